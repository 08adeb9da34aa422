using System.Diagnostics;

namespace Construction.Tests.Analytics;

/// <summary>How long something takes at best: of three times, since others use the machine too.</summary>
static class Timed
{
    public static (T Value, TimeSpan Elapsed) Best<T>(Func<T> of)
    {
        var (value, best) = (default(T), TimeSpan.MaxValue);
        for (var time = 0; time < 3; time++)
        {
            var started = Stopwatch.GetTimestamp();
            value = of();
            var elapsed = Stopwatch.GetElapsedTime(started);
            best = elapsed < best ? elapsed : best;
        }
        return (value!, best);
    }
}
