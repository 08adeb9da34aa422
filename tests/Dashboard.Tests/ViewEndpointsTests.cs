using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>What can be read of the programme, and in which form.</summary>
public sealed class ViewEndpointsTests(StargateServer shared) : IClassFixture<StargateServer>
{
    const string Milestone = "/api/sites/abilene-tx/milestones/buildings-3-4-ready-for-service";

    readonly DashboardServer _server = shared.Server;

    public static TheoryData<string> Views => new(
        "/api/programme", "/api/sites", "/api/sites/abilene-tx", Milestone, "/api/board", "/api/board?topic=site:milam-tx",
        "/api/board?since=3", "/api/events", "/api/me", "/api/acceptance");

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_view_carries_epoch_and_position_and_answers_304_to_who_has_it_already(string view)
    {
        var answer = (await _server.Owner.Get(view)).Being(200);

        var tag = answer.Header("ETag")!;
        Assert.Matches("^\"[^\"]+\"$", tag);
        Assert.Equal((await _server.Owner.Get("/api/programme")).Epoch, answer.Header("Dashboard-Epoch"));
        Assert.True(long.Parse(answer.Header("Dashboard-Position")!) > 0);
        if (!view.StartsWith("/api/events", StringComparison.Ordinal))
        {
            Assert.Equal(answer.Header("Dashboard-Epoch"), answer.Epoch);
            Assert.Equal(answer.Header("Dashboard-Position"), $"{answer.Position}");
        }
        var again = (await _server.Owner.Get(view, ("If-None-Match", tag))).Being(304);
        Assert.Empty(again.Bytes);
        (await _server.Owner.Get(view, ("If-None-Match", $"W/{tag}, \"other\""))).Being(304);
        (await _server.Owner.Get(view, ("If-None-Match", "\"other\""))).Being(200);
    }

    [Fact]
    public async Task What_a_viewer_has_is_no_longer_current_after_a_report()
    {
        var milestone = await Some.Milestone(_server);
        var views = new[] { "/api/programme", "/api/sites", "/api/sites/abilene-tx", milestone, "/api/board", "/api/board?topic=site:abilene-tx", "/api/events", "/api/me", "/api/acceptance" };
        var tags = new Dictionary<string, string>();
        foreach (var view in views)
            tags[view] = (await _server.Owner.Get(view)).Header("ETag")!;

        var position = (await _server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;

        foreach (var view in views)
        {
            var answer = (await _server.Owner.Get(view, ("If-None-Match", tags[view]))).Being(200);
            Assert.True(long.Parse(answer.Header("Dashboard-Position")!) >= position, $"{view} is behind");
        }
    }

    [Fact]
    public async Task The_programme_comes_with_its_parties_and_commitments()
    {
        var answer = (await _server.Anyone.Get("/api/programme")).Being(200);

        Assert.Equal("commitments epoch parties position programme", answer.Fields);
        var programme = answer.Json["programme"]!;
        Assert.Equal(("programme", "stargate", null), ((string)programme["kind"]!, (string)programme["id"]!, (string?)programme["site"]));
        Assert.Equal("2025-01-21", (string)programme["announced"]!);
        Assert.Equal(500_000_000_000m, (decimal)programme["investmentUsd"]!);
        Assert.Equal(4, (int)programme["overYears"]!);
        Assert.Equal(["softbank", "openai", "oracle", "mgx"], Texts(programme["equityFunders"]));
        Assert.Equal(("softbank", "openai"), ((string)programme["lead"]!["financial"]!, (string)programme["lead"]!["operational"]!));
        var parties = Ids(answer.Json["parties"]);
        Assert.All(["openai", "oracle", "softbank", "mgx", "arm", "microsoft", "nvidia", "crusoe", "epoch-ai", "owner"], party => Assert.Contains(party, parties));
        var agreement = answer.Json["commitments"]!.AsArray().Where(row => (string)row!["agreement"]! == "microsoft-openai").ToList();
        Assert.Equal(3, agreement.Count);
        Assert.Single(agreement, row => row!["supersededBy"] is null);
    }

    [Fact]
    public async Task Ten_sites_are_told_the_first_in_Texas()
    {
        var answer = (await _server.Anyone.Get("/api/sites")).Being(200);

        Assert.Equal("epoch position sites", answer.Fields);
        var sites = answer.Json["sites"]!.AsArray();
        Assert.Equal("abilene-tx", (string)sites.MinBy(site => (int)site!["order"]!)!["id"]!);
        Assert.Equal(10, sites.Count);
        Assert.All(sites, site => Assert.Equal("site", (string)site!["kind"]!));
        Assert.All(sites, site => Assert.InRange((long)site!["position"]!, 1, answer.Position));
    }

    [Fact]
    public async Task A_site_comes_with_its_milestones_and_flags()
    {
        var answer = (await _server.Anyone.Get("/api/sites/abilene-tx")).Being(200);

        Assert.Equal("epoch flags milestones position risks site", answer.Fields);
        Assert.Equal("abilene-tx", (string)answer.Json["site"]!["id"]!);
        Assert.Contains("buildings-3-4-ready-for-service", Ids(answer.Json["milestones"]));
        Assert.NotEmpty(Ids(answer.Json["flags"]));
        Assert.All(answer.Json["milestones"]!.AsArray(), row => Assert.Equal("abilene-tx", (string)row!["site"]!));
    }

    [Fact]
    public async Task A_milestone_comes_with_every_party_and_every_report_the_newest_data_date_first()
    {
        var answer = (await _server.Anyone.Get(Milestone)).Being(200);

        Assert.Equal("baselines epoch flags milestone position reports", answer.Fields);
        var row = answer.Json["milestone"]!;
        Assert.Equal(
            "buildings completion current id kind milestone mw name phase plan position reports responsible said site slip status",
            string.Join(' ', row.AsObject().Select(field => field.Key).Append("milestone").Order(StringComparer.Ordinal)));
        var reports = answer.Json["reports"]!.AsArray();
        Assert.Equal((int)row["reports"]!, reports.Count);
        Assert.Equal(reports.Select(report => (string)report!["party"]!).Distinct().Order(), row["said"]!.AsArray().Select(said => (string)said!["party"]!).Order());
        Assert.Equal(reports.Select(report => (string)report!["dataDate"]!).OrderDescending(), reports.Select(report => (string)report!["dataDate"]!));
        Assert.All(reports, report => Assert.NotNull(report!["knownAt"]));
        Assert.All(reports, report => Assert.NotNull(report!["source"]!["title"]));
        var current = row["current"]!;
        Assert.Contains((long)current["report"]!, reports.Select(report => (long)report!["position"]!));
        Assert.Equal("text", Answer.Names(current["date"]));
    }

    [Theory]
    [InlineData("/api/sites/nowhere")]
    [InlineData("/api/sites/abilene-tx/milestones/nothing")]
    [InlineData("/api/sites/nowhere/milestones/nothing")]
    [InlineData("/api/sites/nowhere/milestones/nothing/reports/1")]
    [InlineData("/api/sites/abilene-tx/milestones/buildings-3-4-ready-for-service/reports/1")]
    [InlineData("/api/sites/abilene-tx/milestones/buildings-3-4-ready-for-service/reports/999999999")]
    [InlineData("/api/sites/abilene-tx/milestones/buildings-3-4-ready-for-service/reports/first")]
    [InlineData("/api/board?topic=site:nowhere")]
    [InlineData("/api/board?topic=weather")]
    [InlineData("/api/nothing")]
    [InlineData("/api")]
    public async Task What_is_not_there_is_404_in_problem_details(string address) =>
        (await _server.Owner.Get(address)).BeingProblem(404);

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_405_in_problem_details() =>
        (await _server.Owner.Delete("/api/sites")).BeingProblem(405);

    [Fact]
    public async Task The_api_describes_itself_with_examples_to_machines_and_to_people()
    {
        var document = (await _server.Anyone.Get("/openapi/v1.json")).Being(200).Json;

        var paths = document["paths"]!.AsObject();
        var writing = paths.SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", operation.Value)))
            .Where(operation => operation.Value!["requestBody"] is not null).ToList();
        Assert.True(writing.Count >= 11, $"only {writing.Count} routes have a body");
        Assert.All(writing, operation => Assert.True(
            operation.Value!["requestBody"]!["content"]!["application/json"]!["example"] is not null, $"{operation.Name} has no example"));
        Assert.StartsWith("text/html", (await _server.Anyone.Get("/docs/")).Being(200).Type);
    }

    [Fact]
    public async Task Whoever_watches_the_process_learns_that_it_lives_and_is_ready()
    {
        Assert.Equal("live", (string?)(await _server.Anyone.Get("/health/live")).Being(200).Json["status"]);
        Assert.Equal("ready", (string?)(await _server.Anyone.Get("/health/ready")).Being(200).Json["status"]);
    }

    static List<string> Ids(JsonNode? rows) => [.. rows!.AsArray().Select(row => (string)row!["id"]!)];

    static List<string> Texts(JsonNode? texts) => [.. texts!.AsArray().Select(text => (string)text!)];
}
