namespace Construction.Domain;

/// <summary>In which unit a slip is printed: the coarser of the two dates' precisions.</summary>
public enum SlipUnit
{
    Day,
    Month,
}

/// <summary>What a slip says for sure.</summary>
public enum SlipSense
{
    /// <summary>Every day that can be meant is later than planned.</summary>
    Late,

    /// <summary>Every day that can be meant is earlier than planned.</summary>
    Early,

    /// <summary>Exactly as planned.</summary>
    OnPlan,

    /// <summary>May be early, on plan or late.</summary>
    Open,
}

/// <summary>
/// The interval by which a date differs from its plan: [date.earliest − plan.latest, date.latest − plan.earliest] in days;
/// a side is null where a date is open. One definition, everywhere.
/// </summary>
public sealed record Slip(int? FromDays, int? ToDays, SlipUnit Unit)
{
    /// <summary>Mean length of a Gregorian month in days.</summary>
    const double DaysPerMonth = 146_097.0 / 400 / 12;

    public static Slip Between(StatedDate plan, StatedDate date) => new(
        date.Earliest is { } earliest && plan.Latest is { } planLatest ? earliest.DayNumber - planLatest.DayNumber : null,
        date.Latest is { } latest && plan.Earliest is { } planEarliest ? latest.DayNumber - planEarliest.DayNumber : null,
        plan.Precision == Precision.Day && date.Precision == Precision.Day ? SlipUnit.Day : SlipUnit.Month);

    /// <summary>The lower end in <see cref="Unit"/>, rounded to a whole one.</summary>
    public int? From => InUnit(FromDays);

    /// <summary>The upper end in <see cref="Unit"/>, rounded to a whole one.</summary>
    public int? To => InUnit(ToDays);

    public SlipSense Sense => (FromDays, ToDays) switch
    {
        ( > 0, _) => SlipSense.Late,
        (_, < 0) => SlipSense.Early,
        (0, 0) => SlipSense.OnPlan,
        _ => SlipSense.Open,
    };

    int? InUnit(int? days) =>
        days is not { } value ? null
        : Unit == SlipUnit.Day ? value
        : (int)Math.Round(value / DaysPerMonth, MidpointRounding.AwayFromZero);
}
