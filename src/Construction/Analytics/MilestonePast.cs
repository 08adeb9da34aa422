using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A milestone looked back on: what its reports amount to, and all that its parties said of it.</summary>
/// <param name="Parties">
/// Who speaks for it. One without reports stands for a party that ought to speak and has not, as a responsible party may.
/// </param>
public sealed record MilestonePast(string Site, string Milestone, MilestoneReading Reading, IReadOnlyList<PartyPast> Parties)
{
    /// <summary>The actual that leads, the latest where it was revised; null where there is none, or it was taken back or withdrawn.</summary>
    public StatedDate? Actual => Reading is { Status: MilestoneStatus.Done, Current: { } current } ? current.Date : null;

    public bool IsWithdrawn => Reading.Status == MilestoneStatus.Withdrawn;

    /// <summary>Neither done nor withdrawn: there is something left to report.</summary>
    public bool IsOpen => Reading.Status is not (MilestoneStatus.Done or MilestoneStatus.Withdrawn);
}
