using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>A page that is not current says so, whatever its socket believes.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed partial class StaleTests(Chromium chromium) : BrowserTest(chromium)
{
    [BrowserFact]
    public async Task When_the_server_falls_silent_the_page_says_since_when_it_is_not_current_and_heals_by_itself()
    {
        var server = await Serve();
        var look = (await Open(server, "/")).Expecting("net::ERR_|WebSocket|signal");
        await look.Becomes("live");

        // Nothing closes and nothing answers: only silence tells.
        server.Freeze();
        var silent = Stopwatch.StartNew();
        await look.Becomes("waiting", 10_000);
        await Expect(look.Badge).ToContainTextAsync(NoWordFor());
        await look.Becomes("stale", 15_000);
        Assert.InRange(silent.Elapsed.TotalSeconds, 7, 15);

        await Expect(look.Badge).ToContainTextAsync(NotCurrentSince());
        var band = look.Page.Locator("#stale-band");
        await Expect(band).ToBeVisibleAsync();
        await Expect(band).ToContainTextAsync(NotCurrentSince());
        await Expect(look.Page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", "/favicon-stale.svg");
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);

        server.Thaw();
        await look.Becomes("live", 10_000);
        await Expect(band).ToBeHiddenAsync();
        var position = await server.Report("abilene-tx", "campus-complete", new { dataDate = Some.Today, note = "awake again" });
        await look.Reaches(position, 5_000);
    }

    [GeneratedRegex("Not current since \\d\\d:\\d\\d", RegexOptions.IgnoreCase)]
    private static partial Regex NotCurrentSince();

    [GeneratedRegex("No word for \\d+ s", RegexOptions.IgnoreCase)]
    private static partial Regex NoWordFor();
}
