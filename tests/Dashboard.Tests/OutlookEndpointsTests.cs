using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>What forecasts are made of beside reports: what parties take for possible, and the dates of contracts.</summary>
public sealed class OutlookEndpointsTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task A_party_gives_its_own_range_and_the_owner_enters_anybodys()
    {
        var milestone = await Some.Milestone(_server);
        var contractor = await Some.KeyHolder(_server, "crusoe");
        var head = await _server.Owner.Head();

        Assert.Equal(200, (await contractor.Put($"{milestone}/range?dryRun=true", Range())).Status);
        Assert.Equal(head, await _server.Owner.Head());
        var first = (await contractor.Put($"{milestone}/range", Range())).Being(201);
        Assert.Equal(first.Position, (await contractor.Put($"{milestone}/range", Range())).Being(200).Position);
        (await _server.Owner.Put($"{milestone}/range", Range(party: "oracle", likely: "2027-04-01"))).Being(201);

        var ranges = (await Row(milestone))["ranges"]!.AsArray();
        Assert.Equal([("crusoe", "2027-03-01"), ("oracle", "2027-04-01")], ranges.Select(range => ((string)range!["party"]!, (string)range["likely"]!)));
        Assert.All(ranges, range => Assert.Equal("dataDate likely optimistic party pessimistic position", Answer.Names(range)));
        Assert.Equal(first.Position, (long)ranges[0]!["position"]!);
    }

    [Fact]
    public async Task A_key_gives_no_range_for_another_party_or_another_site()
    {
        var milestone = await Some.Milestone(_server);
        var contractor = await Some.KeyHolder(_server, "crusoe");
        var elsewhere = await Some.KeyHolder(_server, "crusoe", Some.OtherSite);
        var head = await _server.Owner.Head();

        Assert.Equal("party", (await contractor.Put($"{milestone}/range", Range(party: "oracle"))).BeingProblem(400).Errors.Single().Field);
        Assert.Equal("site", (await elsewhere.Put($"{milestone}/range", Range())).BeingProblem(404).Errors.Single().Field);
        (await _server.Anyone.Put($"{milestone}/range", Range())).BeingProblem(401);

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Theory]
    [InlineData("""{"dataDate":"2026-01-05","optimistic":"2027-03-02","likely":"2027-03-01","pessimistic":"2027-04-01"}""", "optimistic")]
    [InlineData("""{"dataDate":"2026-01-05","optimistic":"2027-02-01","likely":"2027-03-01","pessimistic":"2027-02-28"}""", "pessimistic")]
    [InlineData("""{"dataDate":"2099-01-05","optimistic":"2027-02-01","likely":"2027-03-01","pessimistic":"2027-04-01"}""", "dataDate")]
    [InlineData("""{"dataDate":"2026-01-05","optimistic":"2027-Q1","likely":"2027-03-01","pessimistic":"2027-04-01"}""", "optimistic")]
    [InlineData("""{"dataDate":"2026-01-05","optimistic":"2027-02-01","pessimistic":"2027-04-01"}""", "likely")]
    [InlineData("""{"dataDate":"2026-01-05","optimistic":"2027-02-01","likely":"2027-03-01","pessimistic":"2027-04-01","party":"nobody"}""", "party")]
    public async Task A_range_that_breaks_a_rule_is_refused_by_its_field(string body, string field)
    {
        var milestone = await Some.Milestone(_server);
        var head = await _server.Owner.Head();

        Assert.Contains(field, (await _server.Owner.Put($"{milestone}/range", body)).BeingProblem(400).Errors.Select(error => error.Field));

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task A_withdrawn_milestone_takes_no_range_and_an_unknown_one_is_404()
    {
        var milestone = await Some.Milestone(_server);
        (await _server.Owner.Post($"{milestone}/withdraw", new { reason = "left the scope" })).Being(201);

        (await _server.Owner.Put($"{milestone}/range", Range(party: "crusoe"))).BeingProblem(409);
        (await _server.Owner.Put($"/api/sites/{Some.Site}/milestones/nothing/range", Range(party: "crusoe"))).BeingProblem(404);
    }

    [Fact]
    public async Task The_forecast_says_that_it_goes_by_the_range_of_the_responsible_party()
    {
        var (site, milestone) = await Forecasts.SiteOfCrusoe(_server);
        var path = $"/api/sites/{site}/milestones/{milestone}";
        (await _server.Owner.Post($"{path}/reports", new { dataDate = Some.Today, forecast = Some.Day(200), party = "crusoe" })).Being(201);
        var before = await Forecasts.Until(_server, site, forecast => (string)forecast["range"]!["origin"]! == "reference-class");

        (await _server.Owner.Put($"{path}/range", new { dataDate = Some.Today, optimistic = Some.Day(190), likely = Some.Day(200), pessimistic = Some.Day(210), party = "crusoe" })).Being(201);

        var after = await Forecasts.Until(_server, site, forecast => (string)forecast["range"]!["origin"]! == "given");
        Assert.Equal($"range given by crusoe as of {Some.Today}", (string)after["range"]!["words"]!);
        Assert.Equal(Some.Day(200), (string)after["p50"]!);
        Assert.True((double)after["deviationDays"]! < (double)before["deviationDays"]! / 5);
    }

    [Fact]
    public async Task The_date_of_a_contract_stands_in_the_milestone_and_the_forecast_tells_how_probable_it_is()
    {
        var (site, milestone) = await Forecasts.SiteOfCrusoe(_server);
        var path = $"/api/sites/{site}/milestones/{milestone}";
        object Contract(string date) => new { date, contract = "Lease, schedule 4", party = "oracle" };
        (await _server.Owner.Post($"{path}/reports", new { dataDate = Some.Today, forecast = Some.Day(200), party = "crusoe" })).Being(201);

        (await _server.Owner.Put($"{path}/contract", Contract("2027"))).Being(201);
        var set = (await _server.Owner.Put($"{path}/contract", Contract(Some.Day(250)))).Being(201);
        Assert.Equal(set.Position, (await _server.Owner.Put($"{path}/contract", Contract(Some.Day(250)))).Being(200).Position);

        var contract = (await Row(path))["contract"]!;
        Assert.Equal("contract date party position", Answer.Names(contract));
        Assert.Equal(
            (Some.Day(250), "Lease, schedule 4", "oracle", set.Position),
            ((string)contract["date"]!["text"]!, (string)contract["contract"]!, (string)contract["party"]!, (long)contract["position"]!));
        var brief = (await _server.Anyone.Get($"/api/board?topic=site:{site}&rows=brief")).Being(200).Json["rows"]!.AsArray();
        Assert.Equal(contract.ToJsonString(), brief.Single(row => (string)row!["kind"]! == "milestone")!["contract"]!.ToJsonString());
        var forecast = await Forecasts.Until(_server, site, of => (string?)of["contract"]?["date"]!["text"] == Some.Day(250));
        Assert.InRange((double)forecast["probabilityOfContract"]!, 0.15, 0.5);
        var marks = (await _server.Anyone.Get($"/api/dates?site={site}")).Being(200).Json["rows"]![0]!["marks"]!.AsArray();
        Assert.Equal(("contract", Some.Today), ((string)marks[0]!["kind"]!, (string)marks[0]!["dataDate"]!));
    }

    [Theory]
    [InlineData("""{"contract":"c","party":"oracle"}""", "date")]
    [InlineData("""{"date":"2027-Q5","contract":"c","party":"oracle"}""", "date")]
    [InlineData("""{"date":"2027-Q4","party":"oracle"}""", "contract")]
    [InlineData("""{"date":"2027-Q4","contract":"c"}""", "party")]
    [InlineData("""{"date":"2027-Q4","contract":"c","party":"nobody"}""", "party")]
    public async Task A_contracts_date_that_breaks_a_rule_is_refused_by_its_field(string body, string field)
    {
        var milestone = await Some.Milestone(_server);

        Assert.Contains(field, (await _server.Owner.Put($"{milestone}/contract", body)).BeingProblem(400).Errors.Select(error => error.Field));

        Assert.Equal("contract", (await _server.Owner.Put($"{milestone}/contract", new { date = "2027", contract = new string('c', 201), party = "oracle" })).BeingProblem(400).Errors.Single().Field);
        Assert.Null((await Row(milestone))["contract"]);
    }

    static object Range(string likely = "2027-03-01", string? party = null) => new
    {
        dataDate = Some.Today, optimistic = "2027-02-01", likely, pessimistic = "2027-06-01", party,
    };

    async Task<JsonNode> Row(string milestone) => (await _server.Anyone.Get(milestone)).Being(200).Json["milestone"]!;
}
