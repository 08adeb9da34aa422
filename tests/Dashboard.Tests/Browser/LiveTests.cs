using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>What the product is for: a report that somebody posts is on every open page, without a reload.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed class LiveTests(Chromium chromium) : BrowserTest(chromium)
{
    const string Site = "abilene-tx", Milestone = "buildings-5-8-ready-for-service";

    [BrowserFact]
    public async Task A_posted_report_appears_at_once_on_both_pages_that_show_its_site_and_not_on_another_sites()
    {
        var server = await Serve();
        var programme = await Open(server, "/");
        var site = await Open(server, $"/sites/{Site}");
        var other = await Open(server, "/sites/milam-tx");
        foreach (var look in new[] { programme, site, other })
        {
            await look.Becomes("live");
            await look.Page.EvaluateAsync("window.notReloaded = true");
        }
        await programme.SiteRow(Site).Locator(".toggle").ClickAsync();
        var otherBefore = await server.Head("site:milam-tx");

        var position = await server.Report(Site, Milestone, new { dataDate = Some.Today, forecast = "2027-08-17", reason = "a storm took the roof" });

        await programme.Reaches(position, 5_000);
        await site.Reaches(position, 5_000);
        var lane = site.Lane(Milestone);
        await Expect(lane.Locator("[data-part=current]")).ToHaveTextAsync("17 Aug 2027");
        await Expect(lane.Locator("[data-part=line]")).ToHaveClassAsync(new Regex("\\bchanged\\b"));
        await Expect(programme.BoardLane(Milestone)).ToHaveClassAsync(new Regex("\\bchanged\\b"));
        await Expect(programme.Page.Locator($"#board-{Site}")).ToBeVisibleAsync();
        await Expect(programme.Page.Locator(".story").First).ToContainTextAsync("17 August 2027");
        await Expect(programme.Page.Locator(".story").First).ToContainTextAsync("a storm took the roof");

        Assert.Equal(otherBefore, await server.Head("site:milam-tx"));
        await other.Becomes("live");
        await Expect(other.Badge).ToContainTextAsync($"update {otherBefore} ");
        await Expect(other.Page.Locator("body")).Not.ToContainTextAsync("a storm took the roof");
        foreach (var look in new[] { programme, site, other })
            Assert.True(await look.Page.EvaluateAsync<bool>("window.notReloaded === true"));
    }
}
