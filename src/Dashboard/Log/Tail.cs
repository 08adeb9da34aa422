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

    /// <summary>The entry at a position; null where it is not here.</summary>
    public LogEntry? Find(long position)
    {
        lock (_lock)
            return At(position);
    }

    LogEntry? At(long position) =>
        position > 0 && _ring[position % Length] is { } entry && entry.Position == position ? entry : null;
}
