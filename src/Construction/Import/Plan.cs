namespace Construction.Import;

/// <summary>
/// A schedule as a file has it, whatever the format. Times are the wall clock of the place, to the minute, as schedulers keep
/// them; durations, lags and floats are working minutes.
/// </summary>
public sealed record Plan
{
    /// <summary>The format, as its readers call it: P6 XER, P6 XML, MS Project XML, CSV.</summary>
    public required string Format { get; init; }

    /// <summary>The program that wrote it, with its version, as far as the file says so.</summary>
    public string? Writer { get; init; }

    /// <summary>How its text was read, where the file does not say it.</summary>
    public string? Encoding { get; init; }

    /// <summary>How the columns of a table were taken, so that a person can correct it; null where the format says it itself.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>In the order of the file. Those that are only named so that links into them have an end are marked as stubs.</summary>
    public IReadOnlyList<PlanProject> Projects { get; init; } = [];

    /// <summary>With the base calendars' days taken over into those that build on them.</summary>
    public IReadOnlyList<PlanCalendar> Calendars { get; init; } = [];

    /// <summary>Of all projects, in the order of the file.</summary>
    public IReadOnlyList<PlannedActivity> Activities { get; init; } = [];

    public IReadOnlyList<PlanLink> Links { get; init; } = [];

    /// <summary>What was odd, and what was done about it.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

public sealed record PlanProject
{
    /// <summary>The file's own, unique within it.</summary>
    public required string Id { get; init; }

    /// <summary>What the people of the project call it; survives from one export to the next.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Up to which moment progress is known; nothing that is left to do lies before it.</summary>
    public DateTime? DataDate { get; init; }

    public DateTime? Start { get; init; }

    /// <summary>The finish that the project was given (must finish by), from which late dates are counted back.</summary>
    public DateTime? MustFinish { get; init; }

    /// <summary>The finish that the program which wrote the file computed.</summary>
    public DateTime? StoredFinish { get; init; }

    /// <summary>Calendar of the project, for activities without one and for lags by that option.</summary>
    public string? Calendar { get; init; }

    public SchedulingOptions Options { get; init; } = new();

    /// <summary>Named only so that links of other projects have an end; nothing of it is imported.</summary>
    public bool IsStub { get; init; }
}

/// <param name="Lag">In working minutes of the lag's calendar; negative is a lead.</param>
/// <param name="IsElapsed">The lag runs around the clock, whatever the option says.</param>
public sealed record PlanLink(string From, string To, LinkType Type, int Lag = 0, bool IsElapsed = false);

/// <summary>The end of the predecessor, then that of the successor.</summary>
public enum LinkType
{
    FinishToStart,
    StartToStart,
    FinishToFinish,
    StartToFinish,
}
