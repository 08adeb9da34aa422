using System.Diagnostics;
using System.Globalization;
using Construction.Tests.Import.Written;

namespace Dashboard.Bench.Schedules;

/// <summary>Breaks schedules in all ways and reads and computes what comes out, for minutes.</summary>
static class FuzzRun
{
    const string Usage =
        """
        Usage: tests/bench.sh fuzz [SECONDS] [--seconds 600] [--seed 1] [--inputs N]
               tests/bench.sh fuzz --replay FILE

        Breaks schedules of each format that are written here, and those of others where they are (DASHBOARD_SCHEDULES, or
        shared/data/schedules in a folder above), each input by its number, from the seed on. Every input is read and computed:
        dates, floats, spans, quality, a few trials. An exception, an input that takes longer than 2 s of the processor, or memory
        that rises all the time fails; the input is kept in a file, which --replay takes.
        """;

    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);
    static readonly TimeSpan s_hangs = TimeSpan.FromSeconds(120);

    public static int Run(string[] arguments)
    {
        if (arguments is [not ['-', ..] and var first, .. var others])
            arguments = ["--seconds", first, .. others];
        var options = new Dictionary<string, string> { ["--seconds"] = "600", ["--seed"] = "1", ["--inputs"] = $"{int.MaxValue}", ["--replay"] = "" };
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (index + 1 == arguments.Length || !options.ContainsKey(arguments[index]))
            {
                Console.Error.WriteLine(Usage);
                return 1;
            }
            options[arguments[index]] = arguments[index + 1];
        }
        if (options["--replay"] is { Length: > 0 } replayed)
            return Replay(replayed);
        return Fuzz(Number(options["--seed"]), Number(options["--inputs"]), TimeSpan.FromSeconds(Number(options["--seconds"])));
    }

    static int Replay(string file)
    {
        var (seconds, hasPlan) = Timed(File.ReadAllBytes(file));
        Console.WriteLine($"{file}: {(hasPlan ? "a plan" : "refused")}, {seconds.TotalMilliseconds:N0} ms of the processor");
        return seconds < s_longest ? 0 : 1;
    }

    static int Fuzz(int seed, int inputs, TimeSpan duration)
    {
        var sources = new FuzzSources();
        var log = new FuzzLog(seed);
        Console.WriteLine($"{sources.Count} schedules to break, from input {seed} on, for {duration.TotalSeconds:N0} s.");
        var clock = Stopwatch.StartNew();
        for (var number = seed; clock.Elapsed < duration && number - seed < inputs; number++)
        {
            var input = sources.Input(number);
            var run = new FuzzInput(number, input);
            if (!run.Run(s_hangs))
            {
                log.Fail(run, $"did not end within {s_hangs.TotalSeconds:N0} s");
                return log.End(clock.Elapsed);
            }
            log.Take(run, s_longest);
            if (log.IsDueForMemory(clock.Elapsed))
                log.TakeMemory();
        }
        return log.End(clock.Elapsed);
    }

    public static (TimeSpan Processor, bool HasPlan) Timed(byte[] input)
    {
        var before = ThreadClock.Now;
        var hasPlan = Examination.Of(new MemoryStream(input));
        return (ThreadClock.Now - before, hasPlan);
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
