using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>What may happen at a site: the owner's register of risks, and what the forecast makes of it.</summary>
public sealed class RiskEndpointsTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task A_risk_is_entered_revised_and_closed_and_stays_readable()
    {
        var (site, milestone) = await Some.NewSite(_server);
        var path = $"/api/sites/{site}/risks/grid-late";
        var body = Risk(milestone, 0.3);

        (await _server.Owner.Put(path, body)).Being(201);
        (await _server.Owner.Put(path, body)).Being(200);
        var since = (string)(await RiskRow(site))["since"]!;
        (await _server.Owner.Put(path, Risk(milestone, 0.4))).Being(201);

        var row = await RiskRow(site);
        Assert.StartsWith(Some.Today, since, StringComparison.Ordinal);
        Assert.Equal(since, (string)row["since"]!);
        Assert.Equal("id impact kind milestones name party position probability since site", Answer.Names(row));
        Assert.Equal(("risk", 0.4, 14, 30, 90), ((string)row["kind"]!, (double)row["probability"]!, (int)row["impact"]!["least"]!, (int)row["impact"]!["likely"]!, (int)row["impact"]!["most"]!));
        Assert.Equal((milestone, "crusoe"), ((string)row["milestones"]!.AsArray().Single()!, (string)row["party"]!));
        var board = (await _server.Anyone.Get($"/api/board?topic=site:{site}")).Being(200).Json["rows"]!.AsArray();
        Assert.Single(board, each => (string)each!["kind"]! == "risk");

        (await _server.Owner.Delete($"{path}?reason=the%20grid%20is%20there")).Being(201);
        (await _server.Owner.Delete($"{path}?reason=again")).Being(200);

        Assert.Equal("the grid is there", (string)(await RiskRow(site))["closed"]!["reason"]!);
        Assert.Equal("id", (await _server.Owner.Put(path, body)).BeingProblem(409).Errors.Single().Field);
        Assert.Equal("risk", (await _server.Owner.Delete($"/api/sites/{site}/risks/nothing")).BeingProblem(404).Errors.Single().Field);
        Assert.Equal("site", (await _server.Owner.Delete("/api/sites/nowhere/risks/grid-late")).BeingProblem(404).Errors.Single().Field);
        Assert.Equal("reason", (await _server.Owner.Delete($"{path}?reason={new string('r', 4_001)}")).BeingProblem(400).Errors.Single().Field);
    }

    [Theory]
    [InlineData("""{"probability":0.5,"impact":{"least":1,"likely":2,"most":3}}""", "name")]
    [InlineData("""{"name":"n","probability":1.01,"impact":{"least":1,"likely":2,"most":3}}""", "probability")]
    [InlineData("""{"name":"n","probability":0.5}""", "impact")]
    [InlineData("""{"name":"n","probability":0.5,"impact":{"least":-1,"likely":2,"most":3}}""", "impact.least")]
    [InlineData("""{"name":"n","probability":0.5,"impact":{"least":3,"likely":2,"most":3}}""", "impact.least")]
    [InlineData("""{"name":"n","probability":0.5,"impact":{"least":1,"likely":4,"most":3}}""", "impact.most")]
    [InlineData("""{"name":"n","probability":0.5,"impact":{"least":1,"likely":2,"most":3},"party":"nobody"}""", "party")]
    [InlineData("""{"name":"n","probability":0.5,"impact":{"least":1,"likely":2,"most":3},"milestones":["No_Slug"]}""", "milestones[0]")]
    [InlineData("""{"name":"n","probability":0.5,"impact":{"least":1,"likely":2,"most":3},"closed":true}""", "closed")]
    public async Task A_risk_that_breaks_a_rule_is_refused_by_its_field(string body, string field)
    {
        var head = await _server.Owner.Head();

        Assert.Contains(field, (await _server.Owner.Put($"/api/sites/{Some.Site}/risks/a-risk", body)).BeingProblem(400).Errors.Select(error => error.Field));

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task A_risk_of_a_milestone_or_site_that_is_not_there_is_404_and_its_id_is_a_slug()
    {
        Assert.Equal("milestone", (await _server.Owner.Put($"/api/sites/{Some.Site}/risks/a-risk", Risk("nothing", 0.3))).BeingProblem(404).Errors.Single().Field);
        Assert.Equal("site", (await _server.Owner.Put("/api/sites/nowhere/risks/a-risk", Risk("nothing", 0.3))).BeingProblem(404).Errors.Single().Field);
        Assert.Equal("id", (await _server.Owner.Put($"/api/sites/{Some.Site}/risks/No_Slug", Risk("nothing", 0.3))).BeingProblem(400).Errors.Single().Field);
    }

    [Fact]
    public async Task The_forecast_names_the_risks_of_a_milestone_until_they_are_closed()
    {
        var (site, milestone) = await Forecasts.SiteOfCrusoe(_server);
        (await _server.Owner.Post($"/api/sites/{site}/milestones/{milestone}/reports", new { dataDate = Some.Today, forecast = Some.Day(200), party = "crusoe" })).Being(201);
        await Forecasts.Until(_server, site, _ => true);
        (await _server.Owner.Put($"/api/sites/{site}/risks/grid-late", Risk(milestone, 0.5))).Being(201);

        var risk = Assert.Single((await Forecasts.Until(_server, site, forecast => forecast["risks"]!.AsArray().Count > 0))["risks"]!.AsArray())!;
        Assert.Equal(("grid-late", "Grid connection later"), ((string)risk["id"]!, (string)risk["name"]!));
        Assert.InRange((double)risk["happened"]!, 0.48, 0.52);
        Assert.InRange((double)risk["days"]!, 30, 60);
        Assert.Equal(("risk-entered", "grid-late", "crusoe"), await LastMove(site));

        (await _server.Owner.Delete($"/api/sites/{site}/risks/grid-late")).Being(201);
        await Forecasts.Until(_server, site, forecast => forecast["risks"]!.AsArray().Count == 0);
        Assert.Equal(("risk-closed", "grid-late", null), await LastMove(site));
    }

    static object Risk(string milestone, double probability) => new
    {
        name = "Grid connection later", probability, impact = new { least = 14, likely = 30, most = 90 }, milestones = new[] { milestone }, party = "crusoe",
    };

    async Task<(string Event, string Subject, string? Party)> LastMove(string site)
    {
        var move = (await _server.Anyone.Get($"/api/sites/{site}/forecast")).Being(200).Json["moves"]![0]!;
        Assert.Equal((0, null), ((int)move["reports"]!, move["report"]));
        return ((string)move["other"]!["event"]!, (string)move["other"]!["subject"]!, (string?)move["other"]!["party"]);
    }

    async Task<JsonNode> RiskRow(string site) => Assert.Single((await _server.Anyone.Get($"/api/sites/{site}")).Being(200).Json["risks"]!.AsArray())!;
}
