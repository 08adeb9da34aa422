using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>Many reports at once, each standing for itself, and contractors' own numbers for milestones.</summary>
public sealed class ReportBatchTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task Good_reports_are_taken_beside_bad_ones_and_each_is_answered(string type)
    {
        var milestone = (await Some.Milestone(_server)).Split('/')[^1];
        var head = await _server.Owner.Head();
        string[] lines =
        [
            JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = Some.Today, forecast = "2027-01" }),
            JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = "2026-02-30", forecast = "2027-01" }),
            JsonSerializer.Serialize(new { site = "nowhere", milestone, dataDate = Some.Today, forecast = "2027-01" }),
            JsonSerializer.Serialize(new { site = Some.Site, milestone = "nothing", dataDate = Some.Today, forecast = "2027-01" }),
            JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = Some.Today, colour = "red", note = "a" }),
            "17",
            JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = Some.Today, forecast = "2027-01" }),
            JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = Some.Today, percent = 5, party = "crusoe" }),
        ];

        var answer = (await _server.Owner.Post("/api/reports", Batch(type, lines))).Being(200);

        Assert.Equal((head + 2, answer.Position), (await _server.Owner.Head(), answer.Position));
        Assert.Equal("dryRun epoch position results", answer.Fields);
        var results = answer.Json["results"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, lines.Length), results.Select(result => (int)result!["index"]!));
        Assert.Equal([201, 400, 404, 404, 400, 400, 200, 201], results.Select(result => (int)result!["status"]!));
        Assert.Equal([head + 1, null, null, null, null, null, head + 1, head + 2], results.Select(result => (long?)result!["position"]));
        Assert.Equal("dataDate 2026-02-30", FirstError(results[1]));
        Assert.Equal("site nowhere", FirstError(results[2]));
        Assert.Equal("milestone nothing", FirstError(results[3]));
        Assert.Equal("colour red", FirstError(results[4]));
        Assert.All(results, result => Assert.Equal((int)result!["status"]! >= 400, result["problem"] is not null));
    }

    [Fact]
    public async Task A_line_that_is_no_json_leaves_the_others_of_a_batch_standing()
    {
        var milestone = (await Some.Milestone(_server)).Split('/')[^1];
        var good = JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = Some.Today, note = "good" });

        var answer = (await _server.Owner.Post("/api/reports", Batch("application/x-ndjson", good, "{\"site\":", "", good.Replace("good", "better", StringComparison.Ordinal) + "\r"))).Being(200);

        Assert.Equal([201, 400, 201], answer.Json["results"]!.AsArray().Select(result => (int)result!["status"]!));
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(1001, 413)]
    public async Task A_batch_holds_a_thousand_reports_and_not_one_more(int count, int status)
    {
        var milestone = (await Some.Milestone(_server)).Split('/')[^1];
        var head = await _server.Owner.Head();
        var lines = Enumerable.Range(0, count).Select(number => JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = Some.Today, note = $"{number}" })).ToArray();

        var answer = (await _server.Owner.Post("/api/reports", Batch("application/x-ndjson", lines))).Being(status);

        Assert.Equal(head + (status == 200 ? count : 0), await _server.Owner.Head());
        if (status != 200)
            answer.BeingProblem(status);
    }

    [Theory]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", "\"[]\"")]
    [InlineData("application/json", "[{]")]
    [InlineData("application/json", "")]
    [InlineData("application/x-ndjson", "")]
    [InlineData("application/x-ndjson", "\n \r\n\n")]
    public async Task A_batch_without_a_report_is_refused(string type, string body) =>
        (await _server.Owner.Post("/api/reports", new StringContent(body, Encoding.UTF8, type))).BeingProblem(400);

    [Fact]
    public async Task A_batch_tried_out_changes_nothing()
    {
        var milestone = (await Some.Milestone(_server)).Split('/')[^1];
        var head = await _server.Owner.Head();
        var line = JsonSerializer.Serialize(new { site = Some.Site, milestone, dataDate = Some.Today, note = "tried" });

        var answer = (await _server.Owner.Post("/api/reports?dryRun=true", Batch("application/json", line, line))).Being(200);

        Assert.True((bool)answer.Json["dryRun"]!);
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task A_contractor_reports_by_its_own_number_once_the_owner_has_said_what_it_stands_for()
    {
        var milestone = await Some.Milestone(_server);
        var contractor = await Some.KeyHolder(_server, "crusoe", Some.Site);
        var (system, project, activityId) = ("P6", "ABI 1", $"A.{Some.Id("1040")} ä");
        var report = new { system, project, activityId, dataDate = Some.Today, forecast = "2027-06" };
        var unknown = await One(contractor, report, 404);
        Assert.Equal($"activityId {system}/{project}/{activityId}", FirstError(unknown));

        var alias = $"{milestone}/aliases/{system}/{Uri.EscapeDataString(project)}/{Uri.EscapeDataString(activityId)}";
        (await _server.Owner.Put(alias, null)).Being(201);
        (await _server.Owner.Put(alias, null)).Being(200);
        (await contractor.Put(alias, null)).BeingProblem(403);

        var taken = await One(contractor, report, 201);
        var said = (await _server.Anyone.Get(milestone)).Json["reports"]!.AsArray().Single()!;
        Assert.Equal(((long)taken["position"]!, "crusoe", "2027-06"), ((long)said["position"]!, (string)said["party"]!, (string)said["forecast"]!["text"]!));
    }

    [Fact]
    public async Task A_number_can_be_given_to_another_milestone_and_site_and_number_cannot_be_mixed()
    {
        var (first, second) = (await Some.Milestone(_server), await Some.Milestone(_server));
        var activityId = Some.Id("A");
        (await _server.Owner.Put($"{first}/aliases/P6/X/{activityId}", null)).Being(201);
        (await _server.Owner.Put($"{second}/aliases/P6/X/{activityId}", null)).Being(201);

        await One(_server.Owner, new { system = "P6", project = "X", activityId, dataDate = Some.Today, note = "moved" }, 201);
        Assert.Empty((await _server.Anyone.Get(first)).Json["reports"]!.AsArray());
        Assert.Single((await _server.Anyone.Get(second)).Json["reports"]!.AsArray());

        await One(_server.Owner, new { site = Some.Site, system = "P6", project = "X", activityId, dataDate = Some.Today, note = "mixed" }, 400);
        await One(_server.Owner, new { system = "P6", activityId, dataDate = Some.Today, note = "half" }, 400);
        (await _server.Owner.Put($"/api/sites/{Some.Site}/milestones/nothing/aliases/P6/X/{activityId}", null)).BeingProblem(404);
        (await _server.Owner.Put($"{first}/aliases/P6/X/{new string('a', 101)}", null)).BeingProblem(400);
    }

    static async Task<JsonNode> One(Client client, object report, int status)
    {
        var result = (await client.Post("/api/reports", new[] { report })).Being(200).Json["results"]!.AsArray().Single()!;
        Assert.True((int)result["status"]! == status, $"expected {status}: {result}");
        return result;
    }

    static StringContent Batch(string type, params string[] items) =>
        new(type == "application/json" ? $"[{string.Join(',', items)}]" : string.Join('\n', items), Encoding.UTF8, type);

    static string FirstError(JsonNode? result)
    {
        var error = result!["problem"]!["errors"]![0]!;
        return $"{error["field"]} {error["value"]}";
    }
}
