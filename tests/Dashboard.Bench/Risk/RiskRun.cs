using System.Diagnostics;
using System.Globalization;
using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;
using Dashboard.Bench.Viewers;

namespace Dashboard.Bench.Risk;

/// <summary>Schedule risk: on one core, what an activity costs in a trial, by the size of the network and the number of trials; and from a report to its forecast.</summary>
static class RiskRun
{
    const string Usage =
        """
        Usage: tests/bench.sh risk [--activities 100,1000,4000] [--trials 1000,10000] [--runs 5] [--pushed 1000]

        Networks with two calendars and about two links an activity; a third of the durations each triangular, lognormal and three-point,
        half of them with a contractor and a site in common. Of the runs the best counts; samples a second are those of
        processor time, which other programs on the machine do not lengthen much. Then the published server, with schedules of
        as many activities as --pushed says: from a report to the push that there is a forecast for it.
        """;

    public static async Task<int> Run(string program, string[] arguments)
    {
        var options = new Dictionary<string, string> { ["--activities"] = "100,1000,4000", ["--trials"] = "1000,10000", ["--runs"] = "5", ["--pushed"] = "1000" };
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (index + 1 == arguments.Length || !options.ContainsKey(arguments[index]))
            {
                Console.Error.WriteLine(Usage);
                return 1;
            }
            options[arguments[index]] = arguments[index + 1];
        }
        Console.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} processors, .NET {Environment.Version}; "
            + $"{Figures.Speed():N0} million steps of a plain loop a second now, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} before it began; best of {options["--runs"]} runs, one core.");
        Console.WriteLine($"{"activities",10} {"trials",8} {"links",7} {"drivers",8} {"made in",9} {"run in",9} {"processor",11} {"samples/s",12} {"each",8}");
        foreach (var activities in Numbers(options["--activities"]))
            foreach (var trials in Numbers(options["--trials"]))
                foreach (var withDrivers in (bool[])[false, true])
                    Measure(activities, trials, withDrivers, Numbers(options["--runs"]).Single());
        await ForecastRun.Run(program, Numbers(options["--pushed"]));
        return 0;
    }

    static void Measure(int activities, int trials, bool withDrivers, int runs)
    {
        var network = new Network(RiskNetwork.Of(activities));
        var input = RiskNetwork.Input(network) with { WithDrivers = withDrivers };
        var clock = Stopwatch.StartNew();
        var simulation = new Simulation(input);
        var made = clock.Elapsed;
        // Until it is compiled as well as it will be.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(1);)
            simulation.Run(0, 1_000);
        var (best, least) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        using var self = Process.GetCurrentProcess();
        for (var run = 0; run < runs; run++)
        {
            self.Refresh();
            var before = self.TotalProcessorTime;
            clock.Restart();
            simulation.Merge([simulation.Run(0, trials)]);
            best = clock.Elapsed < best ? clock.Elapsed : best;
            self.Refresh();
            least = self.TotalProcessorTime - before is var used && used < least ? used : least;
        }
        var samples = (double)simulation.Count * trials;
        Console.WriteLine(
            $"{simulation.Count,10:N0} {trials,8:N0} {network.Plan.Links.Count,7:N0} {(withDrivers ? "with" : "without"),8} {made.TotalMilliseconds,6:N0} ms "
            + $"{best.TotalMilliseconds,6:N0} ms {least.TotalMilliseconds,8:N0} ms {samples / least.TotalSeconds / 1e6,8:N1} mio. {least.TotalNanoseconds / samples,5:N1} ns");
    }

    static int[] Numbers(string text) => [.. text.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
