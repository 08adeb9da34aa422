namespace Construction.Domain;

/// <summary>Something that may happen, once, and then delays all that it hits.</summary>
public sealed record RiskDetails
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>That it happens: 0 to 1.</summary>
    public required decimal Probability { get; init; }

    public required RiskImpact Impact { get; init; }

    /// <summary>The milestones that it hits, by id; where it is empty, all of the site.</summary>
    public IReadOnlyList<string> Milestones { get; init; } = [];

    /// <summary>Who holds it.</summary>
    public string? Party { get; init; }
}

/// <summary>By how many days it delays where it happens: at least, most likely, at most.</summary>
public sealed record RiskImpact(decimal Least, decimal Likely, decimal Most)
{
    /// <summary>Ten years.</summary>
    public const int MostDays = 3_650;
}

/// <summary>A risk, and how it was closed; null while it is open.</summary>
/// <param name="EnteredAt">When the log took it first, UTC.</param>
public sealed record EnteredRisk(RiskDetails Details, DateTimeOffset EnteredAt, RiskClosed? Closed);
