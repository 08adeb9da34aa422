namespace Construction.Import;

/// <summary>The rules by which the file's own program schedules.</summary>
public sealed record SchedulingOptions
{
    public LagCalendar LagCalendar { get; init; } = LagCalendar.Predecessor;

    public ProgressRule Progress { get; init; } = ProgressRule.RetainedLogic;

    public FloatRule Float { get; init; } = FloatRule.Finish;

    /// <summary>Critical is what lies on the longest path, instead of what has no more float than the threshold.</summary>
    public bool CriticalIsLongestPath { get; init; }

    /// <summary>Total float, in working minutes, up to which an activity is critical.</summary>
    public int CriticalUpTo { get; init; }

    public bool UseExpectedFinish { get; init; } = true;

    /// <summary>Activities without a successor are critical.</summary>
    public bool OpenEndsAreCritical { get; init; }

    /// <summary>The lag of a start-to-start link from an activity under way counts from its early, not its actual start.</summary>
    public bool StartLagFromEarlyStart { get; init; } = true;

    /// <summary>Late dates are counted back from the finish of each project, instead of from the last of all.</summary>
    public bool FloatFromEachProject { get; init; } = true;

    /// <summary>What other projects demanded when the file was written is kept.</summary>
    public bool KeepExternalDates { get; init; } = true;

    /// <summary>
    /// Start and finish no later than hold for early dates too, whatever the links say (MS Project: tasks will always honor their
    /// constraint dates). What must start or finish on a date is a mandatory constraint then, else one of start or finish on.
    /// </summary>
    public bool HonorConstraints { get; init; }

    public SchedulingRules Rules { get; init; } = SchedulingRules.PrimaveraP6;
}

/// <summary>Whose conventions hold where the two programs differ.</summary>
public enum SchedulingRules
{
    PrimaveraP6,
    MicrosoftProject,
}

/// <summary>In whose working time a lag runs.</summary>
public enum LagCalendar
{
    Predecessor,
    Successor,
    ProjectDefault,
    TwentyFourHours,
}

/// <summary>What becomes of the links to an activity that started before its predecessors were done.</summary>
public enum ProgressRule
{
    /// <summary>What remains waits for them.</summary>
    RetainedLogic,

    /// <summary>They no longer count.</summary>
    ProgressOverride,

    /// <summary>Actual dates drive as they are.</summary>
    ActualDates,
}

/// <summary>Of which end total float is the difference between late and early.</summary>
public enum FloatRule
{
    Finish,
    Start,
    Smallest,
}
