using Construction.Analytics.Risk;

namespace Construction.Tests.Analytics.Risk;

public sealed class RangeChoiceTests
{
    [Fact]
    public void What_the_party_gave_comes_before_everything()
    {
        var given = new DurationRange.ThreePoint(0.9, 1, 1.5);

        Assert.Equal(given with { Source = new(RangeOrigin.Given, null, "given by the party") }, RangeChoice.ForActivity(given, Record(20, 10), 60));
    }

    [Fact]
    public void The_partys_own_record_comes_next_on_the_horizon_nearest()
    {
        var range = Assert.IsType<DurationRange.Empirical>(RangeChoice.ForMilestone(null, Record(8, 10), 55));

        Assert.Equal((RangeOrigin.PartyRecord, 8, RangeUnit.Days), (range.Source.Origin, range.Source.Count, range.Unit));
        Assert.Equal([10, 11, 12, 13, 14, 15, 16, 17], range.Values);
        Assert.Equal("how crusoe's forecasts of 8 milestones were off 60 days ahead", range.Source.Words);
    }

    [Fact]
    public void For_an_activity_the_record_is_a_factor()
    {
        // 10 days late, 30 days ahead: 1⅓
        var range = Assert.IsType<DurationRange.Empirical>(RangeChoice.ForActivity(null, Record(8, 10), 10));

        Assert.Equal((RangeUnit.Factor, 4 / 3.0), (range.Unit, range.Values[0]));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    public void With_fewer_than_eight_the_reference_class_stands(int count)
    {
        Assert.Same(ReferenceClass.MilestoneSlip, RangeChoice.ForMilestone(null, Record(count, 10), 60));
        Assert.Same(ReferenceClass.ActivityFactor, RangeChoice.ForActivity(null, null, 60));
    }

    [Fact]
    public void The_reference_classes_are_ranges_with_their_number_and_source() =>
        Assert.All(
            (DurationRange[])[ReferenceClass.MilestoneSlip, ReferenceClass.StartToFirstBuilding, ReferenceClass.ActivityFactor],
            range =>
            {
                Assert.Null(range.Problem);
                Assert.True(range.Source is { Origin: RangeOrigin.ReferenceClass, Count: > 0 });
                Assert.Contains("CC BY 4.0", range.Source.Words, StringComparison.Ordinal);
            });

    // So many milestones on every horizon, the first late by this many days, each other by one more.
    static ForecastRecord Record(int count, int late) => new("crusoe",
    [
        .. ForecastRecord.DaysAhead.Select(ahead => new ForecastHorizon(ahead, Enumerable.Range(0, count).Select(milestone => new ForecastError(
            Some.Site, $"m{milestone}", Some.Date("2026-06-01"), 1, Some.Date("2026-07-01"), late + milestone)))),
    ]);
}
