namespace Construction.Tests.Analytics;

public sealed class RampTests
{
    readonly ToldSites _told = new();

    Ramp Ramp => Of("facility");

    [Theory]
    [InlineData("2027-01-15", "2027-01-15")]
    [InlineData("2026-12", "2026-12-31")]
    [InlineData("2027-Q1", "2027-03-31")]
    [InlineData("2027", "2027-12-31")]
    [InlineData("2026-10-01/2027-03-31", "2027-03-31")]
    [InlineData("../2027-06-30", "2027-06-30")]
    public void A_date_counts_at_its_latest_day(string date, string day)
    {
        _told.Plans("one").Baseline("one", date).Says("one", Some.Forecast(date));

        Assert.Equal([new(Some.Day(day), 100, ToldSites.Site, "one")], Ramp.Plan.Steps);
        Assert.Equal([new(Some.Day(day), 100, ToldSites.Site, "one")], Ramp.Forecast);
        Assert.Equal(Ramp.Forecast, Ramp.Current.Steps);
        Assert.Equal((0, 100), (Ramp.Current.At(Some.Day(day).AddDays(-1)), Ramp.Current.At(Some.Day(day))));
    }

    [Fact]
    public void Without_a_baseline_the_plan_is_the_first_stated_date_and_with_one_the_baseline()
    {
        _told.Plans("first").Says("first", Some.Forecast("2026-12-01", "2026-03-01")).Says("first", Some.Forecast("2027-02-01", "2026-06-01"));
        _told.Plans("baseline").Says("baseline", Some.Forecast("2026-12-01", "2026-03-01")).Baseline("baseline", "2026-11-30");

        Assert.Equal([("baseline", Some.Day("2026-11-30")), ("first", Some.Day("2026-12-01"))], Ramp.Plan.Steps.Select(step => (step.Milestone, step.Day)));
        Assert.Equal([("baseline", Some.Day("2026-12-01")), ("first", Some.Day("2027-02-01"))], Ramp.Forecast.Select(step => (step.Milestone, step.Day)));
    }

    // Today is 23 November 2026.
    [Theory]
    [InlineData("2026-03-01", "2026-11-24", true)]
    [InlineData("2026-10", "2026-11-24", true)]
    [InlineData("2026-11-22", "2026-11-24", true)]
    [InlineData("2026-11-23", "2026-11-24", false)]
    [InlineData("2026-11-24", "2026-11-24", false)]
    public void A_forecast_that_has_passed_counts_from_tomorrow_and_is_never_done(string forecast, string day, bool hasPassed)
    {
        _told.Plans("one").Says("one", Some.Forecast(forecast, "2026-01-15"));

        Assert.Equal([new(Some.Day(day), 100, ToldSites.Site, "one", hasPassed)], Ramp.Forecast);
        Assert.Empty(Ramp.Actual);
        Assert.Equal(0, Ramp.Current.At(Some.Today));
    }

    [Fact]
    public void What_was_done_within_a_month_that_is_not_over_counts_today()
    {
        _told.Plans("this-month").Says("this-month", Some.Actual("2026-11", "2026-11-20"));
        _told.Plans("last-month").Says("last-month", Some.Actual("2026-10", "2026-11-20"));

        Assert.Equal([("last-month", Some.Day("2026-10-31")), ("this-month", Some.Today)], Ramp.Actual.Select(step => (step.Milestone, step.Day)));
        Assert.Equal(200, Ramp.Current.At(Some.Today));
    }

    [Fact]
    public void What_is_on_no_current_curve_for_want_of_a_date_is_named()
    {
        _told.Plans("silent", 1);
        _told.Plans("press-only", 2).Says("press-only", Some.Forecast("2027-01-01", party: "press"));
        _told.Plans("baseline-only", 4).Baseline("baseline-only", "2026-06-30");
        _told.Plans("taken-back", 8).Says("taken-back", Some.Forecast("2027-01-01", "2026-03-01"))
            .Says("taken-back", Some.Report("2026-06-01") with { Forecast = Some.NoDate });
        _told.Plans("from", 16).Says("from", Some.Forecast("2027-01-01/.."));

        Assert.Empty(Ramp.Current.Steps);
        Assert.Equal(
            [("silent", 1m), ("press-only", 2), ("baseline-only", 4), ("taken-back", 8), ("from", 16)],
            Ramp.Undated.Select(mw => (mw.Milestone, mw.Mw)));
        // Of these nobody but the press speaks of a date for the first two; the last has a plan, but no day by which all of it has passed.
        Assert.Equal(["silent", "press-only"], Ramp.Unplanned.Select(mw => mw.Milestone));
        Assert.Equal(["baseline-only", "taken-back"], Ramp.Plan.Steps.Select(step => step.Milestone));
        Assert.Equal(["from"], Ramp.Plan.Undated.Select(mw => mw.Milestone));
    }

    [Fact]
    public void What_was_withdrawn_stays_on_the_plans_curve_only_and_is_named()
    {
        _told.Plans("dropped", 941).Says("dropped", Some.Forecast("2027-03-03", "2025-12-13")).Withdraws("dropped");
        _told.Plans("never-planned", 50).Withdraws("never-planned");

        Assert.Equal([("dropped", 941m)], Ramp.Plan.Steps.Select(step => (step.Milestone, step.Mw)));
        Assert.Equal((0, 0, 0), (Ramp.Current.Steps.Count, Ramp.Undated.Count, Ramp.Unplanned.Count));
        Assert.Equal(["dropped", "never-planned"], Ramp.Withdrawn.Select(mw => mw.Milestone));
    }

    [Fact]
    public void What_was_done_without_a_plan_is_on_the_current_curve_and_named()
    {
        _told.Plans("one", 147).Says("one", Some.Actual("2025-09-26"));

        Assert.Equal((147, 0), (Ramp.Current.At(Some.Today), Ramp.Plan.At(Some.Today)));
        Assert.Equal([new(ToldSites.Site, "one", 147)], Ramp.Unplanned);
    }

    [Fact]
    public void Bases_are_read_one_at_a_time_and_what_has_no_megawatts_of_one_is_not_on_its_ramp()
    {
        _told.Plans("both", [new(295, "facility", null, null, null), new(210, "it", null, null, null)]).Says("both", Some.Forecast("2027-01-01"));
        _told.Plans("none", []).Says("none", Some.Forecast("2027-01-01"));
        _told.Plans("nothing", 0).Says("nothing", Some.Forecast("2027-01-01"));

        Assert.Equal([("both", 295m)], Ramp.Current.Steps.Select(step => (step.Milestone, step.Mw)));
        Assert.Equal([("both", 210m)], Of("it").Current.Steps.Select(step => (step.Milestone, step.Mw)));
        Assert.Empty(Of("nameplate").Current.Steps);
        Assert.Equal((0, 0), (Ramp.Undated.Count, Ramp.Unplanned.Count));
    }

    [Fact]
    public void Without_milestones_there_is_a_ramp_of_nothing()
    {
        Assert.Equal((0, 0, 0, null), (Ramp.Plan.Steps.Count, Ramp.Current.Steps.Count, Ramp.Withdrawn.Count, Ramp.WidestGap()));
    }

    [Fact]
    public void Most_has_slipped_where_most_planned_megawatts_are_missing_today_or_at_the_end_of_a_year()
    {
        // Today 40 are missing; at the end of 2026 40 and 100; at the end of 2027 60, for the others have come. So the end of 2026.
        _told.Plans("a", 40).Baseline("a", "2026-06-30").Says("a", Some.Forecast("2027-03-31"));
        _told.Plans("b", 100).Baseline("b", "2026-12-15").Says("b", Some.Forecast("2027-09-30"));
        _told.Plans("c", 60).Baseline("c", "2027-05-01").Says("c", Some.Forecast("2028-02-01"));

        var gap = Ramp.WidestGap()!;

        Assert.Equal((Some.Day("2026-12-31"), 140m, 0m, -140m, 0m), (gap.Day, gap.Before, gap.After, gap.Slip, gap.Scope));
    }

    [Fact]
    public void Where_nothing_slipped_the_widest_gap_is_what_left_the_scope()
    {
        _told.Plans("dropped", 941).Baseline("dropped", "2027-03-03").Withdraws("dropped");
        _told.Plans("early", 100).Baseline("early", "2028-03-01").Says("early", Some.Forecast("2027-11-01"));

        var gap = Ramp.WidestGap()!;

        // At the end of 2027 the early one makes up for 100, at the end of 2028 for nothing: slip +100 does not count as missing.
        Assert.Equal((Some.Day("2028-12-31"), 0m, -941m), (gap.Day, gap.Slip, gap.Scope));
    }

    [Fact]
    public void Of_the_shipped_programme_the_590_megawatts_of_Buildings_5_to_8_are_missing_today()
    {
        var ramp = Construction.Analytics.Ramp.Of(MilestoneAsOf.AllOf(Shipped.State), "facility", Some.Today);

        var gap = ramp.WidestGap()!;

        // Planned by 23 November 2026: Buildings 3-4 (295, 1 April) and 5-8 (590, 1 July). Ready: 1 and 2 (147, 148: no plan) and 3-4.
        Assert.Equal((Some.Today, 885m, 590m, -590m, 295m), (gap.Day, gap.Before, gap.After, gap.Slip, gap.Scope));
        Assert.Equal(941, ramp.Withdrawn.Sum(mw => mw.Mw));
    }

    Ramp Of(string basis) => Construction.Analytics.Ramp.Of(_told.AsOf, basis, Some.Today);
}
