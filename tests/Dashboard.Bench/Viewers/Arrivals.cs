using System.Diagnostics;

namespace Dashboard.Bench.Viewers;

/// <summary>When each update had reached the last viewer. Positions are numbered by the server under test, gapless.</summary>
sealed class Arrivals(int most)
{
    readonly int[] _viewers = new int[most];
    readonly long[] _last = new long[most];
    long _updates;

    /// <summary>Updates that arrived, each at each viewer.</summary>
    public long Updates => Volatile.Read(ref _updates);

    /// <summary>On the viewers' thread.</summary>
    public void Note(Watcher watcher, long position)
    {
        var (now, before) = (Stopwatch.GetTimestamp(), watcher.Position);
        if (before >= 0)
        {
            for (var update = before + 1; update <= position && update < most; update++)
            {
                _viewers[update]++;
                _last[update] = now;
            }
            _updates += Math.Max(position - before, 0);
        }
        watcher.Position = position;
    }

    /// <summary>From a time stamp until the last of so many viewers had it; null where one of them has not.</summary>
    public double? Milliseconds(long position, long since, int viewers) =>
        _viewers[position] < viewers ? null : Stopwatch.GetElapsedTime(since, _last[position]).TotalMilliseconds;
}
