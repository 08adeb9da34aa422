namespace Construction.Analytics.Risk;

/// <summary>A milestone without a network: when it is expected now, and by how much that may slip.</summary>
/// <param name="Earliest">First and last day that its date can mean; in between each is equally likely.</param>
/// <param name="Slip">In days.</param>
public sealed record MilestoneRisk(
    string Id, string Name, DateOnly Earliest, DateOnly Latest, DurationRange Slip, string? Contractor = null, string? Site = null, bool IsDone = false)
{
    /// <summary>Null where it is in order.</summary>
    public string? Problem =>
        Earliest > Latest ? $"milestone {Id}: its first day is after its last"
        : Slip.Problem is { } problem ? $"milestone {Id}: {problem}"
        : !IsDone && Slip.Unit != RangeUnit.Days ? $"milestone {Id}: a slip is given in days"
        : null;
}

/// <summary>Reached with the last of its milestones.</summary>
/// <param name="Milestones">Their ids.</param>
public sealed record MilestoneTarget(string Id, string Name, IReadOnlyList<string> Milestones)
{
    public static MilestoneTarget Of(MilestoneRisk milestone) => new(milestone.Id, milestone.Name, [milestone.Id]);
}

public sealed record MilestoneSimulationInput
{
    public required IReadOnlyList<MilestoneRisk> Milestones { get; init; }
    public required IReadOnlyList<MilestoneTarget> Targets { get; init; }

    /// <summary>What is not done is never met before it.</summary>
    public required DateOnly Today { get; init; }

    public ulong Seed { get; init; } = 1;
    public Correlation Correlation { get; init; } = Correlation.None;

    /// <summary>They hit by the places of the milestones; impacts are in days.</summary>
    public IReadOnlyList<DiscreteRisk> Risks { get; init; } = [];
}
