namespace Construction.Import;

/// <summary>What a column of a table says of the activity in each row.</summary>
public enum PlanColumn
{
    /// <summary>Nothing that is wanted.</summary>
    Ignored,

    /// <summary>An activity code whose kind is the header.</summary>
    Grouping,

    /// <summary>What people call the activity: P6's activity id.</summary>
    Code,

    /// <summary>Number of the row, as Microsoft Project's predecessors name it.</summary>
    Id,

    /// <summary>Microsoft Project's number that survives inserted rows.</summary>
    UniqueId,
    Name,
    Project,

    /// <summary>Task, milestone, level of effort …, in P6's words.</summary>
    Type,

    /// <summary>Not started, in progress, completed.</summary>
    Status,
    Milestone,

    /// <summary>The row is a heading of those below it.</summary>
    Summary,

    /// <summary>Depth of the row below headings, from 1; 0 is the heading of the project.</summary>
    OutlineLevel,
    Wbs,
    Start,
    Finish,
    Duration,
    Remaining,
    Percent,
    ActualStart,
    ActualFinish,
    BaselineStart,
    BaselineFinish,
    EarlyStart,
    EarlyFinish,
    LateStart,
    LateFinish,
    TotalFloat,
    FreeFloat,
    Critical,

    /// <summary>In the notation "12FS+3d;A1010FF"; by code, by id or by unique id, whichever they fit best.</summary>
    Predecessors,

    /// <summary>The same by <see cref="UniqueId"/>.</summary>
    UniqueIdPredecessors,

    /// <summary>Read where there are no predecessors.</summary>
    Successors,
    Calendar,
    ConstraintType,
    ConstraintDate,
    Resources,

    /// <summary>Scheduled automatically or by hand (Microsoft Project).</summary>
    Mode,

    /// <summary>Whether the row counts (Microsoft Project).</summary>
    Active,

    /// <summary>Up to which date progress is known.</summary>
    DataDate,

    /// <summary>Activity codes that others look for by these names.</summary>
    Phase,
    Site,
    Responsible,
}

/// <summary>Which of two numbers comes first in dates such as 03/04/2026.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}
