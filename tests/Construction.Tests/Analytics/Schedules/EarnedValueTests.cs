using Construction.Analytics.Schedules;
using Construction.Import;
using CsCheck;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>Planned and earned value of a schedule, against numbers worked by hand. All plans begin on Monday, 5 January 2026.</summary>
public sealed class EarnedValueTests
{
    // Two activities of ten working days each, one after the other: 20 days of eight hours in four weeks.
    static readonly Plan s_plan = Plans.Standard("A 10; B 10 A; M 0 B");

    [Fact]
    public void What_is_planned_is_earned_evenly_over_working_time_and_stands_still_on_weekends()
    {
        var planned = Planned(s_plan);

        Assert.Equal((new(2026, 1, 5), 7, false, 0), (planned.Start, planned.DaysPerPeriod, planned.IsBaseline, planned.WithoutDates));
        Assert.Equal([Days(5), Days(10), Days(15), Days(20)], planned.Planned);
        Assert.Equal(["A", "B"], planned.Weights.Keys.Order());
        // Thursday of the first week: four sevenths of its value, in proportion within the period.
        Assert.Equal(Days(5) * 4 / 7, planned.By(new(2026, 1, 8)), 6);
        Assert.Equal((0, Days(20)), (planned.By(new(2025, 12, 31)), planned.By(new(2027, 1, 1))));
    }

    [Fact]
    public void A_holiday_that_the_plan_provides_for_is_a_plateau()
    {
        var rest = PlanCalendar.Standard with
        {
            Exceptions = Enumerable.Range(12, 7).ToDictionary(day => new DateOnly(2026, 1, day), _ => (IReadOnlyList<Shift>)[]),
        };

        Assert.Equal([Days(5), Days(5), Days(10)], Planned(Plans.Of("A 10", rest, Plans.Start.AddHours(8))).Planned);
    }

    [Fact]
    public void A_baseline_in_the_file_goes_before_its_planned_dates_and_what_it_does_not_know_is_counted_apart()
    {
        var plan = s_plan.With("A", activity => activity with { BaselineStart = Plans.Start.AddHours(8), BaselineFinish = Plans.Start.AddDays(4).AddHours(17) });

        var planned = Planned(plan);

        Assert.Equal([Days(10)], planned.Planned);
        Assert.Equal((true, 1), (planned.IsBaseline, planned.WithoutDates));
    }

    [Fact]
    public void Half_of_the_work_in_three_of_four_weeks_is_a_week_behind_and_at_that_pace_takes_six()
    {
        var update = s_plan.With("A", activity => Done(activity, Plans.Start.AddDays(18)));

        var point = Assert.Single(EarnedValue.Of(Planned(s_plan), [WorkDone.Of(update, Plans.Project, new(2026, 1, 25))]));

        Assert.Equal((Days(15), Days(10)), (point.Planned, point.Earned));
        Assert.Equal((2.0, 3.0, -1.0), (point.Schedule.Earned, point.Schedule.ActualTime, point.Schedule.Variance));
        Assert.Equal(2 / 3.0, point.Schedule.PerformanceIndex!.Value, 12);
        // Six weeks from 5 January.
        Assert.Equal(new(2026, 2, 15), point.Finish);
    }

    [Fact]
    public void A_percentage_counts_by_the_files_own_rule_else_by_what_is_left()
    {
        var update = s_plan
            .With("A", activity => activity with { ActualStart = Plans.Start, Percent = 25 })
            .With("B", activity => activity with { ActualStart = Plans.Start, Remaining = activity.Duration / 2 });

        var point = Assert.Single(EarnedValue.Of(Planned(s_plan), [WorkDone.Of(update, Plans.Project, new(2026, 1, 11))]));

        Assert.Equal(Days(2.5m) + Days(5), point.Earned);
    }

    [Fact]
    public void Updates_count_in_the_order_of_their_data_dates_and_what_disappears_keeps_what_it_earned()
    {
        var first = WorkDone.Of(s_plan.With("A", activity => Done(activity, Plans.Start.AddDays(10))), Plans.Project, new(2026, 1, 18));
        var second = WorkDone.Of(s_plan with { Activities = [.. s_plan.Activities.Where(one => one.Code != "A")] }, Plans.Project, new(2026, 1, 25));

        var points = EarnedValue.Of(Planned(s_plan), [second, first]);

        Assert.Equal([(new(2026, 1, 18), Days(10)), (new(2026, 1, 25), Days(10))], points.Select(point => (point.DataDate, point.Earned)));
    }

    [Fact]
    public void Once_all_is_done_it_took_until_it_was_done()
    {
        var update = s_plan.WithEach(activity => Done(activity, Plans.Start.AddDays(34)));

        var point = Assert.Single(EarnedValue.Of(Planned(s_plan), [WorkDone.Of(update, Plans.Project, new(2026, 6, 30))]));

        Assert.Equal((4.0, 5.0), (point.Schedule.Earned, point.Schedule.ActualTime));
        Assert.Equal(new(2026, 2, 8), point.Finish);
    }

    [Fact]
    public void A_plan_of_centuries_has_few_periods_and_all_of_its_work()
    {
        var plan = s_plan.With("B", activity => activity with { PlannedStart = new(1980, 1, 1), PlannedFinish = new(2199, 12, 31) });

        var planned = Planned(plan);

        Assert.InRange(planned.Planned.Count, 400, PlannedValue.PeriodsAtMost);
        Assert.Equal(Days(20), planned.Total);
    }

    [Fact]
    public void Without_work_there_is_no_planned_value() => Assert.Null(PlannedValue.Of(Plans.Standard("M 0").Path(), Plans.Project));

    [Fact]
    public void Planned_value_never_falls_and_ends_with_the_whole_whatever_the_plan() => AnyPlan.OfHours.Sample(plan =>
    {
        var planned = PlannedValue.Of(plan.Path(), plan.Projects[0].Code)!;
        var update = plan.WithEach(activity => Done(activity, planned.Start.ToDateTime(default)));

        var all = EarnedValue.Of(planned, [WorkDone.Of(update, plan.Projects[0].Code, planned.Start.AddYears(20))]);

        Assert.Equal(planned.Planned.Order(), planned.Planned);
        Assert.Equal((decimal)planned.Weights.Values.Sum(), planned.Total);
        Assert.Equal(planned.Total, Assert.Single(all).Earned);
    });

    static PlannedValue Planned(Plan plan) => PlannedValue.Of(plan.Path(), Plans.Project)!;

    static PlannedActivity Done(PlannedActivity activity, DateTime at) => activity with { ActualStart = activity.ActualStart ?? at, ActualFinish = at, Remaining = 0 };

    static decimal Days(decimal days) => days * 8 * 60;
}
