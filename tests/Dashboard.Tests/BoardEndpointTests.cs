using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>The rows of a topic: all, or those changed since a position.</summary>
public sealed class BoardEndpointTests(StargateServer shared) : IClassFixture<StargateServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task Without_a_position_everything_comes_and_says_so()
    {
        var answer = (await _server.Anyone.Get("/api/board")).Being(200);

        Assert.Equal("epoch position previous reset rows serverTime topic", answer.Fields);
        Assert.True((bool)answer.Json["reset"]!);
        Assert.Equal(("programme", 0), ((string)answer.Json["topic"]!, (long)answer.Json["previous"]!));
        var kinds = answer.Json["rows"]!.AsArray().Select(row => (string)row!["kind"]!).ToHashSet();
        Assert.Equal(["commitment", "flag", "milestone", "party", "programme", "site", "story"], kinds.Order());
        Assert.All(answer.Json["rows"]!.AsArray(), row =>
        {
            Assert.Contains("id", row!.AsObject().Select(field => field.Key));
            // What belongs to the whole programme names no site.
            Assert.Equal((string)row["kind"]! is "programme" or "party" or "commitment", row["site"] is null);
            Assert.InRange((long)row["position"]!, 1, answer.Position);
        });
        var keys = answer.Json["rows"]!.AsArray().Select(row => $"{row!["kind"]}/{row["site"]}/{row["id"]}").ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public async Task Since_a_position_only_the_rows_changed_after_it_come()
    {
        var milestone = await Some.Milestone(_server);
        var before = await _server.Anyone.Get("/api/board");

        var position = (await _server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;

        var answer = (await _server.Anyone.Get($"/api/board?since={before.Position}&epoch={before.Epoch}")).Being(200);
        Assert.False((bool)answer.Json["reset"]!);
        Assert.Equal((before.Position, position), ((long)answer.Json["previous"]!, answer.Position));
        var rows = answer.Json["rows"]!.AsArray();
        Assert.All(rows, row => Assert.Equal(position, (long)row!["position"]!));
        Assert.Contains(rows, row => IsRow(row, "milestone", milestone.Split('/')[^1]));
        Assert.Contains(rows, row => IsRow(row, "story", $"{position}"));
        Assert.DoesNotContain(rows, row => (string)row!["kind"]! is "party" or "commitment");
    }

    [Fact]
    public async Task At_the_head_nothing_comes()
    {
        var head = await _server.Anyone.Get("/api/board");

        var answer = (await _server.Anyone.Get($"/api/board?since={head.Position}&epoch={head.Epoch}")).Being(200);

        Assert.Empty(answer.Json["rows"]!.AsArray());
        Assert.Equal((false, head.Position), ((bool)answer.Json["reset"]!, answer.Position));
    }

    [Theory]
    [InlineData("since=1&epoch=another")]
    [InlineData("since=999999999&epoch={epoch}")]
    public async Task Another_epoch_and_a_position_ahead_of_the_log_start_over(string query)
    {
        var all = await _server.Anyone.Get("/api/board");

        var answer = (await _server.Anyone.Get($"/api/board?{query.Replace("{epoch}", all.Epoch, StringComparison.Ordinal)}")).Being(200);

        Assert.True((bool)answer.Json["reset"]!);
        Assert.True(answer.Json["rows"]!.AsArray().Count >= all.Json["rows"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_sites_topic_holds_its_own_rows_and_the_parties()
    {
        var answer = (await _server.Anyone.Get("/api/board?topic=site:milam-tx")).Being(200);

        var rows = answer.Json["rows"]!.AsArray();
        Assert.Contains(rows, row => IsRow(row, "site", "milam-tx"));
        Assert.Contains(rows, row => IsRow(row, "party", "openai"));
        Assert.All(rows, row => Assert.True((string)row!["kind"]! == "party" || (string?)row["site"] == "milam-tx", row.ToJsonString()));
    }

    [Fact]
    public async Task Another_sites_report_does_not_move_the_head_of_a_site()
    {
        var milestone = await Some.Milestone(_server, "lordstown-oh");
        var before = (await _server.Anyone.Get("/api/board?topic=site:uk")).Position;

        var position = (await _server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;

        Assert.Equal(before, (await _server.Anyone.Get("/api/board?topic=site:uk")).Position);
        Assert.Equal(position, (await _server.Anyone.Get("/api/board?topic=site:lordstown-oh")).Position);
    }

    [Fact]
    public async Task The_time_in_an_answer_is_the_time_of_the_answer()
    {
        var first = Time(await _server.Anyone.Get("/api/board?topic=site:norway"));
        while (DateTimeOffset.UtcNow < first.AddSeconds(1.5))
            await Task.Delay(first.AddSeconds(1.5) - DateTimeOffset.UtcNow);

        var asked = DateTimeOffset.UtcNow;
        Assert.InRange(Time(await _server.Anyone.Get("/api/board?topic=site:norway")), asked.AddSeconds(-1), DateTimeOffset.UtcNow);

        static DateTimeOffset Time(Answer answer) => (DateTimeOffset)answer.Json["serverTime"]!;
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("one")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999999")]
    [InlineData("")]
    public async Task A_position_that_is_none_is_refused_by_name(string since)
    {
        var problem = (await _server.Anyone.Get($"/api/board?since={since}")).BeingProblem(400);

        Assert.Equal(("since", since), (problem.Errors.Single().Field, problem.Errors.Single().Value));
    }

    [Fact]
    public async Task What_is_pushed_is_what_can_be_read()
    {
        var milestone = await Some.Milestone(_server, "uk");
        await using var viewer = await Viewer.Following(_server, "programme");
        var rows = new Dictionary<string, string>();
        Take(await viewer.Rows());
        long position = 0;
        for (var count = 0; count < 20; count++)
            position = (await _server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;

        for (long reached = 0; reached < position;)
            reached = Take(await viewer.Rows());

        var board = (await _server.Anyone.Get("/api/board")).Json["rows"]!.AsArray();
        Assert.All(board, row => Assert.Equal(row!.ToJsonString(), rows[KeyOf(row)]));

        long Take(JsonNode message)
        {
            foreach (var row in message["rows"]!.AsArray())
                rows[KeyOf(row!)] = row!.ToJsonString();
            return (long)message["position"]!;
        }

        static string KeyOf(JsonNode row) => $"{row["kind"]}/{row["site"]}/{row["id"]}";
    }

    static bool IsRow(JsonNode? row, string kind, string id) => ((string)row!["kind"]!, (string)row["id"]!) == (kind, id);
}
