namespace Construction.Tests;

/// <summary>A programme that is told things: what it decides to take, it applies.</summary>
/// <param name="causeBeyondDays">Days by which a date may move without a cause.</param>
sealed class Told(int causeBeyondDays = CauseRule.BeyondDays)
{
    /// <summary>With nothing in it.</summary>
    public Programme State { get; } = new() { CauseBeyondDays = causeBeyondDays };

    /// <summary>With parties of every rank, one site and one milestone.</summary>
    public static Told Programme(int causeBeyondDays = CauseRule.BeyondDays)
    {
        var told = new Told(causeBeyondDays);
        told.Takes(new PartyNamed(Some.Party(Construction.Domain.Programme.Owner, "owner")));
        told.Takes(new PartyNamed(Some.Party("crusoe", "developer")));
        told.Takes(new PartyNamed(Some.Party("oracle", "tenant")));
        told.Takes(new PartyNamed(Some.Party("mortenson", "contractor")));
        told.Takes(new PartyNamed(Some.Party("epoch-ai", "observer")));
        told.Takes(new PartyNamed(Some.Party("press", "press")));
        told.Takes(new SiteAnnounced(Some.SiteDetails));
        told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails));
        return told;
    }

    /// <summary>The one milestone.</summary>
    public Milestone Milestone => State.MilestoneOf(Some.Site, Some.Milestone)!;

    public MilestoneReading Reading => State.Read(State.Sites[Some.Site], Milestone);

    /// <summary>Everything that was taken, as it went into the log.</summary>
    public List<Event> Log { get; } = [];

    /// <summary>The last report taken.</summary>
    public Report? Taken => Log.OfType<MilestoneReported>().LastOrDefault()?.Report;

    public Standing Standing(string party = "crusoe") => Milestone.StandingOf(party)!;

    public Decision Decides(Event proposed)
    {
        var decision = State.Decide(proposed, Some.Now);
        if (decision is Decision.Take take)
        {
            State.Apply(take.Event, State.Position + 1);
            Log.Add(take.Event);
        }
        return decision;
    }

    public Decision Decides(Report report) => Decides(new MilestoneReported(Some.Site, Some.Milestone, report));

    /// <returns>The position at which it was taken.</returns>
    public long Takes(Event proposed)
    {
        Assert.IsType<Decision.Take>(Decides(proposed));
        return State.Position;
    }

    public long Takes(Report report) => Takes(new MilestoneReported(Some.Site, Some.Milestone, report));

    public long Had(Event proposed) => Assert.IsType<Decision.AlreadyHad>(Decides(proposed)).Position;

    public long Had(Report report) => Assert.IsType<Decision.AlreadyHad>(Decides(report)).Position;

    public Rejection Refuses(Event proposed)
    {
        var before = State.Position;
        var rejection = Assert.IsType<Decision.Refuse>(Decides(proposed)).Rejection;
        Assert.Equal(before, State.Position);
        Assert.NotEqual("", rejection.Rule);
        return rejection;
    }

    public Rejection Refuses(Report report) => Refuses(new MilestoneReported(Some.Site, Some.Milestone, report));
}
