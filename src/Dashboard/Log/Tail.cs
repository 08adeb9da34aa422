namespace Dashboard.Log;

/// <summary>The last committed entries, so that who follows the log does not read them again from the file.</summary>
sealed class Tail
{
    const int Length = 16_384;

    readonly LogEntry?[] _ring = new LogEntry?[Length];
    readonly Lock _lock = new();
    long _last;

    public void Add(IReadOnlyList<LogEntry> committed)
    {
        lock (_lock)
        {
            foreach (var entry in committed)
                _ring[entry.Position % Length] = entry;
            _last = committed[^1].Position;
        }
    }

    /// <summary>Entries after a position in order; null where the first of them is no longer (or not yet) here.</summary>
    public IReadOnlyList<LogEntry>? After(long position, int limit)
    {
        lock (_lock)
        {
            var count = (int)Math.Min(Math.Max(_last - position, 0), limit);
            if (count == 0 || At(position + 1) is null)
                return null;
            var entries = new LogEntry[count];
            for (var index = 0; index < count; index++)
                entries[index] = At(position + 1 + index)!;
            return entries;
        }
    }

    /// <summary>The entries at some positions; null where not all of them are here.</summary>
    public IReadOnlyList<LogEntry>? Find(IReadOnlyList<long> positions)
    {
        var entries = new LogEntry[positions.Count];
        lock (_lock)
        {
            for (var index = 0; index < entries.Length; index++)
                if (At(positions[index]) is { } entry)
                    entries[index] = entry;
                else
                    return null;
        }
        return entries;
    }

    LogEntry? At(long position) =>
        position > 0 && _ring[position % Length] is { } entry && entry.Position == position ? entry : null;
}
