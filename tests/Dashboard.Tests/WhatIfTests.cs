using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>What the forecast would be: the numbers are those that come once it is so, and nothing is so.</summary>
public sealed class WhatIfTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    static readonly string[] s_figures = ["planned", "p10", "p50", "p80", "p90", "probabilityOfPlan"];

    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task Before_is_the_forecast_and_after_is_what_it_becomes_once_the_date_is_reported()
    {
        var (site, contractor) = await SiteWithNetwork();
        var forecast = await Caught(site);

        var answer = await Ask(site, $"date=m1:{Some.Day(200)}");

        Assert.Equal(((long)forecast["head"]!, (string)forecast["epoch"]!), ((long)answer["position"]!, (string)answer["epoch"]!));
        Assert.Equal(Figures(forecast["milestones"]!, row => row), Figures(answer["milestones"]!, row => row["before"]!));
        var change = Assert.Single(answer["changes"]!.AsArray())!;
        Assert.Equal(("date", "m1", "Dug", Some.Day(200)), ((string)change["kind"]!, (string)change["milestone"]!, (string)change["name"]!, (string)change["date"]!));
        Assert.True((int)Of(answer, "m2")["p80Days"]! > 60, $"{answer}");

        (await contractor.Post($"/api/sites/{site}/milestones/m1/reports", new { dataDate = Some.Today, forecast = Some.Day(200) })).Being(201);

        Assert.Equal(Figures((await Caught(site))["milestones"]!, row => row), Figures(answer["milestones"]!, row => row["after"]!));
    }

    [Fact]
    public async Task A_duration_moves_what_hangs_on_it_alone_and_the_end_of_the_critical_path()
    {
        var (site, _) = await SiteWithNetwork();

        var answer = await Ask(site, "duration=A2:90");

        var change = Assert.Single(answer["changes"]!.AsArray())!;
        Assert.Equal(("A2", "TEST", "Build", 90m, 60m), (
            (string)change["activity"]!, (string)change["project"]!, (string)change["name"]!, (decimal)change["days"]!, (decimal)change["daysBefore"]!));
        Assert.Equal((false, 0, true, 42), ((bool)Of(answer, "m1")["moves"]!, (int)Of(answer, "m1")["p80Days"]!, (bool)Of(answer, "m2")["moves"]!, (int)Of(answer, "m2")["plannedDays"]!));
        Assert.True(((double?)Of(answer, "m2")["after"]!["probabilityOfPlan"] ?? 0) < (double)Of(answer, "m2")["before"]!["probabilityOfPlan"]!);
        Assert.Equal((true, 42), ((bool)answer["schedules"]![0]!["moves"]!, (int)answer["schedules"]![0]!["days"]!));
    }

    [Fact]
    public async Task What_is_so_already_changes_nothing()
    {
        var (site, contractor) = await SiteWithNetwork();
        (await contractor.Post($"/api/sites/{site}/milestones/m1/reports", new { dataDate = Some.Today, forecast = Some.Day(150) })).Being(201);

        var answer = await Ask(site, $"date=m1:{Some.Day(150)}&duration=A2:60&duration=A3@TEST:10");

        Assert.DoesNotContain(answer["milestones"]!.AsArray(), row => (bool)row!["moves"]! || !JsonNode.DeepEquals(row["before"], row["after"]));
        Assert.False((bool)answer["schedules"]![0]!["moves"]!);
    }

    [Fact]
    public async Task A_date_that_the_network_does_not_allow_says_which_it_does()
    {
        var (site, _) = await SiteWithNetwork();

        var answer = await Ask(site, $"date=m2:{Some.Day(20)}");

        Assert.Equal((string)Of(answer, "m2")["before"]!["planned"]!, (string)answer["changes"]![0]!["notBefore"]!);
        Assert.False((bool)Of(answer, "m2")["moves"]!);
    }

    [Fact]
    public async Task Everything_that_cannot_be_is_refused_by_name()
    {
        var (site, _) = await SiteWithNetwork();
        foreach (var id in new[] { "done", "gone" })
            (await _server.Owner.Put($"/api/sites/{site}/milestones/{id}", new { name = id, phase = "mep" })).Being(201);
        (await _server.Owner.Post($"/api/sites/{site}/milestones/done/reports", new { dataDate = Some.Today, actual = Some.Day(-1) })).Being(201);
        (await _server.Owner.Post($"/api/sites/{site}/milestones/gone/withdraw", new { reason = "dropped" })).Being(201);
        string[] wrong =
        [
            "date=nothing:2027-01-01", "date=done:2027-01-01", "date=gone:2027-01-01", "date=m1:2027-02-30", "date=m1:3027-01-01", "date=m1", "date=",
            "duration=Z9:5", "duration=M1:5", "duration=A2:-5", "duration=A2:NaN", "duration=A2:1e9", "duration=A2:99999999999", "duration=A1", "duration=A3@OTHER:5",
        ];

        var errors = (await Asked(site, string.Join('&', wrong.Append("date=m2:2027-01-01").Append("date=m2:2027-01-02")))).BeingProblem(400).Errors;

        Assert.Equal(wrong.Append("date=m2:2027-01-02").Order(), errors.Select(error => $"{error.Field}={error.Value}").Order());
        Assert.All(errors, error => Assert.NotEqual("", error.Rule));
        (await Asked(site, "")).BeingProblem(400);
        (await Asked(site, string.Join('&', Enumerable.Range(0, 21).Select(number => $"date=m{number}:2027-01-01")))).BeingProblem(400);
        (await Asked("nowhere", "date=m1:2027-01-01")).BeingProblem(404);
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var site = await Sending.NewSite(server);
        await server.Owner.Takes(site, Network(), new { party = "crusoe" });
        var before = (await server.Owner.Head(), Files(server), await Rows(server, site));

        for (var day = 100; day < 110; day++)
            (await server.Anyone.Get($"/api/sites/{site}/what-if?date=m1:{Some.Day(day)}&duration=A2:{day}")).Being(200);
        (await server.Owner.Get($"/api/sites/{site}/what-if?date=m1:never")).BeingProblem(400);
        (await server.Owner.Post($"/api/sites/{site}/what-if?duration=A2:90", new { })).Being(405);

        Assert.Equal(before, (await server.Owner.Head(), Files(server), await Rows(server, site)));
    }

    [Fact]
    public async Task It_is_computed_once_for_all_who_ask_the_same_until_the_site_changes()
    {
        var (site, contractor) = await SiteWithNetwork();
        var first = (await Asked(site, $"duration=A2:77&date=m1:{Some.Day(120)}")).Being(200);
        // The log goes on elsewhere, and an answer that was computed again would say so.
        var (other, milestone) = await Some.NewSite(_server);
        (await _server.Owner.Post($"/api/sites/{other}/milestones/{milestone}/reports", Some.Report())).Being(201);

        var together = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Asked(site, $"date=m1:{Some.Day(120)}&duration=A2:77.00")));

        Assert.All(together, answer => Assert.Equal(first.Text, answer.Being(200).Text));
        var position = (await contractor.Post($"/api/sites/{site}/milestones/m2/reports", new { dataDate = Some.Today, forecast = Some.Day(300) })).Being(201).Position;
        var again = await Ask(site, $"date=m1:{Some.Day(120)}&duration=A2:77");
        Assert.True((long)again["position"]! >= position, $"{again["position"]}");
        Assert.Equal(Some.Day(300), (string)Of(again, "m2")["before"]!["planned"]!);
    }

    [Fact]
    public async Task Who_goes_away_keeps_nobody_waiting()
    {
        var (site, _) = await SiteWithNetwork();
        using var impatient = new HttpClient { BaseAddress = _server.Address };
        for (var days = 200; days < 210; days++)
        {
            using var gone = new CancellationTokenSource();
            var asked = impatient.GetAsync($"/api/sites/{site}/what-if?duration=A2:{days}", gone.Token);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }

        Assert.Equal(209m, (decimal)(await Ask(site, "duration=A2:209"))["changes"]![0]!["days"]!);
    }

    [Fact]
    public async Task Sites_that_a_key_may_not_see_stay_hidden()
    {
        await using var server = await DashboardServer.Start("Access:Viewing=key", "Data:Reports=none");
        var (site, milestone) = await Some.NewSite(server);
        var (other, otherMilestone) = await Some.NewSite(server);
        var contractor = await Some.KeyHolder(server, "crusoe", site);

        (await contractor.Get($"/api/sites/{site}/what-if?date={milestone}:2027-06-30")).Being(200);
        Assert.Equal(
            (await contractor.Get("/api/sites/nowhere/what-if?date=m1:2027-06-30")).BeingProblem(404).Text,
            (await contractor.Get($"/api/sites/{other}/what-if?date={otherMilestone}:2027-06-30")).BeingProblem(404).Text);
        (await server.Anyone.Get($"/api/sites/{site}/what-if?date={milestone}:2027-06-30")).BeingProblem(401);
    }

    Task<Answer> Asked(string site, string query) => _server.Owner.Get($"/api/sites/{site}/what-if?{query}");

    async Task<JsonNode> Ask(string site, string query) => (await Asked(site, query)).Being(200).Json;

    async Task<(string Site, Client Contractor)> SiteWithNetwork()
    {
        var (site, contractor) = (await Sending.NewSite(_server), await Some.KeyHolder(_server));
        await contractor.Takes(site, Network());
        return (site, contractor);
    }

    // The forecast once it is that of the site's head.
    async Task<JsonNode> Caught(string site)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Yield())
        {
            var forecast = (await _server.Owner.Get($"/api/sites/{site}/forecast")).Being(200).Json;
            if ((long?)forecast["position"] >= (long)forecast["head"]!)
                return forecast;
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"the forecast of {site} stays at {forecast["position"]}");
        }
    }

    static string Figures(JsonNode milestones, Func<JsonNode, JsonNode> of) => string.Join('\n', milestones.AsArray()
        .Select(row => $"{row!["milestone"]} {string.Join(' ', s_figures.Select(figure => Convert.ToString(of(row)[figure], CultureInfo.InvariantCulture)))}").Order());

    static JsonNode Of(JsonNode answer, string milestone) => Assert.Single(answer["milestones"]!.AsArray(), row => (string)row!["milestone"]! == milestone)!;

    static async Task<string> Rows(DashboardServer server, string site) => string.Join('\n', (await server.Rows(site)).Values.Select(row => row.ToJsonString()));

    static string Files(DashboardServer server) => string.Join('\n', new[] { server.LogFile, $"{server.LogFile}-wal" }.Where(File.Exists).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return $"{file} {Convert.ToHexString(SHA256.HashData(stream))}";
    }));

    static Xer Network() => new Xer("TEST", Some.Day(-10))
        .Task("A1", "Dig", 40).Milestone("M1", "Dug", "A1").Task("A2", "Build", 60, "M1").Task("A3", "Order", 10).Milestone("M2", "Ready for service", "A2", "A3");
}
