namespace Construction.Domain;

/// <summary>A site as the log has it: its details, milestones, flags, schedules and risks.</summary>
public sealed class Site(SiteDetails details)
{
    public SiteDetails Details { get; internal set; } = details;

    /// <summary>By id, in order of planning.</summary>
    public OrderedDictionary<string, Milestone> Milestones { get; } = [];

    /// <summary>By id, in order of raising.</summary>
    public OrderedDictionary<string, Flag> Flags { get; } = [];

    /// <summary>By id, in order of acceptance.</summary>
    public OrderedDictionary<string, AcceptedSchedule> Schedules { get; } = [];

    /// <summary>By id, in order of entry.</summary>
    public OrderedDictionary<string, EnteredRisk> Risks { get; } = [];

    readonly Dictionary<string, SortedSet<string>> _waitsFor = [];

    /// <summary>Of each milestone that waits for others: for which.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> WaitsFor => _waitsFor;

    public bool HasLink(string milestone, string other) => _waitsFor.TryGetValue(milestone, out var others) && others.Contains(other);

    /// <summary>Of a party's schedules of a project, the one of the latest data date; of these, the one accepted last.</summary>
    /// <param name="party">Null for whosesoever.</param>
    public AcceptedSchedule? LatestSchedule(string system, string project, string? party) => Schedules.Values
        .Where(schedule => schedule.Details.System == system && schedule.Details.Project == project && (party is null || schedule.Details.Party == party))
        .MaxBy(schedule => (schedule.Details.DataDate, schedule.Position));

    internal void Link(string milestone, string other)
    {
        if (!_waitsFor.TryGetValue(milestone, out var others))
            _waitsFor.Add(milestone, others = new(StringComparer.Ordinal));
        others.Add(other);
    }

    internal void Unlink(string milestone, string other)
    {
        if (_waitsFor.TryGetValue(milestone, out var others) && others.Remove(other) && others.Count == 0)
            _waitsFor.Remove(milestone);
    }
}

/// <summary>A schedule, and where in the log it was accepted.</summary>
public sealed record AcceptedSchedule(ScheduleDetails Details, long Position);

/// <summary>A flag, and when and why it was cleared.</summary>
public sealed record Flag(FlagDetails Details, FlagCleared? Cleared);
