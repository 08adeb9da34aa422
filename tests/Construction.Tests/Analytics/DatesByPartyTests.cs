using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>The dates of the parties side by side, and how far they lie apart.</summary>
public sealed class DatesByPartyTests
{
    [Fact]
    public void Oracle_minus_Epoch_is_61_days()
    {
        // 1 April to 1 June: 30 days of April and 31 of May.
        var spread = Row(Some.Forecast("2026-06-01", party: "oracle"), Some.Forecast("2026-04-01", party: "epoch-ai")).Spread!;

        Assert.Equal(("oracle", "epoch-ai"), (spread.Later.Party, spread.Earlier.Party));
        Assert.Equal((61, 61, SlipUnit.Day), (spread.Difference.From, spread.Difference.To, spread.Difference.Unit));
        Assert.Equal((61, 61, false), (spread.CertainDays, spread.PossibleDays, spread.IsOfPressAlone));
    }

    [Fact]
    public void Of_the_campus_at_Abilene_Crusoe_is_up_to_two_months_later_than_Oracle()
    {
        var site = Shipped.State.Sites["abilene-tx"];
        var campus = site.Milestones["campus-complete"];
        var row = Assert.Single(DatesByParty.Of([MilestoneVoices.Of("abilene-tx", campus, party => Shipped.State.RankOf(site, campus, party))]));

        // Epoch gives no date of its own; the press's is shown and does not make the spread.
        Assert.Equal(["crusoe 2026-12-01/2026-12-31", "oracle 2026-11", "press 2026-05-01/2026-08-31"], row.Marks.Select(Text));
        // From 30 November to 1 December, and from 1 November to 31 December.
        Assert.Equal(("crusoe", "oracle", 1, 60), (row.Spread!.Later.Party, row.Spread.Earlier.Party, row.Spread.CertainDays, row.Spread.PossibleDays));
        Assert.Equal((0, 2, SlipUnit.Month), (row.Spread.Difference.From, row.Spread.Difference.To, row.Spread.Difference.Unit));
    }

    [Fact]
    public void There_is_a_mark_for_the_baseline_in_force_and_for_each_party_by_rank()
    {
        var told = Told.Programme();
        told.Takes(Some.Forecast("2026-10-01", "2026-09-01", "press"));
        told.Takes(Some.Actual("2026-08-20", "2026-08-24", "epoch-ai"));
        told.Takes(Some.Baseline("2026-06-30", "1"));
        told.Takes(Some.Forecast("2026-09", "2026-09-02", "mortenson"));
        told.Takes(Some.Forecast("2026-09-10", "2026-09-03"));
        told.Takes(Some.Report("2026-09-04", "oracle") with { Forecast = Some.NoDate });
        told.Takes(Some.Report("2026-09-04", Programme.Owner) with { Percent = 90 });
        var baseline = told.Takes(Some.Baseline("2026-07-31", "2"));

        var marks = Row(told).Marks;

        Assert.Equal(
            [
                "Baseline  owner 2026-07-31", "Forecast Responsible crusoe 2026-09-10", "NoDate Owner oracle ",
                "Forecast Party mortenson 2026-09", "Actual Observer epoch-ai 2026-08-20", "Forecast Press press 2026-10-01",
            ],
            marks.Select(mark => $"{mark.Kind} {mark.Rank} {Text(mark)}"));
        Assert.Equal((Some.Day("2026-01-15"), baseline), (marks[0].DataDate, marks[0].Position));
        Assert.Equal(Some.Day("2026-08-24"), marks[4].DataDate);
    }

    [Fact]
    public void The_date_of_a_contract_comes_first_and_makes_no_spread()
    {
        var told = Told.Programme();
        told.Takes(Some.Baseline("2026-06-30"));
        told.Takes(Some.Forecast("2026-09-10"));
        var position = told.State.Position + 1;
        told.State.Apply(Some.Contract("2026-Q3"), position, Some.Instant("2026-05-04T23:00:00-02:00"));

        var row = Row(told);

        Assert.Equal(
            ["Contract  oracle 2026-Q3", "Baseline  owner 2026-06-30", "Forecast Responsible crusoe 2026-09-10"],
            row.Marks.Select(mark => $"{mark.Kind} {mark.Rank} {Text(mark)}"));
        Assert.Equal((Some.Day("2026-05-05"), position), (row.Marks[0].DataDate, row.Marks[0].Position));
        Assert.Null(row.Spread);
    }

    [Fact]
    public void A_mark_tells_the_source_and_since_when_it_was_known()
    {
        var mark = Row(Some.Forecast("2026-06-01") with { KnownAt = Some.Day("2026-09-02"), Source = Some.Source }).Marks[0];

        Assert.Equal((Some.Source, Some.Day("2026-09-02")), (mark.Source, mark.KnownAt));
    }

    [Theory]
    // The same month may be the same day, or its first and its last.
    [InlineData("2026-10", "2026-10", 0, 30)]
    // 15 June lies within 2026: to 31 December 199 days, to 1 January 165 only.
    [InlineData("2026", "2026-06-15", 0, 199)]
    [InlineData("2026-06-01", "2026-06-01", 0, 0)]
    // Open to the past, or on both sides of the two.
    [InlineData("2026-09-01", "../2026-06-30", 63, null)]
    [InlineData("../2026-06-30", "../2026-07-31", 0, null)]
    [InlineData("2027-01-01/..", "../2026-06-30", 185, null)]
    public void A_spread_goes_from_the_least_to_the_most_that_two_dates_can_differ(string crusoe, string oracle, int certain, int? possible)
    {
        var spread = Row(Some.Forecast(crusoe), Some.Forecast(oracle, party: "oracle")).Spread!;

        Assert.Equal((certain, possible), (spread.CertainDays, spread.PossibleDays));
    }

    [Fact]
    public void No_choice_of_days_makes_a_spread_other_than_from_its_least_to_its_most()
    {
        var range = Gen.Select(Gen.Int[1, 20], Gen.Int[0, 6]).Select((day, length) => (From: day, To: day + length));
        range.Array[2, 4].Sample(ranges =>
        {
            // Every way in which each can mean one of its days.
            IEnumerable<int[]> choices = [[]];
            foreach (var (from, to) in ranges)
                choices = [.. choices.SelectMany(days => Enumerable.Range(from, to - from + 1).Select(day => (int[])[.. days, day]))];
            int[] spreads = [.. choices.Select(days => days.Max() - days.Min())];

            var spread = Row([.. ranges.Zip(Histories.Parties, (range, party) =>
                Some.Forecast($"2026-06-{range.From:00}/2026-06-{range.To:00}", party: party))]).Spread!;

            Assert.Equal((spreads.Min(), spreads.Max()), (spread.CertainDays, spread.PossibleDays));
        });
    }

    [Fact]
    public void Of_two_who_may_mean_the_same_the_later_is_who_may_be_later_by_more()
    {
        var spread = Row(Some.Forecast("2026-06-15"), Some.Forecast("2026", party: "oracle")).Spread!;

        // −165 to +199 days: minus five to plus seven months.
        Assert.Equal(("oracle", -5, 7), (spread.Later.Party, spread.Difference.From, spread.Difference.To));
    }

    [Fact]
    public void The_pair_that_differs_most_differs_for_sure_and_the_spread_is_of_all()
    {
        var spread = Row(
            Some.Forecast("2026"), Some.Forecast("2026-06-15", party: "oracle"), Some.Forecast("2026-06-20", party: "epoch-ai")).Spread!;

        // Epoch minus Oracle is 5 days; Crusoe may be 199 days later than Oracle, or none.
        Assert.Equal(("epoch-ai", "oracle"), (spread.Later.Party, spread.Earlier.Party));
        Assert.Equal((5, 199), (spread.CertainDays, spread.PossibleDays));
    }

    [Fact]
    public void A_spread_that_needs_the_press_is_marked_as_of_the_press_alone()
    {
        var press = Some.Forecast("2026-12-01", party: "press");

        var two = Row(Some.Forecast("2026-06-01"), Some.Forecast("2026-06-11", party: "oracle"), press).Spread!;
        Assert.Equal((10, false), (two.CertainDays, two.IsOfPressAlone));

        // 1 June to 1 December.
        var one = Row(Some.Forecast("2026-06-01"), press).Spread!;
        Assert.Equal((183, true), (one.CertainDays, one.IsOfPressAlone));

        var papers = Row(press, Some.Forecast("2026-12-31", party: "gazette")).Spread!;
        Assert.Equal(("gazette", 30, true), (papers.Later.Party, papers.CertainDays, papers.IsOfPressAlone));
    }

    [Fact]
    public void Neither_a_baseline_nor_a_party_without_a_date_is_a_second_voice()
    {
        var told = Told.Programme();
        told.Takes(Some.Baseline("2026-06-30"));
        told.Takes(Some.Forecast("2026-09-10"));
        told.Takes(Some.Report(party: "oracle") with { Forecast = Some.NoDate });

        Assert.Null(Row(told).Spread);
    }

    [Fact]
    public void A_withdrawn_milestone_keeps_its_marks_and_has_no_spread()
    {
        var told = Told.Programme();
        told.Takes(Some.Forecast("2026-06-01"));
        told.Takes(Some.Forecast("2026-09-10", party: "oracle"));
        told.Takes(Some.Withdrawal);

        var row = Row(told);
        Assert.Equal((true, 2, null), (row.IsWithdrawn, row.Marks.Count, row.Spread));
    }

    [Fact]
    public void The_widest_spread_comes_first_by_what_is_certain_then_by_what_is_possible()
    {
        string[][] dates =
        [
            [],
            ["2026-06-01", "2026-06-11"],
            ["2026-06-01"],
            ["2026", "2026-06-15"],
            ["2026-06-01", "2026-06-11/2026-06-30"],
            ["2026-06-01", "../2026-06-30"],
            ["2026-06-01", "2026-08-01"],
        ];

        var rows = DatesByParty.Of(dates.Select((two, index) => Voices(
            $"m{index}", [.. two.Zip(["crusoe", "oracle"], (date, party) => Some.Forecast(date, party: party))])));

        // 61; 10 to 29; 10; 0 to open; 0 to 199; none, in the order given.
        Assert.Equal(["m6", "m4", "m1", "m5", "m3", "m0", "m2"], rows.Select(row => row.Milestone.Id));
    }

    [Fact]
    public void What_only_the_press_disputes_comes_after_what_two_others_do_and_before_what_nobody_does()
    {
        var rows = DatesByParty.Of(
        [
            Voices("nobody", [Some.Forecast("2026-06-01")]),
            Voices("press", [Some.Forecast("2026-06-01"), Some.Forecast("2027-06-01", party: "press")]),
            Voices("two", [Some.Forecast("2026-06-01"), Some.Forecast("2026-06-02", party: "oracle")]),
        ]);

        // 365 days, of the press alone; 1 day; none.
        Assert.Equal(["two", "press", "nobody"], rows.Select(row => row.Milestone.Id));
    }

    [Fact]
    public void Without_milestones_there_are_no_rows() => Assert.Empty(DatesByParty.Of([]));

    static string Text(DateMark mark) => $"{mark.Party} {mark.Date?.Text}";

    static DatesRow Row(Told told) => Assert.Single(DatesByParty.Of([MilestoneVoices.Of(Some.Site, told.Milestone, Remembered.RankOf)]));

    static DatesRow Row(params Report[] reports) => Assert.Single(DatesByParty.Of([Voices(Some.Milestone, reports)]));

    static MilestoneVoices Voices(string id, Report[] reports)
    {
        var standings = new OrderedDictionary<string, Standing>();
        foreach (var (report, index) in reports.Select((report, index) => (report, index)))
        {
            standings.TryAdd(report.Party, new(report.Party));
            standings[report.Party].Take(report, index + 1);
        }
        return new(
            Some.Site, Some.MilestoneDetails with { Id = id },
            [.. standings.Values.Select(standing => (standing, Remembered.RankOf(standing.Party)))], [], false);
    }
}
