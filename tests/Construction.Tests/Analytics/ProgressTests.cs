namespace Construction.Tests.Analytics;

public sealed class ProgressTests
{
    static readonly (string, MilestoneDetails, MilestoneReading)[] s_milestones =
    [
        Met("early", "2026-03-01", "2026-02-20"),
        Met("late", "2026-Q2", "2026-08-05"),
        Planned("missing", "2026-10-31"),
        Met("ahead", "2027-03", "2026-11-10"),
        Planned("to come", "2027-06-30"),
        At(Remembered.Withdrawn("withdrawn", Some.Forecast("2026-05-01", "2026-01-01"))),
        At(Remembered.Milestone("without a plan", Some.Note("no date yet"))),
        At(Remembered.Milestone("done without a plan", Some.Actual("2026-04-01", "2026-04-02"))),
        Planned("not before a day", "2026-01-01/.."),
    ];

    [Fact]
    public void Due_and_met_are_counted_on_each_day_on_which_one_of_them_changes()
    {
        var progress = Progress.Of(s_milestones, Some.Today);

        Assert.Equal(
            [
                ("2026-02-20", 0, 1),
                ("2026-03-02", 1, 1),
                // The last day of the second quarter has passed.
                ("2026-07-01", 2, 1),
                ("2026-08-05", 2, 2),
                ("2026-11-01", 3, 2),
                ("2026-11-10", 3, 3),
                // Beyond today, 23 November, only what falls due is known.
                ("2027-04-01", 4, null),
                ("2027-07-01", 5, null),
            ],
            Points(progress.Programme));
    }

    [Fact]
    public void The_execution_index_is_met_by_due_and_counts_what_was_met_early()
    {
        // Due: early, late, missing. Met: early, late, ahead.
        var curve = Progress.Of(s_milestones, Some.Today).Programme;

        Assert.Equal((3, 3, 1.0), (curve.Due, curve.Met, curve.ExecutionIndex));
    }

    [Fact]
    public void What_has_no_plan_or_no_day_by_which_it_is_due_is_told_apart()
    {
        var curve = Progress.Of(s_milestones, Some.Today).Programme;

        Assert.Equal((3, 1), (curve.WithoutPlan, curve.MetWithoutPlan));
    }

    [Theory]
    // Three are due: none of them is met, one early, one early and one late.
    [InlineData("2026-10-31", null, null, 0.0)]
    [InlineData("2026-10-31", "2026-06-01", null, 1 / 3d)]
    [InlineData("2026-10-31", "2026-06-01", "2026-11-02", 2 / 3d)]
    // None is due yet.
    [InlineData("2026-11-23", "2026-06-01", null, null)]
    public void The_execution_index_is_below_one_where_less_is_met_than_is_due(string due, string? met, string? alsoMet, double? index)
    {
        var progress = Progress.Of([Met("1", due, met), Met("2", due, alsoMet), Planned("3", due)], Some.Today);

        Assert.Equal(index, progress.Programme.ExecutionIndex);
    }

    [Fact]
    public void A_milestone_is_not_due_on_its_day_but_the_day_after()
    {
        var milestone = Planned("today", "2026-11-23");

        Assert.Equal(0, Progress.Of([milestone], Some.Today).Programme.Due);
        Assert.Equal(1, Progress.Of([milestone], Some.Today.AddDays(1)).Programme.Due);
    }

    [Theory]
    // A month that was over when it was said; one that was not; a year; a day on which it cannot be known when; a day ahead.
    [InlineData("2026-09", "2026-10-05", "2026-09-30")]
    [InlineData("2026-10", "2026-10-05", "2026-10-05")]
    [InlineData("2026", "2026-10-05", "2026-10-05")]
    [InlineData("../2026-09-30", "2026-10-05", "2026-09-30")]
    [InlineData("2026-10-06", "2026-10-05", "2026-10-06")]
    [InlineData("2026-11-24", "2026-11-23", "2026-11-23")]
    public void A_milestone_is_met_from_the_last_day_on_which_it_can_have_been(string actual, string dataDate, string metOn)
    {
        var milestone = At(Remembered.Milestone("a", Some.Forecast("2026-12-31", "2026-01-01"), Some.Actual(actual, dataDate)));

        Assert.Equal([(metOn, 0, 1), ("2027-01-01", 1, null)], Points(Progress.Of([milestone], Some.Today).Programme));
    }

    [Fact]
    public void An_actual_before_the_baseline_counts_as_met_before_it_is_due()
    {
        var told = Told.Programme();
        told.Takes(Some.Baseline("2026-06-30"));
        told.Takes(Some.Actual("2026-01-02", "2026-01-03"));

        var progress = Progress.Of([(Some.Site, Some.MilestoneDetails, told.Reading)], Some.Today);

        Assert.Equal([("2026-01-02", 0, 1), ("2026-07-01", 1, 1)], Points(progress.Programme));
    }

    [Fact]
    public void An_actual_that_was_taken_back_is_not_met_and_one_that_was_revised_is_met_on_its_last_day()
    {
        var back = Remembered.Milestone(
            "back", Some.Forecast("2026-06-30", "2026-01-01"), Some.Actual("2026-06-20", "2026-06-20"),
            Some.Report("2026-07-01") with { Actual = Some.NoDate, Reason = "test failed" });
        var revised = Remembered.Milestone(
            "revised", Some.Forecast("2026-06-30", "2026-01-01"), Some.Actual("2026-06-20", "2026-06-20"),
            Some.Actual("2026-07-01", "2026-07-02"), Some.Actual("2026-07-20", "2026-07-21"), Some.Actual("2026-07-18", "2026-07-22"));

        var curve = Progress.Of([At(back), At(revised)], Some.Today).Programme;

        Assert.Equal([("2026-07-01", 2, 0), ("2026-07-18", 2, 1)], Points(curve));
        Assert.Equal(0.5, curve.ExecutionIndex);
    }

    [Fact]
    public void Each_day_names_what_fell_due_and_what_was_met()
    {
        var curve = Progress.Of([Met("a", "2026-03-01", "2026-03-02"), Planned("b", "2026-03-01")], Some.Today).Programme;

        Assert.Equal(
            [new(Some.Site, "a", IsMet: false), new(Some.Site, "a", IsMet: true), new(Some.Site, "b", IsMet: false)],
            Assert.Single(curve.Points).Changes);
    }

    [Fact]
    public void Each_site_has_a_curve_of_its_own_and_all_together_make_the_programmes()
    {
        var progress = Progress.Of(
            [
                Met("a", "2026-03-01", "2026-02-20"),
                Planned("b", "2026-03-01") with { Item1 = "shackelford" },
                Planned("c", "2026-04-01"),
            ],
            Some.Today);

        Assert.Equal([(Some.Site, 2, 1, 0.5), ("shackelford", 1, 0, 0.0)],
            progress.Sites.Select(site => (site.Site, site.Curve.Due, site.Curve.Met, site.Curve.ExecutionIndex!.Value)));
        Assert.Equal((3, 1), (progress.Programme.Due, progress.Programme.Met));
    }

    [Fact]
    public void Where_there_is_no_milestone_there_is_no_index()
    {
        var progress = Progress.Of([], Some.Today);

        Assert.Empty(progress.Sites);
        Assert.Empty(progress.Programme.Points);
        Assert.Null(progress.Programme.ExecutionIndex);
    }

    [Fact]
    public void A_hundred_thousand_milestones_are_counted()
    {
        var one = Met("a", "2026-03-01", "2026-03-05");

        var curve = Progress.Of([.. Enumerable.Repeat(one, 100_000)], Some.Today).Programme;

        Assert.Equal([("2026-03-02", 100_000, 0), ("2026-03-05", 100_000, 100_000)], Points(curve));
    }

    static (string, MilestoneDetails, MilestoneReading) Planned(string id, string forecast) => Met(id, forecast, null);

    static (string, MilestoneDetails, MilestoneReading) Met(string id, string forecast, string? actual)
    {
        var planned = Some.Forecast(forecast, "2025-06-01");
        return At(actual is null ? Remembered.Milestone(id, planned) : Remembered.Milestone(id, planned, Some.Actual(actual, actual)));
    }

    static (string, MilestoneDetails, MilestoneReading) At(MilestonePast past) =>
        (past.Site, Some.MilestoneDetails with { Id = past.Milestone }, past.Reading);

    static IEnumerable<(string, int, int?)> Points(ProgressCurve curve) =>
        curve.Points.Select(point => (point.Day.ToString("O"), point.Due, point.Met));
}
