using Construction.Analytics.Quality;
using Construction.Import;
using Construction.Tests.Analytics.Schedules;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Quality;

public sealed class DatePointTests
{
    // A Monday, two weeks after the start of the plan.
    static readonly DateTime s_dataDate = At(14, 8);

    [Fact]
    public void What_has_happened_after_the_data_date_is_invalid()
    {
        var plan = Kept("A 6; B 2 A; C 2 B")
            .With("A", activity => activity with { ActualStart = At(0, 8), ActualFinish = At(14, 9) })
            .With("B", activity => activity with { ActualStart = At(15, 8) });

        var point = plan.Point(DcmaRules.InvalidDates);
        Assert.Equal("Failed 2/3 A B", point.Short());
        Assert.Equal(
            ["finished 2026-01-19 09:00, after the data date", "started 2026-01-20 08:00, after the data date"],
            point.Offenders.Select(offender => offender.Wrong));
    }

    [Fact]
    public void What_is_forecast_before_the_data_date_is_invalid_where_the_file_says_so()
    {
        var plan = Kept("A 6; B 2 A; C 2 B")
            .With("A", activity => activity with { Stored = new() { EarlyStart = At(13, 8), EarlyFinish = At(20, 17) } })
            .With("B", activity => activity with { Stored = new() { EarlyStart = At(11, 8), EarlyFinish = At(22, 17) } })
            .With("C", activity => activity with { ActualStart = At(9, 8), Stored = new() { EarlyStart = At(9, 8), EarlyFinish = At(10, 17) } });

        // A would start on a Sunday: no work lies between that and Monday. That C has started is no forecast.
        var point = plan.Point(DcmaRules.InvalidDates);
        Assert.Equal("Failed 2/3 B C", point.Short());
        Assert.Equal(
            ["to start 2026-01-16 08:00, before the data date", "to finish 2026-01-15 17:00, before the data date"],
            point.Offenders.Select(offender => offender.Wrong));
    }

    [Fact]
    public void What_is_computed_from_the_data_date_on_is_valid() =>
        Assert.Equal("Passed 0/3", Kept("A 6; B 2 A; C 2 B").With("A", activity => activity with { ActualStart = s_dataDate }).Point(DcmaRules.InvalidDates).Short());

    [Fact]
    public void Without_a_data_date_nothing_can_be_said_of_it()
    {
        var plan = Kept("A 6").WithProject(project => project with { DataDate = null }).With("A", activity => activity with { BaselineFinish = At(1, 17) });

        Assert.All(
            [DcmaRules.InvalidDates, DcmaRules.MissedTasks, DcmaRules.BaselineExecutionIndex, DcmaRules.CriticalPathLengthIndex],
            rule => Assert.Equal((Verdict.NotApplicable, "the project has no data date"), (plan.Point(rule).Verdict, plan.Point(rule).Words)));
    }

    [Fact]
    public void Missed_is_what_was_due_and_is_later_or_not_done()
    {
        // All but D are due; A was in time (17:00 on Friday is 8:00 on Monday), B was late, C is open.
        var plan = Kept("A 6; B 2 A; C 2 B; D 9 C")
            .With("A", activity => activity with { BaselineFinish = At(4, 17), ActualStart = At(0, 8), ActualFinish = At(7, 8) })
            .With("B", activity => activity with { BaselineFinish = At(8, 17), ActualStart = At(7, 8), ActualFinish = At(9, 12) })
            .With("C", activity => activity with { BaselineFinish = s_dataDate })
            .With("D", activity => activity with { BaselineFinish = At(14, 9) });

        var point = plan.Point(DcmaRules.MissedTasks);
        Assert.Equal("Failed 2/3 B C", point.Short());
        Assert.Equal(
            ["finished 2026-01-14 12:00, due 2026-01-13 17:00", "not finished, due 2026-01-19 08:00"],
            point.Offenders.Select(offender => offender.Wrong));
        Assert.Equal("Passed 0/1", plan.With("B", NotInBaseline).With("C", NotInBaseline).Point(DcmaRules.MissedTasks).Short());
    }

    [Fact]
    public void The_execution_index_counts_milestones_and_what_was_done_early()
    {
        // Due: A, B and the milestone M; done: A, M, and E, which was due later.
        var plan = Kept("A 6; B 2 A; M 0 A; E 2; N 1")
            .With("A", activity => activity with { BaselineFinish = At(4, 17), ActualStart = At(0, 8), ActualFinish = At(9, 8) })
            .With("B", activity => activity with { BaselineFinish = At(8, 17) })
            .With("M", activity => activity with { BaselineFinish = At(4, 17), ActualFinish = At(9, 8) })
            .With("E", activity => activity with { BaselineFinish = At(40, 17), ActualStart = At(0, 8), ActualFinish = At(2, 17) })
            .With("N", activity => activity with { ActualStart = At(0, 8), ActualFinish = At(2, 17) });

        var point = plan.Point(DcmaRules.BaselineExecutionIndex);
        Assert.Equal("Passed 3/3 B", point.Short());
        Assert.Equal(1, point.Value);
        Assert.Contains("milestones are counted, which P6's own check leaves out; 1 without a baseline", point.Words, StringComparison.Ordinal);
        // 2 of 3 without the early one; 1 of 2 without the milestone too.
        Assert.Equal("Failed 2/3 B", plan.With("E", NotInBaseline).Point(DcmaRules.BaselineExecutionIndex).Short());
        Assert.Equal("Failed 1/2 B", plan.With("E", NotInBaseline).With("M", NotInBaseline).Point(DcmaRules.BaselineExecutionIndex).Short());
    }

    [Fact]
    public void Without_a_baseline_and_before_anything_is_due_nothing_can_be_missed()
    {
        QualityRule[] rules = [DcmaRules.MissedTasks, DcmaRules.BaselineExecutionIndex];
        var plan = Kept("A 6");

        Assert.All(rules, rule => Assert.Equal((Verdict.NotApplicable, "the file has no baseline of this project"), (plan.Point(rule).Verdict, plan.Point(rule).Words)));
        Assert.All(rules, rule => Assert.Equal(
            (Verdict.NotApplicable, "by the baseline nothing was to be finished by the data date"),
            (plan.With("A", activity => activity with { BaselineFinish = At(15, 8) }).Point(rule) is var point ? (point.Verdict, point.Words) : default)));
    }

    static Plan Kept(string words) => Plans.Standard(words).WithProject(project => project with { DataDate = s_dataDate });

    static PlannedActivity NotInBaseline(PlannedActivity activity) => activity with { BaselineFinish = null };

    static DateTime At(int day, int hour) => Plans.Start.AddDays(day).AddHours(hour);
}
