using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Tests;

/// <summary>What an operator sees: readiness with its reason, figures that add up, and an end in order.</summary>
public sealed partial class OperationsTests
{
    const string MetricsKey = "metrics-key-of-the-server-tests-0123456789";

    [Fact]
    public async Task The_figures_are_for_the_owners_key_and_for_one_that_is_good_for_nothing_else()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", $"Access:MetricsKey={MetricsKey}");
        var contractor = await Some.KeyHolder(server);

        (await server.Anyone.Get("/metrics")).BeingProblem(401);
        (await contractor.Get("/metrics")).BeingProblem(403);
        (await server.Owner.Get("/metrics")).Being(200);
        (await server.With(MetricsKey).Get("/metrics")).Being(200);
        (await server.With(MetricsKey).Get("/api/me")).BeingProblem(401);
        (await server.Anyone.Get("/api/status")).BeingProblem(401);
        (await contractor.Get("/api/status")).BeingProblem(403);
    }

    [Fact]
    public async Task The_counters_add_up_to_what_was_posted()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var before = await Figures(server);
        var milestone = await Some.Milestone(server);
        var (report, key) = (Some.Report(), Some.IdempotencyKey());
        for (var count = 0; count < 3; count++)
            (await server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201);
        (await server.Owner.Post($"{milestone}/reports", report, key)).Being(201);
        (await server.Owner.Post($"{milestone}/reports", report, key)).Being(201);
        (await server.Owner.Post($"{milestone}/reports", report)).Being(200);
        (await server.Owner.Post($"{milestone}/reports?dryRun=true", Some.Report())).Being(200);
        (await server.Owner.Post($"{milestone}/reports", new { dataDate = "no day" })).BeingProblem(400);
        (await server.Anyone.Post($"{milestone}/reports", Some.Report())).BeingProblem(401);
        (await server.Owner.Post("/api/reports", new[]
        {
            new { site = Some.Site, milestone = milestone.Split('/')[^1], dataDate = Some.Today, note = "of a batch" },
            new { site = Some.Site, milestone = "no-such", dataDate = Some.Today, note = "of a batch" },
        })).Being(200);
        // Who asks again within 0.3 s is given the same figures.
        var (after, head) = (before, before["dashboard_log_head"] + 6);
        for (var patience = Stopwatch.StartNew(); after["dashboard_board_position"] < head; after = await Figures(server))
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(5), "the board does not reach what was posted");

        long Grown(string name) => (long)(after[name] - before.GetValueOrDefault(name));
        Assert.Equal((6, 2, 3, 0), (Grown(Posts("taken")), Grown(Posts("repeated")), Grown(Posts("refused")), Grown(Posts("unavailable"))));
        Assert.Equal(6, Grown("dashboard_log_head"));
        Assert.Equal(after["dashboard_log_head"], after["dashboard_board_position"]);
        Assert.Equal(6, Grown("dashboard_commit_duration_seconds_count"));
        Assert.True(after["dashboard_log_wal_size_bytes"] > 0);
        var status = (await server.Owner.Get("/api/status")).Being(200).Json;
        Assert.Equal((6, 2, 3), ((int)status["posts"]!["taken"]!, (int)status["posts"]!["repeated"]!, (int)status["posts"]!["refused"]!));
    }

    [Fact]
    public async Task The_push_is_counted_by_who_came_with_what_and_by_what_was_merged()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var milestone = await Some.Milestone(server);
        var head = await server.Anyone.Get("/api/board");
        await using var anew = await Viewer.Following(server, "programme");
        await using var back = await Viewer.Following(server, "programme", head.Epoch, head.Position - 1);
        await using var fromElsewhere = await Viewer.Following(server, "programme", new string('0', 32), head.Position);
        await using var ahead = await Viewer.Following(server, "programme", head.Epoch, head.Position + 1);
        Viewer[] viewers = [anew, back, fromElsewhere, ahead];
        foreach (var viewer in viewers)
            await viewer.Rows();
        var greeted = await Push(server);
        Assert.Equal((1, 3, 4), ((int)greeted["catchUps"]!, (int)greeted["resets"]!, (int)greeted["messages"]!));

        const int updates = 20;
        var batch = Enumerable.Range(0, updates).Select(_ => new { site = Some.Site, milestone = milestone.Split('/')[^1], dataDate = Some.Today, note = Some.Id("note") });
        (await server.Owner.Post("/api/reports", batch.ToList())).Being(200);
        foreach (var viewer in viewers)
            while ((long)(await viewer.Rows())["position"]! < head.Position + updates)
            {
                // In one message, or in a few.
            }
        // Every update reached every viewer, in a message of its own or merged with others.
        var told = await Push(server);
        var messages = (int)told["messages"]! - 4;
        Assert.Equal(4 * updates, messages + (int)told["merged"]!);
        Assert.InRange(messages, 4, 4 * updates / 2);

        foreach (var viewer in viewers)
            Assert.Equal("pulse", (await viewer.Next()).Method);
        var figures = await Figures(server);
        Assert.Equal((4, 0, 0), (figures["dashboard_viewers"], figures["dashboard_viewers_behind"], figures["dashboard_viewer_lag_positions"]));
        Assert.Equal(
            ((double)told["merged"]!, (double)told["messages"]!, 1, 3),
            (figures["dashboard_sends_merged_total"], figures[Sends("rows")], figures["dashboard_catchups_total"], figures["dashboard_resets_total"]));
        Assert.True(figures[Sends("pulse")] >= 4);
        var status = (await server.Owner.Get("/api/status")).Being(200).Json["viewers"]!;
        Assert.Equal((4, 0, 0), ((int)status["connected"]!, (int)status["behind"]!, (int)status["positionsBehind"]!));
        Assert.True((int)(await Push(server))["pulses"]! >= 4);
    }

    [Fact]
    public async Task On_SIGTERM_readiness_goes_first_posts_are_still_taken_and_the_exit_is_clean_with_one_file()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Stopping:DrainSeconds=2");
        var reports = $"{await Some.Milestone(server)}/reports";
        var ended = server.Stop();
        Answer ready;
        var patience = Stopwatch.StartNew();
        while ((ready = await server.Anyone.Get("/health/ready")).Status == 200)
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(2), "readiness did not go");

        ready.BeingProblem(503);
        Assert.Equal("stop", (string?)ready.Json["failing"]![0]!["check"]);
        Assert.Equal(0, (await Figures(server))["dashboard_ready"]);
        (await server.Owner.Post(reports, Some.Report())).Being(201);
        (await server.Anyone.Get("/health/live")).Being(200);

        Assert.Equal(0, await ended);
        Assert.Equal(["dashboard.db"], Directory.GetFiles(server.DataDirectory).Select(Path.GetFileName).Where(name => name != "dashboard.lock"));
    }

    /// <summary>Every sample of /metrics by name and by the label outcome or kind, each line of the form that Prometheus reads.</summary>
    static async Task<Dictionary<string, double>> Figures(DashboardServer server)
    {
        var figures = new Dictionary<string, double>();
        foreach (var line in (await server.Owner.Get("/metrics")).Being(200).Text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var sample = Sample().Match(line);
            Assert.True(sample.Success, line);
            var label = Label().Match(line).Value;
            figures[sample.Groups["name"].Value + label] = double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture);
        }
        return figures;
    }

    static async Task<JsonNode> Push(DashboardServer server) => (await server.Owner.Get("/api/status")).Being(200).Json["push"]!;

    static string Posts(string outcome) => $"dashboard_posts_totaloutcome=\"{outcome}\"";

    static string Sends(string kind) => $"dashboard_sends_totalkind=\"{kind}\"";

    [GeneratedRegex("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\",?)*\\})? (?<value>[-+0-9.eE]+|NaN|[+-]Inf)( \\d+)?$")]
    private static partial Regex Sample();

    [GeneratedRegex("(outcome|kind)=\"[a-z]+\"")]
    private static partial Regex Label();
}
