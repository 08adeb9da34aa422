using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>An update must not take away what somebody is about to click or is reading.</summary>
public sealed class HoldStillTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "shackelford-tx", Milestone = "campus-complete";

    [BrowserFact]
    public async Task A_line_of_the_feed_stays_under_the_pointer_and_the_new_line_waits_until_the_pointer_has_left()
    {
        var look = await Open(shared.Server, "/");
        await look.Becomes("live");
        var line = look.Page.Locator(".story").First;
        await line.ScrollIntoViewIfNeededAsync();
        // Views near by ask the server for what they show: with their first answer the page takes its form.
        await look.Page.WaitForFunctionAsync("""
            () => document.querySelector(".dates-row") && document.querySelector(".source-line")
              && document.querySelector("[data-slot=progress] [data-part=plot]:not([hidden])")
            """);
        await line.HoverAsync();
        var (words, top) = (await line.InnerTextAsync(), await Top(line));

        await look.Reaches(await Post("a line that waits"));

        Assert.Equal(Sentence(words), Sentence(await line.InnerTextAsync()));
        Assert.Equal(top, await Top(line));
        await Expect(look.Page.Locator(".feed .waiting")).ToContainTextAsync("1 new line waits");
        await look.Page.Mouse.MoveAsync(2, 2);
        await Expect(line).ToContainTextAsync("a line that waits");
    }

    [BrowserFact]
    public async Task A_row_of_the_board_stays_under_the_pointer_when_its_site_changes()
    {
        var look = await Open(shared.Server, "/");
        await look.Becomes("live");
        var row = look.SiteRow("milam-tx").Locator(".site-line");
        await row.ScrollIntoViewIfNeededAsync();
        await row.HoverAsync();
        var top = await Top(row);

        await look.Reaches(await Post("rows hold still", forecast: "2030-06-30"));

        Assert.Equal(top, await Top(row));
    }

    [BrowserFact]
    public async Task Focus_scroll_and_opened_lanes_survive_an_update()
    {
        var look = await Open(shared.Server, $"/sites/{Site}");
        await look.Becomes("live");
        var lane = look.Lane(Milestone);
        await lane.Locator(".toggle").ClickAsync();
        var link = lane.Locator("a[data-part=name]");
        await link.FocusAsync();
        await link.EvaluateAsync("link => { window.focused = link; }");
        // What stands above may grow by a line: then the page scrolls by it, and what has the focus stays where it is.
        var top = await Top(link);

        await look.Reaches(await Post("said while you read", forecast: "2031"));

        await Expect(lane.Locator("[data-part=current]").First).ToHaveTextAsync("2031");
        Assert.True(await look.Page.EvaluateAsync<bool>("document.activeElement === window.focused"), "the focus went elsewhere");
        Assert.Equal(top, await Top(link));
        await Expect(lane.Locator(".said")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_new_site_comes_at_the_end_while_the_pointer_is_on_the_board_and_takes_its_place_afterwards()
    {
        var look = await Open(shared.Server, "/");
        await look.Becomes("live");
        var rows = look.Page.Locator(".site-row");
        var before = await rows.CountAsync();
        await look.SiteRow("uae").Locator(".site-line").HoverAsync();
        var top = await Top(look.SiteRow("uae"));

        (await shared.Server.Owner.Put(
            "/api/sites/a-newcomer-tx", new { name = "Newcomer", country = "United States", region = "Texas", stage = "announced", order = 0 })).Being(201);

        await Expect(rows).ToHaveCountAsync(before + 1);
        await Expect(rows.Last.Locator("[data-part=name]")).ToHaveTextAsync("Newcomer");
        Assert.Equal(top, await Top(look.SiteRow("uae")));
        await look.Page.Mouse.MoveAsync(2, 2);
        await Expect(rows.Last.Locator("[data-part=name]")).Not.ToHaveTextAsync("Newcomer");
    }

    Task<long> Post(string note, string? forecast = null) => shared.Server.Report(Site, Milestone,
        forecast is null ? new { dataDate = Some.Today, note } : (object)new { dataDate = Some.Today, note, forecast });

    static async Task<double> Top(ILocator locator) => Math.Round((await locator.BoundingBoxAsync())!.Y);

    /// <summary>A line of the feed without its age, which counts on.</summary>
    static string Sentence(string line) => line[(line.IndexOf('\n', StringComparison.Ordinal) + 1)..];
}
