namespace Construction.Domain;

/// <summary>
/// What the reports on a milestone left behind, as plain values: together with every other event it gives back the state
/// that all events give.
/// </summary>
/// <param name="Reports">Positions of all of them, in order.</param>
/// <param name="Standings">In order of first word.</param>
public sealed record ReportsSnapshot(string Site, string Milestone, IReadOnlyList<long> Reports, IReadOnlyList<StandingSnapshot> Standings)
{
    /// <summary>Of each milestone that has any.</summary>
    public static IEnumerable<ReportsSnapshot> Of(Programme state) =>
        from site in state.Sites
        from milestone in site.Value.Milestones
        where milestone.Value.Reports.Count > 0
        select new ReportsSnapshot(
            site.Key, milestone.Key, [.. milestone.Value.Reports], [.. milestone.Value.Standings.Select(standing => standing.Snapshot())]);
}

/// <summary>What a party says now, and by what its earlier statements are recognised; each list in an order of its own that is always the same.</summary>
public sealed record StandingSnapshot(string Party)
{
    public Statement<Said>? Forecast { get; init; }
    public Statement<Said>? Actual { get; init; }
    public Statement<decimal>? Percent { get; init; }
    public Statement<string>? Note { get; init; }
    public Statement<StatedDate>? FirstStated { get; init; }
    public Order Latest { get; init; }
    public CompleteSince Complete { get; init; }
    public EvidenceGiven Evidence { get; init; }
    public IReadOnlyList<KeyValuePair<UInt128, long>> Clocked { get; init; } = [];
    public IReadOnlyList<KeyValuePair<DateOnly, (UInt128 Fingerprint, long Position)>> LatestUnclocked { get; init; } = [];
    public IReadOnlyList<KeyValuePair<DateOnly, DateTimeOffset>> LastSaidAt { get; init; } = [];
}
