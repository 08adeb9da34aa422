using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>A date that moves far asks for a cause: the report is marked, and taken.</summary>
public sealed class CauseTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task A_slip_of_more_than_fourteen_days_without_a_cause_is_marked_wherever_the_report_is_told()
    {
        var milestone = await Some.Milestone(_server);
        object Moved(string forecast, string? cause = null) => new { dataDate = Some.Today, forecast, cause, note = Some.Id("note") };
        Assert.Null((await Post(milestone, Moved("2027-03-01")))["causeMissing"]);
        // 1 March + 14 days = 15 March.
        Assert.Null((await Post(milestone, Moved("2027-03-15")))["causeMissing"]);

        var dry = (await _server.Owner.Post($"{milestone}/reports?dryRun=true", Moved("2027-03-30"))).Being(200).Json;
        var marked = await Post(milestone, Moved("2027-03-30"));

        Assert.True((bool)dry["causeMissing"]!);
        Assert.True((bool)marked["causeMissing"]!);
        var named = await Post(milestone, Moved("2027-06-30", "permit"));
        Assert.Equal(("permit", null), ((string)named["cause"]!, named["causeMissing"]));
        var told = (await _server.Anyone.Get(milestone)).Json["reports"]!.AsArray();
        Assert.Equal([null, true, null, null], told.Select(report => (bool?)report!["causeMissing"]));
        Assert.True((bool)(await _server.Anyone.Get($"{milestone}/reports/{marked["position"]}")).Json["report"]!["causeMissing"]!);
        Assert.Contains((await _server.Owner.Get("/api/me")).Json["reports"]!.AsArray(), report => (bool?)report!["causeMissing"] == true);
    }

    [Fact]
    public async Task In_a_batch_each_is_marked_by_itself_and_the_same_batch_again_is_answered_alike()
    {
        var milestone = await Some.Milestone(_server);
        string Line(string forecast, string? cause = null) => JsonSerializer.Serialize(
            new { site = Some.Site, milestone = milestone.Split('/')[^1], dataDate = Some.Today, forecast, cause, note = Some.Id("note") });
        var (batch, key) = ($"[{Line("2027-03-01")},{Line("2027-04-01")},{Line("2027-05-01", "weather")}]", Some.IdempotencyKey());

        foreach (var _ in new[] { "first", "again" })
        {
            var results = (await _server.Owner.Post("/api/reports", batch, key)).Being(200).Json["results"]!.AsArray();
            Assert.Equal([201, 201, 201], results.Select(result => (int)result!["status"]!));
            Assert.Equal([null, true, null], results.Select(result => (bool?)result!["causeMissing"]));
        }
    }

    [Fact]
    public async Task A_cause_is_told_apart_from_the_party_it_is_attributed_to()
    {
        var milestone = await Some.Milestone(_server);

        var report = await Post(milestone, new { dataDate = Some.Today, forecast = "2027-03-01", reason = "no transformer", cause = "supplier", attributedTo = "crusoe" });

        Assert.Equal(("no transformer", "supplier", "crusoe"), ((string)report["reason"]!, (string)report["cause"]!, (string)report["attributedTo"]!));
        var unknown = (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, note = "n", attributedTo = "nobody" })).BeingProblem(400);
        Assert.Equal("attributedTo", unknown.Errors.Single().Field);
    }

    [Fact]
    public async Task The_number_of_days_is_a_setting()
    {
        await using var server = await DashboardServer.Start("Data:Programme=none", "Acceptance:CauseBeyondDays=0");
        var (site, id) = await Some.NewSite(server);
        var reports = $"/api/sites/{site}/milestones/{id}/reports";
        (await server.Owner.Post(reports, new { dataDate = Some.Today, forecast = "2027-03-01" })).Being(201);

        Assert.True((bool)(await server.Owner.Post(reports, new { dataDate = Some.Today, forecast = "2027-03-02" })).Being(201).Json["report"]!["causeMissing"]!);
    }

    async Task<JsonNode> Post(string milestone, object report) => (await _server.Owner.Post($"{milestone}/reports", report)).Being(201).Json["report"]!;
}
