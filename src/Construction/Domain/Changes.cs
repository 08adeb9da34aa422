namespace Construction.Domain;

/// <summary>What an event changes; what a conditional write must find unchanged.</summary>
public readonly record struct Target(string Kind, string? Site, string Id)
{
    public static Target Of(Event happened) => happened switch
    {
        MilestoneReported or MilestonePlanned or BaselineSet or CompletionAccepted or CompletionRejected or MilestoneWithdrawn
            or MilestoneReinstated or LinkAdded or LinkRemoved or RangeGiven or ContractDateSet =>
            new("milestone", happened.SiteId, happened.MilestoneId!),
        AliasSet alias => new("alias", null, $"{alias.Activity.System}/{alias.Activity.Project}/{alias.Activity.ActivityId}"),
        FlagRaised raised => new("flag", raised.Site, raised.Flag.Id),
        FlagCleared cleared => new("flag", cleared.Site, cleared.Flag),
        RiskEntered entered => new("risk", entered.Site, entered.Risk.Id),
        RiskClosed closed => new("risk", closed.Site, closed.Risk),
        ScheduleAccepted accepted => new("schedule", accepted.Site, accepted.Schedule.Id),
        SiteAnnounced announced => new("site", null, announced.Site.Id),
        PartyNamed named => new("party", null, named.Party.Id),
        CommitmentEntered entered => new("commitment", null, entered.Commitment.Id),
        ProgrammeDescribed => new("programme", null, ""),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "an event that changes nothing known"),
    };
}

/// <summary>Where each thing was changed last.</summary>
public sealed class Changes
{
    readonly Dictionary<Target, long> _last = [];

    public IReadOnlyDictionary<Target, long> Last => _last;

    /// <summary>The refusal of an event whose writer had read the state at a position, where its target has changed since.</summary>
    /// <param name="proposed">What is proposed on that condition.</param>
    /// <param name="readAt">The position at which the target was read.</param>
    public Rejection? Since(long readAt, Event proposed)
    {
        var target = Target.Of(proposed);
        return !_last.TryGetValue(target, out var last) ? Rejection.Changed($"there is no such {target.Kind} yet")
            : last > readAt ? Rejection.Changed($"the {target.Kind} was changed at position {last}; read it again")
            : null;
    }

    internal void Note(Event happened, long position) => _last[Target.Of(happened)] = position;

    // Before or after other events on the same milestone.
    internal void Note(ReportsSnapshot reports)
    {
        var target = new Target("milestone", reports.Site, reports.Milestone);
        _last[target] = Math.Max(_last.GetValueOrDefault(target), reports.Reports[^1]);
    }
}
