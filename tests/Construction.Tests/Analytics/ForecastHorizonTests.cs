using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>What the errors of one horizon amount to, and where a forecast leads by them.</summary>
public sealed class ForecastHorizonTests
{
    [Theory]
    [InlineData(new[] { 9, 1, 5 }, 5.0)]
    [InlineData(new[] { 9, 1, 5, 6 }, 5.5)]
    [InlineData(new[] { -3, -30, 0, 2 }, -1.5)]
    [InlineData(new[] { 4 }, 4.0)]
    public void The_median_keeps_its_sign(int[] days, double median)
    {
        var horizon = Horizon(days);

        Assert.Equal(((decimal)median, false), (horizon.Median!.Value, horizon.MedianIsAtLeast));
    }

    [Theory]
    // Among 1 to 8, so that the fifth of nine counts: what is above it is above it however late it gets.
    [InlineData(100, 5.0, false)]
    [InlineData(5, 5.0, false)]
    // 1 2 3 4 4+ 5 6 7 8: the fifth is the overdue one.
    [InlineData(4, 4.0, true)]
    // 1 2 2+ 3 4 5 6 7 8: the fifth is a completed one, but the overdue one may yet pass it.
    [InlineData(2, 4.0, true)]
    public void An_overdue_one_counts_as_at_least_so_many_days(int overdue, double median, bool isAtLeast)
    {
        var horizon = Horizon([1, 2, 3, 4, 5, 6, 7, 8], overdue);

        Assert.Equal((8, 1, (decimal)median, isAtLeast), (horizon.Count, horizon.Overdue, horizon.Median!.Value, horizon.MedianIsAtLeast));
    }

    [Fact]
    public void Between_a_completed_and_an_overdue_one_the_median_is_at_least_their_mean()
    {
        // 1 and 20+.
        var horizon = Horizon([1], 20);

        Assert.Equal((10.5m, true), (horizon.Median!.Value, horizon.MedianIsAtLeast));
    }

    [Theory]
    // Seven days either way are within.
    [InlineData(new[] { -8, -7, 0, 7, 8 }, new int[0], 0.6)]
    // One that is overdue by more is out for sure: 2 of 3. One that is overdue by less may still be within.
    [InlineData(new[] { 0, 1 }, new[] { 8 }, 2 / 3d)]
    [InlineData(new[] { 0, 1 }, new[] { 7 }, 1.0)]
    [InlineData(new int[0], new[] { 7 }, null)]
    [InlineData(new int[0], new[] { 8 }, 0.0)]
    public void The_share_is_of_those_of_which_it_is_decided(int[] days, int[] overdue, double? share) =>
        Assert.Equal(share, Horizon(days, overdue).ShareWithin);

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Under_eight_completed_ones_too_little_is_known(int count, bool tooFew)
    {
        // Overdue ones are not completed.
        var record = Record(Enumerable.Repeat(21, count), 21, 21);

        Assert.Equal(tooFew, record.Horizons[0].TooFew);
        Assert.Equal(tooFew, record.Adjust(Some.Date("2027-03-12"), Some.Day("2027-02-10")) is null);
    }

    [Fact]
    public void A_forecast_is_adjusted_by_the_median_error_of_its_party()
    {
        // 12 March and 21 days: 2 April.
        var record = Record(Enumerable.Repeat(21, 23));

        Assert.Equal(
            new AdjustedForecast(Some.Date("2027-03-12"), Some.Date("2027-04-02"), 21, 23, 30, false),
            record.Adjust(Some.Date("2027-03-12"), Some.Day("2027-02-10")));
    }

    [Fact]
    public void Half_a_day_counts_as_a_whole_one_and_at_least_stays_at_least()
    {
        // 1 1 1 1 4 4 4 4 and 2+ 2+: the fifth and the sixth are both at least 2. Without these: (1 + 4) / 2 = 2.5.
        var exact = Record([1, 1, 1, 1, 4, 4, 4, 4]).Adjust(Some.Date("2027-03-12"), Some.Today)!;
        var atLeast = Record([1, 1, 1, 1, 4, 4, 4, 4], 2, 2).Adjust(Some.Date("2027-03-12"), Some.Today)!;

        Assert.Equal((3, "2027-03-15", false), (exact.Days, exact.Adjusted.Text, exact.IsAtLeast));
        Assert.Equal((2, "2027-03-14", true), (atLeast.Days, atLeast.Adjusted.Text, atLeast.IsAtLeast));
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(45, 30)]
    [InlineData(46, 60)]
    [InlineData(75, 60)]
    [InlineData(76, 90)]
    [InlineData(135, 90)]
    [InlineData(136, 180)]
    [InlineData(1_000, 180)]
    public void The_horizon_nearest_to_the_days_left_is_used(int daysLeft, int horizon) =>
        Assert.Equal(horizon, Record(Enumerable.Repeat(21, 8)).Adjust(StatedDate.Day(Some.Today.AddDays(daysLeft)), Some.Today)!.DaysAhead);

    [Theory]
    // 1 January and 21 days: 22 January; 31 March and 21 days: 21 April.
    [InlineData("2027-Q1", 21, "2027-01-22/2027-04-21")]
    [InlineData("2027-Q1", 0, "2027-Q1")]
    [InlineData("../2027-03-31", 21, "../2027-04-21")]
    // Not before today, 23 November.
    [InlineData("2026-12-01", -21, "2026-11-23")]
    [InlineData("2026-12", -14, "2026-11-23/2026-12-17")]
    public void What_is_coarse_stays_as_wide_and_nothing_is_moved_into_the_past(string forecast, int days, string adjusted) =>
        Assert.Equal(Some.Date(adjusted), Record(Enumerable.Repeat(days, 8)).Adjust(Some.Date(forecast), Some.Today)!.Adjusted);

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-10")]
    [InlineData("2027-01-01/..")]
    [InlineData("2100-12-31")]
    public void What_has_passed_or_cannot_is_not_adjusted(string forecast) =>
        Assert.Null(Record(Enumerable.Repeat(21, 8)).Adjust(Some.Date(forecast), Some.Today));

    [Fact]
    public void A_party_that_always_forecasts_exactly_has_a_median_of_0_and_a_share_of_1() =>
        s_histories.Sample(histories =>
        {
            var exact = histories.Select(history => history with { Forecasts = [.. history.Forecasts.Select(said => (said.Ahead, 0))] });
            foreach (var horizon in Horizons(exact).Where(horizon => horizon.Count > 0))
                Assert.Equal((0m, 1.0), (horizon.Median!.Value, horizon.ShareWithin!.Value));
        });

    [Fact]
    public void Where_all_is_met_so_many_days_later_every_median_is_so_many_days_greater() =>
        Gen.Select(s_histories, Gen.Int[-50, 50]).Sample((histories, days) =>
        {
            // Data dates move with the actuals, so that the same forecasts are in force; what they forecast does not.
            var later = histories.Select(history => new History(
                history.Actual + days, [.. history.Forecasts.Select(said => (said.Ahead, said.Error + days))]));
            foreach (var (before, after) in Horizons(histories).Zip(Horizons(later)))
                Assert.Equal((before.Count, before.Median + days), (after.Count, after.Median));
        });

    /// <summary>When it was met, in days after the first of 2025, and how many days ahead forecasts were said that were wrong by so much.</summary>
    sealed record History(int Actual, (int Ahead, int Error)[] Forecasts);

    static readonly Gen<History[]> s_histories =
        Gen.Select(Gen.Int[200, 600], Gen.Select(Gen.Int[0, 250], Gen.Int[-40, 90]).Array[0, 6])
            .Select((actual, forecasts) => new History(actual, forecasts)).Array[1, 12];

    static IReadOnlyList<ForecastHorizon> Horizons(IEnumerable<History> histories)
    {
        var first = Some.Day("2025-01-01");
        var milestones = histories.Select((history, index) =>
        {
            var actual = first.AddDays(history.Actual);
            var reports = history.Forecasts
                .Select((said, order) => Remembered.Forecast(actual.AddDays(-said.Ahead), actual.AddDays(-said.Error), order + 1))
                .OrderBy(report => report.Order);
            var current = new CurrentDate(true, StatedDate.Day(actual), "crusoe", Rank.Responsible, actual, null, 100);
            return new MilestonePast(
                Some.Site, $"{index}", new(MilestoneStatus.Done, current, null, null, null, null),
                [new("crusoe", Rank.Responsible, [.. reports])]);
        });
        return Assert.Single(ForecastRecord.Of(milestones, Some.Today)).Horizons;
    }

    static ForecastRecord Record(IEnumerable<int> days, params int[] overdue) =>
        new("crusoe", [.. ForecastRecord.DaysAhead.Select(ahead => new ForecastHorizon(ahead, Errors([.. days], overdue)))]);

    static ForecastHorizon Horizon(int[] days, params int[] overdue) => new(30, Errors(days, overdue));

    static IEnumerable<ForecastError> Errors(int[] days, int[] overdue) =>
    [
        .. overdue.Select(error => new ForecastError(Some.Site, "overdue", Some.Date("2026-06-01"), 1, null, error)),
        .. days.Select(error => new ForecastError(
            Some.Site, "completed", Some.Date("2026-06-01"), 1, StatedDate.Day(Some.Day("2026-06-01").AddDays(error)), error)),
    ];
}
