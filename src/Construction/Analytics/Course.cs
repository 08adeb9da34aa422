using Construction.Domain;

namespace Construction.Analytics;

/// <summary>
/// How a line moves, in a word. Looked at are the last <see cref="Course.Reports"/> forecasts of which both bounds are known,
/// each by its middle; a change is the difference between two that follow each other, in days. The first rule that fits
/// holds, in this order: silent, too short, stable, jump, saw-tooth, creeping, recovering.
/// </summary>
public enum Pattern
{
    /// <summary>Fewer than three such forecasts: a single change is no pattern.</summary>
    TooShort,

    /// <summary>None lies more than 7 days from the first of them.</summary>
    Stable,

    /// <summary>Later and later in small steps: more than 7 days in all, and no change is earlier by more than 7 days.</summary>
    Creeping,

    /// <summary>
    /// One change, later or earlier, is of more than 30 days and makes up more than two thirds of the way: of the sum of all
    /// changes without their signs.
    /// </summary>
    Jump,

    /// <summary>The direction turns at least twice among the changes of more than 7 days.</summary>
    SawTooth,

    /// <summary>It moved, and not later and later: earlier in all, or a part of what was lost was won back.</summary>
    Recovering,

    /// <summary>More than two cadences have passed since the last data date: two reports were due, and none came.</summary>
    Silent,
}

public enum MeetingKind
{
    /// <summary>There is no rate, or the last word is that there is no date, or one with an open side.</summary>
    Unknown,
    OnDay,

    /// <summary>It would have been met before today, and no actual was reported.</summary>
    Passed,

    /// <summary>The date moves away as fast as time passes (a slope of 1 or more), or would be met after the year 2100 only.</summary>
    NotAtThisRate,
}

/// <summary>Where a line meets the diagonal, on which the data date is the date itself: "at this rate".</summary>
/// <param name="Day">To the nearest day; null where there is none.</param>
public readonly record struct Meeting(MeetingKind Kind, DateOnly? Day)
{
    static readonly DateOnly LastDay = new(StatedDate.LastYear, 12, 31);

    /// <summary>t* = (f − s·t)/(1 − s).</summary>
    /// <param name="slope">s, in days of forecast for a day of data date.</param>
    /// <param name="dataDate">t, the data date of the last forecast.</param>
    /// <param name="forecast">f, the middle of the last forecast, as a day number; null where it has none.</param>
    /// <param name="today">What lies before is passed.</param>
    public static Meeting Of(double? slope, DateOnly dataDate, decimal? forecast, DateOnly today)
    {
        if (slope is not { } s || forecast is not { } f)
            return new(MeetingKind.Unknown, null);
        if (s >= 1)
            return new(MeetingKind.NotAtThisRate, null);
        // The same as above, from t: a difference of days is exact where the day numbers' product is not.
        var day = Math.Round(dataDate.DayNumber + (double)(f - dataDate.DayNumber) / (1 - s), MidpointRounding.AwayFromZero);
        if (day > LastDay.DayNumber)
            return new(MeetingKind.NotAtThisRate, null);
        var met = DateOnly.FromDayNumber((int)Math.Max(day, DateOnly.MinValue.DayNumber));
        return new(met < today ? MeetingKind.Passed : MeetingKind.OnDay, met);
    }
}

/// <summary>Where a line without an actual is heading.</summary>
/// <param name="Slope">
/// Days by which the forecast moves for a day of data date: <see cref="TheilSen"/> over the last <see cref="Reports"/> data
/// dates with a forecast of which both bounds are known, each by the middle of its interval. Null with fewer than two.
/// </param>
public sealed record Course(double? Slope, Pattern Pattern, Meeting Meeting)
{
    /// <summary>How many forecasts are looked at, the last ones.</summary>
    public const int Reports = 6;

    const int FewestForPattern = 3;
    const int StableDays = 7;
    const int JumpDays = 30;

    /// <param name="days">What the party said.</param>
    /// <param name="last">Data date of its last report of any content.</param>
    internal static Course Of(List<SaidOn> days, DateOnly last, int? cadence, DateOnly today)
    {
        var forecasts = days.FindLast(day => day.Forecast is not null);
        var recent = Recent(days);
        var slope = TheilSen.Slope(recent);
        var isSilent = cadence is { } every && today.DayNumber - last.DayNumber > 2L * every;
        return new(
            slope,
            isSilent ? Pattern.Silent : PatternOf([.. recent.Select(point => point.Y)]),
            Meeting.Of(slope, forecasts.DataDate, DateMiddle.Between(forecasts.Forecast?.Forecast?.Date), today));
    }

    static List<(DateOnly X, decimal Y)> Recent(List<SaidOn> days)
    {
        List<(DateOnly X, decimal Y)> recent = [];
        for (var index = days.Count - 1; index >= 0 && recent.Count < Reports; index--)
            if (DateMiddle.Between(days[index].Forecast?.Forecast?.Date) is { } middle)
                recent.Insert(0, (days[index].DataDate, middle));
        return recent;
    }

    static Pattern PatternOf(decimal[] middles)
    {
        if (middles.Length < FewestForPattern)
            return Pattern.TooShort;
        if (middles.All(middle => Math.Abs(middle - middles[0]) <= StableDays))
            return Pattern.Stable;
        decimal[] changes = [.. middles.Skip(1).Zip(middles, (after, before) => after - before)];
        var largest = changes.Max(Math.Abs);
        if (largest > JumpDays && 3 * largest > 2 * changes.Sum(Math.Abs))
            return Pattern.Jump;
        int[] directions = [.. changes.Where(change => Math.Abs(change) > StableDays).Select(Math.Sign)];
        if (directions.Skip(1).Zip(directions).Count(pair => pair.First != pair.Second) >= 2)
            return Pattern.SawTooth;
        return middles[^1] - middles[0] > StableDays && changes.Min() >= -StableDays ? Pattern.Creeping : Pattern.Recovering;
    }
}
