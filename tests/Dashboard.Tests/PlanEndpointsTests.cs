using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>What the owner sets. Sent unchanged it is 200 and no event; changed it is 201.</summary>
public sealed class PlanEndpointsTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    public static TheoryData<string, string, string> Upserts => new()
    {
        { "/api/parties/new-party", """{"name":"New","roles":["contractor"]}""", """{"name":"New","roles":["contractor","operator"]}""" },
        { "/api/commitments/new-terms", """{"agreement":"new","title":"T","parties":["openai"],"starts":"2026","terms":[{"covers":"all","end":"2030-Q1","note":"n"}]}""", """{"agreement":"new","title":"T","parties":["openai"],"starts":"2026","terms":[{"covers":"all","end":"2030-Q2","note":"n"}]}""" },
        { "/api/sites/new-site", """{"name":"N","stage":"candidate","responsible":"crusoe","parties":[{"party":"oracle","role":"tenant"}],"mw":[{"value":5,"basis":"it","party":"epoch-ai"}],"cost":[{"usd":5e9,"basis":"press"}],"location":{"lat":32.5,"lon":-99.8},"aliases":["A"],"order":3}""", """{"name":"N","stage":"announced","responsible":"crusoe"}""" },
        { "/api/sites/uk/milestones/new-milestone", """{"name":"M","phase":"energised","buildings":"1-2","mw":[{"value":1.50,"basis":"facility"}]}""", """{"name":"M","phase":"energised","buildings":"1-2","mw":[{"value":2,"basis":"facility"}]}""" },
        { "/api/programme", """{"id":"stargate","name":"S","announced":"2025-01-21","equityFunders":["openai"],"lead":{"financial":"softbank","operational":"openai"},"history":[{"asOf":"2025-01-21","text":"t","gw":1,"usd":2}]}""", """{"id":"stargate","name":"S","announced":"2025-01-22"}""" },
    };

    [Theory]
    [MemberData(nameof(Upserts))]
    public async Task What_is_put_is_taken_once_had_when_unchanged_and_taken_when_changed(string path, string body, string changed)
    {
        var head = await _server.Owner.Head();

        Assert.Equal(200, (await _server.Owner.Put($"{path}?dryRun=true", body)).Status);
        Assert.Equal(head, await _server.Owner.Head());
        Assert.Equal(head + 1, (await _server.Owner.Put(path, body)).Being(201).Position);
        (await _server.Owner.Put(path, body)).Being(200);
        Assert.Equal(head + 1, await _server.Owner.Head());
        Assert.Equal(head + 2, (await _server.Owner.Put(path, changed)).Being(201).Position);
        Assert.Equal(head + 3, (await _server.Owner.Put(path, body)).Being(201).Position);
        Assert.Equal(head + 3, await _server.Owner.Head());
    }

    [Theory]
    [InlineData("/api/parties/No_Slug", """{"name":"n"}""", "party")]
    [InlineData("/api/parties/a-party", """{"roles":[]}""", "name")]
    [InlineData("/api/parties/a-party", """{"name":"n","roles":["king"]}""", "roles[0]")]
    [InlineData("/api/sites/No--Slug", """{"name":"n","stage":"announced"}""", "site")]
    [InlineData("/api/sites/a-site", """{"name":"n","stage":"finished"}""", "stage")]
    [InlineData("/api/sites/a-site", """{"name":"n","stage":"announced","responsible":"nobody"}""", "responsible")]
    [InlineData("/api/sites/a-site", """{"name":"n","stage":"announced","location":{"lat":91,"lon":0}}""", "location.lat")]
    [InlineData("/api/sites/a-site", """{"name":"n","stage":"announced","mw":[{"value":-1,"basis":"it"}]}""", "mw[0].value")]
    [InlineData("/api/sites/uk/milestones/m", """{"name":"n","phase":"ready"}""", "phase")]
    [InlineData("/api/commitments/c", """{"title":"t","terms":[{"end":"2026"}]}""", "terms[0].covers")]
    [InlineData("/api/commitments/c", """{"title":"t","parties":["nobody"]}""", "parties")]
    [InlineData("/api/programme", """{"name":"n","lead":{"financial":"openai"}}""", "lead.operational")]
    public async Task What_breaks_a_rule_is_refused_by_its_field(string path, string body, string field)
    {
        var head = await _server.Owner.Head();

        var problem = (await _server.Owner.Put(path, body)).BeingProblem(400);

        Assert.Contains(field, problem.Errors.Select(error => error.Field));
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task A_milestone_of_a_site_that_is_not_there_is_404() =>
        Assert.Equal("site", (await _server.Owner.Put("/api/sites/nowhere/milestones/m", new { name = "n", phase = "mep" })).BeingProblem(404).Errors.Single().Field);

    [Fact]
    public async Task A_baseline_is_what_is_measured_against_and_its_versions_stay_readable()
    {
        var milestone = await Some.Milestone(_server);
        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, forecast = "2027-07-11" })).Being(201);
        object Baseline(string date, string version, string reason = "contract") => new { date, version, reason, approver = "crusoe" };

        var first = (await _server.Owner.Put($"{milestone}/baseline", Baseline("2027-07-01", "B1"))).Being(201);
        Assert.Equal(first.Position, (await _server.Owner.Put($"{milestone}/baseline", Baseline("2027-07-01", "B1"))).Being(200).Position);
        Assert.Equal("version", (await _server.Owner.Put($"{milestone}/baseline", Baseline("2027-08-01", "B1"))).BeingProblem(409).Errors.Single().Field);
        Assert.Equal((10, "day", "late"), Slip(await Row(milestone)));
        (await _server.Owner.Put($"{milestone}/baseline", Baseline("2027-07-21", "B2", "change order 3"))).Being(201);

        var row = await Row(milestone);
        Assert.Equal((-10, "day", "early"), Slip(row));
        Assert.Equal(("baseline", "B2", "change order 3", "crusoe"), ((string)row["plan"]!["kind"]!, (string)row["plan"]!["version"]!, (string)row["plan"]!["reason"]!, (string)row["plan"]!["party"]!));
        var baselines = (await _server.Anyone.Get(milestone)).Json["baselines"]!.AsArray();
        Assert.Equal(["B2", "B1"], baselines.Select(baseline => (string)baseline!["version"]!));
        Assert.All(baselines, baseline => Assert.Equal("approved approver date position reason version", Answer.Names(baseline)));
        Assert.Equal("approver", (await _server.Owner.Put($"{milestone}/baseline", new { date = "2027", version = "B3", reason = "r", approver = "nobody" })).BeingProblem(400).Errors.Single().Field);
        Assert.Equal(["approver", "date", "reason", "version"], (await _server.Owner.Put($"{milestone}/baseline", "{}")).BeingProblem(400).Errors.Select(error => error.Field).Order());
    }

    [Fact]
    public async Task A_withdrawn_milestone_stays_visible_and_takes_nothing_more()
    {
        var milestone = await Some.Milestone(_server);
        var said = Some.Report();
        var before = (await _server.Owner.Post($"{milestone}/reports", said)).Being(201);
        (await _server.Owner.Post($"{milestone}/withdraw", new { })).BeingProblem(400);

        (await _server.Owner.Post($"{milestone}/withdraw", new { reason = "left the scope" })).Being(201);

        (await _server.Owner.Post($"{milestone}/withdraw", new { reason = "left the scope" })).Being(200);
        (await _server.Owner.Post($"{milestone}/withdraw", new { reason = "another" })).BeingProblem(409);
        var refused = (await _server.Owner.Post($"{milestone}/reports", Some.Report())).BeingProblem(409);
        Assert.Equal("milestone", refused.Errors.Single().Field);
        Assert.Equal(before.Position, (await _server.Owner.Post($"{milestone}/reports", said)).Being(200).Position);
        (await _server.Owner.Put($"{milestone}/baseline", new { date = "2027", version = "B", reason = "r", approver = "crusoe" })).BeingProblem(409);
        (await _server.Owner.Put(milestone, new { name = "again", phase = "mep" })).BeingProblem(409);
        var row = await Row(milestone);
        Assert.Equal(("withdrawn", "left the scope", null), ((string)row["status"]!, (string)row["withdrawn"]!["reason"]!, row["slip"]));
    }

    [Fact]
    public async Task A_flag_is_raised_and_cleared_and_stays_readable()
    {
        var (site, milestone) = await Some.NewSite(_server);
        var raised = (await _server.Owner.Post($"/api/sites/{site}/flags", new { type = "risk", text = "crane is late", milestone, date = "2026-Q4", party = "crusoe" })).Being(201);
        var id = (string)raised.Json["id"]!;
        var flag = await Flag(site, id);
        Assert.Equal(("risk", "crane is late", milestone, null), ((string)flag["type"]!, (string)flag["text"]!, (string)flag["milestone"]!, flag["cleared"]));
        Assert.Single((await _server.Anyone.Get($"/api/sites/{site}/milestones/{milestone}")).Json["flags"]!.AsArray());

        (await _server.Owner.Delete($"/api/sites/{site}/flags/{id}?reason=it%20came")).Being(201);
        (await _server.Owner.Delete($"/api/sites/{site}/flags/{id}?reason=again")).Being(200);

        Assert.Equal("it came", (string)(await Flag(site, id))["cleared"]!["reason"]!);
        (await _server.Owner.Delete($"/api/sites/{site}/flags/nothing")).BeingProblem(404);
        (await _server.Owner.Delete($"/api/sites/nowhere/flags/{id}")).BeingProblem(404);
        (await _server.Owner.Post($"/api/sites/{site}/flags", new { type = "rumour", text = "t" })).BeingProblem(400);
        (await _server.Owner.Post($"/api/sites/{site}/flags", new { type = "risk", text = "t", milestone = "nothing" })).BeingProblem(404);
        (await _server.Owner.Post($"/api/sites/{site}/flags", new { id, type = "risk", text = "other words" })).BeingProblem(409);
    }

    [Fact]
    public async Task A_reason_in_the_address_keeps_to_the_rules_of_text()
    {
        var (site, _) = await Some.NewSite(_server);
        var id = (string)(await _server.Owner.Post($"/api/sites/{site}/flags", new { type = "risk", text = "t" })).Being(201).Json["id"]!;
        var head = await _server.Owner.Head();

        foreach (var reason in new[] { new string('r', 4_001), "bell%07", "zero%00" })
            Assert.Equal("reason", (await _server.Owner.Delete($"/api/sites/{site}/flags/{id}?reason={reason}")).BeingProblem(400).Errors.Single().Field);

        Assert.Equal(head, await _server.Owner.Head());
    }

    async Task<JsonNode> Row(string milestone) => (await _server.Anyone.Get(milestone)).Json["milestone"]!;

    async Task<JsonNode> Flag(string site, string id) =>
        (await _server.Anyone.Get($"/api/sites/{site}")).Json["flags"]!.AsArray().Single(flag => (string)flag!["id"]! == id)!;

    static (int, string, string) Slip(JsonNode row) => ((int)row["slip"]!["from"]!, (string)row["slip"]!["unit"]!, (string)row["slip"]!["sense"]!);
}
