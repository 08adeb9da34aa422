using Construction.Analytics.Schedules;

namespace Construction.Analytics.Risk;

/// <summary>
/// What is added up of one activity and one target: d is its duration less the planned one, f the target's finish less the planned
/// one, in minutes. Whole numbers, so that the sums are the same in whatever order.
/// </summary>
struct DriverSums
{
    public int OnPath;
    Int128 _d, _f, _dd, _ff, _df;
    Int128 _lowF, _highF;
    int _low, _high;

    /// <param name="low">At or below it lies the lowest fifth of the range, at or above <paramref name="high"/> the highest.</param>
    public void Take(ReadOnlySpan<int> durations, int planned, int low, int high, ReadOnlySpan<int> later, (long Sum, long Squares) ofLater)
    {
        // A batch fits into 64 bits: nothing lies further off than the days that can be computed with.
        long d = 0, dd = 0, df = 0, lowF = 0, highF = 0, lows = 0, highs = 0;
        for (var trial = 0; trial < durations.Length; trial++)
        {
            long one = durations[trial] - planned, other = later[trial];
            d += one;
            dd += one * one;
            df += one * other;
            // All bits where it is in the fifth.
            var isLow = (durations[trial] - low - 1L) >> 63;
            var isHigh = (high - durations[trial] - 1L) >> 63;
            lows -= isLow;
            highs -= isHigh;
            lowF += isLow & other;
            highF += isHigh & other;
        }
        (_d, _f, _dd, _ff, _df) = (_d + d, _f + ofLater.Sum, _dd + dd, _ff + ofLater.Squares, _df + df);
        (_lowF, _highF, _low, _high) = (_lowF + lowF, _highF + highF, _low + (int)lows, _high + (int)highs);
    }

    /// <summary>The same for all activities of a target.</summary>
    public static (long Sum, long Squares) SumsOf(ReadOnlySpan<int> later)
    {
        var sums = (Sum: 0L, Squares: 0L);
        foreach (long one in later)
            sums = (sums.Sum + one, sums.Squares + one * one);
        return sums;
    }

    public void Add(in DriverSums other)
    {
        OnPath += other.OnPath;
        (_d, _f, _dd, _ff, _df) = (_d + other._d, _f + other._f, _dd + other._dd, _ff + other._ff, _df + other._df);
        (_lowF, _highF, _low, _high) = (_lowF + other._lowF, _highF + other._highF, _low + other._low, _high + other._high);
    }

    public readonly Driver ToDriver(string id, string code, string name, int trials, bool isDrawn) => new(
        id, code, name, (double)OnPath / trials,
        isDrawn ? Pearson(trials) : null,
        isDrawn && _low > 0 && _high > 0 ? ((double)_highF / _high - (double)_lowF / _low) / Minutes.PerDay : null);

    readonly double? Pearson(int trials)
    {
        var (n, dd, ff) = ((Int128)trials, _dd, _ff);
        var ofD = n * dd - _d * _d;
        var ofF = n * ff - _f * _f;
        return ofD <= 0 || ofF <= 0 ? null : (double)(n * _df - _d * _f) / Math.Sqrt((double)ofD) / Math.Sqrt((double)ofF);
    }
}

/// <summary>What is added up of one risk and one target.</summary>
struct RiskSums
{
    int _times;
    Int128 _with, _all;

    public void Take(ReadOnlySpan<bool> happens, ReadOnlySpan<int> later)
    {
        for (var trial = 0; trial < happens.Length; trial++)
        {
            _all += later[trial];
            if (!happens[trial])
                continue;
            _times++;
            _with += later[trial];
        }
    }

    public void Add(in RiskSums other) => (_times, _with, _all) = (_times + other._times, _with + other._with, _all + other._all);

    public readonly RiskDriver ToDriver(string id, string name, int trials) => new(
        id, name, (double)_times / trials,
        _times == 0 || _times == trials ? null
        : ((double)_with / _times - (double)(_all - _with) / (trials - _times)) / Minutes.PerDay);
}
