namespace Dashboard.Operations;

/// <summary>The last values of something, for a page that asks for their percentiles. Written by one thread, read by any.</summary>
public sealed class Recent
{
    /// <summary>How many are kept.</summary>
    public const int Length = 1_024;

    readonly long[] _values = new long[Length];
    long _count;

    public void Add(long value)
    {
        Volatile.Write(ref _values[_count % Length], value);
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The values that so many per cent of those kept did not exceed (nearest rank); null before the first.</summary>
    public IReadOnlyList<long>? Percentiles(params ReadOnlySpan<int> percents)
    {
        var known = (int)Math.Min(Volatile.Read(ref _count), Length);
        if (known == 0)
            return null;
        var sorted = _values.AsSpan(0, known).ToArray();
        Array.Sort(sorted);
        var found = new long[percents.Length];
        for (var index = 0; index < percents.Length; index++)
            found[index] = sorted[Math.Clamp((int)Math.Ceiling(known * percents[index] / 100d) - 1, 0, known - 1)];
        return found;
    }
}
