using Construction.Analytics.Quality;
using Construction.Import;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Quality;

public sealed class PathPointTests
{
    [Theory]
    // By every type of link the longest path goes A, B; in one calendar 600 days are 600 days.
    [InlineData("A 6; B 2 A; C 1")]
    [InlineData("A 6; B 2 A:SS+7; C 1")]
    [InlineData("A 6; B 2 A:FF+1; C 1")]
    [InlineData("S 0; A 6 S; B 0 A; C 1")]
    public void A_delay_of_600_days_moves_the_finish_by_as_many(string words)
    {
        var plan = Plans.Standard(words);
        var point = plan.Point(DcmaRules.CriticalPathTest);

        // What starts with A, and not once it is done, is not delayed by a longer A: but then A itself becomes the last.
        Assert.Equal(Verdict.Passed, point.Verdict);
        Assert.Equal(words.Contains("SS", StringComparison.Ordinal) ? 597.0 / 600 : 1, point.Value);
        Assert.Contains("for A Activity A", point.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_set_by_hand_on_the_way_keeps_the_delay_from_the_finish()
    {
        var plan = Plans.Standard("A 6; B 2 A").With("B", activity => activity with { Constraint = new(ConstraintType.MandatoryFinish, At(8, 17)) })
            .With("A", activity => activity with { ExpectedFinish = At(9, 17) });

        // A is expected to finish a day after B must: it is the longest path, and stays where it is whatever is added.
        var point = plan.Point(DcmaRules.CriticalPathTest);
        Assert.Equal("Failed / A", point.Short());
        Assert.Equal(0, point.Value);
        Assert.Equal(
            "600 working days more for A Activity A, the first of the longest path, move the finish of the project by 0 working days", point.Words);
    }

    [Fact]
    public void Where_nothing_on_the_longest_path_has_work_left_there_is_nothing_to_delay() =>
        Assert.Equal(Verdict.NotApplicable, Plans.Standard("A 0; B 0 A").Point(DcmaRules.CriticalPathTest).Verdict);

    [Theory]
    // Eight days to go, from Monday the 5th to Wednesday the 14th at 17:00.
    [InlineData("2026-01-14 17:00", 1.0, Verdict.Passed)]
    [InlineData("2026-01-15 08:00", 1.0, Verdict.Passed)]
    [InlineData("2026-01-16 17:00", 1.25, Verdict.Passed)]
    [InlineData("2026-01-13 17:00", 0.875, Verdict.Failed)]
    public void The_length_index_compares_the_finish_with_the_one_that_was_demanded(string mustFinish, double index, Verdict verdict)
    {
        var wanted = DateTime.Parse(mustFinish, System.Globalization.CultureInfo.InvariantCulture);
        var demanded = Plans.Standard("A 6; B 2 A").WithProject(project => project with { MustFinish = wanted });
        var planned = Plans.Standard("A 6; B 2 A").With("B", activity => activity with { BaselineFinish = wanted });

        Assert.All([demanded, planned], plan =>
            Assert.Equal((index, verdict), (plan.Point(DcmaRules.CriticalPathLengthIndex) is var point ? (point.Value!.Value, point.Verdict) : default)));
    }

    [Theory]
    // 19 of 20 days are 0.95.
    [InlineData(20, Verdict.Passed)]
    [InlineData(19, Verdict.Failed)]
    public void The_length_index_passes_from_0_95_up(int days, Verdict verdict)
    {
        var plan = Plans.Of($"A {days}").WithProject(project => project with { MustFinish = Plans.Start.AddDays(days - 1) });

        Assert.Equal(verdict, plan.Point(DcmaRules.CriticalPathLengthIndex).Verdict);
    }

    [Fact]
    public void Without_a_finish_to_compare_with_or_anything_to_do_there_is_no_length_index()
    {
        var plan = Plans.Standard("A 6");
        var done = plan.With("A", activity => activity with { ActualStart = At(-9, 8), ActualFinish = At(-3, 17), BaselineFinish = At(-3, 17) });

        Assert.Equal(
            "the file says neither when the project must finish nor when it was to by a baseline", plan.Point(DcmaRules.CriticalPathLengthIndex).Words);
        Assert.Equal("nothing of the project is left to do", done.Point(DcmaRules.CriticalPathLengthIndex).Words);
    }

    static DateTime At(int day, int hour) => Plans.Start.AddDays(day).AddHours(hour);
}
