namespace Dashboard.Operations;

/// <summary>The last times of something, for a page that asks for their percentiles. Written by one thread, read by any.</summary>
public sealed class Recent
{
    const int Length = 1_024;

    readonly long[] _ticks = new long[Length];
    long _count;

    public void Add(TimeSpan time)
    {
        Volatile.Write(ref _ticks[_count % Length], time.Ticks);
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The times that so many per cent of the last 1,024 did not exceed (nearest rank); null before the first.</summary>
    public IReadOnlyList<TimeSpan>? Percentiles(params ReadOnlySpan<int> percents)
    {
        var known = (int)Math.Min(Volatile.Read(ref _count), Length);
        if (known == 0)
            return null;
        var sorted = _ticks.AsSpan(0, known).ToArray();
        Array.Sort(sorted);
        var found = new TimeSpan[percents.Length];
        for (var index = 0; index < percents.Length; index++)
            found[index] = new(sorted[Math.Clamp((int)Math.Ceiling(known * percents[index] / 100d) - 1, 0, known - 1)]);
        return found;
    }
}
