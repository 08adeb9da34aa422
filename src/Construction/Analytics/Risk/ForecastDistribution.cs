using Construction.Analytics.Schedules;

namespace Construction.Analytics.Risk;

/// <summary>Finishes over all trials.</summary>
/// <remarks>
/// The quantile of a share p of n trials is the earliest finish by which at least p·n of them are finished: one that was computed, not
/// one between two. As a day it is that by whose end this is so: a finish at midnight is of the day that ends there.
/// </remarks>
public sealed class ForecastDistribution
{
    readonly int[] _sorted;

    /// <param name="finishes">In <see cref="Minutes"/>.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public ForecastDistribution(IReadOnlyList<int> finishes)
    {
        if (finishes.Count == 0)
            throw new ArgumentException("there is no trial", nameof(finishes));
        _sorted = [.. finishes];
        Array.Sort(_sorted);
        var first = _sorted[0];
        Int128 sum = 0, squares = 0;
        foreach (var finish in _sorted)
        {
            long later = finish - first;
            sum += later;
            squares += later * later;
        }
        Int128 n = _sorted.Length;
        MeanMinute = first + (double)sum / _sorted.Length;
        DeviationDays = n < 2 ? 0 : Math.Sqrt((double)(n * squares - sum * sum) / _sorted.Length / (_sorted.Length - 1)) / Minutes.PerDay;
        Bins = ForecastBin.Of(_sorted);
    }

    public int Trials => _sorted.Length;

    public DateOnly P10 => Day(0.1);
    public DateOnly P50 => Day(0.5);
    public DateOnly P80 => Day(0.8);
    public DateOnly P90 => Day(0.9);

    public DateTime Earliest => Minutes.ToMoment(_sorted[0]);

    public DateTime Latest => Minutes.ToMoment(_sorted[^1]);

    public DateTime Mean => Minutes.ToMoment((int)Math.Round(MeanMinute));

    /// <summary>In <see cref="Minutes"/>, not rounded.</summary>
    public double MeanMinute { get; }

    /// <summary>Standard deviation, in calendar days.</summary>
    public double DeviationDays { get; }

    /// <summary>At most <see cref="ForecastBin.Most"/>, from the earliest to the latest.</summary>
    public IReadOnlyList<ForecastBin> Bins { get; }

    /// <param name="share">Above 0 and up to 1.</param>
    public DateTime Quantile(double share) => Minutes.ToMoment(MinuteOf(share));

    public DateOnly Day(double share) => DayOf(MinuteOf(share));

    /// <summary>The share of trials that are finished by the end of a day.</summary>
    public double ProbabilityBy(DateOnly day) =>
        (double)CountUpTo(_sorted, (day.DayNumber - Minutes.DateOf(0).DayNumber + 1L) * Minutes.PerDay) / _sorted.Length;

    internal int MinuteOf(double share)
    {
        if (!(share is > 0 and <= 1))
            throw new ArgumentException(FormattableString.Invariant($"a share of trials lies above 0 and up to 1, {share} does not"), nameof(share));
        // A hair less, so that what a product leaves behind the point asks for no further trial.
        return _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length - 1e-9) - 1)];
    }

    internal static DateOnly DayOf(int minute) => Minutes.DateOf(Math.Max(0, minute - 1) / Minutes.PerDay);

    internal static int CountUpTo(int[] sorted, long minute)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= minute)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
