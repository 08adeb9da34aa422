using System.Globalization;
using Dashboard.Bench.Growth;
using Dashboard.Bench.Viewers;

namespace Dashboard.Bench.Director;

/// <summary>The director's page in Chromium on a programme of 50 sites and 5,000 milestones: how soon it is there, how fast it answers.</summary>
static class DirectorRun
{
    const string Usage =
        """
        Usage: tests/bench.sh director [--reports 200000,1000000] [--seed N] [--only first,interaction,past,updates] [--logs DIRECTORY]

          first        from navigation to the first useful picture, with an empty cache
          interaction  from a key or a click to the frame that shows what it led to
          past         from letting go of the scrubber to the board of that moment; on every log
          updates      100 reports a second while the page is open: frames a second

        On the first log everything runs, on the others what --only names of past. --logs keeps what was written for another run.
        """;

    static readonly string[] All = ["first", "interaction", "past", "updates"];
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public const string Key = "bench-key-bench-key-bench-key-bench-key";

    public static async Task<int> Run(string program, string[] arguments)
    {
        var options = new Dictionary<string, string> { ["--reports"] = "200000,1000000", ["--seed"] = "1", ["--only"] = string.Join(',', All), ["--logs"] = "" };
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (index + 1 == arguments.Length || !options.ContainsKey(arguments[index]))
            {
                Console.Error.WriteLine(Usage);
                return 1;
            }
            options[arguments[index]] = arguments[index + 1];
        }
        var only = options["--only"].Split(',');
        if (only.Except(All).Any() || !File.Exists(DirectorPage.Chromium))
        {
            Console.Error.WriteLine(File.Exists(DirectorPage.Chromium) ? Usage : $"no Chromium at {DirectorPage.Chromium}");
            return 1;
        }
        var seed = int.Parse(options["--seed"], CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}; load, server and browser share them; "
            + $"{Figures.Speed():N0} million steps of a plain loop a second now, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} before it began; seed {seed}.");
        var isFirst = true;
        foreach (var reports in options["--reports"].Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)))
        {
            await Measure(program, reports, seed, options["--logs"], isFirst ? only : [.. only.Where(what => what == "past")]);
            isFirst = false;
        }
        return 0;
    }

    static async Task Measure(string program, int reports, int seed, string logs, string[] what)
    {
        if (what.Length == 0)
            return;
        var directory = Directory.CreateTempSubdirectory("dashboard-director-").FullName;
        try
        {
            Lay(directory, reports, seed, logs);
            using var server = await ServerProcess.On(program, directory, Key, Patience);
            // It answers once it has followed the whole log, for looking back too.
            using (var http = new HttpClient { BaseAddress = server.Address, Timeout = Patience })
                await http.GetStringAsync(new Uri("/api/moments", UriKind.Relative));
            Console.WriteLine($"\n{LongLog.Sites} sites, {LongLog.Sites * LongLog.MilestonesOfSite:N0} milestones, {reports:N0} reports; server {server.Memory / 1024:N0} MiB");
            await using var page = await DirectorPage.Launch(server.Address);
            if (what.Contains("first"))
                await FirstPicture.Run(page);
            if (what.Contains("interaction"))
                await Interactions.Run(page, seed);
            if (what.Contains("past"))
                await LettingGo.Run(page, reports, seed);
            if (what.Contains("updates"))
                await Updates.Run(page, seed);
            Console.WriteLine($"server {server.Memory / 1024:N0} MiB at the end");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // A server writes to its log: a kept one is copied.
    static void Lay(string directory, int reports, int seed, string logs)
    {
        var log = Path.Combine(directory, "dashboard.db");
        var kept = logs.Length == 0 ? log : Path.Combine(logs, $"{DateTime.UtcNow:yyyyMMdd}-{reports}-{seed}.db");
        if (!File.Exists(kept))
            LongLog.Write(kept, reports, seed);
        if (kept != log)
            File.Copy(kept, log);
    }
}
