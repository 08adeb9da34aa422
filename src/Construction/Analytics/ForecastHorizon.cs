using Construction.Domain;

namespace Construction.Analytics;

/// <summary>By how much one forecast was wrong.</summary>
/// <param name="Forecast">What was stated.</param>
/// <param name="Report">Position of the report that stated it.</param>
/// <param name="Actual">Null where the date has passed and nothing was met: then it is wrong by at least so many days.</param>
/// <param name="Days">Actual − forecast in days; positive where it was met later than stated.</param>
public sealed record ForecastError(string Site, string Milestone, StatedDate Forecast, long Report, StatedDate? Actual, int Days)
{
    public bool IsAtLeast => Actual is null;

    /// <summary>True where forecast or actual is no day, so that days are counted from the nearest bound.</summary>
    public bool IsCoarse => Forecast.Precision != Precision.Day || Actual is { Precision: not Precision.Day };
}

/// <summary>How right a party's forecasts were so many days ahead.</summary>
public sealed class ForecastHorizon
{
    /// <summary>With fewer completed milestones nothing is concluded.</summary>
    public const int Enough = 8;

    /// <summary>In days, either way.</summary>
    public const int Tolerance = 7;

    public ForecastHorizon(int daysAhead, IEnumerable<ForecastError> errors)
    {
        DaysAhead = daysAhead;
        Errors = [.. errors.OrderBy(error => error.Days).ThenBy(error => error.IsAtLeast)];
        Count = Errors.Count(error => !error.IsAtLeast);
        Coarse = Errors.Count(error => error is { IsAtLeast: false, IsCoarse: true });
        (Median, MedianIsAtLeast) = MedianOf(Errors);
        ShareWithin = ShareOf(Errors);
    }

    public int DaysAhead { get; }

    /// <summary>One for each milestone, from the earliest to the latest.</summary>
    public IReadOnlyList<ForecastError> Errors { get; }

    /// <summary>n: completed milestones.</summary>
    public int Count { get; }

    /// <summary>How many more have not been met though the date has passed.</summary>
    public int Overdue => Errors.Count - Count;

    /// <summary>How many of the completed have a forecast or actual that is no day.</summary>
    public int Coarse { get; }

    public bool TooFew => Count < Enough;

    /// <summary>
    /// Of actual − forecast in days, overdue ones included with the days that are certain; null where there is nothing.
    /// </summary>
    public decimal? Median { get; }

    /// <summary>True where an overdue one lies at or below the median: whatever becomes of it can only make the median greater.</summary>
    public bool MedianIsAtLeast { get; }

    /// <summary>
    /// The share that was met within <see cref="Tolerance"/>, 0 to 1: of the completed, and of the overdue that have missed it
    /// already. Null where there is nothing.
    /// </summary>
    public double? ShareWithin { get; }

    static (decimal?, bool) MedianOf(IReadOnlyList<ForecastError> sorted)
    {
        if (sorted.Count == 0)
            return (null, false);
        var upper = sorted.Count / 2;
        return ((sorted[(sorted.Count - 1) / 2].Days + sorted[upper].Days) / 2m, sorted.Take(upper + 1).Any(error => error.IsAtLeast));
    }

    static double? ShareOf(IReadOnlyList<ForecastError> errors)
    {
        var decided = errors.Count(error => !error.IsAtLeast || error.Days > Tolerance);
        return decided == 0 ? null
            : (double)errors.Count(error => !error.IsAtLeast && Math.Abs(error.Days) <= Tolerance) / decided;
    }
}
