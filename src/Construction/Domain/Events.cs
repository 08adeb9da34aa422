namespace Construction.Domain;

/// <summary>
/// What happened, in the past tense: the whole vocabulary of change. Events are proposed, decided on by
/// <see cref="Programme.Decide"/>, and from then on never changed and never deleted.
/// </summary>
public abstract record Event
{
    /// <summary>The site it is about; null where it is about the programme as a whole.</summary>
    public virtual string? SiteId => null;

    /// <summary>The milestone it is about, within its site.</summary>
    public virtual string? MilestoneId => null;
}

public sealed record ProgrammeDescribed(ProgrammeDetails Programme) : Event;

public sealed record PartyNamed(PartyDetails Party) : Event;

public sealed record CommitmentEntered(CommitmentDetails Commitment) : Event;

/// <summary>A site was announced or, where it is known already, its details were revised.</summary>
public sealed record SiteAnnounced(SiteDetails Site) : Event
{
    public override string SiteId => Site.Id;
}

/// <summary>A milestone was planned or, where it is known already, its details were revised.</summary>
public sealed record MilestonePlanned(string Site, MilestoneDetails Milestone) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone.Id;
}

/// <summary>A date was approved as the one to measure against; a later version replaces it, the earlier stay readable.</summary>
public sealed record BaselineSet(
    string Site, string Milestone, StatedDate Date, string Version, string Reason, string Approver, DateOnly Approved) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>One party's statement about one milestone.</summary>
public sealed record MilestoneReported(string Site, string Milestone, Report Report) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>A contract names a date for a milestone; a later word takes its place.</summary>
/// <param name="Contract">Which contract, and where in it.</param>
/// <param name="Party">With whom.</param>
public sealed record ContractDateSet(string Site, string Milestone, StatedDate Date, string Contract, string Party) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>What a party itself takes for possible: when a milestone may be reached, at best, most likely and at worst.</summary>
/// <param name="DataDate">The day for which it is true; a later one takes the place of an earlier.</param>
public sealed record RangeGiven(
    string Site, string Milestone, string Party, DateOnly DataDate, DateOnly Optimistic, DateOnly Likely, DateOnly Pessimistic) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>The owner accepted that a milestone is complete, as one report says.</summary>
/// <param name="Report">Position of the report whose actual is accepted; null only in a proposal: that of the completion which leads.</param>
/// <param name="Party">Who accepted it, on the owner's side.</param>
/// <param name="Date">The day on which it was accepted.</param>
/// <param name="ReportedBy">Whose report it is; the decision fills it in.</param>
public sealed record CompletionAccepted(
    string Site, string Milestone, long? Report, string Party, DateOnly Date, string? Note, string? ReportedBy = null) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>The owner rejected that a milestone is complete, as one report says; the fields are those of an acceptance.</summary>
public sealed record CompletionRejected(
    string Site, string Milestone, long? Report, string Party, DateOnly Date, string Reason, string? ReportedBy = null) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>A milestone left the scope; it stays visible as a tombstone, and no slip is computed for it.</summary>
public sealed record MilestoneWithdrawn(
    string Site, string Milestone, string Reason, string Party, DateOnly Date, Source? Source, DateOnly? KnownAt) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>A withdrawn milestone is in the scope again.</summary>
public sealed record MilestoneReinstated(string Site, string Milestone, string Reason, string Party, DateOnly Date) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>A party's schedule was taken: what it says of milestones follows as reports, its file is kept beside the log.</summary>
public sealed record ScheduleAccepted(string Site, ScheduleDetails Schedule) : Event
{
    public override string SiteId => Site;
}

/// <summary>A milestone waits for another, directly or through activities that are no milestones here.</summary>
/// <param name="Milestone">The one that waits.</param>
/// <param name="For">The one that it waits for.</param>
public sealed record LinkAdded(string Site, string Milestone, string For) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

public sealed record LinkRemoved(string Site, string Milestone, string For) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>Something that may happen and would delay milestones was entered or, where it is known already, its details were revised.</summary>
public sealed record RiskEntered(string Site, RiskDetails Risk) : Event
{
    public override string SiteId => Site;
}

/// <summary>A risk is none any more: it happened, or cannot happen now.</summary>
public sealed record RiskClosed(string Site, string Risk, string? Reason) : Event
{
    public override string SiteId => Site;
}

/// <summary>A risk, notice, conflict or change of scope: something to know, not something that gets done.</summary>
public sealed record FlagRaised(string Site, FlagDetails Flag) : Event
{
    public override string SiteId => Site;
    public override string? MilestoneId => Flag.Milestone;
}

public sealed record FlagCleared(string Site, string Flag, string? Reason) : Event
{
    public override string SiteId => Site;
}

/// <summary>A contractor's own number for a milestone.</summary>
public sealed record AliasSet(string Site, string Milestone, Activity Activity) : Event
{
    public override string SiteId => Site;
    public override string MilestoneId => Milestone;
}

/// <summary>An activity in somebody's own system: that system, its project, and its number there.</summary>
public sealed record Activity(string System, string Project, string ActivityId);
