namespace Construction.Import;

/// <summary>Which activities of a project are to be milestones here.</summary>
/// <param name="Codes">Their code is one of these; null for any.</param>
/// <param name="Code">Their code has this in it.</param>
/// <param name="Wbs">A part of their work breakdown has this in it.</param>
/// <param name="Name">Their name has this in it.</param>
/// <param name="Tasks">Also what takes time, and not only what the schedule calls milestones.</param>
public sealed record MilestoneChoice(
    IReadOnlySet<string>? Codes = null, string? Code = null, string? Wbs = null, string? Name = null, bool Tasks = false)
{
    /// <summary>So many milestones a site takes of one schedule: a page of more is read by nobody.</summary>
    public const int AtMost = 5_000;

    public bool Includes(PlannedActivity activity) =>
        Codes is not null ? Codes.Contains(activity.Code)
        : (activity.IsMilestone || Tasks && activity.Kind is not (ActivityKind.LevelOfEffort or ActivityKind.WbsSummary))
            && Has(activity.Code, Code) && Has(activity.Name, Name) && (Wbs is null || activity.Wbs.Any(part => Has(part, Wbs)));

    static bool Has(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
