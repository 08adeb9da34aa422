namespace Construction.Tests.Analytics;

/// <summary>Which forecast counts of a milestone on a horizon, and by how much it was wrong.</summary>
public sealed class ForecastRecordTests
{
    [Fact]
    public void Of_each_milestone_the_forecast_counts_that_was_in_force_so_many_days_before_the_actual()
    {
        var record = Record(
            Some.Forecast("2026-06-01", "2026-01-01"),
            Some.Forecast("2026-07-01", "2026-04-01"),
            Some.Forecast("2026-07-15", "2026-05-20"),
            Some.Actual("2026-07-20", "2026-07-21"));

        // 30 days before 20 July: 20 June; 60: 21 May; 90: 21 April; 180: 21 January.
        Assert.Equal([(30, 5), (60, 5), (90, 19), (180, 49)], Errors(record));
        Assert.Equal("2026-07-01", record.Horizons[2].Errors[0].Forecast.Text);
    }

    [Theory]
    [InlineData("2026-06-20", 1)]
    [InlineData("2026-06-21", 0)]
    public void What_is_said_on_the_very_day_counts_and_what_is_said_after_it_does_not(string dataDate, int count)
    {
        var record = Record(Some.Forecast("2026-07-15", dataDate), Some.Actual("2026-07-20", "2026-07-21"));

        Assert.Equal([count, 0, 0, 0], record.Horizons.Select(horizon => horizon.Count));
    }

    [Fact]
    public void Of_two_statements_of_one_data_date_the_later_said_counts()
    {
        var record = Record(
            Some.Forecast("2026-07-10", "2026-06-01").At("2026-06-01T15:00:00Z"),
            Some.Forecast("2026-07-01", "2026-06-01").At("2026-06-01T09:00:00Z"),
            Some.Actual("2026-07-20", "2026-07-21").At("2026-07-21T09:00:00Z"));

        Assert.Equal([(30, 10)], Errors(record));
    }

    [Fact]
    public void Two_parties_on_the_same_day_have_a_record_each()
    {
        var records = ForecastRecord.Of(
            [
                Remembered.Milestone(
                    "a", Some.Forecast("2026-07-10", "2026-06-01"), Some.Forecast("2026-08-01", "2026-06-01", "epoch-ai"),
                    Some.Actual("2026-07-20", "2026-07-21")),
            ],
            Some.Today);

        Assert.Equal(["crusoe", "epoch-ai"], records.Select(record => record.Party));
        Assert.Equal([10, -12], records.Select(record => Assert.Single(record.Horizons[0].Errors).Days));
    }

    [Fact]
    public void No_date_now_is_no_forecast()
    {
        var record = Record(
            Some.Forecast("2026-07-10", "2026-01-01"),
            Some.Report("2026-05-01") with { Forecast = Some.NoDate },
            Some.Actual("2026-07-20", "2026-07-21"));

        // In force on 21 January and 21 April, no longer on 21 May and 20 June.
        Assert.Equal([(90, 10), (180, 10)], Errors(record));
    }

    [Fact]
    public void A_premature_actual_or_a_note_ends_no_forecast()
    {
        var record = Record(
            Some.Forecast("2026-05-01", "2026-01-01"),
            Some.Actual("2026-05-10", "2026-05-10"),
            Some.Note("still testing", "2026-05-15"),
            Some.Report("2026-06-01") with { Actual = Some.NoDate, Reason = "test failed" },
            Some.Actual("2026-07-20", "2026-07-21"));

        // 20 July − 1 May.
        Assert.Equal([(30, 80), (60, 80), (90, 80), (180, 80)], Errors(record));
    }

    [Fact]
    public void An_actual_that_was_revised_three_times_counts_with_the_last()
    {
        var record = Record(
            Some.Forecast("2026-07-10", "2026-01-01"),
            Some.Actual("2026-07-10", "2026-07-10"),
            Some.Actual("2026-07-12", "2026-07-13"),
            Some.Actual("2026-07-30", "2026-07-30"),
            Some.Actual("2026-07-20", "2026-08-01"));

        Assert.Equal([(30, 10), (60, 10), (90, 10), (180, 10)], Errors(record));
        Assert.Equal([1, 1, 1, 1], record.Horizons.Select(horizon => horizon.Count));
    }

    [Theory]
    // A quarter met within it is right; beyond it the days from its nearest end count: 30 June to 10 July, 1 April to 20 March.
    [InlineData("2026-Q2", "2026-05-23", 0)]
    [InlineData("2026-Q2", "2026-07-10", 10)]
    [InlineData("2026-Q2", "2026-03-20", -12)]
    // So with an actual of a month: 20 April to 1 May, 10 June to 31 May.
    [InlineData("2026-05-01", "2026-05", 0)]
    [InlineData("2026-04-20", "2026-05", 11)]
    [InlineData("2026-06-10", "2026-05", -10)]
    [InlineData("2026", "2026", 0)]
    [InlineData("2025", "2026", 1)]
    [InlineData("2026-10-01/2027-03-31", "2026-09-01", -30)]
    // By 30 June is met by what is earlier.
    [InlineData("../2026-06-30", "2026-05-01", 0)]
    [InlineData("../2026-06-30", "2026-07-04", 4)]
    public void A_coarse_date_is_wrong_by_the_days_from_its_nearest_bound(string forecast, string actual, int days)
    {
        var record = Record(Some.Forecast(forecast, "2025-01-01"), Some.Actual(actual, "2026-10-01"));

        Assert.Equal([(30, days), (60, days), (90, days), (180, days)], Errors(record));
        Assert.Equal(1, record.Horizons[0].Coarse);
    }

    [Fact]
    public void The_days_before_a_coarse_actual_are_counted_from_the_first_day_it_can_mean()
    {
        // 30 days before 1 May: 1 April.
        Assert.Equal([(30, 0)], Errors(Record(Some.Forecast("2026-05-15", "2026-04-01"), Some.Actual("2026-05", "2026-06-01"))));
        Assert.Empty(Errors(Record(Some.Forecast("2026-05-15", "2026-04-02"), Some.Actual("2026-05", "2026-06-01"))));
        Assert.Empty(Errors(Record(Some.Forecast("2026-05-15", "2025-01-01"), Some.Actual("../2026-05-20", "2026-06-01"))));
    }

    [Fact]
    public void A_forecast_without_a_latest_day_cannot_be_wrong_and_does_not_count() =>
        Assert.Empty(Errors(Record(Some.Forecast("2026-01-01/..", "2025-01-01"), Some.Actual("2026-07-20", "2026-07-21"))));

    [Fact]
    public void A_date_that_has_passed_without_an_actual_is_wrong_by_at_least_the_days_since()
    {
        var record = Record(Some.Forecast("2026-07-01", "2026-03-01"), Some.Forecast("2026-11-02", "2026-09-01"));

        // From 2 to 23 November; 60 days before that is 24 September, and 180 days 27 May.
        Assert.Equal([(30, 21), (60, 21), (90, 21), (180, 21)], Errors(record));
        Assert.All(record.Horizons, horizon => Assert.Equal((0, 1, true), (horizon.Count, horizon.Overdue, horizon.Errors[0].IsAtLeast)));
        Assert.Equal("2026-11-02", record.Horizons[3].Errors[0].Forecast.Text);
    }

    [Fact]
    public void It_counts_on_horizons_on_which_the_party_had_a_forecast()
    {
        // 83 days before 23 November.
        Assert.Equal([(30, 21), (60, 21)], Errors(Record(Some.Forecast("2026-11-02", "2026-09-01"))));
    }

    [Theory]
    [InlineData("2026-11-22", 1)]
    [InlineData("2026-11-23", 0)]
    [InlineData("2026-11", 0)]
    [InlineData("2026-10", 1)]
    [InlineData("2026", 0)]
    [InlineData("2025", 1)]
    public void It_has_passed_once_its_latest_day_has(string forecast, int overdue) =>
        Assert.Equal(overdue, Record(Some.Forecast(forecast, "2024-12-01")).Horizons[0].Overdue);

    [Fact]
    public void An_actual_that_was_taken_back_leaves_the_forecast_overdue()
    {
        var record = Record(
            Some.Forecast("2026-07-01", "2026-01-01"),
            Some.Actual("2026-07-01", "2026-07-01"),
            Some.Report("2026-08-01") with { Actual = Some.NoDate, Reason = "test failed" });

        // July has 30 days left, then 31, 30, 31, and 23 of November.
        Assert.Equal([(30, 145), (60, 145), (90, 145), (180, 145)], Errors(record));
        Assert.Equal(1, record.Horizons[0].Overdue);
    }

    [Theory]
    [InlineData("press", 1)]
    [InlineData("epoch-ai", 0)]
    [InlineData("oracle", 0)]
    public void Only_the_press_does_not_end_an_overdue_by_calling_it_done(string party, int overdue)
    {
        var records = ForecastRecord.Of(
            [Remembered.Milestone("a", Some.Forecast("2026-07-01", "2026-01-01"), Some.Actual("2026-06-20", "2026-06-20", party))],
            Some.Today);

        Assert.Equal(overdue, records.Single(record => record.Party == "crusoe").Horizons[0].Overdue);
    }

    [Fact]
    public void What_was_withdrawn_does_not_count()
    {
        var records = ForecastRecord.Of(
            [
                Remembered.Withdrawn("dropped", Some.Forecast("2026-03-01", "2025-01-01")),
                Remembered.Withdrawn("dropped when done", Some.Forecast("2026-03-01", "2025-01-01"), Some.Actual("2026-04-01", "2026-04-01")),
            ],
            Some.Today);

        Assert.Empty(Errors(Assert.Single(records)));
    }

    [Fact]
    public void Where_nobody_spoke_there_is_no_record()
    {
        Assert.Empty(ForecastRecord.Of([], Some.Today));
        Assert.Empty(ForecastRecord.Of([Remembered.Milestone("a")], Some.Today));
    }

    [Theory]
    [InlineData("forecast")]
    [InlineData("actual")]
    public void One_report_alone_says_nothing_of_how_right_a_party_is(string field)
    {
        var record = Record(field == "forecast" ? Some.Forecast("2027-07-01") : Some.Actual("2026-07-01"));

        Assert.All(record.Horizons, horizon => Assert.Equal((0, null, null, true), (horizon.Count, horizon.Median, horizon.ShareWithin, horizon.TooFew)));
    }

    [Fact]
    public void Each_report_of_a_hundred_thousand_is_read_a_few_times()
    {
        var first = Some.Day("2026-01-01");
        var of = new Counted<PastReport>(
            [.. Enumerable.Range(0, 100_000).Select(index => Remembered.Forecast(first.AddDays(index / 500), Some.Day("2026-11-02"), index + 1))]);

        var record = Assert.Single(ForecastRecord.Of([Remembered.Long("a", "crusoe", of)], Some.Today));

        Assert.Equal([(30, 21), (60, 21), (90, 21), (180, 21)], Errors(record));
        Assert.InRange(of.Reads, 1, 10 * of.Count);
    }

    static ForecastRecord Record(params Report[] reports) =>
        Assert.Single(ForecastRecord.Of([Remembered.Milestone("a", reports)], Some.Today));

    static IEnumerable<(int, int)> Errors(ForecastRecord record) =>
        from horizon in record.Horizons from error in horizon.Errors select (horizon.DaysAhead, error.Days);
}
