namespace Construction.Tests.Domain;

/// <summary>What is taken, and what was there already.</summary>
public sealed class DecisionTests
{
    readonly Told _told = Told.Programme();

    public static TheoryData<string> Upserts => [.. Entered.Keys];

    // Twice the same content in other lists: records compare their lists by reference.
    static Dictionary<string, Func<Event>> Entered => new()
    {
        ["programme"] = () => new ProgrammeDescribed(Some.Programme),
        ["party"] = () => new PartyNamed(Some.Party("arm", "technology-partner", "user")),
        ["commitment"] = () => new CommitmentEntered(Some.Commitment),
        ["site"] = () => new SiteAnnounced(Some.SiteDetails with { Id = "milam-tx" }),
        ["milestone"] = () => new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "roof" }),
    };

    [Theory]
    [MemberData(nameof(Upserts))]
    public void Details_that_change_nothing_are_had_already(string what)
    {
        _told.Takes(Entered[what]());

        _told.Had(Entered[what]());
    }

    [Fact]
    public void Details_that_differ_only_within_a_list_are_taken()
    {
        _told.Takes(new PartyNamed(Some.Party("arm", "user")));
        _told.Takes(new PartyNamed(Some.Party("arm", "partner")));
        _told.Takes(new PartyNamed(Some.Party("arm", "partner", "user")));
        _told.Takes(new PartyNamed(Some.Party("arm", "user", "partner")));
        _told.Takes(new SiteAnnounced(Some.SiteDetails with { Parties = [.. Some.SiteDetails.Parties, new("press", "press", null)] }));
        _told.Takes(new SiteAnnounced(Some.SiteDetails with { Mw = [Some.SiteDetails.Mw[0] with { Value = 1_201m }] }));
        _told.Takes(new SiteAnnounced(Some.SiteDetails with { Mw = [Some.SiteDetails.Mw[0] with { Source = null }] }));
        _told.Takes(new CommitmentEntered(Some.Commitment));
        _told.Takes(new CommitmentEntered(Some.Commitment with { Terms = [Some.Commitment.Terms[0] with { End = Some.Date("2032") }] }));

        Assert.Equal(Some.Date("2032"), _told.State.Commitments[Some.Commitment.Id].Terms[0].End);
    }

    [Fact]
    public void Details_that_came_back_are_taken_again()
    {
        _told.Takes(new SiteAnnounced(Some.SiteDetails with { Stage = "paused" }));
        _told.Takes(new SiteAnnounced(Some.SiteDetails));

        Assert.Equal("under-construction", _told.State.Sites[Some.Site].Details.Stage);
    }

    [Fact]
    public void Revising_a_site_or_milestone_keeps_what_was_reported()
    {
        _told.Takes(Some.Forecast("2026-12"));
        _told.Takes(new SiteAnnounced(Some.SiteDetails with { Name = "Other" }));
        _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Name = "Other" }));

        Assert.Equal(("Other", "2026-12"), (_told.Milestone.Details.Name, _told.Reading.Current!.Date.Text));
        Assert.Single(_told.State.Sites);
    }

    [Fact]
    public void An_activity_stands_for_a_milestone_from_when_it_was_set()
    {
        Assert.Null(_told.State.Find(Some.Activity));

        _told.Takes(new AliasSet(Some.Site, Some.Milestone, Some.Activity));

        Assert.Equal((Some.Site, Some.Milestone), _told.State.Find(Some.Activity));
        Assert.Null(_told.State.Find(Some.Activity with { Project = "ABI-2" }));
        _told.Had(new AliasSet(Some.Site, Some.Milestone, Some.Activity with { }));
    }

    [Fact]
    public void An_activity_can_be_moved_to_another_milestone()
    {
        _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "roof" }));
        _told.Takes(new AliasSet(Some.Site, Some.Milestone, Some.Activity));
        _told.Takes(new AliasSet(Some.Site, "roof", Some.Activity));

        Assert.Equal((Some.Site, "roof"), _told.State.Find(Some.Activity));
    }

    [Fact]
    public void Deciding_changes_nothing()
    {
        var position = _told.State.Position;

        Assert.IsType<Decision.Take>(_told.State.Decide(new MilestoneReported(Some.Site, Some.Milestone, Some.Forecast("2026-12")), Some.Now));

        Assert.Equal((position, 0), (_told.State.Position, _told.Milestone.Reports.Count));
    }

    [Fact]
    public void A_milestone_lists_the_positions_of_its_reports_in_order_of_arrival()
    {
        var late = _told.Takes(Some.Forecast("2026-12", "2026-09-01"));
        var early = _told.Takes(Some.Forecast("2026-10", "2026-03-01", "oracle"));

        Assert.Equal([late, early], _told.Milestone.Reports);
    }
}
