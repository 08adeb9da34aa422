using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>A full disk, refused writes, failed writes, failed syncs: no false acknowledgement, and reading goes on.</summary>
public sealed class DiskTrouble : Fault
{
    static readonly TimeSpan HealsWithin = TimeSpan.FromSeconds(10);
    static readonly TimeSpan RefusesWithin = TimeSpan.FromSeconds(4);
    static readonly string[] Views = ["/api/programme", "/api/board", $"/api/sites/{Load.Site}", "/api/events?limit=100"];

    public override int Number => 4;

    public override string Name => "disk full, write and sync errors";

    public override string? Missing => Shell.Missing("strace", "mount");

    public override IReadOnlyList<Mutant> Mutants =>
    [
        new("swallowed error", new Change(
            "src/Dashboard/Log/SqliteEventLog.cs",
            "            throw SqliteProblems.WhileRunning(problem);",
            "            if (!MUTANT)\n                throw SqliteProblems.WhileRunning(problem);")),
    ];

    public override async Task<string> Check(Ground ground)
    {
        var disk = ground.Kept(SmallDisk.Mount(megabytes: ground.Times(16, 64)) ?? throw new InvalidOperationException("a small disk cannot be mounted"));
        var server = await ground.Start(server => server.DataDirectory = Path.Combine(disk.Path, "data"));
        var load = await Load.On(server, ground);
        load.Begin(senders: 8);
        var (healed, rounds) = (new List<TimeSpan>(), ground.Times(1, 10));
        for (var round = 0; round < rounds; round++)
        {
            await load.More(50);
            disk.Fill();
            healed.Add(await Refuses(server, load, () => { disk.Free(); return ValueTask.CompletedTask; }));

            var refusal = await Strace.Inject(server, "pwrite64", "ENOSPC");
            healed.Add(await Refuses(server, load, refusal.DisposeAsync));

            foreach (var (calls, error) in new[] { ("fsync,fdatasync", "EIO"), ("pwrite64", "EIO") })
            {
                await load.More(50);
                await Ends(server, load, calls, error);
                await server.Start();
                await Oracle.Holds(server, load);
            }
        }
        await load.Finish();
        await Oracle.Agrees(server, load);
        return $"{rounds} × full disk, ENOSPC, EIO of a sync, EIO of a write; {load.Acknowledged.Count:N0} acknowledged reports there exactly once, "
            + $"{load.Refused:N0} refusals, healed after {healed.Max().TotalSeconds:F1} s at most";
    }

    /// <summary>Waits until posts are refused, looks at everything, makes room, and returns how long it took to heal.</summary>
    static async Task<TimeSpan> Refuses(Server server, Load load, Func<ValueTask> makeRoom)
    {
        try
        {
            await LooksRefusing(server, load);
        }
        catch (Exception problem) when (problem is HttpRequestException or Xunit.Sdk.XunitException)
        {
            // Worse than what was found is what was acknowledged meanwhile and is not there.
            await makeRoom();
            await server.Kill();
            await server.Start();
            await Oracle.Holds(server, load);
            throw;
        }
        var taken = load.Acknowledged.Count;
        await makeRoom();
        var healing = Stopwatch.StartNew();
        while (load.Acknowledged.Count == taken)
        {
            await load.Observe();
            Assert.True(healing.Elapsed < HealsWithin, "with room again it does not take reports within 10 s");
            await Task.Delay(20);
        }
        var healed = healing.Elapsed;
        (await server.Anyone.Get("/health/ready")).Being(200);
        await Oracle.Holds(server, load);
        return healed;
    }

    static async Task LooksRefusing(Server server, Load load)
    {
        var (before, patience) = (load.Refused, Stopwatch.StartNew());
        while (load.Refused == before)
        {
            Assert.True(patience.Elapsed < RefusesWithin, $"reports are acknowledged for {RefusesWithin.TotalSeconds} s by a disk that takes none");
            await Task.Delay(20);
        }
        await NothingFitsIn(load);
        foreach (var view in Views)
            (await server.Anyone.Get(view)).Being(200);
        (await server.Anyone.Get("/health/live")).Being(200);
        (await server.Anyone.Get("/health/ready")).Being(503);
    }

    // The log may have room of its own left, which it takes again: full is a disk of which nothing came for a second.
    static async Task NothingFitsIn(Load load)
    {
        var (taken, since, patience) = (load.Acknowledged.Count, Stopwatch.StartNew(), Stopwatch.StartNew());
        while (since.Elapsed < TimeSpan.FromSeconds(1))
        {
            Assert.True(patience.Elapsed < HealsWithin, $"reports are acknowledged for {HealsWithin.TotalSeconds} s by a disk that takes none");
            await Task.Delay(20);
            if (load.Acknowledged.Count != taken)
                (taken, since) = (load.Acknowledged.Count, Stopwatch.StartNew());
        }
    }

    /// <summary>Lets calls fail and waits for the end: unready first, then an exit code and a sentence.</summary>
    static async Task Ends(Server server, Load load, string calls, string error)
    {
        var ending = server.End();
        await using var failing = await Strace.Inject(server, calls, error);
        var ready = new List<int>();
        while (!ending.IsCompleted)
        {
            try
            {
                ready.Add((await server.Anyone.Get("/health/ready")).Status);
                if (ready[^1] == 503)
                    (await server.Anyone.Get("/api/board")).Being(200);
            }
            catch (HttpRequestException)
            {
                // No longer there.
            }
            await Task.WhenAny(ending, Task.Delay(20));
            await load.Observe();
        }
        var ended = await ending;
        Assert.True(ended.Code == 1, $"after {error} of {calls} it ended with {ended.Code}");
        Assert.Contains("The server ends: the log cannot be written", ended.Errors, StringComparison.Ordinal);
        Assert.True(ready.Contains(503), $"after {error} of {calls} it was never unready before it ended");
        Assert.True(ready.SkipWhile(status => status == 200).All(status => status == 503), $"after {error} of {calls} it was ready again");
    }
}
