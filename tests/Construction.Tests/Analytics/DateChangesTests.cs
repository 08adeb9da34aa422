namespace Construction.Tests.Analytics;

/// <summary>The bars between a milestone's current date at one moment and at another.</summary>
public sealed class DateChangesTests
{
    [Fact]
    public void Buildings_5_to_8_at_Abilene_moved_by_183_days_and_then_became_a_range()
    {
        var changes = DateChanges.Of(
            Remembered.Shipped("abilene-tx", "buildings-5-8-ready-for-service"),
            report => report.DataDate <= Some.Day("2025-12-31"),
            report => report.DataDate <= Some.Day("2026-09-30"));

        Assert.Equal(("2026-07-01", "2026-10-01/2027-03-31"), (changes.Start!.Date.Text, changes.End!.Date.Text));
        // July to October has 123 days, November and December to the 31st 60; the middle of 1 October to 31 March, 181 days
        // apart, lies 90.5 days after 1 October: half a day before the 31st of December.
        Assert.Equal(["Revised 123", "Revised 60", "Precision -0.5"], changes.Steps.Select(Text));
        Assert.Equal(182.5m, changes.EndDay - changes.StartDay);
        Assert.Equal(Some.Day("2026-07-01").DayNumber, changes.StartDay);
        Assert.All(changes.Steps, step => Assert.Equal("epoch-ai", step.Party));
    }

    [Fact]
    public void Of_the_campus_at_Abilene_only_what_Crusoe_said_moved_the_date()
    {
        var changes = DateChanges.Of(Remembered.Shipped("abilene-tx", "campus-complete"), _ => false, _ => true);

        // From the middle of May to August (123 days, 1 July) to that of December (the 16th): 30 of July, 31, 30, 31, 30, 16.
        Assert.Equal(["First 0", "Revised 168"], changes.Steps.Select(Text));
        Assert.Equal([Some.Day("2025-03-18"), Some.Day("2026-03-27")], changes.Steps.Select(step => step.DataDate!.Value));
        Assert.Equal((null, "2026-12-01/2026-12-31"), (changes.Start, changes.End!.Date.Text));
        Assert.Equal((Some.Day("2026-07-01").DayNumber, Some.Day("2026-12-16").DayNumber), (changes.StartDay, changes.EndDay));
    }

    [Fact]
    public void A_bar_leads_to_the_report_that_it_came_from()
    {
        var step = Assert.Single(Between(1, 2,
            Some.Forecast("2026-10-01", "2026-03-01"),
            Some.Forecast("2026-10-31", "2026-06-01") with { KnownAt = Some.Day("2026-06-03") }).Steps);

        Assert.Equal(("crusoe", 2, Some.Day("2026-06-01")), (step.Party, step.Position, step.DataDate));
        Assert.Equal(Some.Instant("2026-06-03T00:00:00Z"), step.KnownAt);
        Assert.Equal((("2026-10-01", 1L), ("2026-10-31", 2L)), ((step.Before!.Date.Text, step.Before.Position), (step.After!.Date.Text, step.After.Position)));
    }

    [Fact]
    public void What_says_the_same_again_and_what_leads_nowhere_is_no_bar()
    {
        var changes = Between(1, 6,
            Some.Forecast("2026-10-01", "2026-03-01"),
            Some.Forecast("2026-10-01", "2026-06-01"),
            Some.Forecast("2026-12-01", "2026-06-01", "epoch-ai"),
            Some.Forecast("2027-12-01", "2026-06-01", "press"),
            Some.Forecast("2026-09-01", "2026-02-01"),
            Some.Report("2026-07-01") with { Percent = 60 });

        Assert.Empty(changes.Steps);
        Assert.Equal((1L, 2L), (changes.Start!.Position, changes.End!.Position));
    }

    [Theory]
    [InlineData("2026-10", "2026-10-16", "Precision 0")]
    // The middle of 2026 is 2 July.
    [InlineData("2026-07-02", "2026", "Precision 0")]
    [InlineData("2026", "2026-12-31", "Precision 182")]
    // The middle of the quarter's 92 days lies between 15 and 16 November.
    [InlineData("2026-11-15", "2026-Q4", "Precision 0.5")]
    [InlineData("2026-Q4", "2027-01-15", "Revised 60.5")]
    // By the 30th is the 30th, and a day before it is within.
    [InlineData("../2026-06-30", "2026-06-10", "Precision -20")]
    [InlineData("../2026-06-30", "2026-07-10", "Revised 10")]
    [InlineData("2026-07-01/..", "2026-07-11/..", "Precision 10")]
    [InlineData("../2026-06-30", "2026-07-01/..", "Revised 1")]
    public void A_change_of_precision_is_what_lies_within_what_was_said_before_or_around_it(string before, string after, string bar) =>
        Assert.Equal(bar, Text(Assert.Single(Between(1, 2, Some.Forecast(before, "2026-03-01"), Some.Forecast(after, "2026-06-01")).Steps)));

    [Fact]
    public void An_actual_its_revision_and_its_retraction_are_bars_of_their_own()
    {
        var changes = Between(1, 4,
            Some.Forecast("2026-05-01", "2026-03-01"),
            Some.Actual("2026-05-23", "2026-06-01"),
            Some.Actual("2026-05-20", "2026-07-01"),
            Some.Report("2026-08-01") with { Actual = Some.NoDate, Reason = "failed test" });

        Assert.Equal(["Actual 22", "Revised -3", "Retracted -19"], changes.Steps.Select(Text));
        Assert.Equal(changes.StartDay, changes.EndDay);
    }

    [Fact]
    public void An_actual_on_the_day_that_was_forecast_is_a_bar_of_nothing() =>
        Assert.Equal(["Actual 0"], Between(1, 2, Some.Forecast("2026-05-01", "2026-03-01"), Some.Actual("2026-05-01", "2026-05-01")).Steps.Select(Text));

    [Fact]
    public void Where_there_is_no_date_any_more_a_bar_says_so_and_the_next_starts_from_the_last_there_was()
    {
        var changes = Between(1, 3,
            Some.Forecast("2026-05-01", "2026-03-01"),
            Some.Report("2026-04-01") with { Forecast = Some.NoDate },
            Some.Forecast("2026-08-01", "2026-06-01"));

        // May 31, June 30, July 31.
        Assert.Equal(["NoDate 0", "Returned 92"], changes.Steps.Select(Text));
        Assert.Equal((null, null), (changes.Steps[0].After, changes.Steps[1].Before));
    }

    [Fact]
    public void At_a_moment_without_a_date_the_last_there_was_stands_in()
    {
        Report[] reports =
        [
            Some.Forecast("2026-05-01", "2026-03-01"),
            Some.Report("2026-04-01") with { Forecast = Some.NoDate },
            Some.Forecast("2026-05-11", "2026-06-01"),
        ];
        var day = (decimal)Some.Day("2026-05-01").DayNumber;

        var returned = Between(2, 3, reports);
        Assert.Equal((null, day, day + 10), (returned.Start, returned.StartDay, returned.EndDay));
        Assert.Equal(["Returned 10"], returned.Steps.Select(Text));

        var gone = Between(1, 2, reports);
        Assert.Equal((null, day, day), (gone.End, gone.StartDay, gone.EndDay));
    }

    [Fact]
    public void A_milestone_without_reports_moved_nowhere()
    {
        var changes = DateChanges.Of([], _ => false, _ => true);

        Assert.Equal((null, null, null, null, 0), (changes.Start, changes.End, changes.StartDay, changes.EndDay, changes.Steps.Count));
    }

    [Fact]
    public void Another_partys_word_that_leads_is_a_bar_of_its_own_and_nobodys_change()
    {
        var changes = Between(1, 3,
            Some.Forecast("2026-10-01", "2026-03-01", "epoch-ai"),
            Some.Forecast("2026-08-01", "2026-06-01"),
            Some.Report("2026-07-01") with { Forecast = Some.NoDate });

        // August and September have 61 days: the observer's word gives way to the responsible party's, and leads again.
        Assert.Equal(["Lead -61", "Lead 61"], changes.Steps.Select(Text));
        Assert.Equal([("epoch-ai", "crusoe"), ("crusoe", "epoch-ai")], changes.Steps.Select(step => (step.Before!.Party, step.After!.Party)));
        Assert.All(changes.Steps, step => Assert.Equal("crusoe", step.Party));
    }

    [Fact]
    public void Who_takes_the_lead_with_a_new_date_makes_two_bars_the_difference_and_its_own_change()
    {
        // Two on the owner's side: the later word leads.
        var changes = Between(2, 3,
            Some.Forecast("2026-06-01", "2026-03-01", Programme.Owner),
            Some.Forecast("2026-07-01", "2026-04-01", "oracle"),
            Some.Forecast("2026-06-11", "2026-05-01", Programme.Owner));

        Assert.Equal(["Lead -30", "Revised 10"], changes.Steps.Select(Text));
        Assert.Equal((3L, 3L), (changes.Steps[0].Position, changes.Steps[1].Position));
        Assert.Equal(1, changes.Steps[0].After!.Position);
    }

    [Fact]
    public void A_change_of_the_responsible_party_is_a_bar_of_its_own()
    {
        var parties = Remembered.Of(
            Some.Forecast("2026-06-01", "2026-03-01"),
            Some.Forecast("2026-07-01", "2026-03-01", "mortenson"),
            Some.Forecast("2026-07-11", "2026-08-01", "mortenson"));
        RankChange[] changed =
            [new(Some.Instant("2026-05-01T09:00:00Z"), 99, party => party == "mortenson" ? Rank.Responsible : Rank.Party)];

        var changes = DateChanges.Of(parties, report => report.Position <= 2, _ => true, changed);

        Assert.Equal(["Responsible 30", "Revised 10"], changes.Steps.Select(Text));
        var step = changes.Steps[0];
        Assert.Equal(("mortenson", 99, null), (step.Party, step.Position, step.DataDate));
        Assert.Equal((Rank.Responsible, Rank.Responsible), (step.Before!.Rank, step.After!.Rank));
    }

    [Fact]
    public void Who_is_of_the_press_no_longer_may_give_the_first_date()
    {
        var changes = DateChanges.Of(
            Remembered.Of(Some.Forecast("2026-06-01", party: "press")), _ => true, _ => true,
            [new(Some.Now, 2, _ => Rank.Observer), new(Some.Now, 3, _ => Rank.Press)]);

        Assert.Equal(["Responsible 0", "Responsible 0"], changes.Steps.Select(Text));
        Assert.Equal(((decimal)Some.Day("2026-06-01").DayNumber, null), (changes.StartDay, changes.End));
    }

    [Fact]
    public void As_known_a_late_arrival_moved_nothing_and_as_it_was_it_did()
    {
        var parties = Remembered.Of(
            Some.Forecast("2026-06-01", "2026-01-01"),
            Some.Forecast("2026-08-01", "2026-05-01"),
            Some.Forecast("2026-07-01", "2026-03-01") with { KnownAt = Some.Day("2026-06-01") });

        Assert.Equal(["Revised 61"], Steps(ReplayOrder.AsKnown));
        Assert.Equal(["Revised 30", "Revised 31"], Steps(ReplayOrder.ByDataDate));

        IEnumerable<string> Steps(ReplayOrder order) =>
            DateChanges.Of(parties, report => report.Position == 1, _ => true, null, order).Steps.Select(Text);
    }

    [Fact]
    public void Two_parties_on_one_day_move_it_in_the_order_of_arrival()
    {
        var changes = Between(0, 2,
            Some.Forecast("2026-06-01", "2026-03-01", "oracle"),
            Some.Forecast("2026-06-11", "2026-03-01", Programme.Owner));

        Assert.Equal(["First 0", "Lead 10"], changes.Steps.Select(Text));
    }

    [Fact]
    public void What_was_known_first_and_is_not_known_later_is_refused() =>
        Assert.Throws<ArgumentException>(() => Between(2, 1, Some.Forecast("2026-06-01"), Some.Forecast("2026-07-01")));

    [Fact]
    public void Ten_times_the_reports_take_about_ten_times_as_long_to_replay()
    {
        var (few, soon) = Timed.Best(() => Of(10_000));
        var (changes, elapsed) = Timed.Best(() => Of(100_000));

        // To look at all of them for each would take a hundred times as long.
        Assert.True(elapsed < 40 * soon, $"{elapsed} beside {soon}");
        // All but ten moved it by a day, forth and back.
        Assert.Equal((9_990, 99_990, 0m), (few.Steps.Count, changes.Steps.Count, changes.EndDay - changes.StartDay));

        static DateChanges Of(int count)
        {
            var first = Some.Day("1990-01-01");
            PastReport[] reports =
            [
                .. Enumerable.Range(0, count).Select(index => new PastReport(
                    new(first.AddDays(index / 3), default, default, index + 1), default, new(StatedDate.Day(first.AddDays(300 + index % 2))), null)),
            ];
            return DateChanges.Of([new("crusoe", Rank.Responsible, reports)], report => report.Position <= 10, _ => true);
        }
    }

    static string Text(DateStep step) => FormattableString.Invariant($"{step.Kind} {step.ShiftDays:0.#}");

    static DateChanges Between(long start, long end, params Report[] reports) =>
        DateChanges.Of(Remembered.Of(reports), report => report.Position <= start, report => report.Position <= end);
}
