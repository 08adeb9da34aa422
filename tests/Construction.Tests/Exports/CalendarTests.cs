using Dashboard.Exports;

namespace Construction.Tests.Exports;

/// <summary>A site's milestones in somebody's calendar.</summary>
public sealed class CalendarTests
{
    const string Abilene = "abilene-tx", Late = "buildings-5-8-ready-for-service";

    [Fact]
    public void A_coarse_date_stands_on_its_last_day_and_says_what_was_stated_and_the_slip()
    {
        var entry = Read(Exporting.Shipped).Event(Late);

        Assert.Equal("Abilene: Buildings 5-8 ready for service — forecast (Q4 2026 – Q1 2027), +3 to +9 months", entry["SUMMARY"]);
        // DTEND is the first day that it is not on.
        Assert.Equal(("20270331", "20270401"), (entry["DTSTART"], entry["DTEND"]));
        Assert.Equal(("TENTATIVE", "TRANSPARENT", "ready for service"), (entry["STATUS"], entry["TRANSP"], entry["CATEGORIES"]));
        Assert.Equal($"{Exporting.Server}/sites/abilene-tx/milestones/{Late}", entry["URL"]);
        Assert.Equal(
            [
                "first stated for 1 July 2026 by Epoch AI", "forecast Q4 2026 – Q1 2027, Epoch AI (observer)", "+3 to +9 months",
                "entered on the last day that this date can mean, of 1 Oct 2026 to 31 Mar 2027", "Responsible: Crusoe", "facility power: 590 MW", "IT power: 422 MW",
            ],
            entry["DESCRIPTION"].Replace('\u00A0', ' ').Split('\n'));
    }

    [Fact]
    public void A_day_is_that_day_and_what_was_reached_is_confirmed()
    {
        var entry = Read(Exporting.Shipped).Event("buildings-3-4-ready-for-service");

        Assert.Equal(("20260523", "20260524", "CONFIRMED"), (entry["DTSTART"], entry["DTEND"], entry["STATUS"]));
        Assert.Equal("Abilene: Buildings 3-4 ready for service — done, +52 days", entry["SUMMARY"]);
    }

    [Fact]
    public void Every_milestone_with_a_current_date_or_a_plan_has_its_entry_and_no_other()
    {
        foreach (var site in Shipped.State.Sites.Values)
            Assert.Equal(
                site.Milestones.Values.Where(milestone => Shipped.State.Read(site, milestone) is { Current: not null } or { Plan: not null })
                    .Select(milestone => $"{site.Details.Id}/{milestone.Details.Id}@construction-dashboard").Order(StringComparer.Ordinal),
                Read(Exporting.Shipped, site.Details.Id).Events.Select(entry => entry["UID"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_change_is_an_update_of_the_same_entry_with_a_higher_sequence()
    {
        var after = Exporting.ShippedAnd(new MilestoneReported(Abilene, Late, Some.Forecast("2027-02-15", "2026-11-23")));

        var (was, now) = (Read(Exporting.Shipped).Event(Late), Read(after).Event(Late));
        Assert.Equal(was["UID"], now["UID"]);
        Assert.Equal($"{after.Position}", now["SEQUENCE"]);
        Assert.True(long.Parse(now["SEQUENCE"]) > long.Parse(was["SEQUENCE"]));
        Assert.Equal(("20270331", "20270215"), (was["DTSTART"], now["DTSTART"]));
        Assert.Equal(now["DTSTAMP"], now["LAST-MODIFIED"]);
    }

    [Fact]
    public void What_was_withdrawn_is_cancelled_and_has_no_slip()
    {
        var entry = Read(Exporting.Shipped).Event("buildings-9-10-ready-for-service");

        Assert.Equal("CANCELLED", entry["STATUS"]);
        Assert.Matches("^Abilene: Buildings 9-10 ready for service — withdrawn( \\([^)]+\\))?$", entry["SUMMARY"]);
    }

    [Fact]
    public void What_is_overdue_says_so_and_is_not_confirmed()
    {
        var entry = Read(Exporting.Shipped, "milam-tx").Event("grid-phase-1-a");

        Assert.Equal(("20260831", "TENTATIVE"), (entry["DTSTART"], entry["STATUS"]));
        Assert.EndsWith("— overdue (Aug 2026)", entry["SUMMARY"], StringComparison.Ordinal);
        Assert.Contains("overdue since 1 Sept 2026", entry["DESCRIPTION"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027", "20271231")]
    [InlineData("2028-02", "20280229")]
    [InlineData("../2027-06-30", "20270630")]
    [InlineData("2027-01-01/..", "20270101")]
    public void The_day_is_the_last_that_a_date_can_mean_or_the_first_where_it_is_open(string date, string day) =>
        Assert.Equal(day, Read(Exporting.Reported(Some.Forecast(date))).Event(Some.Milestone)["DTSTART"]);

    [Fact]
    public void A_milestone_with_a_baseline_and_no_word_yet_stands_on_its_baseline()
    {
        var entry = Read(Exporting.SiteWith(new MilestonePlanned(Some.Site, Some.MilestoneDetails), Some.Baseline("2027-06-30"))).Event(Some.Milestone);

        Assert.Equal(("20270630", "Abilene: Buildings 1-2 ready for service — planned"), (entry["DTSTART"], entry["SUMMARY"]));
    }

    [Fact]
    public void A_site_without_milestones_is_a_whole_calendar_without_entries()
    {
        var calendar = Read(Exporting.SiteWith());

        Assert.Empty(calendar.Events);
        // RFC 5545, 3.6: at least one component.
        Assert.Contains(calendar.Components, component => component.Name == "VTIMEZONE");
        Assert.Equal(("2.0", "Abilene: milestones", "PT1H"), (calendar.Properties["VERSION"], calendar.Properties["X-WR-CALNAME"], calendar.Properties["REFRESH-INTERVAL"]));
    }

    [Fact]
    public void In_German_it_is_German() => Assert.Equal(
        "Abilene: Buildings 5-8 ready for service — Prognose (Q4 2026 – Q1 2027), +3 bis +9 Monate",
        Read(Exporting.Shipped, language: Language.German).Event(Late)["SUMMARY"]);

    [Theory]
    [InlineData("a;b,c\\d\\n", "a;b,c\\d\\n")]
    [InlineData("one\r\nBEGIN:VEVENT\r\ntwo", "one BEGIN:VEVENT two")]
    [InlineData(Exporting.Markup, Exporting.Markup)]
    [InlineData(Exporting.Override, "abc\uFFFDtxt.exe\uFFFD\uFFFDx\uFFFD")]
    [InlineData("建設現場建設現場建設現場建設現場建設現場建設現場 👷🏽‍♀️👷🏽‍♀️👷🏽‍♀️👷🏽‍♀️", "建設現場建設現場建設現場建設現場建設現場建設現場 👷🏽‍♀️👷🏽‍♀️👷🏽‍♀️👷🏽‍♀️")]
    public void What_a_name_holds_stays_in_its_property_and_is_read_back(string name, string read)
    {
        var exporting = Exporting.SiteWith(
            new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Name = name }), Exporting.Told(Some.Forecast("2027-06-30")),
            new MilestoneWithdrawn(Some.Site, Some.Milestone, name, "crusoe", Some.Today, null, null));
        var entry = Assert.Single(Read(exporting).Events);

        Assert.StartsWith($"Abilene: {read} — withdrawn", entry["SUMMARY"], StringComparison.Ordinal);
        Assert.Contains("Reason: ", entry["DESCRIPTION"], StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_marks_leave_a_title_that_still_says_what_is_forecast()
    {
        var entry = Read(Exporting.SiteWith(
            new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Name = Exporting.Marks }), Exporting.Told(Some.Forecast("2027-06-30")))).Event(Some.Milestone);

        Assert.Equal($"Abilene: a{new string('\u0301', 6)} — forecast", entry["SUMMARY"]);
    }

    static CalendarReading Read(Exporting exporting, string site = Abilene, Language? language = null) => new(
        new Calendar(language ?? Language.English, exporting.Names, Some.Today, Exporting.Server).Of(exporting.SiteRow(site), exporting.Milestones(site), _ => Some.Now)
            .Replace("\u00A0", " ", StringComparison.Ordinal));
}
