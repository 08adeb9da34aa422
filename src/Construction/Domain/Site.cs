namespace Construction.Domain;

/// <summary>A site as the log has it: its details, milestones and flags.</summary>
public sealed class Site(SiteDetails details)
{
    public SiteDetails Details { get; internal set; } = details;

    /// <summary>By id, in order of planning.</summary>
    public OrderedDictionary<string, Milestone> Milestones { get; } = [];

    /// <summary>By id, in order of raising.</summary>
    public OrderedDictionary<string, Flag> Flags { get; } = [];
}

/// <summary>A flag, and when and why it was cleared.</summary>
public sealed record Flag(FlagDetails Details, FlagCleared? Cleared);
