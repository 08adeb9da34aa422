using System.Diagnostics;
using System.Globalization;
using Dashboard.Bench.Viewers;
using Dashboard.Log;

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
        int Reports, double LogMib, double CheckpointMib, Start First, Start Again, double BoardMs, double BoardMib,
        double PostMicroseconds, double LongestMs, double VerifySeconds);

    /// <param name="Busy">Seconds of processor.</param>
    sealed record Start(double Seconds, double Busy, double Mib);

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
            Start first;
            using (var server = await ServerProcess.On(program, directory, Key, Patience))
            {
                first = Started("from its log", clock, server);
                await WrittenCheckpoint(directory);
            }
            var checkpoint = Mib(CheckpointFile.Of(log));

            clock.Restart();
            using var again = await ServerProcess.On(program, directory, Key, Patience);
            var start = Started("from its checkpoint", clock, again);
            var (milliseconds, bytes) = await Board(again);
            await Posts(again, round / 2);
            var (post, longest) = await Posts(again, round);

            // While the server runs, and with what was posted since.
            clock.Restart();
            Console.WriteLine(await Verify(program, directory));
            Console.WriteLine($"verify took {clock.Elapsed.TotalSeconds:N1} s");
            return new(reports, size, checkpoint, first, start, milliseconds, bytes / 1024.0 / 1024, post, longest, clock.Elapsed.TotalSeconds);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static Start Started(string from, Stopwatch clock, ServerProcess server)
    {
        var start = new Start(clock.Elapsed.TotalSeconds, server.Processor.TotalSeconds, server.Memory / 1024);
        Console.WriteLine($"ready {from} after {start.Seconds:N2} s, {start.Busy:N2} s of processor, {start.Mib:N0} MiB");
        return start;
    }

    // Killed as soon as it is there: the next start has it and a log that was not closed.
    static async Task WrittenCheckpoint(string directory)
    {
        for (var clock = Stopwatch.StartNew(); !File.Exists(CheckpointFile.Of(Path.Combine(directory, "dashboard.db")));)
        {
            if (clock.Elapsed > Patience)
                throw new TimeoutException("no checkpoint was written");
            await Task.Delay(20);
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

    static async Task<(double Microseconds, double LongestMs)> Posts(ServerProcess server, TimeSpan duration)
    {
        var before = server.Processor;
        var posters = Enumerable.Range(0, Connections)
            .Select(index => new Poster(server.Address, LongLog.PathOf(index % LongLog.Sites, index), Key)).ToList();
        await Task.WhenAll(posters.Select(poster => Task.Run(() => poster.Run(duration, TimeSpan.Zero))));
        posters.ForEach(poster => poster.Dispose());
        var (count, took) = (posters.Sum(poster => poster.Milliseconds.Count), server.Processor - before);
        var times = posters.SelectMany(poster => poster.Milliseconds).Order().ToList();
        Console.WriteLine($"{count / duration.TotalSeconds:N0} posts/s, {took.TotalMicroseconds / count:N0} µs of processor each, p99 {Figures.At(times, 0.99):N0} ms, longest {times[^1]:N0} ms");
        return (took.TotalMicroseconds / count, times[^1]);
    }

    static void Print(List<Row> rows)
    {
        Console.WriteLine();
        Console.WriteLine("| reports | log / checkpoint, MiB | ready from the log, s (processor) | ready from a checkpoint, s (processor) | resident then, MiB | GET /api/board, ms (MiB) | a post, µs of processor (longest, ms) | verify, s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
            Console.WriteLine(
                $"| {row.Reports:N0} | {row.LogMib:N0} / {row.CheckpointMib:N0} | {row.First.Seconds:N1} ({row.First.Busy:N1}) | {row.Again.Seconds:N1} ({row.Again.Busy:N1}) | {row.Again.Mib:N0} "
                + $"| {row.BoardMs:N0} ({row.BoardMib:N1}) | {row.PostMicroseconds:N0} ({row.LongestMs:N0}) | {row.VerifySeconds:N1} |");
        Console.WriteLine();
        var (least, most) = (rows[0], rows[^1]);
        Figures.AtMost($"ready from a checkpoint on {most.Reports:N0} reports", most.Again.Seconds, 5, " s");
        Figures.AtMost($"processor time of a post on {most.Reports:N0} reports beside {least.Reports:N0}", most.PostMicroseconds / least.PostMicroseconds, 1.2);
        Figures.AtMost($"longest post on {most.Reports:N0} reports", most.LongestMs, 50, " ms");
    }

    static double Mib(string file) => new FileInfo(file).Length / 1024.0 / 1024;
}
