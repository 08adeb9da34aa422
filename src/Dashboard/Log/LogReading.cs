using System.Collections.Concurrent;
using Construction.Domain;

namespace Dashboard.Log;

public static class LogReading
{
    const int Page = 1_000, PagesAhead = 8;

    /// <summary>Every committed entry after a position, in order, a page at a time.</summary>
    public static IEnumerable<LogEntry> ReadAllAfter(this IEventLog log, long position)
    {
        while (log.ReadAfter(position, Page) is { Count: > 0 } page)
        {
            foreach (var entry in page)
                yield return entry;
            position = page[^1].Position;
        }
    }

    /// <summary>
    /// Hands every committed entry after a position to each of those who follow, in order, each on a thread of its own while the next are
    /// being read: what takes a start its time is decoding, and it is done once for all.
    /// </summary>
    public static void ReadAllAfter(this IEventLog log, long position, params IReadOnlyList<Action<IReadOnlyList<LogEntry>>> followers)
    {
        using var stop = new CancellationTokenSource();
        var queues = followers.Select(_ => new BlockingCollection<IReadOnlyList<LogEntry>>(PagesAhead)).ToList();
        var following = followers.Zip(queues, (follow, queue) => Task.Factory.StartNew(
            () => Follow(queue, follow, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            for (; log.ReadAfter(position, Page) is { Count: > 0 } page; position = page[^1].Position)
            {
                foreach (var entry in page)
                    if (entry.Event is MilestoneReported reported)
                        // Kept with the report, so that nobody computes it again.
                        reported.Report.Fingerprint();
                foreach (var queue in queues)
                    queue.Add(page, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // A follower failed; why is told below.
        }
        finally
        {
            queues.ForEach(queue => queue.CompleteAdding());
        }
        Task.WhenAll(following).GetAwaiter().GetResult();
    }

    /// <summary>Every remembered request after one, in order.</summary>
    public static IEnumerable<KnownRequest> RequestsAfter(this IEventLog log, long id)
    {
        for (var last = id; log.RequestsAfter(last, Page) is { Count: > 0 } page; last = page[^1].Id)
            foreach (var request in page)
                yield return request;
    }

    static void Follow(BlockingCollection<IReadOnlyList<LogEntry>> queue, Action<IReadOnlyList<LogEntry>> follow, CancellationTokenSource stop)
    {
        try
        {
            foreach (var page in queue.GetConsumingEnumerable())
                follow(page);
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    /// <summary>Appends an entry that nobody has written out yet.</summary>
    public static void Append(this IEventLog log, LogEntry entry) => log.Append(entry, EventJson.Utf8(entry.Event));
}
