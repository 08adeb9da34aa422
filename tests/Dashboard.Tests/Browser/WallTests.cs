using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>The wall: large, by itself, and for ever.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed partial class WallTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    static readonly Looking Screen = new() { Width = 1920, Height = 1080 };

    [BrowserTheory]
    [InlineData(1920, 1080, 32, "en-GB")]
    [InlineData(3840, 2160, 64, "de-DE")]
    public async Task Every_slide_is_read_from_afar_fits_its_screen_and_scrolls_nowhere(int width, int height, double least, string locale)
    {
        var look = await Wall(shared.Server, new() { Width = width, Height = height, Locale = locale });
        var slides = int.Parse(Last().Match(await look.Page.Locator(".wall-place").InnerTextAsync()).Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(12, slides);
        var seen = new HashSet<string>();

        for (var press = 0; press < 40; press++)
        {
            var place = await look.Page.Locator(".wall-place").InnerTextAsync();
            if (!seen.Add(place))
                break;
            Assert.Equal("", await look.Page.EvaluateAsync<string>(Faults, least));
            await look.Page.Keyboard.PressAsync("ArrowRight");
        }

        // Every slide once and round again; Abilene does not fit on one page.
        Assert.InRange(seen.Count, slides + 1, 30);
        Assert.Equal(slides, seen.Select(place => place.Split('·')[^1].Trim()).Distinct().Count());
    }

    [BrowserFact]
    public async Task It_turns_by_itself_stands_still_when_a_key_is_pressed_says_so_and_Escape_leaves()
    {
        var look = await Wall(shared.Server, Screen);
        var place = look.Page.Locator(".wall-place");
        await Expect(place).ToContainTextAsync("1 of 12");

        // A slide stands for half a minute.
        await Expect(place).ToContainTextAsync("2 of 12", new() { Timeout = 90_000 });
        await Expect(look.Page.Locator(".wall-site h2")).ToContainTextAsync("Abilene");

        await look.Page.Keyboard.PressAsync("x");
        await Expect(look.Page.Locator(".wall-day")).ToContainTextAsync("Paused. Any key goes on");
        var stood = await Stood();
        await look.Page.WaitForTimeoutAsync(1_500);
        Assert.Equal(stood, await Stood());
        await look.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(look.Page.Locator(".wall-board")).ToBeVisibleAsync();
        await look.Page.Keyboard.PressAsync("x");
        await Expect(look.Page.Locator(".wall-day")).ToContainTextAsync("Last 24 hours");
        await look.Page.WaitForFunctionAsync("() => Number(document.querySelector('.wall').style.getPropertyValue('--stood')) > 0.02");

        await look.Page.Keyboard.PressAsync("Escape");
        await Expect(look.Page).ToHaveURLAsync(new Regex("/$"));
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
        await Expect(look.Page.Locator(".masthead")).ToBeVisibleAsync();

        Task<string> Stood() => look.Page.EvaluateAsync<string>("document.querySelector('.wall').style.getPropertyValue('--stood')");
    }

    [BrowserFact]
    public async Task Its_server_dies_and_comes_back_and_so_does_the_wall_without_a_hand()
    {
        var server = await Serve();
        var look = (await Wall(server, Screen)).Expecting("net::ERR_|WebSocket");
        var fresh = look.Page.Locator(".wall [data-part=fresh]");
        await Expect(fresh).ToContainTextAsync("Current update");

        await server.Kill();
        await Expect(look.Page.Locator("#stale-band")).ToContainTextAsync(NotCurrent(), new() { Timeout = 25_000 });
        Assert.True((await look.Page.Locator("#stale-band").BoundingBoxAsync())!.Height > 70, "the band is to be seen from afar");
        Assert.Equal("", await look.Page.EvaluateAsync<string>(Faults, 32));

        await server.Restart();
        var position = await server.Report("abilene-tx", "campus-complete", new { dataDate = Some.Today, note = "back again" });
        await look.Reaches(position);
        await Expect(fresh).ToContainTextAsync($"Current update {position}", new() { Timeout = 20_000 });
        await Expect(look.Page.Locator("#stale-band")).ToBeHiddenAsync();
        await look.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(look.Page.Locator(".wall-story").First).ToContainTextAsync("back again");
    }

    [BrowserFact]
    public async Task Its_key_comes_with_the_address_leaves_it_is_kept_and_when_it_is_revoked_the_wall_says_so_and_shows_nothing()
    {
        var server = await Serve("Access:Viewing=key");
        var key = (await server.Owner.Post("/api/keys", new { display = true, label = "lobby" })).Being(201).Json;
        var look = (await NewLook(server, Screen)).Expecting("401|net::ERR_|WebSocket");
        await look.Page.GotoAsync((string)key["open"]!);
        await Expect(look.Page.Locator(".wall-board .wall-row")).ToHaveCountAsync(10);
        Assert.EndsWith("/wall", look.Page.Url, StringComparison.Ordinal);
        await look.Becomes("live");

        // Another tab, as after the browser was started again: what is kept is enough.
        var later = await look.Page.Context.NewPageAsync();
        await later.GotoAsync("/wall");
        await Expect(later.Locator(".wall-board .wall-row")).ToHaveCountAsync(10);
        await later.CloseAsync();

        (await server.Owner.Delete($"/api/keys/{key["id"]}")).Being(204);
        await Expect(look.Page.Locator("#loading")).ToContainTextAsync("no longer takes this wall’s key", new() { Timeout = 25_000 });
        await Expect(look.Page.Locator(".wall-row").First).ToBeHiddenAsync();
        await Expect(look.Page.Locator("#access")).ToBeHiddenAsync();
        Assert.True(await look.Page.Locator("#loading").EvaluateAsync<double>("element => parseFloat(getComputedStyle(element).fontSize)") >= 60);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_violations_on_the_wall(ColorScheme colours)
    {
        var look = await Wall(shared.Server, Screen with { Colours = colours });
        await AccessibilityTests.FindsNothing(look);
        await look.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(look.Page.Locator(".wall-site")).ToBeVisibleAsync();
        // A slide that still comes in is fainter than it will be.
        await look.Page.WaitForFunctionAsync("() => document.querySelector('.wall-slide').getAnimations().every(animation => animation.playState !== 'running')");
        await AccessibilityTests.FindsNothing(look);
    }

    async Task<Look> Wall(DashboardServer server, Looking looking)
    {
        var look = await NewLook(server, looking);
        await look.Page.GotoAsync("/wall");
        await Expect(look.Page.Locator(".wall-board .wall-row")).ToHaveCountAsync(10);
        await look.Becomes("live");
        return look;
    }

    // Scrollbars, rows in too small a type, rows that are cut off, text beyond the screen.
    const string Faults = """
        least => {
          const faults = [];
          const root = document.documentElement;
          if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) faults.push(`${root.scrollWidth} x ${root.scrollHeight}`);
          const rows = document.querySelector(".wall-rows");
          const shown = [...document.querySelectorAll(".wall-row:not([hidden])")];
          if (rows && !shown.length) faults.push("no row");
          for (const row of shown) {
            const [type, box] = [parseFloat(getComputedStyle(row).fontSize), row.getBoundingClientRect()];
            if (type < least) faults.push(`${type} px: ${row.textContent.trim().slice(0, 40)}`);
            if (box.bottom > rows.getBoundingClientRect().bottom + 2) faults.push(`cut off: ${row.textContent.trim().slice(0, 40)}`);
          }
          return faults.join("; ");
        }
        """;

    [GeneratedRegex("\\d+$")]
    private static partial Regex Last();

    [GeneratedRegex("Not current since \\d\\d:\\d\\d", RegexOptions.IgnoreCase)]
    private static partial Regex NotCurrent();
}
