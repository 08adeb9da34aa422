using System.Diagnostics;
using System.Globalization;
using Dashboard.Bench.Viewers;

namespace Dashboard.Bench.Growth;

/// <summary>The published server on logs of growing length: how soon it is ready, what it holds, what a post costs.</summary>
static class GrowthRun
{
    const string Usage =
        """
        Usage: tests/bench.sh growth [--reports 10000,100000,1000000] [--seed N] [--round SECONDS]

        For each number of reports: writes such a log, starts the server on it, and measures.
        """;

    const string Key = "bench-key-bench-key-bench-key-bench-key";
    const int Connections = 64;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    sealed record Row(
        int Reports, double LogMib, double ReadySeconds, double ReadyBusy, double Mib, double BoardMs, double BoardMib,
        double PostMicroseconds, double VerifySeconds);

    public static async Task<int> Run(string program, string[] arguments)
    {
        var options = new Dictionary<string, string> { ["--reports"] = "10000,100000,1000000", ["--seed"] = "1", ["--round"] = "10" };
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (index + 1 == arguments.Length || !options.ContainsKey(arguments[index]))
            {
                Console.Error.WriteLine(Usage);
                return 1;
            }
            options[arguments[index]] = arguments[index + 1];
        }
        var seed = int.Parse(options["--seed"], CultureInfo.InvariantCulture);
        var round = TimeSpan.FromSeconds(int.Parse(options["--round"], CultureInfo.InvariantCulture));
        Console.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}; "
            + $"{LongLog.Sites} sites, {LongLog.Sites * LongLog.MilestonesOfSite:N0} milestones, seed {seed}.");
        var rows = new List<Row>();
        foreach (var reports in options["--reports"].Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)))
            rows.Add(await Measure(program, reports, seed, round));
        Print(rows);
        return 0;
    }

    static async Task<Row> Measure(string program, int reports, int seed, TimeSpan round)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-growth-").FullName;
        try
        {
            var log = Path.Combine(directory, "dashboard.db");
            var clock = Stopwatch.StartNew();
            LongLog.Write(log, reports, seed);
            var size = Mib(log);
            Console.WriteLine($"{reports:N0} reports written in {clock.Elapsed.TotalSeconds:N0} s");
            clock.Restart();
            var verified = await Verify(program, directory);
            Console.WriteLine($"verify, {clock.Elapsed.TotalSeconds:N1} s: {verified}");
            var verifying = clock.Elapsed.TotalSeconds;

            clock.Restart();
            using var server = await ServerProcess.On(program, directory, Key, Patience);
            var (ready, busy) = (clock.Elapsed.TotalSeconds, server.Processor.TotalSeconds);
            var memory = server.Memory / 1024;
            Console.WriteLine($"ready after {ready:N2} s, {busy:N2} s of processor, {memory:N0} MiB");
            var (milliseconds, bytes) = await Board(server);
            await Posts(server, round / 2);
            var post = await Posts(server, round);
            return new(reports, size, ready, busy, memory, milliseconds, bytes / 1024.0 / 1024, post, verifying);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task<string> Verify(string program, string directory)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "verify", "--Data:Directory", directory]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"verify ended with {process.ExitCode}");
    }

    // The first one makes every row's text.
    static async Task<(double Milliseconds, int Bytes)> Board(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var (times, bytes) = (new List<double>(), 0);
        for (var turn = 0; turn < 6; turn++)
        {
            var clock = Stopwatch.StartNew();
            bytes = (await http.GetByteArrayAsync(new Uri("/api/board", UriKind.Relative))).Length;
            times.Add(clock.Elapsed.TotalMilliseconds);
            // Beyond the second for which the server keeps a message that it made.
            await Task.Delay(1_100);
        }
        Console.WriteLine($"GET /api/board: {string.Join(", ", times.Select(time => $"{time:N0}"))} ms");
        return (Figures.Median(times.Skip(1)), bytes);
    }

    static async Task<double> Posts(ServerProcess server, TimeSpan duration)
    {
        var before = server.Processor;
        var posters = Enumerable.Range(0, Connections)
            .Select(index => new Poster(server.Address, LongLog.PathOf(index % LongLog.Sites, index), Key)).ToList();
        await Task.WhenAll(posters.Select(poster => Task.Run(() => poster.Run(duration, TimeSpan.Zero))));
        posters.ForEach(poster => poster.Dispose());
        var (count, took) = (posters.Sum(poster => poster.Milliseconds.Count), server.Processor - before);
        var times = posters.SelectMany(poster => poster.Milliseconds).Order().ToList();
        Console.WriteLine($"{count / duration.TotalSeconds:N0} posts/s, {took.TotalMicroseconds / count:N0} µs of processor each, p99 {Figures.At(times, 0.99):N0} ms, longest {times[^1]:N0} ms");
        return took.TotalMicroseconds / count;
    }

    static void Print(List<Row> rows)
    {
        Console.WriteLine();
        Console.WriteLine("| reports | log, MiB | ready, s (processor) | resident, MiB | GET /api/board, ms (MiB) | a post, µs of processor | verify, s |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var row in rows)
            Console.WriteLine(
                $"| {row.Reports:N0} | {row.LogMib:N0} | {row.ReadySeconds:N1} ({row.ReadyBusy:N1}) | {row.Mib:N0} | {row.BoardMs:N0} ({row.BoardMib:N1}) | {row.PostMicroseconds:N0} | {row.VerifySeconds:N1} |");
        Console.WriteLine();
        Figures.AtMost($"ready on {rows[^1].Reports:N0} reports", rows[^1].ReadySeconds, 5, " s");
        Figures.AtMost($"processor time of a post on {rows[^1].Reports:N0} reports beside {rows[0].Reports:N0}", rows[^1].PostMicroseconds / rows[0].PostMicroseconds, 1.2);
    }

    static double Mib(string file) => new FileInfo(file).Length / 1024.0 / 1024;
}
