using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>What the director's page asks; the arithmetic has its own tests, here is what goes in and comes out.</summary>
public sealed class AnalysisTests(StargateServer shared) : IClassFixture<StargateServer>
{
    const string Buildings = "buildings-5-8-ready-for-service";

    readonly DashboardServer _server = shared.Server;

    [Theory]
    [InlineData("/api/ramp")]
    [InlineData("/api/ramp?site=abilene-tx&basis=it")]
    [InlineData("/api/slips")]
    [InlineData("/api/dates")]
    [InlineData("/api/dates?site=abilene-tx")]
    [InlineData("/api/progress")]
    [InlineData("/api/progress?site=abilene-tx")]
    [InlineData("/api/sources")]
    [InlineData("/api/sources?site=abilene-tx")]
    [InlineData("/api/sites/abilene-tx/trend")]
    [InlineData($"/api/sites/abilene-tx/milestones/{Buildings}/moves")]
    public async Task Every_analysis_is_answered_for_now_and_for_a_past_moment_and_known_by_its_tag(string path)
    {
        var now = (await _server.Anyone.Get(path)).Being(200);
        var then = (await _server.Anyone.Get($"{path}{(path.Contains('?') ? '&' : '?')}asOf=2026-02-28")).Being(200);

        Assert.NotEqual(now.Text, then.Text);
        (await _server.Anyone.Get(path, ("If-None-Match", now.Header("ETag")!))).Being(304);
        (await _server.Anyone.Get($"{path}{(path.Contains('?') ? '&' : '?')}asOf=2999-01-01")).BeingProblem(400);
    }

    [Theory]
    [InlineData("/api/ramp?site=nowhere")]
    [InlineData("/api/dates?site=nowhere")]
    [InlineData("/api/progress?site=nowhere")]
    [InlineData("/api/sources?site=nowhere")]
    [InlineData("/api/sites/nowhere/trend")]
    [InlineData("/api/sites/abilene-tx/milestones/nothing/moves")]
    // Nobody had spoken of it yet.
    [InlineData("/api/sites/shackelford-tx/trend?asOf=2025-03-01")]
    public async Task What_is_not_there_is_not_found(string path) => (await _server.Anyone.Get(path)).BeingProblem(404);

    [Theory]
    [InlineData("")]
    [InlineData("&asOf=2026-06-30")]
    public async Task Of_dates_by_party_the_first_can_be_asked_for_and_are_the_first_of_all_with_their_sources(string moment)
    {
        var (all, first) = (
            (await _server.Anyone.Get($"/api/dates?{moment}")).Being(200).Json,
            (await _server.Anyone.Get($"/api/dates?first=2{moment}")).Being(200).Json);

        var spread = all["rows"]!.AsArray().Where(row => row!["spread"] is not null).ToList();
        Assert.True(spread.Count > 2);
        Assert.Equal((spread.Count, spread.Count), ((int)all["count"]!, (int)first["count"]!));
        Assert.Equal(spread.Take(2).Select(row => row!.ToJsonString()), first["rows"]!.AsArray().Select(row => row!.ToJsonString()));
        Assert.Contains("publisher", first.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("")]
    public async Task Of_dates_by_party_no_other_number_is_first(string first) =>
        Assert.Equal("first", Assert.Single((await _server.Anyone.Get($"/api/dates?first={first}")).BeingProblem(400).Errors).Field);

    [Fact]
    public async Task A_basis_that_there_is_none_of_is_refused() =>
        Assert.Equal("basis", Assert.Single((await _server.Anyone.Get("/api/slips?basis=steam")).BeingProblem(400).Errors).Field);

    [Fact]
    public async Task A_date_that_moved_is_told_report_by_report_and_the_steps_add_up()
    {
        var answer = (await _server.Anyone.Get($"/api/sites/abilene-tx/milestones/{Buildings}/moves?asOf=2026-10-31")).Being(200).Json;

        // Epoch AI: 1 July 2026, then 1 November, then 31 December, then Q4 2026 - Q1 2027.
        Assert.Equal(
            ["2026-07-01", "2026-11-01", "2026-12-31", "2026-10-01/2027-03-31"],
            answer["steps"]!.AsArray().Select(step => (string)step!["after"]!["date"]!["text"]!));
        var shifts = answer["steps"]!.AsArray().Sum(step => (decimal)step!["shiftDays"]!);
        Assert.Equal(182.5m, shifts);
        Assert.Equal((decimal)answer["endDay"]!, (decimal)answer["startDay"]! + shifts);

        var since = (await _server.Anyone.Get($"/api/sites/abilene-tx/milestones/{Buildings}/moves?since=2026-05-01&asOf=2026-10-31")).Being(200).Json;
        Assert.Equal(2, since["steps"]!.AsArray().Count);
        Assert.Equal("2026-11-01", (string)since["start"]!["date"]!["text"]!);
    }

    [Fact]
    public async Task A_new_report_is_in_the_next_answer()
    {
        var milestone = await Some.Milestone(_server);
        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, forecast = "2027-03-01" })).Being(201);
        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, forecast = "2027-04-01", reason = "late steel" })).Being(201);

        var steps = (await _server.Anyone.Get($"{milestone}/moves")).Being(200).Json["steps"]!.AsArray();

        Assert.Equal((31, "late steel"), ((int)steps[1]!["shiftDays"]!, (string)steps[1]!["reason"]!));
        Assert.Contains(milestone.Split('/')[^1], (await _server.Anyone.Get("/api/sites/abilene-tx/trend")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_accepted_or_rejected_is_told_among_the_moves_of_the_date_and_the_changes_with_its_words()
    {
        var milestone = await Some.Milestone(_server);
        (await _server.Owner.Post($"{milestone}/reports", new { party = "crusoe", dataDate = Some.Day(-9), forecast = "2027-03-31" })).Being(201);
        var report = (await _server.Owner.Post($"{milestone}/reports", new { party = "crusoe", dataDate = Some.Today, actual = Some.Day(-3) })).Being(201).Position;
        var reported = await _server.Owner.Head();
        var rejected = (await _server.Owner.Post($"{milestone}/reject", new { report, reason = "hall 3 has no cooling" })).Being(201).Position;
        var accepted = (await _server.Owner.Post($"{milestone}/accept", new { report, note = "it has now" })).Being(201).Position;

        var moves = (await _server.Anyone.Get($"{milestone}/moves")).Being(200).Json["steps"]!.AsArray();
        Assert.Equal(
            [("rejected", "owner", rejected, "hall 3 has no cooling", null), ("accepted", "owner", accepted, null, "it has now")],
            moves.TakeLast(2).Select(step =>
                ((string)step!["kind"]!, (string)step["party"]!, (long)step["position"]!, (string?)step["reason"], (string?)step["note"])));
        Assert.Equal(0m, moves.TakeLast(2).Sum(step => (decimal)step!["shiftDays"]!));

        Assert.Equal([("rejected", "hall 3 has no cooling"), ("reopened", null)], await Changes(reported, rejected));
        Assert.Equal([("accepted", "it has now")], await Changes(reported, accepted));

        async Task<IEnumerable<(string, string?)>> Changes(long? since, long? asOf) =>
            (await _server.Anyone.Get($"/api/changes?since={since}&asOf={asOf}")).Being(200).Json["changes"]!.AsArray()
                .Where(change => milestone.EndsWith($"/{(string?)change!["milestone"]}", StringComparison.Ordinal))
                .Select(change => ((string)change!["kind"]!, (string?)change["reason"])).Order();
    }

    [Fact]
    public async Task A_record_is_shown_to_the_owner_and_to_the_party_itself()
    {
        (await _server.Anyone.Get("/api/record")).BeingProblem(401);
        using var crusoe = await Some.KeyHolder(_server, "crusoe");

        Assert.Equal(["crusoe"], Parties((await crusoe.Get("/api/record")).Being(200)));
        (await crusoe.Get("/api/record?party=epoch-ai")).BeingProblem(403);
        Assert.Contains("epoch-ai", Parties((await _server.Owner.Get("/api/record")).Being(200)));
        Assert.Equal(["epoch-ai"], Parties((await _server.Owner.Get("/api/record?party=epoch-ai")).Being(200)));

        static IEnumerable<string> Parties(Answer answer) => answer.Json["records"]!.AsArray().Select(record => (string)record!["party"]!);
    }

    [Fact]
    public async Task Cells_of_the_slip_table_lead_to_the_milestone_with_the_worst_slip()
    {
        var table = (await _server.Anyone.Get("/api/slips?asOf=2026-10-31")).Being(200).Json;

        var first = table["rows"]!.AsArray()[0]!;
        Assert.Equal("abilene-tx", (string)first["site"]!);
        var service = first["cells"]!.AsArray().Single(cell => (string)cell!["group"]! == "service")!["all"]!["worst"]!;
        Assert.Equal((Buildings, 92, 273), ((string)service["milestone"]!, (int)service["slip"]!["fromDays"]!, (int)service["slip"]!["toDays"]!));
    }

    [Fact]
    public async Task A_key_for_a_site_analyses_this_site_only()
    {
        await using var closed = await DashboardServer.Start("Access:Viewing=key");
        using var holder = await Some.KeyHolder(closed, "crusoe", "abilene-tx");

        foreach (var path in new[] { "/api/slips", "/api/ramp", "/api/dates", "/api/progress", "/api/sources", "/api/changes?since=2026-01-31" })
        {
            (await closed.Anyone.Get(path)).BeingProblem(401);
            var text = (await holder.Get(path)).Being(200).Text;
            Assert.Contains("abilene-tx", text, StringComparison.Ordinal);
            Assert.DoesNotContain("milam-tx", text, StringComparison.Ordinal);
        }
        (await holder.Get("/api/sites/milam-tx/trend")).BeingProblem(404);
        (await holder.Get("/api/dates?site=milam-tx")).BeingProblem(404);
    }

    [Fact]
    public async Task A_programme_without_anything_is_analysed_too()
    {
        await using var empty = await DashboardServer.Start("Data:Programme=none");

        foreach (var path in new[] { "/api/slips", "/api/ramp", "/api/dates", "/api/progress", "/api/sources", "/api/moments", "/api/changes?since=2026-01-31" })
            Assert.IsType<JsonObject>((await empty.Anyone.Get(path)).Being(200).Json);
    }

    [Fact]
    public async Task A_digest_is_answered_as_markdown_and_html_since_a_moment_or_of_the_last_week()
    {
        var text = (await _server.Anyone.Get("/api/digest.md?since=2026-01-31&asOf=2026-10-31")).Being(200);
        Assert.Equal("text/markdown", text.Type);
        Assert.Contains("~~1 July 2026~~ **Q4 2026", text.Text, StringComparison.Ordinal);
        var html = (await _server.Anyone.Get("/api/digest.html?since=2026-01-31&asOf=2026-10-31&lang=de")).Being(200);
        Assert.Equal("text/html", html.Type);
        Assert.Contains("<del>1. Juli 2026</del>", html.Text, StringComparison.Ordinal);
        (await _server.Anyone.Get("/api/digest.md")).Being(200);
        (await _server.Anyone.Get("/api/digest.md?since=tomorrow")).BeingProblem(400);
        (await _server.Anyone.Get("/api/digest.md?lang=fr")).BeingProblem(400);
    }
}
