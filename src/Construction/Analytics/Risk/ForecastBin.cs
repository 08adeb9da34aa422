using Construction.Analytics.Schedules;

namespace Construction.Analytics.Risk;

/// <summary>One bar of a histogram of finishes.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Count">Trials that finish in it.</param>
/// <param name="Cumulative">Share of all trials that are finished by its end.</param>
public sealed record ForecastBin(DateOnly From, DateOnly To, int Count, double Cumulative)
{
    public const int Most = 40;

    // In months; the last holds all time.
    static readonly int[] s_months = [1, 2, 3, 6, 12, 24, 60];

    /// <summary>By day where that is few enough, else by week from Monday, by month, or by several months of a calendar that begins with a year.</summary>
    /// <param name="sorted">Finishes, the earliest first.</param>
    internal static IReadOnlyList<ForecastBin> Of(int[] sorted)
    {
        var first = ForecastDistribution.DayOf(sorted[0]);
        var last = ForecastDistribution.DayOf(sorted[^1]);
        var (from, next) = Widths().First(width => FitsInto(width.From(first), width.Next, last));
        var bins = new List<ForecastBin>();
        var before = 0;
        for (var begin = from(first); begin <= last; begin = next(begin))
        {
            var end = next(begin).AddDays(-1);
            var upTo = ForecastDistribution.CountUpTo(sorted, (end.DayNumber - Minutes.DateOf(0).DayNumber + 1L) * Minutes.PerDay);
            bins.Add(new(begin, end, upTo - before, (double)upTo / sorted.Length));
            before = upTo;
        }
        return bins;
    }

    static IEnumerable<(Func<DateOnly, DateOnly> From, Func<DateOnly, DateOnly> Next)> Widths()
    {
        yield return (day => day, day => day.AddDays(1));
        yield return (day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), day => day.AddDays(7));
        foreach (var months in s_months)
            yield return (
                day => new DateOnly(1, 1, 1).AddMonths((day.Year * 12 + day.Month - 13) / months * months),
                day => day.AddMonths(months));
    }

    static bool FitsInto(DateOnly first, Func<DateOnly, DateOnly> next, DateOnly last)
    {
        var bins = 0;
        for (var day = first; day <= last && bins <= Most; day = next(day))
            bins++;
        return bins <= Most;
    }
}
