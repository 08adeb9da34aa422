using Construction.Analytics.Risk;
using Construction.Import;
using Construction.Tests.Analytics.Schedules;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Risk;

/// <summary>
/// What stands in a network and was not reported as reached: it lies ahead, and is certain only where nothing of it is known. The network
/// runs around the clock.
/// </summary>
public sealed class OpenMilestoneTests
{
    const string Chain = "A 10; M 0 A; B 10 M; N 0 B";

    // Two months after the data date: all of the chain should have been reached.
    static readonly DateOnly s_today = Supposed.DataDate.AddDays(60);

    [Fact]
    public void What_nobody_reported_as_reached_is_not_reached_before_today_and_moves_what_waits_for_it()
    {
        var forecasts = Forecasts(Schedules.Plans.Of(Chain));

        Assert.Equal((s_today, s_today), (forecasts["m"].Planned, forecasts["m"].Finish.P10));
        Assert.Equal(s_today.AddDays(10), forecasts["n"].Planned);
        Assert.Equal(0, forecasts["m"].ProbabilityOf(StatedDate.Day(s_today.AddDays(-1))));
        // Tasks are not reported one by one.
        Assert.Equal(Supposed.DataDate.AddDays(10), forecasts["a"].Planned);
    }

    [Fact]
    public void What_if_goes_the_same_way()
    {
        var effects = Supposed.Site(Schedules.Plans.Of(Chain), today: s_today).Effects(new WhatIfChange.Duration("B", 20));

        Assert.Equal((s_today, s_today), (effects["m"].Before!.P10, effects["m"].After!.P10));
        Assert.Equal(s_today.AddDays(20), effects["n"].After!.Planned);
    }

    [Fact]
    public void Where_its_calendar_rests_today_it_is_the_next_day_of_work()
    {
        var saturday = Supposed.DataDate.AddDays(61 + 5 - (int)Supposed.DataDate.AddDays(61).DayOfWeek + 1);
        Assert.Equal(DayOfWeek.Saturday, saturday.DayOfWeek);

        Assert.Equal(saturday.AddDays(2), Forecasts(Schedules.Plans.Standard(Chain), today: saturday)["m"].Finish.P10);
    }

    [Fact]
    public void A_date_that_was_set_by_hand_has_passed_all_the_same()
    {
        var plan = Schedules.Plans.Of(Chain).With("M", milestone => milestone with { IsManual = true, PlannedStart = Schedules.Plans.Start.AddDays(12) });

        var forecasts = Forecasts(plan);

        Assert.Equal((s_today, s_today.AddDays(10)), (forecasts["m"].Planned, forecasts["n"].Planned));
    }

    [Fact]
    public void What_was_reached_or_withdrawn_is_held_by_no_day()
    {
        var told = new ToldSites().Plans("m").Plans("n");
        told.Says("m", Some.Actual($"{Supposed.DataDate.AddDays(5):O}", $"{Supposed.DataDate.AddDays(5):O}"));

        var network = Supposed.Site(Schedules.Plans.Of("M 0; B 10 M; N 0 B"), told.Withdraws("n"), s_today).Schedules[0].Network;

        Assert.All(network.Activities, activity => Assert.Equal((null, null), (activity.Constraint, activity.SecondConstraint)));
    }

    [Fact]
    public void What_waits_for_no_work_slips_as_where_there_is_no_network()
    {
        var told = new ToldSites().Plans("m").Plans("n");
        told.Says("m", Some.Forecast($"{Supposed.DataDate.AddDays(90):O}", $"{Supposed.DataDate:O}"));
        told.Says("n", Some.Forecast($"{Supposed.DataDate.AddDays(100):O}", $"{Supposed.DataDate:O}"));

        var forecasts = Forecasts(Schedules.Plans.Of("M 0; N 0 M"), told);

        Assert.Equal([(null, 90), (null, 100)], forecasts.Values.Select(forecast => (forecast.Schedule, forecast.Planned.DayNumber - Supposed.DataDate.DayNumber)));
        Assert.All(forecasts.Values, forecast => Assert.Equal(RangeOrigin.ReferenceClass, forecast.Range.Origin));
        Assert.All(forecasts.Values, forecast => Assert.True(forecast.Finish.P90.DayNumber - forecast.Finish.P10.DayNumber > 100, $"{forecast.Finish.P10}"));
    }

    [Fact]
    public void What_waits_for_finished_work_alone_is_not_before_the_networks_day()
    {
        var plan = Schedules.Plans.Of(Chain)
            .With("A", activity => activity with { ActualStart = Schedules.Plans.Start, ActualFinish = Schedules.Plans.Start.AddDays(4) })
            .With("M", milestone => milestone with { Constraint = new(ConstraintType.StartOnOrAfter, Schedules.Plans.Start.AddDays(70)) });

        var forecasts = Forecasts(plan);

        Assert.Equal((null, Supposed.DataDate.AddDays(70)), (forecasts["m"].Schedule, forecasts["m"].Planned));
        // What it drives goes on from there.
        Assert.Equal((Some.Schedule.Id, Supposed.DataDate.AddDays(80)), (forecasts["n"].Schedule, forecasts["n"].Planned));
    }

    [Fact]
    public void Who_follows_the_start_of_work_waits_for_what_leads_to_that_start_only()
    {
        var forecasts = Forecasts(Schedules.Plans.Of("A 10; B 10 A; M 0 A:SS; N 0 B:SS"));

        Assert.Equal((null, Some.Schedule.Id), (forecasts["m"].Schedule, forecasts["n"].Schedule));
    }

    [Fact]
    public void A_duration_that_is_taken_to_be_nothing_leaves_its_milestone_in_the_network() =>
        Assert.True(Supposed.Site(Schedules.Plans.Of(Chain)).Effects(new WhatIfChange.Duration("A", 0))["m"].P80Days < 0);

    static Dictionary<string, MilestoneForecast> Forecasts(Plan plan, ToldSites? told = null, DateOnly? today = null) =>
        Supposed.Run(Supposed.Site(plan, told, today ?? s_today)).ToDictionary(forecast => forecast.Milestone);
}
