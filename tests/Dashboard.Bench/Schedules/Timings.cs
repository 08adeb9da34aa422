using System.Diagnostics;
using Construction.Analytics.Schedules;
using Construction.Import;
using Construction.Tests.Import.Written;
using Plan = Construction.Import.Plan;

namespace Dashboard.Bench.Schedules;

/// <summary>How long a schedule takes from file to dates, and what memory.</summary>
static class Timings
{
    const int Runs = 5;
    const int Large = 100_000;

    static bool s_isWithin = true;

    /// <param name="largest">The largest of the real files; null where there is none.</param>
    /// <returns>Whether all is within its bars.</returns>
    public static bool Print(string? largest)
    {
        Console.WriteLine(
            $"\nTimes: best of {Runs} runs after warming up, of the processor and by the clock; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} now.");
        if (largest is not null)
            Measure(Path.GetFileName(largest), largest, readBar: 500, passesBar: 10);
        foreach (var (format, write) in ((string, Action<CriticalPath, TextWriter>)[])
            [("P6 XER", (path, to) => WrittenXer.Write(path, to)), ("P6 XML", WrittenXml.WriteP6), ("MS Project XML", WrittenXml.WriteMsProject), ("CSV", WrittenTable.Write)])
            Written(format, write);
        return s_isWithin;
    }

    static void Written(string format, Action<CriticalPath, TextWriter> write)
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var to = new StreamWriter(file))
                write(WrittenPlan.Of(Large), to);
            // Only the passes have a bar at this size; a few seconds are what a reader may take.
            Measure($"{format}, written here", file, readBar: 5_000, passesBar: 500);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static void Measure(string name, string file, int readBar, int passesBar)
    {
        var plan = Plan(file);
        var network = new Network(plan);
        Console.WriteLine($"{name}: {plan.Activities.Count:N0} activities, {plan.Links.Count:N0} links, {new FileInfo(file).Length / 1e6:N1} MB");
        Line("read", Best(() => Plan(file)), readBar);
        Line("network", Best(() => new Network(plan)), null);
        Line("both passes", Best(() => new CriticalPath(network)), passesBar);
        var (_, peak, kept) = PeakMemory.Of(() => Plan(file));
        Console.WriteLine($"  memory while it is read: {peak / 1e6:N0} MB at most, {kept / 1e6:N0} MB of which are the plan");
    }

    static void Line(string what, (TimeSpan Processor, TimeSpan Clock) best, int? bar)
    {
        var isWithin = bar is null || best.Processor.TotalMilliseconds < bar;
        s_isWithin &= isWithin;
        Console.WriteLine(
            $"  {what,-12} {best.Processor.TotalMilliseconds,8:N1} ms of the processor, {best.Clock.TotalMilliseconds,8:N1} ms by the clock"
            + (bar is null ? "" : $"; bar {bar:N0} ms{(isWithin ? "" : ": BEYOND IT")}"));
    }

    // Until it is compiled as well as it will be.
    static (TimeSpan, TimeSpan) Best(Func<object> run)
    {
        for (var (warm, times) = (Stopwatch.StartNew(), 0); times < 3 || (warm.Elapsed < TimeSpan.FromSeconds(2) && times < 100); times++)
            run();
        var (processor, clock) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var number = 0; number < Runs; number++)
        {
            GC.Collect();
            var (before, watch) = (ThreadClock.Now, Stopwatch.StartNew());
            run();
            var (took, elapsed) = (ThreadClock.Now - before, watch.Elapsed);
            processor = took < processor ? took : processor;
            clock = elapsed < clock ? elapsed : clock;
        }
        return (processor, clock);
    }

    static Plan Plan(string file) => ((Imported.Read)AgreementTable.Read(file)).Plan;
}
