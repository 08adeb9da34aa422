namespace Construction.Tests.Analytics;

/// <summary>What is reported complete and waits for the owner's word.</summary>
public sealed class WaitingTests
{
    static readonly DateOnly Today = Some.Day("2026-09-30");

    readonly Told _told = Told.Programme();

    IReadOnlyList<(string Milestone, int Days)> Waiting =>
        [.. WaitingCompletion.Of(_told.State, Today).Select(waiting => (waiting.Milestone.Id, waiting.Days))];

    // From 1 to 30 September 29 days, from the 10th 20, from the 30th none.
    [Fact]
    public void The_longest_comes_first_and_of_the_same_day_the_first_planned()
    {
        foreach (var id in new[] { "roof", "power", "racks", "doors" })
            _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = id }));
        Receives("racks", "2026-09-10T12:00:00Z");
        Receives("power", "2026-09-30T01:00:00Z");
        Receives("roof", "2026-09-10T20:00:00Z");
        Receives("doors", "2026-09-01T12:00:00Z");

        Assert.Equal([("doors", 29), ("roof", 20), ("racks", 20), ("power", 0)], Waiting);
    }

    [Fact]
    public void What_was_accepted_rejected_taken_back_withdrawn_or_never_reported_does_not_wait()
    {
        foreach (var id in new[] { "accepted", "rejected", "retracted", "withdrawn", "press-only" })
        {
            _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = id }));
            Receives(id, "2026-09-01T12:00:00Z", id == "press-only" ? "press" : "crusoe");
        }
        Assert.Equal(["accepted", "rejected", "retracted", "withdrawn"], Waiting.Select(waiting => waiting.Milestone));

        _told.Takes(Some.Accepted() with { Milestone = "accepted" });
        _told.Takes(Some.Rejected() with { Milestone = "rejected" });
        _told.Takes(new MilestoneReported(Some.Site, "retracted", Some.Report("2026-09-02") with { Actual = Some.NoDate, Reason = "not yet" }));
        _told.Takes(Some.Withdrawal with { Milestone = "withdrawn" });

        Assert.Empty(Waiting);
    }

    [Fact]
    public void A_site_that_left_the_programme_waits_for_nothing()
    {
        Receives(Some.Milestone, "2026-09-01T12:00:00Z");
        Assert.Single(Waiting);

        _told.Takes(new SiteAnnounced(Some.SiteDetails with { Stage = "withdrawn" }));

        Assert.Empty(Waiting);
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_nobody_wait_for_less_than_nothing()
    {
        Receives(Some.Milestone, "2026-10-02T12:00:00Z");

        Assert.Equal([(Some.Milestone, 0)], Waiting);
    }

    [Fact]
    public void Of_the_shipped_programme_everything_that_was_reported_waits_since_it_was_known()
    {
        var waiting = WaitingCompletion.Of(Shipped.State, Some.Today);

        Assert.Equal(
            Shipped.Milestones.Count(entry => Shipped.State.Read(entry.Site, entry.Milestone).Status == MilestoneStatus.Done),
            waiting.Count(each => Shipped.State.Read(each.Site, each.Site.Milestones[each.Milestone.Id]).Status == MilestoneStatus.Done));
        Assert.True(waiting.Count > 10, $"{waiting.Count} wait");
        Assert.Equal(waiting.OrderByDescending(each => each.Days).Select(each => each.Days), waiting.Select(each => each.Days));
        Assert.All(waiting, each => Assert.Equal(Some.Today.DayNumber - each.Completion.Said.Actual!.KnownAt!.Value.DayNumber, each.Days));
    }

    void Receives(string milestone, string at, string party = "crusoe") => _told.State.Apply(
        new MilestoneReported(Some.Site, milestone, Some.Actual("2026-08-28", party: party)), _told.State.Position + 1, Some.Instant(at));
}
