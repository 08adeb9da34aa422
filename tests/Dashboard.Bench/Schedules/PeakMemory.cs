namespace Dashboard.Bench.Schedules;

/// <summary>How much managed memory something takes at most while it runs, with what the collector has not yet looked for.</summary>
static class PeakMemory
{
    public static (T Result, long Peak, long Kept) Of<T>(Func<T> run)
    {
        var before = Held();
        var peak = before;
        using var stop = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            do
                peak = Math.Max(peak, GC.GetTotalMemory(false));
            while (!stop.Wait(1));
        })
        { Priority = ThreadPriority.Highest };
        watcher.Start();
        T result;
        try
        {
            result = run();
        }
        finally
        {
            stop.Set();
            watcher.Join();
        }
        var kept = Held() - before;
        return (result, Math.Max(peak - before, kept), kept);
    }

    public static long Held()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(true);
    }
}
