namespace Construction.Analytics.Risk;

/// <summary>What was forecast of a milestone that is done by now.</summary>
/// <param name="AsOf">The day whose knowledge the forecast is of.</param>
/// <param name="Actual">The last day that its actual can mean.</param>
public sealed record CalibrationPoint(string Site, string Milestone, DateOnly AsOf, DateOnly P50, DateOnly P80, DateOnly Actual)
{
    public bool IsWithinP50 => Actual <= P50;

    public bool IsWithinP80 => Actual <= P80;
}

/// <summary>
/// How often what happened was within what was forecast: of milestones that are done, the forecast of some three months before, made
/// again of what was known then. Four of five should be within P80, if forecasts are as sure as they say.
/// </summary>
public sealed record Calibration(IReadOnlyList<CalibrationPoint> Points)
{
    /// <summary>Days before the actual; the first of a month that is nearest to it.</summary>
    public const int DaysBefore = 90;

    /// <summary>With fewer nothing is concluded.</summary>
    public const int Enough = 8;

    public int Count => Points.Count;

    public bool TooFew => Count < Enough;

    public int WithinP50 => Points.Count(point => point.IsWithinP50);

    public int WithinP80 => Points.Count(point => point.IsWithinP80);

    /// <summary>The day of whose knowledge the forecast of a milestone is looked at.</summary>
    public static DateOnly AsOf(DateOnly actual)
    {
        var day = actual.AddDays(-DaysBefore);
        var first = new DateOnly(day.Year, day.Month, 1);
        var next = first.AddMonths(1);
        return next.DayNumber - day.DayNumber < day.DayNumber - first.DayNumber ? next : first;
    }
}
