namespace Dashboard.Tests;

/// <summary>The log itself, one event a line.</summary>
public sealed class EventsEndpointTests(StargateServer shared) : IClassFixture<StargateServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task The_whole_log_comes_without_a_gap()
    {
        var answer = (await _server.Anyone.Get("/api/events?limit=10000")).Being(200);

        Assert.Equal("application/x-ndjson", answer.Type);
        Assert.Equal(Enumerable.Range(1, answer.Lines.Count).Select(number => (long)number), answer.Lines.Select(line => (long)line["position"]!));
        Assert.True(answer.Lines.Count >= await _server.Anyone.Head());
        Assert.All(answer.Lines, line =>
        {
            Assert.Matches("^[a-z-]+$", (string)line["type"]!);
            Assert.True(DateTimeOffset.UtcNow >= (DateTimeOffset)line["receivedAt"]!);
        });
    }

    [Fact]
    public async Task Read_in_pages_it_is_the_same_log()
    {
        var whole = (await _server.Anyone.Get("/api/events?limit=150")).Lines;
        var paged = new List<string>();
        for (long after = 0; paged.Count < whole.Count;)
        {
            var page = (await _server.Anyone.Get($"/api/events?after={after}&limit=50")).Being(200).Lines;
            Assert.Equal(50, page.Count);
            paged.AddRange(page.Select(line => line.ToJsonString()));
            after = (long)page[^1]["position"]!;
        }
        Assert.Equal(whole.Select(line => line.ToJsonString()), paged);
    }

    [Fact]
    public async Task After_the_head_there_is_nothing() =>
        Assert.Empty((await _server.Anyone.Get("/api/events?after=1000000")).Being(200).Lines);

    [Fact]
    public async Task A_report_is_in_it_with_every_field_that_was_sent()
    {
        var milestone = await Some.Milestone(_server);
        var sent = new { dataDate = Some.Today, reportedAt = "2026-01-02T03:04:05Z", forecast = "2027-Q1", actual = (string?)null, percent = 12.5, reason = "late steel", note = "as told", party = "crusoe" };
        var posted = (await _server.Owner.Post($"{milestone}/reports", sent)).Being(201);

        var line = (await _server.Anyone.Get($"/api/events?after={posted.Position - 1}&limit=1")).Lines.Single();

        Assert.Equal("milestone-reported", (string)line["type"]!);
        Assert.Equal((DateTimeOffset)posted.Json["report"]!["receivedAt"]!, (DateTimeOffset)line["receivedAt"]!);
        var report = line["report"]!;
        Assert.Equal(("crusoe", "2027-Q1", 12.5m, "late steel", "as told"), ((string)report["party"]!, (string)report["forecast"]!, (decimal)report["percent"]!, (string)report["reason"]!, (string)report["note"]!));
        Assert.True(report.AsObject().TryGetPropertyValue("actual", out var actual) && actual is null, "null is a statement, and was lost");
    }

    [Theory]
    [InlineData("after=-1", "after")]
    [InlineData("after=x", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=10001", "limit")]
    [InlineData("limit=many", "limit")]
    public async Task A_wrong_page_is_refused_by_name(string query, string field) =>
        Assert.Equal(field, (await _server.Anyone.Get($"/api/events?{query}")).BeingProblem(400).Errors.Single().Field);
}
