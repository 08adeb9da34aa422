using System.Text.Json;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>axe-core finds nothing to object to: three views, light and dark, phone and desk.</summary>
public sealed class AccessibilityTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    public static TheoryData<string, ColorScheme, int> Views()
    {
        TheoryData<string, ColorScheme, int> views = [];
        foreach (var address in new[] { "/", "/sites/abilene-tx", "/sites/abilene-tx/milestones/campus-complete" })
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
                foreach (var width in new[] { 360, 1440 })
                    views.Add(address, colours, width);
        foreach (var address in new[] { "/?asOf=2026-01-31", "/?since=2026-01-31", "/sites/abilene-tx?asOf=2026-06-30&by=data-date" })
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
                views.Add(address, colours, 1440);
        return views;
    }

    [BrowserTheory]
    [InlineData("/", 1440)]
    [InlineData("/sites/abilene-tx", 1440)]
    [InlineData("/sites/abilene-tx", 360)]
    public async Task What_the_tab_key_comes_to_is_never_under_the_scrubber(string address, int width)
    {
        var look = await Open(shared.Server, address, new() { Width = width, Height = 800 });
        await look.Becomes("live");
        var covered = new List<string>();
        var stops = 0;
        for (; stops < 600; stops++)
        {
            await look.Page.Keyboard.PressAsync("Tab");
            var at = await look.Page.EvaluateAsync<string>("""
                () => {
                  const focused = document.activeElement, scrubber = document.querySelector("#scrubber");
                  if (scrubber.contains(focused)) return "scrubber";
                  const { top, bottom, height } = focused.getBoundingClientRect(), edge = scrubber.getBoundingClientRect().top;
                  return bottom > edge + 1 && height < edge && top > 0 ? `${focused.outerHTML.slice(0, 120)} to ${Math.round(bottom)}, the scrubber from ${Math.round(edge)}` : "";
                }
                """);
            if (at == "scrubber")
                break;
            if (at.Length > 0)
                covered.Add(at);
        }

        // The scrubber is the last stop of the page.
        Assert.InRange(stops, 20, 599);
        Assert.True(covered.Count == 0, string.Join('\n', covered.Take(5)));
    }

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_no_violations(string address, ColorScheme colours, int width)
    {
        var look = await Open(shared.Server, address, new() { Colours = colours, Width = width, Height = 900 });
        await OpenARow(look);

        await FindsNothing(look);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_violations_on_a_page_that_waits_for_a_word_or_is_not_current_and_in_German(ColorScheme colours)
    {
        var server = await Serve();
        var look = (await Open(server, "/", new() { Locale = "de-DE", Colours = colours })).Expecting("net::ERR_|WebSocket|signal");
        await look.Becomes("live");
        server.Freeze();
        await look.Becomes("waiting", 10_000);
        await Expect(look.Badge).ToContainTextAsync("nichts gehört");
        await FindsNothing(look);
        await look.Becomes("stale", 15_000);

        await FindsNothing(look);
    }

    static async Task OpenARow(Look look)
    {
        var toggle = look.Page.Locator("#view .toggle:not([disabled])").First;
        await Expect(toggle).ToBeVisibleAsync();
        await toggle.ClickAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
    }

    // Evaluated by the browser's debugger, which the content security policy does not bind.
    internal static async Task FindsNothing(Look look)
    {
        await look.Page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Modules, "axe-core", "axe.min.js")));
        var answer = await look.Page.EvaluateAsync<JsonElement>("""
            async () => {
              const { violations, passes } = await axe.run(document, { rules: { "target-size": { enabled: true } } });
              return { checked: passes.length, violations: violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 5).map(node =>
                `${id} (${help}): ${node.html.slice(0, 160)} ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""}`)) };
            }
            """);
        Assert.True(answer.GetProperty("checked").GetInt32() > 20, "axe checked next to nothing");
        var violations = answer.GetProperty("violations").EnumerateArray().Select(violation => violation.GetString()).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }
}
