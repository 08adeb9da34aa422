namespace Construction.Tests.Analytics;

/// <summary>How late a milestone is, apart for what is behind and what is ahead; worked by hand for 23 November 2026.</summary>
public sealed class LateMilestoneTests
{
    readonly ToldSites _told = new();

    MwDaysLate Late => MwDaysLate.Of(_told.AsOf, "facility", Some.Today);

    [Fact]
    public void What_was_done_late_is_late_from_the_plan_to_the_actual()
    {
        // 1 April to 23 May 2026: 29 days of April + 23 of May = 52. 52 · 295 = 15,340.
        _told.Plans("one", 295).Baseline("one", "2026-04-01").Says("one", Some.Actual("2026-05-23"));

        Assert.Equal((Exactly(15_340), Bounds.None), (Late.Incurred, Late.ToCome));
        Assert.Equal([new(ToldSites.Site, "one", 295, LateUntil.Actual, Exactly(52), Bounds.None)], Late.Milestones);
    }

    [Fact]
    public void What_is_forecast_late_has_incurred_the_days_until_now_and_has_those_from_now_to_the_forecast_to_come()
    {
        // 30 June to 23 November: 31 + 31 + 30 + 31 + 23 = 146. 23 November to 31 December: 7 + 31 = 38. 184 in all, as the slip has it.
        _told.Plans("one", 100).Baseline("one", "2026-06-30").Says("one", Some.Forecast("2026-12-31"));

        Assert.Equal((Exactly(14_600), Exactly(3_800)), (Late.Incurred, Late.ToCome));
        Assert.Equal(184, _told.AsOf[0].Reading.Slip!.FromDays);
    }

    [Fact]
    public void What_is_planned_for_later_has_all_of_its_lateness_to_come()
    {
        // 1 December 2026 to 1 March 2027: 30 + 31 + 28 + 1 = 90.
        _told.Plans("one", 10).Baseline("one", "2026-12-01").Says("one", Some.Forecast("2027-03-01"));

        Assert.Equal((Bounds.None, Exactly(900)), (Late.Incurred, Late.ToCome));
    }

    [Fact]
    public void What_has_passed_without_an_actual_has_incurred_all_until_now_and_nobody_knows_what_is_to_come()
    {
        // 30 June to 23 November: 146. That the forecast said 30 September, 92 days, ends nothing.
        _told.Plans("one", 100).Baseline("one", "2026-06-30").Says("one", Some.Forecast("2026-09-30"));

        Assert.Equal((Exactly(14_600), Bounds.Unknown), (Late.Incurred, Late.ToCome));
        Assert.Equal(LateUntil.PassedForecast, Late.Milestones[0].Until);
    }

    [Fact]
    public void What_is_to_come_is_unknown_from_the_day_after_the_forecast()
    {
        // Of the forecast for today there are no days left; of yesterday's nobody knows.
        _told.Plans("today", 1).Baseline("today", "2026-11-13").Says("today", Some.Forecast("2026-11-23"));
        Assert.Equal((Exactly(10), Bounds.None), (Late.Incurred, Late.ToCome));

        _told.Plans("yesterday", 1).Baseline("yesterday", "2026-11-13").Says("yesterday", Some.Forecast("2026-11-22"));
        Assert.Equal((Exactly(20), Bounds.Unknown), (Late.Incurred, Late.ToCome));
    }

    [Fact]
    public void Coarse_dates_give_an_interval_for_either_part()
    {
        // Plan: 1 July to 30 September 2026. Incurred: from 30 September 31 + 23 = 54, from 1 July 30 + 31 + 30 + 31 + 23 = 145.
        // Forecast: 1 January to 31 March 2027. To come: 7 + 31 + 1 = 39 to 7 + 31 + 31 + 28 + 31 = 128. Slip: 93 to 273.
        _told.Plans("one", 200).Baseline("one", "2026-Q3").Says("one", Some.Forecast("2027-Q1"));

        Assert.Equal(new(10_800, 29_000, false), Late.Incurred);
        Assert.Equal(new(7_800, 25_600, false), Late.ToCome);
        Assert.Equal((93, 273), (_told.AsOf[0].Reading.Slip!.FromDays, _told.AsOf[0].Reading.Slip!.ToDays));
    }

    [Fact]
    public void Dates_of_year_precision_leave_most_of_it_open()
    {
        // Plan: any day of 2026. Incurred: none, if it is 31 December; 326 if it is 1 January (the 327th day of the year less 1).
        // Forecast: any day of 2027. To come: 1 (31 December to 1 January) to 403 (23 November 2026 to 31 December 2027: 38 + 365).
        _told.Plans("one", 1).Baseline("one", "2026").Says("one", Some.Forecast("2027"));

        Assert.Equal((new(0, 326, false), new(1, 403, false)), (Late.Incurred, Late.ToCome));
    }

    [Fact]
    public void A_forecast_of_a_month_that_has_begun_has_at_least_no_days_to_come()
    {
        // Any day of November; it has not happened by the 23rd. To come: 0 to 7.
        _told.Plans("one", 1).Baseline("one", "2026-11-03").Says("one", Some.Forecast("2026-11"));

        Assert.Equal((Exactly(20), new(0, 7, false)), (Late.Incurred, Late.ToCome));
    }

    [Fact]
    public void An_actual_of_a_month_that_is_not_over_is_at_the_latest_today()
    {
        // Plan 31 October; done on a day from 1 to 23 November.
        _told.Plans("one", 1).Baseline("one", "2026-10-31").Says("one", Some.Actual("2026-11", "2026-11-20"));

        Assert.Equal((new(1, 23, false), Bounds.None), (Late.Incurred, Late.ToCome));
    }

    [Fact]
    public void Ends_that_are_open_leave_the_upper_bound_open_and_the_lower_at_none()
    {
        // A plan "by 30 June" has no earliest day: at least 146 incurred, 38 to come until 31 December.
        _told.Plans("by", 1).Baseline("by", "../2026-06-30").Says("by", Some.Forecast("2026-12-31"));
        Assert.Equal((new(146, 146, true), Exactly(38)), (Late.Milestones[0].Incurred, Late.Milestones[0].ToCome));

        // A plan "from 30 June on" has no latest day: perhaps nothing, at most what a plan of 30 June has.
        _told.Plans("from", 1).Baseline("from", "2026-06-30/..").Says("from", Some.Forecast("2026-12-31"));
        Assert.Equal((new(0, 146, false), new(0, 38, false)), (Of("from").Incurred, Of("from").ToCome));

        // A forecast "from 31 December on": 38 at least.
        _told.Plans("since", 1).Baseline("since", "2026-06-30").Says("since", Some.Forecast("2026-12-31/.."));
        Assert.Equal((Exactly(146), new(38, 38, true)), (Of("since").Incurred, Of("since").ToCome));
    }

    [Fact]
    public void Where_nobody_gives_a_date_the_days_until_now_are_incurred_and_what_is_to_come_is_unknown()
    {
        _told.Plans("taken-back", 1).Says("taken-back", Some.Forecast("2026-06-30", "2026-03-01"))
            .Says("taken-back", Some.Report("2026-05-01") with { Forecast = Some.NoDate });
        _told.Plans("baseline-only", 1).Baseline("baseline-only", "2026-06-30");
        _told.Plans("ahead", 1).Baseline("ahead", "2027-06-30");

        Assert.Equal((Exactly(292), Bounds.Unknown), (Late.Incurred, Late.ToCome));
        Assert.Equal(["baseline-only", "taken-back", "ahead"], Late.Milestones.Select(milestone => milestone.Milestone));
        Assert.All(Late.Milestones, milestone => Assert.Equal(LateUntil.NoDate, milestone.Until));
    }

    [Fact]
    public void A_date_that_was_only_stated_once_is_late_from_the_day_after_it_has_passed()
    {
        // The quarter that is not over is not measured against itself; the one that has passed on 30 September is: 54 to 145.
        _told.Plans("ahead", 1).Says("ahead", Some.Forecast("2026-Q4", "2026-03-01"));
        _told.Plans("passed", 1).Says("passed", Some.Forecast("2026-Q3", "2026-03-01"));

        Assert.Equal((new(54, 145, false), Bounds.Unknown), (Late.Incurred, Late.ToCome));
        Assert.Equal(["passed"], Late.Milestones.Select(milestone => milestone.Milestone));
    }

    LateMilestone Of(string milestone) => Late.Milestones.Single(late => late.Milestone == milestone);

    static Bounds Exactly(decimal amount) => new(amount, amount, IsOpen: false);
}
