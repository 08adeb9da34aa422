using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>Every address that answers state answers any moment of it.</summary>
public sealed class AsOfTests(StargateServer shared) : IClassFixture<StargateServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task A_day_shows_what_was_known_by_its_end_and_says_so()
    {
        var answer = (await _server.Anyone.Get("/api/board?asOf=2026-01-31")).Being(200);

        Assert.Equal("2026-01-31T23:59:59.999+00:00", (string)answer.Json["asOf"]!);
        Assert.Equal("received", (string)answer.Json["by"]!);
        // Epoch AI said in December 2025: 1 July 2026. Its later word was published in 2026.
        Assert.Equal("2026-07-01", CurrentDate(Row(answer, "milestone/abilene-tx/buildings-5-8-ready-for-service")));
        var now = await _server.Anyone.Get("/api/board");
        Assert.Equal("2026-10-01/2027-03-31", CurrentDate(Row(now, "milestone/abilene-tx/buildings-5-8-ready-for-service")));
    }

    [Theory]
    [InlineData("/api/programme")]
    [InlineData("/api/sites")]
    [InlineData("/api/sites/abilene-tx")]
    [InlineData("/api/sites/abilene-tx/milestones/buildings-5-8-ready-for-service")]
    public async Task What_answers_state_answers_that_of_a_past_moment(string path)
    {
        var (now, then) = ((await _server.Anyone.Get(path)).Being(200), (await _server.Anyone.Get($"{path}?asOf=2026-01-31")).Being(200));

        Assert.NotEqual(now.Text, then.Text);
        Assert.True(then.Position < now.Position);
        Assert.Equal("2026-01-31T23:59:59.9990000+00:00", then.Header("Dashboard-As-Of"));
        Assert.NotEqual(now.Header("ETag"), then.Header("ETag"));
        (await _server.Anyone.Get($"{path}?asOf=2026-01-31", ("If-None-Match", then.Header("ETag")!))).Being(304);
    }

    [Fact]
    public async Task A_report_of_today_is_not_in_the_past_as_received_but_is_in_that_of_its_data_date()
    {
        var milestone = await Some.Milestone(_server);
        var (received, dated) = ((await Board("2026-06-30")).Text, (await Board("2026-06-30&by=data-date")).Text);

        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = "2026-06-15", forecast = "2027-08-09" })).Being(201);

        Assert.Equal(Rows(received), Rows((await Board("2026-06-30")).Text));
        Assert.DoesNotContain("2027-08-09", dated, StringComparison.Ordinal);
        Assert.Contains("2027-08-09", (await Board("2026-06-30&by=data-date")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_shows_the_log_up_to_there()
    {
        var milestone = await Some.Milestone(_server);
        var before = (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, forecast = "2027-08-01" })).Being(201);
        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, forecast = "2027-08-02" })).Being(201);

        var then = (await _server.Anyone.Get($"{milestone}?asOf={before.Position}&epoch={before.Epoch}")).Being(200);

        Assert.Equal("2027-08-01", CurrentDate(then.Json["milestone"]!));
        Assert.Single(then.Json["reports"]!.AsArray());
    }

    [Fact]
    public async Task Before_anything_was_known_the_board_is_empty()
    {
        var answer = (await _server.Anyone.Get("/api/board?asOf=2020-01-01")).Being(200);

        Assert.All(answer.Json["rows"]!.AsArray(), row => Assert.Equal("party", (string)row!["kind"]!));
    }

    [Theory]
    [InlineData("asOf=2999-01-01", "asOf")]
    [InlineData("asOf=999999999", "asOf")]
    [InlineData("asOf=99999999999999999999", "asOf")]
    [InlineData("asOf=-1", "asOf")]
    [InlineData("asOf=yesterday", "asOf")]
    [InlineData("asOf=2026-02-30", "asOf")]
    [InlineData("asOf=2026-01-31T10:00:00", "asOf")]
    [InlineData("asOf=", "asOf")]
    [InlineData("asOf=331&by=data-date", "asOf")]
    [InlineData("asOf=2026-01-31&by=hearsay", "by")]
    [InlineData("asOf=2026-01-31&since=5", "since")]
    public async Task What_names_no_moment_of_this_log_is_refused_by_name(string query, string field)
    {
        var answer = (await _server.Anyone.Get($"/api/board?{query}")).BeingProblem(400);

        Assert.Equal(field, Assert.Single(answer.Errors).Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&asOf=2026-01-31")]
    [InlineData("&topic=site:abilene-tx&asOf=2026-01-31")]
    public async Task In_brief_milestones_come_without_what_each_party_says(string query)
    {
        var (whole, brief) = ((await _server.Anyone.Get($"/api/board?{query}")).Being(200), (await _server.Anyone.Get($"/api/board?rows=brief{query}")).Being(200));

        Assert.Equal(whole.Json["rows"]!.AsArray().Select(row => $"{row!["kind"]}/{row["id"]}"), brief.Json["rows"]!.AsArray().Select(row => $"{row!["kind"]}/{row["id"]}"));
        var (all, lead) = (Row(whole, "milestone/abilene-tx/building-1-ready-for-service"), Row(brief, "milestone/abilene-tx/building-1-ready-for-service"));
        Assert.NotEmpty(all["said"]!.AsArray());
        Assert.Empty(lead["said"]!.AsArray());
        Assert.Equal((CurrentDate(all), (string)all["status"]!), (CurrentDate(lead), (string)lead["status"]!));
        Assert.True(brief.Text.Length < whole.Text.Length);
    }

    [Fact]
    public async Task Rows_are_brief_or_whole() =>
        Assert.Equal("rows", Assert.Single((await _server.Anyone.Get("/api/board?rows=some")).BeingProblem(400).Errors).Field);

    [Fact]
    public async Task An_epoch_that_is_gone_is_said_to_be() =>
        Assert.Equal("epoch", Assert.Single((await _server.Anyone.Get("/api/board?asOf=5&epoch=another")).BeingProblem(410).Errors).Field);

    [Fact]
    public async Task The_tag_of_a_past_moment_is_no_condition_for_writing()
    {
        var milestone = await Some.Milestone(_server);
        var then = await _server.Anyone.Get($"{milestone}?asOf={(await _server.Anyone.Get("/api/board")).Position}");

        (await _server.Owner.Post($"{milestone}/reports", Some.Report(), ("If-Match", then.Being(200).Header("ETag")!))).BeingProblem(412);
    }

    [Fact]
    public async Task Two_moments_are_compared_with_what_weighs_most_first()
    {
        var answer = (await _server.Anyone.Get("/api/changes?since=2026-01-31&asOf=2026-10-31")).Being(200);

        var first = answer.Json["changes"]!.AsArray()[0]!;
        // 590 MW from 1 July 2026 to Q4 2026 - Q1 2027, whose middle is 182.5 days later.
        Assert.Equal(("later", "buildings-5-8-ready-for-service", "2026-07-01"), ((string)first["kind"]!, (string)first["milestone"]!, (string)first["from"]!["text"]!));
        Assert.Equal((182.5, 107_675), ((double)first["days"]!, (double)first["mwDays"]!));
        Assert.Equal(0, (int)(await _server.Anyone.Get("/api/changes?since=2026-10-31&asOf=2026-10-31")).Being(200).Json["count"]!);
        (await _server.Anyone.Get("/api/changes")).BeingProblem(400);
        (await _server.Anyone.Get("/api/changes?since=2026-01-31&basis=steam")).BeingProblem(400);
    }

    [Fact]
    public async Task The_days_on_which_anything_became_known_are_counted()
    {
        var days = (await _server.Anyone.Get("/api/moments")).Being(200).Json["days"]!.AsArray();

        Assert.Equal("2024-10-15", (string)days[0]!["day"]!);
        Assert.Equal(days.Select(day => (string)day!["day"]!).Order(StringComparer.Ordinal), days.Select(day => (string)day!["day"]!));
        (await _server.Anyone.Get("/api/moments?by=hearsay")).BeingProblem(400);
    }

    Task<Answer> Board(string asOf) => _server.Anyone.Get($"/api/board?asOf={asOf}");

    static string? CurrentDate(JsonNode row) => (string?)row["current"]?["date"]?["text"];

    static JsonNode Row(Answer answer, string key) => answer.Being(200).Json["rows"]!.AsArray().Single(row => $"{row!["kind"]}/{row["site"]}/{row["id"]}" == key)!;

    static string Rows(string message) => JsonNode.Parse(message)!["rows"]!.ToJsonString();
}
