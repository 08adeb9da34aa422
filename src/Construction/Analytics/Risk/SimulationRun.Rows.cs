using System.Numerics;

namespace Construction.Analytics.Risk;

sealed partial class SimulationRun
{
    static void Raise(Span<int> start, ReadOnlySpan<int> source, int lag)
    {
        var add = new Vector<int>(lag);
        var trial = 0;
        for (; trial <= start.Length - Vector<int>.Count; trial += Vector<int>.Count)
            Vector.Max(new Vector<int>(start[trial..]), new Vector<int>(source[trial..]) + add).CopyTo(start[trial..]);
        for (; trial < start.Length; trial++)
            start[trial] = Math.Max(start[trial], source[trial] + lag);
    }

    static void RaiseToFinish(Span<int> start, ReadOnlySpan<int> source, int lag, ReadOnlySpan<int> remaining)
    {
        for (var trial = 0; trial < start.Length; trial++)
            start[trial] = Math.Max(start[trial], source[trial] + lag - remaining[trial]);
    }

    static void RaiseToFinish(Span<int> start, int floor, ReadOnlySpan<int> remaining)
    {
        for (var trial = 0; trial < start.Length; trial++)
            start[trial] = Math.Max(start[trial], floor - remaining[trial]);
    }

    // Nothing lies beyond the end of time.
    static void Finish(Span<int> finish, Span<int> start, ReadOnlySpan<int> remaining, int total)
    {
        var last = new Vector<int>(total);
        var trial = 0;
        for (; trial <= start.Length - Vector<int>.Count; trial += Vector<int>.Count)
        {
            var from = Vector.Min(new Vector<int>(start[trial..]), last);
            from.CopyTo(start[trial..]);
            Vector.Min(from + new Vector<int>(remaining[trial..]), last).CopyTo(finish[trial..]);
        }
        for (; trial < start.Length; trial++)
        {
            start[trial] = Math.Min(start[trial], total);
            finish[trial] = Math.Min(start[trial] + remaining[trial], total);
        }
    }
}
