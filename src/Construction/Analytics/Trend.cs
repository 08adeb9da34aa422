using Construction.Domain;

namespace Construction.Analytics;

public enum PointKind
{
    Forecast,

    /// <summary>The party says that there is no date now.</summary>
    NoDate,
    Actual,

    /// <summary>The party takes its actual back; the date is the forecast that holds again, null where it gave none.</summary>
    Retracted,
}

/// <summary>What a party said of a milestone's date as of one data date: of several statements the last counts.</summary>
/// <param name="Date">With its earliest and latest day; null where there is no date now.</param>
/// <param name="KnownAt">When it was known, UTC.</param>
/// <param name="Position">Position of the report in the log.</param>
/// <param name="Counts">
/// False where the line does not pass through it: an actual that was revised or taken back since, and what was said as of a
/// later data date than the actual that stands.
/// </param>
public readonly record struct TrendPoint(
    DateOnly DataDate, PointKind Kind, StatedDate? Date, DateTimeOffset KnownAt, long Position, bool Counts);

/// <summary>A baseline, drawn from the day of its approval; each after the first is a vertical line where it begins.</summary>
/// <param name="Until">The day on which the next was approved, never before this one's; null for the one in force.</param>
/// <param name="Position">Position of the baseline in the log.</param>
public sealed record BaselineSpan(StatedDate Date, string Version, DateOnly Approved, DateOnly? Until, long Position);

/// <summary>The dates that one party gave for a milestone.</summary>
/// <param name="Points">One for each data date, in their order.</param>
/// <param name="Actual">Where the line ends: the first statement of the actual that stands; null where none does.</param>
/// <param name="Missed">
/// Days on which a report was due and none came: the last data date and whole cadences, up to today. Reports of any content
/// count as come. None where the cadence is unknown, and none after an actual or a withdrawal.
/// </param>
/// <param name="Course">Where the line is heading; null where it ended in an actual or the milestone was withdrawn.</param>
public sealed record TrendLine(
    string Party, Rank Rank, IReadOnlyList<TrendPoint> Points, TrendPoint? Actual, IReadOnlyList<DateOnly> Missed, Course? Course);

/// <summary>What the trend chart of one milestone draws: data dates against the dates that were stated as of them.</summary>
/// <param name="Lines">By rank; a party that never spoke of a date has none.</param>
/// <param name="Baselines">In the order in which they took effect.</param>
public sealed record Trend(IReadOnlyList<TrendLine> Lines, IReadOnlyList<BaselineSpan> Baselines)
{
    /// <param name="parties">What every party said.</param>
    /// <param name="baselines">In order of approval.</param>
    /// <param name="cadenceOf">In how many days a party reports, at least 1; null where nobody knows.</param>
    /// <param name="today">The day as of which it is asked.</param>
    /// <param name="withdrawn">The day on which the milestone was withdrawn; from then on nothing is due.</param>
    public static Trend Of(
        IReadOnlyList<PartyPast> parties,
        IReadOnlyList<Baseline> baselines,
        Func<string, int?> cadenceOf,
        DateOnly today,
        DateOnly? withdrawn = null) => new(
            [.. parties.OrderBy(past => past.Rank).Select(past => LineOf(past, cadenceOf(past.Party), today, withdrawn)).OfType<TrendLine>()],
            [.. baselines.Select((baseline, index) => SpanOf(baseline, index + 1 < baselines.Count ? baselines[index + 1] : null))]);

    static BaselineSpan SpanOf(Baseline baseline, Baseline? next) => new(
        baseline.Set.Date,
        baseline.Set.Version,
        baseline.Set.Approved,
        next is null ? null : next.Set.Approved < baseline.Set.Approved ? baseline.Set.Approved : next.Set.Approved,
        baseline.Position);

    static TrendLine? LineOf(PartyPast past, int? cadence, DateOnly today, DateOnly? withdrawn)
    {
        if (cadence is < 1)
            throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "a cadence is at least one day");
        var days = SaidOn.Each(past.Reports);
        var points = PointsOf(days);
        if (points.Count == 0)
            return null;
        var last = past.Reports[^1].DataDate;
        var end = points.FindIndex(point => point is { Kind: PointKind.Actual, Counts: true });
        return new(
            past.Party,
            past.Rank,
            points,
            end < 0 ? null : points[end],
            end < 0 && cadence is { } every ? Missed(last, every, withdrawn < today ? withdrawn.Value : today) : [],
            end < 0 && withdrawn is null ? Course.Of(days, last, cadence, today) : null);
    }

    static List<TrendPoint> PointsOf(List<SaidOn> days)
    {
        var end = EndOf(days);
        List<TrendPoint> points = [];
        PastReport? holds = null;
        var isActual = false;
        for (var index = 0; index < days.Count; index++)
        {
            var (_, forecast, actual) = days[index];
            holds = forecast ?? holds;
            if (actual is { Actual.Date: { } met } happened)
                Add(happened, PointKind.Actual, met, index == end);
            else if (actual is { } back && isActual)
                Add(back, PointKind.Retracted, holds?.Forecast?.Date, end is null || index < end);
            else if (forecast is { } said)
                Add(said, said.Forecast!.Date is null ? PointKind.NoDate : PointKind.Forecast, said.Forecast.Date, end is null || index < end);
            isActual = actual is { } spoken ? spoken.Actual!.Date is not null : isActual;
        }
        return points;

        void Add(PastReport report, PointKind kind, StatedDate? date, bool counts) =>
            points.Add(new(report.DataDate, kind, date, report.KnownAt, report.Position, counts));
    }

    // The same actual said again in later reports does not move the end.
    static int? EndOf(List<SaidOn> days)
    {
        int? end = null;
        for (var index = days.Count - 1; index >= 0; index--)
            if (days[index].Actual is { } spoken)
            {
                if (spoken.Actual!.Date is not { } met || (end is { } later && days[later].Actual!.Value.Actual!.Date != met))
                    break;
                end = index;
            }
        return end;
    }

    static List<DateOnly> Missed(DateOnly last, int cadence, DateOnly until)
    {
        List<DateOnly> missed = [];
        for (var due = last.DayNumber + (long)cadence; due <= until.DayNumber; due += cadence)
            missed.Add(DateOnly.FromDayNumber((int)due));
        return missed;
    }
}
