namespace Construction.Import;

/// <summary>One activity of a schedule; see <see cref="Plan"/> for the units.</summary>
public sealed record PlannedActivity
{
    static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    /// <summary>The file's own id, unique within the file; changes between exports.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="PlanProject.Id"/>.</summary>
    public required string Project { get; init; }

    /// <summary>What people call it: P6's activity id, MS Project's unique id where there is no other.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public ActivityKind Kind { get; init; }

    /// <summary>Names of the work breakdown, from the outermost in.</summary>
    public IReadOnlyList<string> Wbs { get; init; } = [];

    /// <summary><see cref="PlanCalendar.Id"/>; null where the file names none.</summary>
    public string? Calendar { get; init; }

    /// <summary>In whose working time its total float is counted, where that is not its own: <see cref="PlanCalendar.Id"/>.</summary>
    public string? FloatCalendar { get; init; }

    /// <summary>Original duration.</summary>
    public int Duration { get; init; }

    /// <summary>What is left of it from the data date on.</summary>
    public int Remaining { get; init; }

    /// <summary>Percent complete by the file's own rule, 0 to 100.</summary>
    public decimal? Percent { get; init; }

    public DateTime? ActualStart { get; init; }
    public DateTime? ActualFinish { get; init; }

    /// <summary>Work rested from this moment …</summary>
    public DateTime? Suspended { get; init; }

    /// <summary>… to this one, before which what remains does not go on.</summary>
    public DateTime? Resumed { get; init; }

    /// <summary>Remaining duration is what lies between the start of what remains and this, where the option says so.</summary>
    public DateTime? ExpectedFinish { get; init; }

    public PlanConstraint? Constraint { get; init; }
    public PlanConstraint? SecondConstraint { get; init; }

    /// <summary>What links to projects outside the file demanded when it was written.</summary>
    public DateTime? ExternalEarlyStart { get; init; }
    public DateTime? ExternalLateFinish { get; init; }

    /// <summary>Planned dates of the file (P6: target), beside what is computed.</summary>
    public DateTime? PlannedStart { get; init; }
    public DateTime? PlannedFinish { get; init; }

    /// <summary>Where the file has a baseline.</summary>
    public DateTime? BaselineStart { get; init; }
    public DateTime? BaselineFinish { get; init; }

    /// <summary>What the program that wrote the file computed.</summary>
    public StoredDates? Stored { get; init; }

    /// <summary>Activity codes: what kind of code, and its value.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; init; } = s_none;

    /// <summary>Names of who or what is assigned.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Its dates were set by hand (MS Project) and are kept whatever the links say.</summary>
    public bool IsManual { get; init; }

    /// <summary>A milestone of which the file says neither a date nor what it waits for: when it is, nothing says.</summary>
    public bool IsUndated { get; init; }

    /// <summary>Line of the file on which it begins.</summary>
    public int Line { get; init; }

    public bool IsMilestone => Kind is ActivityKind.StartMilestone or ActivityKind.FinishMilestone;

    public bool IsStarted => ActualStart is not null || ActualFinish is not null;

    public bool IsComplete => ActualFinish is not null;
}

public enum ActivityKind
{
    Task,

    /// <summary>Works by the calendars of its resources in P6; here by its own, as there where nothing else is assigned.</summary>
    ResourceDependent,

    /// <summary>Spans what it is linked to; drives nothing.</summary>
    LevelOfEffort,

    /// <summary>Spans the activities of its part of the work breakdown; drives nothing.</summary>
    WbsSummary,

    StartMilestone,
    FinishMilestone,
}

/// <param name="At">Null only for as late as possible.</param>
public sealed record PlanConstraint(ConstraintType Type, DateTime? At)
{
    /// <summary>The file does not say it: it stands for what made the date of a table what it is, and may yield to what is said later.</summary>
    public bool IsAssumed { get; init; }
}

public enum ConstraintType
{
    StartOn,
    StartOnOrAfter,
    StartOnOrBefore,
    FinishOn,
    FinishOnOrAfter,
    FinishOnOrBefore,

    /// <summary>Both dates are this, whatever the links say.</summary>
    MandatoryStart,
    MandatoryFinish,
    AsLateAsPossible,
}

/// <summary>Early and late dates, and floats in working minutes, as the program that wrote the file stored them.</summary>
public sealed record StoredDates
{
    public DateTime? EarlyStart { get; init; }
    public DateTime? EarlyFinish { get; init; }
    public DateTime? LateStart { get; init; }
    public DateTime? LateFinish { get; init; }
    public int? TotalFloat { get; init; }
    public int? FreeFloat { get; init; }

    /// <summary>On the longest path (P6).</summary>
    public bool? IsOnLongestPath { get; init; }

    /// <summary>Marked as critical (MS Project).</summary>
    public bool? IsCritical { get; init; }
}
