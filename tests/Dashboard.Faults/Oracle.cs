using System.Text.Json.Nodes;

namespace Dashboard.Faults;

/// <summary>
/// Judges a server by what the load knows: its own acknowledgements and what it sent. It shares no code with the product.
/// </summary>
public static class Oracle
{
    const int Page = 10_000;

    /// <summary>The log from a position on, a line an event; a position that is left out is a finding.</summary>
    public static async Task<List<JsonNode>> Log(Server server, long after = 0)
    {
        var lines = new List<JsonNode>();
        while (true)
        {
            var page = (await server.Owner.Get($"/api/events?after={after + lines.Count}&limit={Page}")).Being(200).Lines;
            foreach (var line in page)
            {
                Assert.True((long)line["position"]! == after + lines.Count + 1, $"the log goes from position {after + lines.Count} to {line["position"]}");
                lines.Add(line);
            }
            if (page.Count < Page)
                return lines;
        }
    }

    /// <summary>
    /// Every acknowledged report is in the log once, where it was said to be and as it was sent; what was not acknowledged is
    /// there once at most; nothing is there that was not sent.
    /// </summary>
    public static void Holds(IReadOnlyList<JsonNode> log, Load load, IReadOnlyDictionary<string, long> acknowledged)
    {
        var found = new Dictionary<string, long>();
        foreach (var line in log.Where(line => (string)line["type"]! == "milestone-reported"))
        {
            var (report, position) = (line["report"]!.DeepClone().AsObject(), (long)line["position"]!);
            var id = (string)report["note"]!;
            Assert.True(load.Sent.TryGetValue(id, out var statement), $"position {position} holds {id}, which nobody sent");
            Assert.True(found.TryAdd(id, position), $"{id} is in the log twice: at {found[id]} and at {position}");
            Assert.True(IsAsSent(line, report, statement), $"{id} was sent as {statement.Body} and is in the log as {report.ToJsonString()}");
        }
        var lost = acknowledged.Where(one => !found.TryGetValue(one.Key, out var position) || position != one.Value).ToList();
        Assert.True(
            lost.Count == 0,
            lost.Count == 0 ? "" : $"{lost.Count} of {acknowledged.Count} acknowledged reports are not where they were said to be, the first {lost[0].Key} at {lost[0].Value}");
    }

    /// <summary>The same while reports come in: what is acknowledged before the log is read has to be in it.</summary>
    public static async Task Holds(Server server, Load load)
    {
        var acknowledged = load.Acknowledged.Taken;
        Holds(await Log(server), load, acknowledged);
    }

    /// <summary>After the load has finished: log, board and viewers are all what the acknowledgements amount to.</summary>
    /// <returns>The hash of that state.</returns>
    public static Task<string> Agrees(Server server, Load load, params IReadOnlyList<Follower> viewers) =>
        Agrees(server, load, load.Acknowledged.Taken, viewers);

    /// <summary>The same, where only some of the acknowledgements are to be found.</summary>
    public static async Task<string> Agrees(
        Server server, Load load, IReadOnlyDictionary<string, long> acknowledged, IReadOnlyList<Follower> viewers)
    {
        var log = await Log(server);
        Holds(log, load, acknowledged);
        var board = (await server.Owner.Get("/api/board")).Being(200).Json;
        var rows = board["rows"]!.AsArray().Select(row => row!).ToList();
        var (told, shown) = (CanonicalJson.Hash(new Fold(log).State), CanonicalJson.Hash(Fold.OfBoard(rows)));
        Assert.True(told == shown, $"the board ({shown}) is not what the log amounts to ({told}) at position {log.Count}");
        var whole = CanonicalJson.Hash(Follower.Ordered(rows));
        foreach (var viewer in viewers)
            await viewer.Reaches((string)board["epoch"]!, (long)board["position"]!, whole);
        return told;
    }

    static bool IsAsSent(JsonNode line, JsonObject report, Statement statement)
    {
        var body = JsonNode.Parse(statement.Body)!.AsObject();
        body["party"] = statement.Party;
        foreach (var form in new[] { body, report })
        {
            form.Remove("evidence");
            // The server's own: that it asks for the cause of a slip.
            form.Remove("causeMissing");
            // One instant has several spellings.
            if (form["reportedAt"] is { } at)
                form["reportedAt"] = DateTimeOffset.Parse((string)at!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        }
        return (string)line["milestone"]! == statement.Milestone && CanonicalJson.Write(body) == CanonicalJson.Write(report);
    }
}
