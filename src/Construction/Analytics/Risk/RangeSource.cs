namespace Construction.Analytics.Risk;

/// <summary>Where a range is from.</summary>
/// <param name="Count">n: how many observations it rests on; null where it rests on none.</param>
/// <param name="Words">What it is, for people, with its source.</param>
public sealed record RangeSource(RangeOrigin Origin, int? Count, string Words)
{
    /// <summary>Of a reference class, what it is of: activities or milestones; null of what is none.</summary>
    public string? Class { get; init; }

    public static RangeSource AsPlanned { get; } = new(RangeOrigin.Plan, null, "as planned");
}

/// <summary>From the best to the worst known.</summary>
public enum RangeOrigin
{
    /// <summary>The plan's own duration, without a range.</summary>
    Plan,

    /// <summary>The party gave the range.</summary>
    Given,

    /// <summary>How right the party's forecasts were before.</summary>
    PartyRecord,

    /// <summary>How others fared.</summary>
    ReferenceClass,
}

/// <summary>What a range's numbers are.</summary>
public enum RangeUnit
{
    /// <summary>Times the remaining duration.</summary>
    Factor,

    /// <summary>Working minutes of the activity's calendar.</summary>
    Minutes,

    /// <summary>
    /// For an activity, its calendar's working days (<see cref="Import.PlanCalendar.MinutesPerDay"/>); for a milestone alone,
    /// calendar days of slip.
    /// </summary>
    Days,
}
