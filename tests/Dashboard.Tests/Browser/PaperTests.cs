using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>The programme and a site as a status report on A4.</summary>
public sealed partial class PaperTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    [BrowserTheory]
    [InlineData("/", "Stargate: status report", "en-GB")]
    [InlineData("/sites/abilene-tx", "Abilene · Stargate: Statusbericht", "de-DE")]
    public async Task A_printed_page_says_of_what_of_when_and_of_which_log_it_is_in_black_on_white_with_nothing_to_press(string address, string title, string locale)
    {
        var look = await Open(shared.Server, address, new() { Locale = locale, Colours = ColorScheme.Dark });
        await look.Becomes("live");
        var programme = (await shared.Server.Owner.Get("/api/programme")).Being(200);
        await Paper(look);

        var head = look.Page.Locator("#print-head");
        await Expect(head.Locator("h1")).ToHaveTextAsync(title);
        await Expect(head).ToContainTextAsync(programme.Epoch);
        await Expect(head).ToContainTextAsync(new Regex($"\\d{{1,2}}\\.? \\w+ {DateTime.UtcNow.Year}"));
        Assert.Contains(programme.Epoch[..8], await look.Page.EvaluateAsync<string>("document.documentElement.style.getPropertyValue('--print-margin')"), StringComparison.Ordinal);
        Assert.Equal("rgb(255, 255, 255)", await look.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
        foreach (var hidden in new[] { "#scrubber", ".masthead", "main button:visible", "main select:visible", ".about-links" })
            Assert.Equal(0, await look.Page.Locator($"{hidden} >> visible=true").CountAsync());
        await Expect(look.Page.Locator(".about")).ToContainTextAsync("CC BY 4.0");
        // What scrolls on a screen is whole on paper.
        Assert.Equal(0, await look.Page.EvaluateAsync<int>("[...document.querySelectorAll('main *')].filter(element => element.clientWidth && /(auto|scroll)/.test(getComputedStyle(element).overflowX)).length"));
    }

    [BrowserFact]
    public async Task On_paper_stand_the_table_of_the_sites_and_every_flag_and_afterwards_the_screen_is_as_it_was()
    {
        var look = await Open(shared.Server, "/", new() { Colours = ColorScheme.Dark });
        await look.Becomes("live");
        var flags = look.Page.Locator(".flags .flag");
        await Expect(flags).ToHaveCountAsync(6);
        await Paper(look);

        await Expect(look.Page.Locator(".board-frame .as-table tbody tr >> visible=true")).ToHaveCountAsync(10);
        Assert.True(await flags.CountAsync() > 30, "the flags are not whole");

        await look.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await look.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Expect(flags).ToHaveCountAsync(6);
        await Expect(look.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "auto");
        await Expect(look.Page.Locator("#print-head")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task The_browser_makes_a_PDF_of_A4_pages_of_it()
    {
        var look = await Open(shared.Server, "/");
        await look.Becomes("live");

        var pdf = Encoding.Latin1.GetString(await look.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
        var sizes = MediaBox().Matches(pdf).Select(match => match.Groups[1].Value).ToList();
        Assert.InRange(sizes.Count, 3, 12);
        // 210 by 297 mm, in points.
        Assert.All(sizes, size => Assert.Matches("^0 0 59[45](\\.\\d+)? 84[12](\\.\\d+)?$", size));
    }

    [BrowserFact]
    public async Task The_keys_that_print_wait_for_what_nobody_has_scrolled_to()
    {
        var look = await NewLook(shared.Server);
        await look.Page.AddInitScriptAsync("window.print = () => { window.printed = [...document.querySelectorAll('.dates-row, .source-line, .slips-table [role=row]')].length; };");
        await look.Goto("/");
        await look.Becomes("live");
        Assert.Equal(0, await look.Page.Locator(".source-line").CountAsync());

        await look.Page.Keyboard.PressAsync("Control+p");

        await look.Page.WaitForFunctionAsync("() => window.printed !== undefined");
        Assert.True(await look.Page.EvaluateAsync<int>("window.printed") > 20, "views are missing on paper");
        await Expect(look.Page.Locator(".source-line").First).ToBeAttachedAsync();
    }

    // As the browser does before it lays out the paper.
    static async Task Paper(Look look)
    {
        await look.Page.SetViewportSizeAsync(688, 1000);
        await look.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await look.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
    }

    [GeneratedRegex("/MediaBox \\[([^\\]]+)\\]")]
    private static partial Regex MediaBox();
}
