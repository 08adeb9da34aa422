using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;

namespace Dashboard.Tests;

/// <summary>The key of a wall: it reads what its sites allow, and nobody who takes it down from there can post with it.</summary>
public sealed partial class DisplayKeyTests(GuardedServer shared) : IClassFixture<GuardedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Theory]
    [InlineData(null)]
    [InlineData("crusoe")]
    public async Task Every_route_that_writes_refuses_a_display_key_in_a_sentence_even_one_of_a_real_party(string? party)
    {
        var milestone = await Some.Milestone(_server);
        var (id, key) = await DisplayKey(_server, party);
        var wall = _server.With(key);
        var paths = (await _server.Owner.Get("/openapi/v1.json")).Being(200).Json["paths"]!.AsObject();
        var routes = paths.SelectMany(path => path.Value!.AsObject().Where(method => method.Key is not ("get" or "head")).Select(method => (Method: method.Key, Path: path.Key))).ToList();
        Assert.True(routes.Count > 10, $"only {routes.Count} routes that write");
        var head = await _server.Owner.Head();

        foreach (var (method, path) in routes)
        {
            var place = Parameter().Replace(path.Replace("{site}", Some.Site, StringComparison.Ordinal), "announced");
            using var content = new StringContent("{}", null, "application/json");
            var answer = (await wall.Send(new(method.ToUpperInvariant()), place, content)).BeingProblem(403);
            Assert.Contains("display key", (string)answer.Json["detail"]!, StringComparison.Ordinal);
        }
        (await wall.Post($"{milestone}/reports", Some.Report(), Some.IdempotencyKey())).BeingProblem(403);
        (await wall.Post($"{milestone}/reports?dryRun=true", Some.Report())).BeingProblem(403);
        (await wall.Post("/api/reports", new[] { Some.Report() })).BeingProblem(403);
        (await wall.Post("/api/nothing", Some.Report())).BeingProblem(403);

        Assert.Equal(head, await _server.Owner.Head());
        // Refused for what it is, and still good to look with.
        var me = (await wall.Get("/api/me")).Being(200).Json;
        Assert.Equal((id, party ?? "display", true, false), ((string)me["key"]!, (string)me["party"]!, (bool)me["display"]!, (bool)me["owner"]!));
    }

    [Theory]
    [InlineData("/api/keys")]
    [InlineData("/api/status")]
    [InlineData("/metrics")]
    public async Task What_is_the_owners_to_read_is_not_for_a_display_key(string path) =>
        (await _server.With((await DisplayKey(_server)).Key).Get(path)).BeingProblem(403);

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_display_key_reads_and_follows_until_it_is_revoked(HttpTransportType transport)
    {
        var (id, key) = await DisplayKey(_server);
        var wall = _server.With(key);
        foreach (var path in new[] { "/api/programme", "/api/board", "/api/sites/abilene-tx", "/api/events", "/api/moments", "/api/changes?since=2026-01-31" })
            (await wall.Get(path)).Being(200);
        await using var viewer = Viewer.Of(_server, key, transport);
        await viewer.Connect();
        await viewer.Follow("programme");
        Assert.Equal("programme", (string)(await viewer.Rows())["topic"]!);

        (await _server.Owner.Delete($"/api/keys/{id}")).Being(204);

        await viewer.Closed;
        (await wall.Get("/api/board")).BeingProblem(401);
    }

    [Fact]
    public async Task A_display_key_for_a_site_shows_this_site_only()
    {
        var wall = _server.With((await DisplayKey(_server, null, Some.Site)).Key);

        Assert.Equal([Some.Site], (await wall.Get("/api/sites")).Being(200).Json["sites"]!.AsArray().Select(site => (string)site!["id"]!));
        (await wall.Get($"/api/sites/{Some.OtherSite}")).BeingProblem(404);
    }

    [Fact]
    public async Task A_display_key_is_one_after_a_restart_too_and_the_log_and_its_backup_verify()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var (id, key) = await DisplayKey(server, "crusoe");
        var copy = Path.Combine(server.DataDirectory, "copy.db");
        foreach (var words in new[] { new[] { "backup", copy }, ["verify", copy], ["verify"] })
        {
            var ended = await Run.ToTheEnd([DashboardServer.Built, .. words, $"--Data:Directory={server.DataDirectory}"]);
            Assert.True(ended.Code == 0, $"{string.Join(' ', words)}: {ended.Output}{ended.Errors}");
        }

        await server.Restart();

        (await server.With(key).Post("/api/reports", new[] { Some.Report() })).BeingProblem(403);
        (await server.With(key).Get("/api/me")).Being(200);
        var listed = (await server.Owner.Get("/api/keys")).Json["keys"]!.AsArray().ToDictionary(row => (string)row!["id"]!, row => row!);
        Assert.True((bool)listed[id]["display"]!);
        Assert.Null(listed["owner"]["display"]);
    }

    [Theory]
    [InlineData("""{"display":"yes"}""", "display")]
    [InlineData("""{"display":false}""", "party")]
    [InlineData("""{"display":true,"party":"nobody"}""", "party")]
    [InlineData("""{"display":true,"party":"display"}""", "party")]
    [InlineData("""{"display":true,"party":"owner"}""", "party")]
    [InlineData("""{"display":true,"sites":["nowhere"]}""", "sites")]
    [InlineData("""{"display":true,"expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt")]
    public async Task A_display_key_that_would_be_wrong_is_not_issued(string body, string field) =>
        Assert.Contains(field, (await _server.Owner.Post("/api/keys", body)).BeingProblem(400).Errors.Select(error => error.Field));

    [Fact]
    public async Task The_answer_says_where_the_wall_is_opened_with_the_key_where_no_server_sees_it()
    {
        var answer = (await _server.Owner.Post("/api/keys", new { display = true, label = "site office" })).Being(201).Json;

        Assert.Equal($"/wall#key={answer["key"]}", (string)answer["open"]!);
        Assert.StartsWith("dk_display-", (string)answer["key"]!, StringComparison.Ordinal);
        var page = (await _server.Anyone.Get("/wall")).Being(200);
        Assert.Equal(("text/html", "no-cache"), (page.Type, page.Header("Cache-Control")));
    }

    static async Task<(string Id, string Key)> DisplayKey(DashboardServer server, string? party = null, params string[] sites)
    {
        object asked = sites.Length > 0 ? new { display = true, party, sites } : new { display = true, party };
        var answer = (await server.Owner.Post("/api/keys", asked)).Being(201).Json;
        return ((string)answer["id"]!, (string)answer["key"]!);
    }

    [GeneratedRegex("\\{\\w+\\}")]
    private static partial Regex Parameter();
}
