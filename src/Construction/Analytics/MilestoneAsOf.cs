using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A milestone as of a moment, now or any earlier one: what it is, and what its reports amounted to then.</summary>
/// <param name="Site">The site's id; the milestone's own is unique within it.</param>
public sealed record MilestoneAsOf(string Site, MilestoneDetails Details, MilestoneReading Reading)
{
    /// <summary>Of every site, each site's in order of planning.</summary>
    public static IReadOnlyList<MilestoneAsOf> AllOf(Programme state) =>
    [
        .. from site in state.Sites.Values
           from milestone in site.Milestones.Values
           select new MilestoneAsOf(site.Details.Id, milestone.Details, state.Read(site, milestone)),
    ];

    public string Id => Details.Id;

    public bool IsWithdrawn => Reading.Status == MilestoneStatus.Withdrawn;

    public bool IsDone => Reading.Status == MilestoneStatus.Done;

    /// <summary>The date that was last stated has passed and nobody reported an actual.</summary>
    public bool IsOverdue(DateOnly today) => Reading.OverdueFrom <= today;

    /// <summary>It is not done, and every day that its current date can mean lies before today.</summary>
    public bool HasPassed(DateOnly today) => Reading.Current is { IsActual: false } current && current.Date.IsBefore(today);

    /// <summary>Its megawatts on one basis, 0 where it brings none. Those of different bases are never added.</summary>
    public decimal MwOf(string basis)
    {
        foreach (var power in Details.Mw)
            if (power.Basis == basis)
                return power.Value;
        return 0;
    }
}

/// <summary>The megawatts of one milestone, on the basis of what it is listed in.</summary>
public sealed record MilestoneMw(string Site, string Milestone, decimal Mw);
