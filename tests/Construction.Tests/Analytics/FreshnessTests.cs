namespace Construction.Tests.Analytics;

public sealed class FreshnessTests
{
    [Theory]
    // Reports on 1 and 15 July and 1 August: gaps of 14 and 17 days, 15.5 counted as 16. Fresh to 17 August, ageing to 2 September.
    [InlineData("2026-08-01", FreshnessState.Fresh, 0, null, null)]
    [InlineData("2026-08-17", FreshnessState.Fresh, 16, null, null)]
    [InlineData("2026-08-18", FreshnessState.Ageing, 17, null, 1)]
    [InlineData("2026-09-02", FreshnessState.Ageing, 32, null, 16)]
    [InlineData("2026-09-03", FreshnessState.Stale, 33, "2026-09-03", 17)]
    [InlineData("2026-11-23", FreshnessState.Stale, 114, "2026-09-03", 98)]
    public void A_word_is_fresh_for_a_cadence_ageing_for_another_and_then_stale(
        string today, FreshnessState state, int daysSince, string? staleSince, int? overdueDays)
    {
        var source = Assert.Single(Of([Open("a", "2026-07-01", "2026-07-15", "2026-08-01")], today).Sources);

        Assert.Equal((state, daysSince, overdueDays), (source.State, source.DaysSince, source.OverdueDays));
        Assert.Equal(staleSince, source.StaleSince?.ToString("O"));
        Assert.Equal((new Cadence(16, CadenceOrigin.Derived), Some.Day("2026-08-01")), (source.Cadence, source.LastDataDate));
    }

    [Fact]
    public void A_data_date_of_tomorrow_is_fresh()
    {
        var source = Assert.Single(Of([Open("a", "2026-11-24")]).Sources);

        Assert.Equal((FreshnessState.Fresh, 0), (source.State, source.DaysSince));
    }

    [Theory]
    [InlineData(new[] { "2026-11-01" }, 30, CadenceOrigin.Assumed)]
    [InlineData(new[] { "2026-11-01", "2026-11-11" }, 30, CadenceOrigin.Assumed)]
    // The same day said again is no second date.
    [InlineData(new[] { "2026-11-01", "2026-11-11", "2026-11-11" }, 30, CadenceOrigin.Assumed)]
    [InlineData(new[] { "2026-11-01", "2026-11-11", "2026-11-21" }, 10, CadenceOrigin.Derived)]
    // Daily is taken for weekly, yearly for quarterly.
    [InlineData(new[] { "2026-11-19", "2026-11-20", "2026-11-21" }, 7, CadenceOrigin.Derived)]
    [InlineData(new[] { "2024-11-01", "2025-11-01", "2026-11-01" }, 92, CadenceOrigin.Derived)]
    // Gaps of 10, 10, 60: the one long silence does not make the cadence.
    [InlineData(new[] { "2026-08-01", "2026-08-11", "2026-08-21", "2026-10-20" }, 10, CadenceOrigin.Derived)]
    public void A_cadence_is_the_median_gap_between_data_dates_where_there_are_three(string[] dataDates, int days, CadenceOrigin origin) =>
        Assert.Equal(new Cadence(days, origin), Assert.Single(Of([Open("a", dataDates)]).Sources).Cadence);

    [Fact]
    public void Only_the_last_twelve_data_dates_tell_the_cadence()
    {
        // Twenty at a distance of 60 days, then eleven at 10: eleven gaps, of which the median is 10.
        var first = Some.Day("2022-06-01");
        var slow = Enumerable.Range(0, 20).Select(index => first.AddDays(60 * index)).ToArray();
        var dataDates = slow.Concat(Enumerable.Range(1, 11).Select(index => slow[^1].AddDays(10 * index)));

        var source = Assert.Single(Of([Open("a", [.. dataDates.Select(day => day.ToString("O"))])]).Sources);

        Assert.Equal(new Cadence(10, CadenceOrigin.Derived), source.Cadence);
    }

    [Fact]
    public void All_milestones_of_a_site_tell_a_partys_cadence_and_the_last_word_on_any_counts_for_all()
    {
        var source = Assert.Single(
            Of([Open("a", "2026-09-01", "2026-10-01"), Done("b", "2026-11-01"), Open("c", "2026-10-01")]).Sources);

        // 1 September, 1 October, 1 November: gaps of 30 and 31 days.
        Assert.Equal((new Cadence(31, CadenceOrigin.Derived), Some.Day("2026-11-01")), (source.Cadence, source.LastDataDate));
        Assert.Equal(["a", "c"], source.OpenMilestones);
    }

    [Fact]
    public void A_cadence_that_was_set_wins_and_is_taken_as_it_was_set()
    {
        var freshness = Freshness.Of(
            [Open("a", "2026-11-01", "2026-11-11", "2026-11-21")],
            Some.Today,
            (site, party) => (site, party) == (Some.Site, "crusoe") ? 1 : null);

        var source = Assert.Single(freshness.Sources);
        Assert.Equal((new Cadence(1, CadenceOrigin.Set), FreshnessState.Ageing), (source.Cadence, source.State));
    }

    [Fact]
    public void A_cadence_that_is_no_day_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Freshness.Of([Open("a", "2026-11-01")], Some.Today, (_, _) => 0));

    [Fact]
    public void Where_all_is_done_or_withdrawn_nothing_is_to_be_heard()
    {
        var freshness = Of([Done("a", "2025-01-01"), Remembered.Withdrawn("b", Some.Forecast("2026-01-01", "2025-01-01"))]);

        var source = Assert.Single(freshness.Sources);
        Assert.Equal((FreshnessState.Complete, null, null), (source.State, source.StaleSince, source.OverdueDays));
        Assert.Empty(source.OpenMilestones);
        Assert.Empty(freshness.Silent);
    }

    [Fact]
    public void A_retracted_actual_is_to_be_heard_of_again()
    {
        var retracted = Remembered.Milestone(
            "a", Some.Actual("2026-03-01", "2026-03-01"), Some.Report("2026-03-15") with { Actual = Some.NoDate, Reason = "test failed" });

        Assert.Equal((FreshnessState.Stale, "a"), (Of([retracted]).Silent[0].State, Of([retracted]).Silent[0].OpenMilestones[0]));
    }

    [Fact]
    public void Dates_of_year_precision_age_by_their_data_dates_like_all_others() =>
        Assert.Equal(FreshnessState.Stale, Assert.Single(Of([Remembered.Milestone("a", Some.Forecast("2027", "2026-01-01"))]).Sources).State);

    [Fact]
    public void Each_party_of_a_site_has_its_own_freshness_and_onlookers_are_marked()
    {
        var milestone = Remembered.Milestone(
            "a",
            Some.Forecast("2027-03-01", "2026-11-20"),
            Some.Forecast("2027-04-01", "2026-11-20", "mortenson"),
            Some.Forecast("2027-06-01", "2026-10-01", "epoch-ai"),
            Some.Forecast("2027-05-01", "2026-01-01", "press"));

        Assert.Equal(
            [
                ("crusoe", Rank.Responsible, FreshnessState.Fresh, false),
                ("mortenson", Rank.Party, FreshnessState.Fresh, false),
                ("epoch-ai", Rank.Observer, FreshnessState.Ageing, true),
                ("press", Rank.Press, FreshnessState.Stale, true),
            ],
            Of([milestone]).Sources.Select(source => (source.Party, source.Rank, source.State, source.IsOnlooker)));
    }

    [Fact]
    public void A_party_has_on_each_site_its_own_cadence_and_age()
    {
        var freshness = Of([Open("a", "2026-11-20"), Open("a", "2026-01-01") with { Site = "shackelford" }]);

        Assert.Equal(
            [(Some.Site, FreshnessState.Fresh), ("shackelford", FreshnessState.Stale)],
            freshness.Sources.Select(source => (source.Site, source.State)));
    }

    [Fact]
    public void The_rank_of_a_party_is_its_highest_where_something_is_open()
    {
        var responsible = Done("a", "2026-11-01");
        var party = Open("b", "2026-11-01") with { Parties = [Open("b", "2026-11-01").Parties[0] with { Rank = Rank.Party }] };

        Assert.Equal(Rank.Party, Assert.Single(Of([responsible, party]).Sources).Rank);
        Assert.Equal(Rank.Responsible, Assert.Single(Of([party, Open("c", "2026-11-01")]).Sources).Rank);
        Assert.Equal(Rank.Responsible, Assert.Single(Of([responsible]).Sources).Rank);
    }

    [Fact]
    public void Who_is_silent_is_listed_with_the_responsible_first_and_then_the_longest_overdue()
    {
        var freshness = Of(
        [
            Remembered.Milestone(
                "a",
                Some.Forecast("2027-03-01", "2025-01-01", "press"),
                Some.Forecast("2027-03-01", "2026-02-01", "mortenson"),
                Some.Forecast("2027-03-01", "2026-01-01", "oracle"),
                Some.Forecast("2027-03-01", "2026-09-01"),
                Some.Forecast("2027-03-01", "2026-11-20", "epoch-ai")),
            Open("a", "2026-06-01") with { Site = "shackelford" },
            new("milam", "a", new(MilestoneStatus.Undated, null, null, null, null, null), [new("vantage", Rank.Responsible, [])]),
        ]);

        Assert.Equal(["vantage", "crusoe", "crusoe", "press", "oracle", "mortenson"], freshness.Silent.Select(source => source.Party));
        Assert.Equal(["milam", "shackelford", Some.Site], freshness.Silent.Take(3).Select(source => source.Site));
    }

    [Fact]
    public void Who_ought_to_speak_and_never_has_is_unheard()
    {
        var milestone = Open("a", "2026-01-01") with { Parties = [new("crusoe", Rank.Responsible, [])] };

        var source = Assert.Single(Of([milestone]).Silent);

        Assert.Equal(
            (FreshnessState.Unheard, new Cadence(30, CadenceOrigin.Assumed), null, null, null),
            (source.State, source.Cadence, source.LastDataDate, source.DaysSince, source.StaleSince));
    }

    [Fact]
    public void Where_nobody_spoke_nobody_is_fresh_or_silent()
    {
        Assert.Empty(Of([]).Sources);
        Assert.Empty(Of([Remembered.Milestone("a")]).Sources);
    }

    [Fact]
    public void No_report_of_a_hundred_thousand_is_read_more_than_twice()
    {
        var first = Some.Day("2026-01-01");
        var of = new Counted<PastReport>(
            [.. Enumerable.Range(0, 100_000).Select(index => Remembered.Forecast(first.AddDays(index / 10_000 * 10), first, index + 1))]);

        var source = Assert.Single(Of([Remembered.Long("a", "crusoe", of)]).Sources);

        Assert.Equal((new Cadence(10, CadenceOrigin.Derived), Some.Day("2026-04-01")), (source.Cadence, source.LastDataDate));
        Assert.InRange(of.Reads, 1, 2 * of.Count);
    }

    static Freshness Of(MilestonePast[] milestones, string? today = null) =>
        Freshness.Of(milestones, today is null ? Some.Today : Some.Day(today));

    static MilestonePast Open(string id, params string[] dataDates) =>
        Remembered.Milestone(id, [.. dataDates.Select((day, index) => Some.Forecast("2027-03-01", day) with { Note = $"{index}" })]);

    static MilestonePast Done(string id, string dataDate) => Remembered.Milestone(id, Some.Actual(dataDate, dataDate));
}
