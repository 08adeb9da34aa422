using System.Diagnostics;

namespace Dashboard.Tests;

/// <summary>A disk without room: nothing is acknowledged that is not there, reading goes on, and it heals by itself.</summary>
public sealed class FullDiskTests
{
    [DiskFact]
    public async Task Posts_get_503_and_are_not_taken_reads_go_on_and_with_room_again_posts_are_taken()
    {
        using var disk = SmallDisk.Mount(8)!;
        await using var server = await DashboardServer.StartIn($"{disk.Path}/data", "Data:Reports=none");
        var reports = $"{await Some.Milestone(server)}/reports";
        var (epoch, acknowledged) = ((await server.Owner.Get("/api/programme")).Epoch, new List<(long Position, string Note)>());
        await using var viewer = await Viewer.Following(server, "programme");
        var reached = (long)(await viewer.Rows())["position"]!;
        disk.Fill();

        Answer refused;
        var note = "";
        while ((refused = await server.Owner.Post(reports, Some.Report(note = Some.Id("n") + new string('x', 3_000)))).Status == 201)
            acknowledged.Add((refused.Position, note));

        refused.BeingProblem(503);
        Assert.NotNull(refused.Headers.RetryAfter);
        (await server.Owner.Post("/api/keys", new { party = "crusoe" })).BeingProblem(503);
        Assert.NotNull((await server.Owner.Post("/api/reports", new[] { new { site = Some.Site, milestone = reports.Split('/')[^2], dataDate = Some.Today, note = "n" } })).BeingProblem(503).Headers.RetryAfter);
        foreach (var view in new[] { "/api/programme", "/api/sites", "/api/board", "/api/events?limit=10000", reports[..^"/reports".Length], "/api/keys" })
            (await server.Owner.Get(view)).Being(200);
        (await server.Anyone.Get("/health/ready")).Being(503);
        (await server.Anyone.Get("/health/live")).Being(200);
        await Told(server, acknowledged);

        (await server.Owner.Post(reports, Some.Report(new string('x', 3_000)))).BeingProblem(503);
        disk.Free();
        Answer taken;
        var patience = Stopwatch.StartNew();
        while ((taken = await server.Owner.Post(reports, Some.Report("after"))).Status != 201)
        {
            taken.BeingProblem(503);
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(10), "it did not heal");
            // More often than the server looks again: who keeps asking must not keep it from healing.
            await Task.Delay(100);
        }
        acknowledged.Add((taken.Position, "after"));
        (await server.Anyone.Get("/health/ready")).Being(200);
        await Told(server, acknowledged);
        while (reached < taken.Position)
            reached = (long)(await viewer.Rows())["position"]!;

        await server.Kill();
        await server.Restart();
        Assert.Equal(epoch, (await server.Owner.Get("/api/programme")).Epoch);
        await Told(server, acknowledged);
    }

    /// <summary>The log holds exactly what was acknowledged of these reports, without a gap.</summary>
    static async Task Told(DashboardServer server, List<(long Position, string Note)> acknowledged)
    {
        var lines = (await server.Anyone.Get("/api/events?limit=10000")).Being(200).Lines;
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(number => (long)number), lines.Select(line => (long)line["position"]!));
        var told = lines.Where(line => (string)line["type"]! == "milestone-reported").Select(line => ((long)line["position"]!, (string)line["report"]!["note"]!));
        Assert.Equal(acknowledged, told);
        Assert.Equal(lines.Count, await server.Anyone.Head());
    }

    /// <summary>Skipped where this account may not mount a small disk of its own.</summary>
    sealed class DiskFactAttribute : FactAttribute
    {
        static readonly bool s_mayMount = MayMount();

        public DiskFactAttribute() => Skip = s_mayMount ? null : "a small disk to fill cannot be mounted: that needs root on Linux";

        static bool MayMount()
        {
            using var disk = SmallDisk.Mount(1);
            return disk is not null;
        }
    }
}
