namespace Dashboard.Log;

public static class LogReading
{
    const int Page = 1_000;

    /// <summary>Every committed entry, in order, a page at a time.</summary>
    public static IEnumerable<LogEntry> ReadAll(this IEventLog log) => log.ReadAllAfter(0);

    /// <summary>Every committed entry after a position.</summary>
    public static IEnumerable<LogEntry> ReadAllAfter(this IEventLog log, long position)
    {
        while (log.ReadAfter(position, Page) is { Count: > 0 } page)
        {
            foreach (var entry in page)
                yield return entry;
            position = page[^1].Position;
        }
    }

    /// <summary>Appends an entry that nobody has written out yet.</summary>
    public static void Append(this IEventLog log, LogEntry entry) => log.Append(entry, EventJson.Utf8(entry.Event));
}
