using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>What the page must never get wrong: overdue is not done, dropped scope is not slip, bases are not added.</summary>
public sealed class MeaningTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    [BrowserFact]
    public async Task A_date_that_passed_without_an_actual_is_overdue_and_not_done()
    {
        var look = await Open(shared.Server, "/sites/milam-tx");
        var lane = look.Lane("grid-phase-1-a");

        await Expect(lane.Locator("[data-part=status]")).ToHaveTextAsync("overdue");
        await Expect(lane.Locator("[data-part=status]")).ToHaveAttributeAsync("data-status", "overdue");
        await Expect(lane.Locator("[data-part=line] [data-part=marks]")).ToHaveAttributeAsync("aria-label", new Regex("overdue since 1 Sept? 2026"));
        await Expect(look.Page.Locator("[data-part=finding]")).ToContainTextAsync("overdue");

        var programme = await Open(shared.Server, "/");
        await programme.SiteRow("milam-tx").Locator(".toggle").ClickAsync();
        await Expect(programme.BoardLane("grid-phase-1-a").Locator("[data-part=status]")).ToHaveTextAsync("overdue");
    }

    [BrowserFact]
    public async Task A_report_of_completion_ends_overdue_and_percent_does_not()
    {
        var status = (await Open(shared.Server, "/sites/dona-ana-nm")).Lane("air-permit-hearing").Locator("[data-part=status]");
        var yesterday = Some.Day(-1);
        await shared.Server.Report("dona-ana-nm", "air-permit-hearing", new { dataDate = yesterday, forecast = yesterday, party = "oracle" });
        await Expect(status).ToHaveTextAsync("overdue");
        await shared.Server.Report("dona-ana-nm", "air-permit-hearing", new { dataDate = Some.Today, percent = 100, party = "oracle" });
        await Expect(status).ToHaveTextAsync("overdue");
        await shared.Server.Report("dona-ana-nm", "air-permit-hearing", new { dataDate = Some.Today, actual = yesterday, party = "oracle" });
        await Expect(status).ToHaveTextAsync("done");
    }

    [BrowserFact]
    public async Task Dropped_scope_is_shown_as_withdrawn_with_its_notice_and_not_as_slip()
    {
        var look = await Open(shared.Server, "/sites/abilene-tx");
        var lane = look.Lane("buildings-9-10-ready-for-service");

        await Expect(lane).ToHaveClassAsync(new Regex("\\bwithdrawn\\b"));
        await Expect(lane.Locator("[data-part=status]")).ToHaveTextAsync("withdrawn");
        await Expect(lane.Locator("[data-part=slip]")).ToHaveTextAsync("");
        await Expect(look.Page.Locator(".site-flags li", new() { HasTextString = "Expansion (+600 MW) dropped" })).ToContainTextAsync("scope change");
        var site = (await shared.Server.Get("/api/sites/abilene-tx"))["site"]!;
        Assert.NotEqual("buildings-9-10-ready-for-service", (string?)site["worst"]);
    }

    [BrowserFact]
    public async Task Two_parties_counts_of_one_campus_stand_side_by_side_with_their_basis()
    {
        var look = await Open(shared.Server, "/sites/abilene-tx");
        await Expect(look.Page.Locator(".site-flags")).ToContainTextAsync("6 of 8 buildings delivered (618 MW)");
        await Expect(look.Page.Locator(".site-head")).ToContainTextAsync("75%");
        await Expect(look.Page.Locator(".site-head")).ToContainTextAsync("Oracle");
        await Expect(look.Page.Locator(".site-head")).ToContainTextAsync("Epoch AI");
    }
}
