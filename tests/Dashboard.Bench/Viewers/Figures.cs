using System.Diagnostics;

namespace Dashboard.Bench.Viewers;

/// <summary>Medians, and the lines that say what was measured, what was aimed at, and whether it was met.</summary>
static class Figures
{
    public static double Median(IEnumerable<double> values) => At([.. values.Order()], 0.5);

    public static double At(IReadOnlyList<double> ordered, double share) => ordered.Count == 0
        ? double.NaN
        : ordered[Math.Min(ordered.Count - 1, (int)(ordered.Count * share))];

    /// <summary>
    /// Steps of a plain loop that one processor takes in a second, in millions, now: where processors are lent to others too, the
    /// figures of two days compare by it.
    /// </summary>
    public static double Speed()
    {
        var best = 0.0;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var (since, number) = (Stopwatch.GetTimestamp(), 88172645463325252ul);
            for (var step = 0; step < 100_000_000; step++)
            {
                number ^= number << 13;
                number ^= number >> 7;
                number ^= number << 17;
            }
            GC.KeepAlive(number);
            best = Math.Max(best, 100 / Stopwatch.GetElapsedTime(since).TotalSeconds);
        }
        return best;
    }

    public static void AtMost(string what, double value, double aim, string unit = "") =>
        Console.WriteLine($"{what}: {value:0.##}{unit}; aim at most {aim:0.##}{unit}: {(value <= aim ? "met" : "MISSED")}");

    public static void AtLeast(string what, double value, double aim, string unit = "") =>
        Console.WriteLine($"{what}: {value:#,0.##}{unit}; aim at least {aim:#,0.##}{unit}: {(value >= aim ? "met" : "MISSED")}");

    public static void Holds(string what, bool holds) => Console.WriteLine($"{what}: {(holds ? "met" : "MISSED")}");
}

/// <summary>Processor time of the server and of this program over a stretch of time.</summary>
sealed class Busy(ServerProcess server)
{
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly TimeSpan _server = server.Processor, _client = Mine;

    public double ServerSeconds => (server.Processor - _server).TotalSeconds;

    public double ServerShare => ServerSeconds / _clock.Elapsed.TotalSeconds;

    /// <summary>Near 1 the viewers themselves are what is measured.</summary>
    public double ClientShare => (Mine - _client) / _clock.Elapsed;

    public double Seconds => _clock.Elapsed.TotalSeconds;

    static TimeSpan Mine
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }
}
