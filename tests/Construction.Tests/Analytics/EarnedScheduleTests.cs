using CsCheck;

namespace Construction.Tests.Analytics;

public sealed class EarnedScheduleTests
{
    // A published case: thirteen days, planned for nine.
    static readonly decimal[] s_planned =
        [28.975m, 81.681m, 91.681m, 138.586m, 218.141m, 302.478m, 323.632m, 345.876m, 360.738m, 360.738m, 360.738m, 360.738m, 360.738m];

    static readonly decimal[] s_earned =
        [25.645m, 68.074m, 89.135m, 125.244m, 198.754m, 268.763m, 292.469m, 306.725m, 312.864m, 327.694m, 338.672m, 349.861m, 360.738m];

    // Nothing is planned for the third and the fourth period.
    static readonly decimal[] s_withRest = [10, 20, 20, 20, 30];

    static readonly DateOnly s_start = Some.Day("2026-03-02");

    [Fact]
    public void The_published_case_at_day_5_has_an_SPI_of_0_951_and_an_estimate_at_completion_of_9_461()
    {
        // ES = 4 + (198.754 − 138.586) / (218.141 − 138.586) = 4 + 60.168 / 79.555 = 4.7563
        var schedule = Of(s_planned, s_earned[4], 5);

        Assert.Equal(9, schedule.PlannedDuration);
        Assert.Equal(4.7563, schedule.Earned, 4);
        Assert.Equal(-0.2437, schedule.Variance, 4);
        Assert.Equal(0.951, schedule.PerformanceIndex!.Value, 3);
        Assert.Equal(9.461, schedule.EstimateAtCompletion!.Value, 3);
    }

    [Fact]
    public void The_published_case_at_day_13_has_earned_the_nine_days_planned_and_not_more()
    {
        // SPI(t) = 9 / 13 = 0.692, where earned value ÷ planned value says 1; what was finished took its 13 days.
        var schedule = Of(s_planned, s_earned[12], 13);

        Assert.Equal(9, schedule.Earned);
        Assert.Equal(-4, schedule.Variance);
        Assert.Equal(0.692, schedule.PerformanceIndex!.Value, 3);
        Assert.Equal(13, schedule.EstimateAtCompletion!.Value, 9);
    }

    [Fact]
    public void Nothing_changes_where_the_plan_is_given_up_to_its_end_only() =>
        Assert.Equal(Of(s_planned, s_earned[4], 5), Of(s_planned[..9], s_earned[4], 5));

    [Theory]
    // 25.645 / 28.975
    [InlineData(1, 0.8851)]
    // 2 + (89.135 − 81.681) / (91.681 − 81.681) = 2 + 7.454 / 10
    [InlineData(3, 2.7454)]
    // 6 + (312.864 − 302.478) / (323.632 − 302.478) = 6 + 10.386 / 21.154
    [InlineData(9, 6.4910)]
    // 8 + (349.861 − 345.876) / (360.738 − 345.876) = 8 + 3.985 / 14.862
    [InlineData(12, 8.2681)]
    public void Between_two_periods_what_is_earned_is_interpolated(int day, double earned) =>
        Assert.Equal(earned, Of(s_planned, s_earned[day - 1], day).Earned, 4);

    [Theory]
    // A period ahead: what is planned by the end of period 2 is done.
    [InlineData(1, 2)]
    // As planned: the rest begins, lasts and ends.
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(3.5, 3.5)]
    [InlineData(4, 4)]
    // One and five periods behind: work should have gone on after period 4.
    [InlineData(5, 4)]
    [InlineData(9, 4)]
    public void On_a_plateau_the_moment_nearest_to_the_actual_time_is_earned(double actualTime, double earned) =>
        Assert.Equal(earned, Of(s_withRest, 20, (decimal)actualTime).Earned);

    [Theory]
    // 1 + (15 − 10) / (20 − 10)
    [InlineData(15, 1.5)]
    // 4 + (25 − 20) / (30 − 20)
    [InlineData(25, 4.5)]
    [InlineData(30, 5)]
    public void Before_and_after_a_plateau_nothing_of_it_is_seen(int earned, double schedule) =>
        Assert.Equal(schedule, Of(s_withRest, earned, 3).Earned);

    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(2, 2, 1.0)]
    [InlineData(5, 2, 0.4)]
    public void Who_has_not_begun_is_late_only_once_the_plan_has(int actualTime, double earned, double index)
    {
        // Work begins with the third period.
        var schedule = Of([0, 0, 10], 0, actualTime);

        Assert.Equal((earned, index), (schedule.Earned, schedule.PerformanceIndex));
    }

    [Fact]
    public void Nothing_earned_is_an_index_of_0_and_no_end()
    {
        var schedule = Of(s_planned, 0, 5);

        Assert.Equal((0, -5, 0.0, null), (schedule.Earned, schedule.Variance, schedule.PerformanceIndex, schedule.EstimateAtCompletion));
        Assert.Null(schedule.ImpliedFinish(s_start, 1));
    }

    [Fact]
    public void Before_any_time_has_gone_by_there_is_no_index()
    {
        // 14.4875 = half of the first day's 28.975
        var schedule = Of(s_planned, 14.4875m, 0);

        Assert.Equal((0.5, 0.5, null, null), (schedule.Earned, schedule.Variance, schedule.PerformanceIndex, schedule.EstimateAtCompletion));
    }

    [Fact]
    public void More_than_was_planned_earns_the_planned_duration() => Assert.Equal(9, Of(s_planned, 400, 8).Earned);

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(0, 0, 0)]
    public void Where_nothing_is_planned_nothing_is_earned(params int[] planned) =>
        Assert.Null(EarnedSchedule.Of([.. planned.Select(value => (decimal)value)], 5, 1));

    [Fact]
    public void A_planned_value_that_falls_is_refused_and_its_period_is_named()
    {
        var refused = EarnedSchedule.Check([10, 20, 19.9m, 30], 5, 1)!;

        Assert.Equal((Refusal.Invalid, "planned", "19.9"), (refused.Refusal, refused.Field, refused.Value));
        Assert.Contains("period 3", refused.Rule, StringComparison.Ordinal);
        Assert.Contains(refused.Rule, Assert.Throws<ArgumentException>(() => Of([10, 20, 19.9m, 30], 5, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 5, 1, "planned")]
    [InlineData(1, -5, 1, "earned")]
    [InlineData(1, 5, -1, "actualTime")]
    public void What_is_negative_is_refused(int planned, int earned, int actualTime, string field) =>
        Assert.Equal(field, EarnedSchedule.Check([planned], earned, actualTime)!.Field);

    [Theory]
    // 9.461 days are over on the tenth: 2 March and nine days.
    [InlineData(4, 5, 1, "2026-03-11")]
    // 9.461 weeks = 66.2 days are over on the 67th: 2 March and 66 days.
    [InlineData(4, 5, 7, "2026-05-07")]
    // 13 days: 2 March and twelve days.
    [InlineData(12, 13, 1, "2026-03-14")]
    public void The_finish_that_is_implied_is_the_last_day_of_the_work(int earnedOn, int actualTime, int daysPerPeriod, string finish) =>
        Assert.Equal(Some.Day(finish), Of(s_planned, s_earned[earnedOn], actualTime).ImpliedFinish(s_start, daysPerPeriod));

    [Fact]
    public void A_finish_beyond_what_a_programme_can_mean_is_none() =>
        Assert.Null(Of(s_planned, 0.000_000_000_000_000_000_000_001m, 5).ImpliedFinish(s_start, 1));

    [Fact]
    public void Who_earns_exactly_what_is_planned_is_on_time_at_every_moment() =>
        s_plans.Sample(planned =>
        {
            for (var period = 1; period <= Of(planned, 0, 0).PlannedDuration; period++)
                Assert.Equal(1, Of(planned, planned[period - 1], period).PerformanceIndex);
        });

    [Fact]
    public void Who_earns_more_is_never_later() =>
        Gen.Select(s_plans, Gen.Int[0, 120], Gen.Int[0, 20], Gen.Int[0, 12]).Sample((planned, earned, more, actualTime) =>
        {
            var (less, greater) = (Of(planned, earned, actualTime), Of(planned, earned + more, actualTime));
            Assert.InRange(greater.Earned, less.Earned, greater.PlannedDuration);
        });

    // With rests, and with something planned.
    static readonly Gen<decimal[]> s_plans =
        Gen.Int[-5, 10].Array[1, 10].Where(steps => steps.Any(step => step > 0)).Select(Cumulated);

    static decimal[] Cumulated(int[] steps)
    {
        var sum = 0m;
        return [.. steps.Select(step => sum += Math.Max(0, step))];
    }

    static EarnedSchedule Of(decimal[] planned, decimal earned, decimal actualTime) =>
        EarnedSchedule.Of(planned, earned, actualTime)!;
}
