using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>What the trend chart of one milestone draws.</summary>
public sealed class TrendTests
{
    static readonly DateOnly Today = Some.Day("2026-09-30");

    [Fact]
    public void Buildings_5_to_8_at_Abilene_went_from_1_July_to_the_turn_of_the_year_in_four_reports()
    {
        var line = Assert.Single(Trend.Of(Remembered.Shipped("abilene-tx", "buildings-5-8-ready-for-service"), [], _ => null, Today).Lines);

        Assert.Equal(("epoch-ai", Rank.Observer, null), (line.Party, line.Rank, line.Actual));
        Assert.Equal(
            ["2025-12-13 2026-07-01", "2026-04-28 2026-11-01", "2026-08-25 2026-12-31", "2026-09-24 2026-10-01/2027-03-31"],
            line.Points.Select(point => $"{point.DataDate:yyyy-MM-dd} {point.Date!.Text}"));
        Assert.All(line.Points, point => Assert.Equal((PointKind.Forecast, true), (point.Kind, point.Counts)));

        // Data dates: day 0, 136, 255, 285. Forecasts: day 0, 123, 183 and (92 + 273)/2 = 182.5 after 1 July. Slopes in order:
        // −0.5/30, 59.5/149, 60/119, 182.5/285, 183/255, 123/136; their median lies between the third and the fourth: 0.572.
        var course = line.Course!;
        Assert.Equal((60 / 119.0 + 182.5 / 285) / 2, course.Slope!.Value, 12);
        // Changes of 123, 60 and −0.5 days: 123 is more than two thirds of 183.5.
        Assert.Equal(Pattern.Jump, course.Pattern);
        // The forecast is 182.5 − 85 = 97.5 days ahead of 24 September: 97.5/(1 − 0.572) = 228 days later the two meet.
        Assert.Equal(new Meeting(MeetingKind.OnDay, Some.Day("2027-05-10")), course.Meeting);
    }

    [Fact]
    public void There_is_a_line_for_every_party_by_rank_and_none_for_who_never_spoke_of_a_date()
    {
        var trend = Of(
            Some.Forecast("2026-12-01", party: "press"),
            Some.Forecast("2026-11-01", party: "epoch-ai"),
            Some.Report(party: "mortenson") with { Percent = 40 },
            Some.Forecast("2026-10-01", party: "crusoe"));

        Assert.Equal(["crusoe", "epoch-ai", "press"], trend.Lines.Select(line => line.Party));
    }

    [Fact]
    public void Without_reports_and_without_baselines_there_is_nothing_to_draw()
    {
        var trend = Of();

        Assert.Empty(trend.Lines);
        Assert.Empty(trend.Baselines);
    }

    [Fact]
    public void Of_several_statements_as_of_one_day_the_last_counts_and_what_comes_late_takes_its_place()
    {
        var line = Line(
            Some.Forecast("2026-12-01", "2026-06-01"),
            Some.Forecast("2026-12-24", "2026-06-01"),
            Some.Forecast("2026-10-01", "2026-03-01"));

        Assert.Equal(
            [(Some.Day("2026-03-01"), "2026-10-01", 3L), (Some.Day("2026-06-01"), "2026-12-24", 2L)],
            line.Points.Select(point => (point.DataDate, point.Date!.Text, point.Position)));
        Assert.Equal(Some.Instant("2026-03-01T00:00:00Z"), line.Points[0].KnownAt);
    }

    [Fact]
    public void A_date_that_is_no_more_is_a_point_without_a_date()
    {
        var line = Line(Some.Forecast("2026-12-01", "2026-06-01"), Some.Report("2026-07-01") with { Forecast = Some.NoDate });

        Assert.Equal((PointKind.NoDate, null, true), (line.Points[1].Kind, line.Points[1].Date, line.Points[1].Counts));
        Assert.Equal(MeetingKind.Unknown, line.Course!.Meeting.Kind);
    }

    [Fact]
    public void A_line_ends_at_its_actual_also_where_later_reports_repeat_it_or_forecast_again()
    {
        var line = Line(
            Some.Forecast("2026-05-01", "2026-03-01"),
            Some.Actual("2026-05-23", "2026-06-01"),
            Some.Actual("2026-05-23", "2026-07-01"),
            Some.Forecast("2026-12-01", "2026-08-01"));

        Assert.Equal([true, true, false, false], line.Points.Select(point => point.Counts));
        Assert.Equal(line.Points[1], line.Actual);
        Assert.Null(line.Course);
    }

    [Fact]
    public void Of_an_actual_revised_three_times_the_latest_ends_the_line()
    {
        var line = Line(
            Some.Forecast("2026-05-01", "2026-03-01"),
            Some.Actual("2026-05-23", "2026-06-01"),
            Some.Actual("2026-05-30", "2026-07-01"),
            Some.Actual("2026-06-15", "2026-08-01"),
            Some.Actual("2026-05-23", "2026-09-01"));

        Assert.Equal([true, false, false, false, true], line.Points.Select(point => point.Counts));
        Assert.Equal(Some.Day("2026-09-01"), line.Actual!.Value.DataDate);
    }

    [Fact]
    public void An_actual_that_was_taken_back_lets_the_line_go_on_with_the_forecast_that_holds_again()
    {
        var line = Line(
            Some.Forecast("2026-05-01", "2026-03-01"),
            Some.Actual("2026-05-23", "2026-06-01"),
            Some.Report("2026-07-01") with { Actual = Some.NoDate, Reason = "failed test" },
            Some.Forecast("2026-11-01", "2026-08-01"));

        Assert.Equal([PointKind.Forecast, PointKind.Actual, PointKind.Retracted, PointKind.Forecast], line.Points.Select(point => point.Kind));
        Assert.Equal([true, false, true, true], line.Points.Select(point => point.Counts));
        Assert.Equal(("2026-05-01", null), (line.Points[2].Date!.Text, line.Actual));
        // Data dates 2026-03-01 and 2026-08-01 are 153 days apart, the forecasts 184: the retraction states no forecast.
        Assert.Equal(184 / 153.0, line.Course!.Slope!.Value, 12);
    }

    [Fact]
    public void An_actual_taken_back_on_the_same_day_was_none()
    {
        var line = Line(
            Some.Actual("2026-05-23", "2026-06-01"),
            Some.Report("2026-06-01") with { Actual = Some.NoDate, Reason = "a typing error", Forecast = Some.Said("2026-07-01") });

        Assert.Equal((PointKind.Forecast, "2026-07-01"), (Assert.Single(line.Points).Kind, line.Points[0].Date!.Text));
    }

    [Fact]
    public void Where_reports_were_due_and_none_came_is_every_cadence_after_the_last_data_date_up_to_today()
    {
        var reports = new[] { Some.Forecast("2026-12-01", "2026-09-01"), Some.Forecast("2026-12-01", "2026-09-16", "oracle") };

        var lines = Trend.Of(Remembered.Of(reports), [], party => party == "crusoe" ? 10 : 7, Some.Day("2026-09-30")).Lines;

        Assert.Equal([Some.Day("2026-09-11"), Some.Day("2026-09-21")], lines[0].Missed);
        Assert.Equal([Some.Day("2026-09-23"), Some.Day("2026-09-30")], lines[1].Missed);
    }

    [Fact]
    public void A_report_of_a_percentage_is_a_report_that_came()
    {
        var line = Line(14, Some.Forecast("2026-12-01", "2026-06-01"), Some.Report("2026-09-20") with { Percent = 60 });

        Assert.Empty(line.Missed);
        Assert.NotEqual(Pattern.Silent, line.Course!.Pattern);
    }

    [Fact]
    public void Nothing_is_due_where_the_cadence_is_unknown_after_an_actual_and_after_a_withdrawal()
    {
        var forecast = Some.Forecast("2026-12-01", "2026-09-01");

        Assert.Empty(Line((int?)null, forecast).Missed);
        Assert.Empty(Line(7, forecast, Some.Actual("2026-09-02", "2026-09-02")).Missed);

        var withdrawn = Trend.Of(Remembered.Of(forecast), [], _ => 7, Today, Some.Day("2026-09-10")).Lines[0];
        Assert.Equal([Some.Day("2026-09-08")], withdrawn.Missed);
        Assert.Null(withdrawn.Course);
    }

    [Fact]
    public void A_cadence_of_no_days_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Line(0, Some.Forecast("2026-12-01")));

    [Fact]
    public void The_longest_cadence_there_can_be_lets_nothing_be_due() =>
        Assert.Empty(Line(int.MaxValue, Some.Forecast("2026-12-01")).Missed);

    [Fact]
    public void A_baseline_is_drawn_from_its_approval_to_that_of_the_next()
    {
        Baseline[] baselines =
        [
            new(Some.Baseline("2026-06-30", "1") with { Approved = Some.Day("2026-01-15") }, 7),
            new(Some.Baseline("2026-Q4", "2") with { Approved = Some.Day("2026-05-01") }, 9),
            // Entered last, though approved before: it takes effect where it was entered.
            new(Some.Baseline("2026-12-31", "3") with { Approved = Some.Day("2026-04-01") }, 12),
        ];

        // An actual before any baseline is an actual.
        var trend = Trend.Of(Remembered.Of(Some.Actual("2025-12-01", "2025-12-02")), baselines, _ => null, Today);

        Assert.Equal(
            [
                new BaselineSpan(Some.Date("2026-06-30"), "1", Some.Day("2026-01-15"), Some.Day("2026-05-01"), 7),
                new BaselineSpan(Some.Date("2026-Q4"), "2", Some.Day("2026-05-01"), Some.Day("2026-05-01"), 9),
                new BaselineSpan(Some.Date("2026-12-31"), "3", Some.Day("2026-04-01"), null, 12),
            ],
            trend.Baselines);
        Assert.NotNull(trend.Lines[0].Actual);
    }

    [Fact]
    public void Of_any_history_a_line_ends_at_what_leads_for_its_party() =>
        Histories.Mixed.Sample(reports =>
        {
            var told = Told.Programme();
            foreach (var (report, index) in reports.Select((report, index) => (report, index)))
                told.State.Apply(new MilestoneReported(Some.Site, Some.Milestone, report), index + 1);

            var lines = Of(reports).Lines;

            var dated = told.Milestone.Standings.Where(standing => standing.Leading is not null).Select(standing => standing.Party);
            Assert.Empty(dated.Except(lines.Select(line => line.Party)));
            Assert.All(lines, line =>
            {
                var standing = told.Standing(line.Party);
                var last = line.Points.Last(point => point.Counts);
                Assert.Equal((standing.Leading?.Value, standing.IsActual), (last.Date, last.Kind == PointKind.Actual));
                Assert.Equal(line.Points.Select(point => point.DataDate).Distinct().Order(), line.Points.Select(point => point.DataDate));
            });
        }, iter: 1_000);

    [Fact]
    public void Ten_times_the_reports_of_one_party_take_about_ten_times_as_long_to_draw()
    {
        var (_, soon) = Timed.Best(() => Of(10_000));
        var (trend, elapsed) = Timed.Best(() => Of(100_000));

        // To look at all of them for each would take a hundred times as long.
        Assert.True(elapsed < 40 * soon, $"{elapsed} beside {soon}");
        // Three a day: 33,334 days, the last of them 10 days ago; a day lost each day.
        var line = trend.Lines[0];
        Assert.Equal((33_334, 10, 1.0), (line.Points.Count, line.Missed.Count, line.Course!.Slope));
        Assert.Equal((Pattern.Silent, MeetingKind.NotAtThisRate), (line.Course.Pattern, line.Course.Meeting.Kind));

        static Trend Of(int count)
        {
            var first = Some.Day("1990-01-01");
            PastReport[] reports =
            [
                .. Enumerable.Range(0, count).Select(index => new PastReport(
                    new(first.AddDays(index / 3), default, default, index + 1), default, new(StatedDate.Day(first.AddDays(300 + index / 3))), null)),
            ];
            return Trend.Of([new("crusoe", Rank.Responsible, reports)], [], _ => 1, first.AddDays(count / 3 + 10));
        }
    }

    static Trend Of(params Report[] reports) => Trend.Of(Remembered.Of(reports), [], _ => null, Today);

    static TrendLine Line(params Report[] reports) => Line((int?)null, reports);

    static TrendLine Line(int? cadence, params Report[] reports) =>
        Assert.Single(Trend.Of(Remembered.Of(reports), [], _ => cadence, Today).Lines);
}
