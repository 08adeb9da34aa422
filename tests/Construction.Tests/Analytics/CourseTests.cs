namespace Construction.Tests.Analytics;

/// <summary>How a line moves, and where it leads at this rate.</summary>
public sealed class CourseTests
{
    static readonly DateOnly First = Some.Day("2026-01-01");

    // Forecasts in days after the first, one every 30 days.
    [Theory]
    [InlineData("0", Pattern.TooShort)]
    [InlineData("0 90", Pattern.TooShort)]
    [InlineData("0 7 -7 0", Pattern.Stable)]
    // 8 days in all, and 16 without their signs: neither a jump nor later and later.
    [InlineData("0 8 0", Pattern.Recovering)]
    [InlineData("0 4 8", Pattern.Creeping)]
    [InlineData("0 10 20 30 40 50", Pattern.Creeping)]
    // A week back is no turn, eight days are one, and one turn is no saw-tooth.
    [InlineData("0 20 13 33", Pattern.Creeping)]
    [InlineData("0 20 12 12", Pattern.Recovering)]
    [InlineData("0 -10 -20 -30", Pattern.Recovering)]
    [InlineData("0 -4 -8", Pattern.Recovering)]
    [InlineData("0 20 5 25", Pattern.SawTooth)]
    [InlineData("0 -20 5 -25", Pattern.SawTooth)]
    // One day more than 30, in one step.
    [InlineData("0 0 30 30", Pattern.Creeping)]
    [InlineData("0 0 31 31", Pattern.Jump)]
    [InlineData("0 0 -31 -31", Pattern.Jump)]
    // 60 of 90 is two thirds and no more; 62 of 92 is.
    [InlineData("0 60 90", Pattern.Creeping)]
    [InlineData("0 62 92", Pattern.Jump)]
    // The jump goes before the turns after it: 100 of 140.
    [InlineData("0 100 80 100", Pattern.Jump)]
    // The jump is more than six forecasts ago.
    [InlineData("-90 0 0 0 0 0 0", Pattern.Stable)]
    public void Every_pattern_has_its_rule(string days, Pattern pattern) =>
        Assert.Equal(pattern, Of(Every30Days(days)).Pattern);

    [Theory]
    [InlineData("2026-04-02", Pattern.Silent)]
    [InlineData("2026-04-01", Pattern.Stable)]
    public void Silent_is_who_has_not_reported_for_more_than_two_cadences(string today, Pattern pattern)
    {
        // The last of three is of 2 March, day 60; 1 April is day 90: 30 days are two cadences of 15.
        Assert.Equal(pattern, Of(Every30Days("0 0 0"), 15, today).Pattern);
        Assert.Equal(Pattern.Stable, Of(Every30Days("0 0 0"), null, today).Pattern);
    }

    [Fact]
    public void Who_is_silent_is_so_also_after_one_report() => Assert.Equal(Pattern.Silent, Of(Every30Days("0"), 7, "2026-06-01").Pattern);

    [Theory]
    // Slope 0: on the day that is forecast.
    [InlineData("2026-07-01", "2026-07-01", 0.0, "2026-07-01")]
    // 31 days in 31: 31 days ahead now, and for ever.
    [InlineData("2026-02-01", "2026-03-04", 1.0, null)]
    [InlineData("2026-02-01", "2026-05-05", 3.0, null)]
    // The same rate on the diagonal, and 31 days behind it.
    [InlineData("2026-01-01", "2026-02-01", 1.0, null)]
    [InlineData("2025-12-01", "2026-01-01", 1.0, null)]
    // 62 days earlier in 31: of 120 days each day brings three, so 40 days from 1 February.
    [InlineData("2026-08-02", "2026-06-01", -2.0, "2026-03-13")]
    // 16 days in 31: of 90 days 15 are caught up in every 31, so 186 days from 1 February.
    [InlineData("2026-04-16", "2026-05-02", 16 / 31.0, "2026-08-06")]
    public void At_this_rate_a_line_meets_the_diagonal_or_does_not(string first, string then, double slope, string? day)
    {
        var course = Of([Some.Forecast(first, "2026-01-01"), Some.Forecast(then, "2026-02-01")], today: "2026-02-02");

        Assert.Equal(slope, course.Slope!.Value, 12);
        Assert.Equal(new Meeting(day is null ? MeetingKind.NotAtThisRate : MeetingKind.OnDay, day is null ? null : Some.Day(day)), course.Meeting);
    }

    [Fact]
    public void What_would_be_met_after_2100_is_not_met_at_this_rate()
    {
        // 364 days in 365: 151 days ahead at a 365th a day are 151 years.
        var course = Of([Some.Forecast("2025-06-02", "2025-01-01"), Some.Forecast("2026-06-01", "2026-01-01")], today: "2026-01-02");

        Assert.Equal((364 / 365.0, new(MeetingKind.NotAtThisRate, null)), (course.Slope!.Value, course.Meeting));
    }

    [Fact]
    public void A_forecast_that_has_passed_without_an_actual_is_passed_and_not_done()
    {
        var line = Assert.Single(Trend.Of(
            Remembered.Of(Some.Forecast("2026-03-01", "2026-01-01"), Some.Forecast("2026-03-01", "2026-02-01")),
            [], _ => null, Some.Day("2026-06-01")).Lines);

        Assert.Null(line.Actual);
        Assert.Equal(new Meeting(MeetingKind.Passed, Some.Day("2026-03-01")), line.Course!.Meeting);
    }

    [Fact]
    public void A_forecast_stated_long_after_its_day_is_passed_however_fast_it_moves()
    {
        // 30 days in 31, and 364 days behind: at a 31st of a day a day they met 364 · 31 days before, in another century.
        var course = Of([Some.Forecast("2025-01-03", "2026-01-01"), Some.Forecast("2025-02-02", "2026-02-01")], today: "2026-02-02");

        Assert.Equal(new Meeting(MeetingKind.Passed, Some.Day("2026-02-01").AddDays(-364 * 31)), course.Meeting);
    }

    [Fact]
    public void A_year_counts_by_its_middle()
    {
        // 2026 is 365 days, its middle is 2 July. From 1 July a day, in 31 days.
        var course = Of([Some.Forecast("2026-07-01", "2026-01-01"), Some.Forecast("2026", "2026-02-01")]);

        Assert.Equal(1 / 31.0, course.Slope!.Value, 12);
    }

    [Fact]
    public void A_date_with_an_open_side_has_no_middle_and_is_left_out_and_as_the_last_word_it_meets_nothing()
    {
        var open = Of(
        [
            Some.Forecast("2026-07-01", "2026-01-01"), Some.Forecast("2026-07-11", "2026-02-01"), Some.Forecast("../2025-06-30", "2026-03-01"),
        ]);

        Assert.Equal((10 / 31.0, Pattern.TooShort, MeetingKind.Unknown), (open.Slope!.Value, open.Pattern, open.Meeting.Kind));
    }

    [Fact]
    public void One_forecast_has_no_rate() =>
        Assert.Equal(new Course(null, Pattern.TooShort, new(MeetingKind.Unknown, null)), Of([Some.Forecast("2026-07-01", "2026-01-01")]));

    static Report[] Every30Days(string days) =>
    [
        .. days.Split(' ').Select((day, index) => Some.Report() with
        {
            DataDate = First.AddDays(30 * index),
            Forecast = new(StatedDate.Day(Some.Day("2027-06-01").AddDays(int.Parse(day, System.Globalization.CultureInfo.InvariantCulture)))),
        }),
    ];

    static Course Of(Report[] reports, int? cadence = null, string today = "2026-02-02") =>
        Assert.Single(Trend.Of(Remembered.Of(reports), [], _ => cadence, Some.Day(today)).Lines).Course!;
}
