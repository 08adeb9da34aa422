using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>The programme's history, played through the public API.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Played_twice_it_gives_the_board_of_the_loaded_history_and_the_second_time_changes_nothing()
    {
        await using var loaded = await DashboardServer.Start();
        await using var played = await DashboardServer.Start("Data:Reports=none");
        string[] replay = [DashboardServer.Built, "replay", "--to", $"{played.Address}", "--key", DashboardServer.OwnerKey, "--speed", "0"];

        var first = await Run.ToTheEnd(replay);
        Assert.True(first.Code == 0, first.Output + first.Errors);
        Assert.Equal("", first.Errors);
        var head = await played.Owner.Head();
        Assert.Equal(await loaded.Owner.Head(), head);
        Assert.Equal(0, (await Run.ToTheEnd(replay)).Code);
        Assert.Equal(head, await played.Owner.Head());

        var (expected, actual) = (await Milestones(loaded), await Milestones(played));
        Assert.Equal(88, expected.Count);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, row => Assert.Equal(row.Value, actual[row.Key]));
        Assert.Equal(await Sums(loaded), await Sums(played));
    }

    [Fact]
    public async Task With_a_key_that_is_not_good_it_ends_and_says_so()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var head = await server.Owner.Head();

        var ended = await Run.ToTheEnd(DashboardServer.Built, "replay", "--to", $"{server.Address}", "--key", "nonsense", "--speed", "0");

        Assert.Equal(1, ended.Code);
        Assert.Contains("key", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(head, await server.Owner.Head());
    }

    [Theory]
    [InlineData("")]
    [InlineData("--to=here --key=k")]
    [InlineData("--to http://127.0.0.1:1")]
    [InlineData("--to http://127.0.0.1:1 --key k --speed fast")]
    [InlineData("--to http://127.0.0.1:1 --key k --sped 1")]
    [InlineData("--to http://127.0.0.1:1 --key k --programme /no/such/file.json")]
    [InlineData("--to http://127.0.0.1:1 --key k --speed 0")]
    public async Task A_replay_that_cannot_begin_says_why_without_a_stack_trace(string arguments)
    {
        var ended = await Run.ToTheEnd([DashboardServer.Built, "replay", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(1, ended.Code);
        Assert.NotEmpty(ended.Errors.Trim());
        Assert.DoesNotContain("   at ", ended.Errors + ended.Output, StringComparison.Ordinal);
    }

    static readonly string[] Read = ["status", "current", "plan", "slip", "overdueFrom", "percent", "said", "reports", "withdrawn"];
    static readonly string[] Summed = ["power", "sites", "milestones", "done", "next", "worst"];

    /// <summary>What each milestone's reports amount to, without the places and times of their taking.</summary>
    static async Task<SortedDictionary<string, string>> Milestones(DashboardServer server)
    {
        var rows = (await server.Anyone.Get("/api/board")).Being(200).Json["rows"]!.AsArray();
        return new(rows.Where(row => (string)row!["kind"]! == "milestone").ToDictionary(
            row => $"{row!["site"]}/{row["id"]}",
            row =>
            {
                var kept = new JsonObject();
                foreach (var name in Read)
                    kept[name] = WithoutPlaces(row![name]);
                return kept.ToJsonString();
            }));
    }

    static async Task<string> Sums(DashboardServer server)
    {
        var programme = (await server.Anyone.Get("/api/programme")).Json["programme"]!;
        return string.Join(' ', Summed.Select(name => programme[name]?.ToJsonString()));
    }

    static JsonNode? WithoutPlaces(JsonNode? node) => node switch
    {
        // The source's own date is not taken from who posts.
        JsonObject fields => new JsonObject(fields.Where(field => field.Key is not ("position" or "report" or "receivedAt" or "knownAt" or "source"))
            .Select(field => KeyValuePair.Create(field.Key, WithoutPlaces(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutPlaces)]),
        _ => node?.DeepClone(),
    };
}
