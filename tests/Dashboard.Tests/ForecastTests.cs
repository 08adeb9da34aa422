using System.Diagnostics;
using System.Text.Json.Nodes;
using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>The forecast follows the log by itself, says how far it has come, and is the same for the same log.</summary>
public sealed partial class ForecastTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task The_forecast_catches_up_with_a_report_that_nobody_waits_for()
    {
        var (site, milestone) = await Some.NewSite(_server);
        await Caught(_server, site);

        var position = (await _server.Owner.Post(Reports(site, milestone), Forecast("2027-06-30"))).Being(201).Position;

        var forecast = await Caught(_server, site);
        Assert.Equal((position, position), ((long)forecast["position"]!, (long)forecast["head"]!));
        Assert.Equal("computedAt epoch head milestones moves position tookMs trials", Answer.Names(forecast));
        var row = Of(forecast, milestone);
        Assert.Equal(10_000, row["bins"]!.AsArray().Sum(bin => (int)bin!["count"]!));
        string[] quantiles = [(string)row["p10"]!, (string)row["p50"]!, (string)row["p80"]!, (string)row["p90"]!];
        Assert.Equal(quantiles.Order(StringComparer.Ordinal), quantiles);
        Assert.Equal(("reference-class", "milestones", "2027-06-30", "first-stated"), ((string)row["range"]!["origin"]!, (string)row["range"]!["class"]!, (string)row["plan"]!["text"]!, (string)row["planKind"]!));
        Assert.InRange((double)row["probabilityOfPlan"]!, 0, 0.5);
    }

    [Fact]
    public async Task A_later_date_moves_it_and_the_move_names_the_report_and_its_reason()
    {
        var (site, milestone) = await Some.NewSite(_server);
        var first = (await _server.Owner.Post(Reports(site, milestone), Forecast("2027-06-30"))).Being(201).Position;
        var before = (string)Of(await Caught(_server, site), milestone)["p80"]!;

        var second = (await _server.Owner.Post(Reports(site, milestone), Forecast("2027-07-30", "switchgear is late", "supplier"))).Being(201).Position;

        var forecast = await Caught(_server, site);
        var after = (string)Of(forecast, milestone)["p80"]!;
        Assert.Equal(30, Day(after).DayNumber - Day(before).DayNumber);
        var move = forecast["moves"]![0]!;
        Assert.Equal((first, second, milestone, before, after, 30, 1), (
            (long)move["from"]!, (long)move["to"]!, (string)move["milestone"]!, (string)move["before"]!, (string)move["after"]!, (int)move["days"]!, (int)move["reports"]!));
        Assert.Equal((second, "owner", "switchgear is late", "supplier"), (
            (long)move["report"]!["position"]!, (string)move["report"]!["party"]!, (string)move["report"]!["reason"]!, (string)move["report"]!["cause"]!));
    }

    [Fact]
    public async Task Over_a_schedule_a_delay_goes_on_to_what_hangs_on_it_and_its_drivers_are_named()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        await contractor.Takes(site, Network(Some.Day(-10)));
        var before = Of(await Caught(_server, site), "m2");

        (await contractor.Post(Reports(site, "m1"), Forecast(Some.Day(200), "ground water"))).Being(201);

        var after = Of(await Caught(_server, site), "m2");
        Assert.True(Day((string)after["p80"]!) > Day((string)before["p80"]!).AddDays(60), $"{before["p80"]} to {after["p80"]}");
        Assert.True(Day((string)after["p10"]!) > Day(Some.Day(200)), $"{after["p10"]}");
        Assert.NotNull(before["schedule"]);
        Assert.Contains(before["drivers"]!.AsArray(), driver => (string)driver!["code"]! == "A1");
    }

    [Fact]
    public async Task What_the_next_schedule_moves_names_the_schedule_and_not_its_reports()
    {
        var site = await Sending.NewSite(_server);
        await _server.Owner.Takes(site, Sending.Month(-10), new { party = "crusoe" });
        await Caught(_server, site);

        await _server.Owner.Takes(site, new Xer("TEST", Some.Day(-5)).Task("A1", "Pour slab", 120).On(Some.Day(190)).Milestone("M1", "Foundations complete", "A1").On(Some.Day(200)), new { party = "crusoe" });

        var move = (await Caught(_server, site))["moves"]!.AsArray().First(one => (string)one!["milestone"]! == "m1")!;
        Assert.Equal(("schedule-accepted", "crusoe", 0), ((string)move["other"]!["event"]!, (string)move["other"]!["party"]!, (int)move["reports"]!));
        Assert.Null(move["report"]);
    }

    [Fact]
    public async Task The_same_log_gives_the_same_forecast_after_a_restart()
    {
        await using var server = await DashboardServer.Start();
        var site = await Sending.NewSite(server);
        await server.Owner.Takes(site, Network(Some.Day(-10)), new { party = "crusoe" });
        (await server.Owner.Post(Reports(site, "m1"), Forecast(Some.Day(200)))).Being(201);
        // What a party's record is made of changes, too.
        for (var count = 0; count < 12; count++)
        {
            var milestone = await Some.Milestone(server);
            (await server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Day(-100), forecast = Some.Day(-70), party = "crusoe" })).Being(201);
            (await server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Day(-20), actual = Some.Day(-50 + count), party = "crusoe" })).Being(201);
        }
        (await server.Owner.Post(Reports(site, "m1"), Forecast(Some.Day(210)))).Being(201);
        var sites = (await server.Owner.Get("/api/sites")).Json["sites"]!.AsArray().Select(one => (string)one!["id"]!).ToList();
        var before = await MilestonesOf(server, sites);
        Assert.Contains("party-record", before, StringComparison.Ordinal);

        await server.Restart();

        Assert.Equal(before, await MilestonesOf(server, sites));
    }

    [Fact]
    public async Task A_burst_of_reports_is_merged_into_few_runs()
    {
        var (site, milestone) = await Some.NewSite(_server);
        (await _server.Owner.Post(Reports(site, milestone), Forecast("2027-01-01"))).Being(201);
        var first = (long)(await Caught(_server, site))["position"]!;
        var day = new DateOnly(2027, 1, 1);
        var batch = Enumerable.Range(1, 200)
            .Select(number => new { site, milestone, dataDate = Some.Today, forecast = $"{day.AddDays(number):yyyy-MM-dd}" }).Chunk(20);

        foreach (var reports in batch)
            (await _server.Owner.Post("/api/reports", reports)).Being(200);

        var forecast = await Caught(_server, site);
        var moves = forecast["moves"]!.AsArray().Where(move => (long)move!["from"]! >= first).ToList();
        // Each run moved the date, by all that was said before it.
        Assert.InRange(moves.Count, 1, 30);
        Assert.Equal((200, 200), (moves.Sum(move => (int)move!["reports"]!), moves.Sum(move => (int)move!["days"]!)));
        Assert.Equal(moves.Skip(1).Select(move => (long)move!["to"]!), moves.SkipLast(1).Select(move => (long)move!["from"]!));
    }

    [Fact]
    public async Task What_is_done_or_withdrawn_or_has_no_date_has_no_forecast()
    {
        var (site, milestone) = await Some.NewSite(_server);
        foreach (var id in new[] { "done", "gone", "undated" })
            (await _server.Owner.Put($"/api/sites/{site}/milestones/{id}", new { name = id, phase = "mep" })).Being(201);
        foreach (var id in new[] { milestone, "gone" })
            (await _server.Owner.Post(Reports(site, id), Forecast("2027-06-30"))).Being(201);
        (await _server.Owner.Post(Reports(site, "done"), new { dataDate = Some.Today, actual = Some.Day(-1) })).Being(201);
        (await _server.Owner.Post($"/api/sites/{site}/milestones/gone/withdraw", new { reason = "dropped" })).Being(201);

        Assert.Equal([milestone], (await Caught(_server, site))["milestones"]!.AsArray().Select(row => (string)row!["milestone"]!));
    }

    [Fact]
    public async Task Sites_that_a_key_may_not_see_stay_hidden()
    {
        await using var server = await DashboardServer.Start("Access:Viewing=key", "Data:Reports=none");
        var (site, milestone) = await Some.NewSite(server);
        var (other, otherMilestone) = await Some.NewSite(server);
        foreach (var (of, id) in new[] { (site, milestone), (other, otherMilestone) })
        {
            (await server.Owner.Post(Reports(of, id), Forecast("2027-06-30"))).Being(201);
            await Caught(server, of);
        }
        var contractor = await Some.KeyHolder(server, "crusoe", site);

        (await contractor.Get($"/api/sites/{other}/forecast")).BeingProblem(404);
        (await contractor.Get("/api/sites/nowhere/forecast")).BeingProblem(404);
        (await contractor.Get($"/api/sites/{site}/forecast")).Being(200);
        (await server.Anyone.Get($"/api/sites/{site}/forecast")).BeingProblem(401);
        (await server.Anyone.Get("/api/forecast")).BeingProblem(401);
        Assert.Equal([site], SitesOf(await contractor.Get("/api/forecast")));
        Assert.Equal([other, site], SitesOf(await server.Owner.Get("/api/forecast")).Order(StringComparer.Ordinal).Distinct().OrderDescending(StringComparer.Ordinal).Where(id => id == site || id == other));
    }

    [Theory]
    [InlineData("/api/sites/SITE/forecast")]
    [InlineData("/api/forecast")]
    [InlineData("/api/forecast/calibration")]
    public async Task A_forecast_of_the_past_is_refused_not_answered_with_that_of_now(string path)
    {
        var (site, _) = await Some.NewSite(_server);

        var error = (await _server.Owner.Get($"{path.Replace("SITE", site, StringComparison.Ordinal)}?asOf={Some.Day(-1)}")).BeingProblem(400).Errors.Single();

        Assert.Equal(("asOf", Some.Day(-1)), (error.Field, error.Value));
        Assert.StartsWith("a forecast is made of what is known now", error.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_forecast_already_is_told_so_until_it_is_another()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var (site, milestone) = await Some.NewSite(server);
        string[] paths = [$"/api/sites/{site}/forecast", "/api/forecast"];
        (await server.Owner.Post(Reports(site, milestone), Forecast("2027-06-30"))).Being(201);
        await Caught(server, site);
        // The other sites' forecasts are made meanwhile.
        foreach (var other in (await server.Owner.Get("/api/sites")).Json["sites"]!.AsArray())
            await Caught(server, (string)other!["id"]!);
        var tags = new List<string>();
        foreach (var path in paths)
        {
            var tag = (await server.Owner.Get(path)).Being(200).Header("ETag")!;
            (await server.Owner.Get(path, ("If-None-Match", tag))).Being(304);
            tags.Add(tag);
        }

        (await server.Owner.Post(Reports(site, milestone), Forecast("2027-07-30"))).Being(201);
        await Caught(server, site);

        foreach (var (path, tag) in paths.Zip(tags))
            Assert.NotEqual(tag, (await server.Owner.Get(path, ("If-None-Match", tag))).Being(200).Header("ETag"));
    }

    [Fact]
    public async Task Calibration_says_its_position_and_is_told_once()
    {
        var answer = (await _server.Owner.Get("/api/forecast/calibration")).Being(200);

        Assert.InRange((long)answer.Json["position"]!, 0, await _server.Owner.Head());
        (await _server.Owner.Get("/api/forecast/calibration", ("If-None-Match", answer.Header("ETag")!))).Being(304);
    }

    static IEnumerable<string> SitesOf(Answer answer) => answer.Being(200).Json["milestones"]!.AsArray().Select(row => (string)row!["site"]!);

    /// <summary>The forecast of a site once it is that of the site's head.</summary>
    static async Task<JsonNode> Caught(DashboardServer server, string site)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Yield())
        {
            var forecast = (await server.Owner.Get($"/api/sites/{site}/forecast")).Being(200).Json;
            if ((long?)forecast["position"] >= (long)forecast["head"]!)
                return forecast;
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"the forecast of {site} stays at {forecast["position"]}, its head is {forecast["head"]}");
        }
    }

    static async Task<string> MilestonesOf(DashboardServer server, IEnumerable<string> sites)
    {
        var lines = new List<string>();
        foreach (var site in sites)
            lines.Add($"{site} {(await Caught(server, site))["milestones"]!.ToJsonString()}");
        return string.Join('\n', lines);
    }

    static JsonNode Of(JsonNode forecast, string milestone) => Assert.Single(forecast["milestones"]!.AsArray(), row => (string)row!["milestone"]! == milestone)!;

    static string Reports(string site, string milestone) => $"/api/sites/{site}/milestones/{milestone}/reports";

    static object Forecast(string forecast, string? reason = null, string? cause = null) => new { dataDate = Some.Today, forecast, reason, cause };

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static Xer Network(string dataDate) => new Xer("TEST", dataDate)
        .Task("A1", "Dig", 40).Milestone("M1", "Dug", "A1").Task("A2", "Build", 60, "M1").Task("A3", "Order", 10).Milestone("M2", "Ready for service", "A2", "A3");
}
