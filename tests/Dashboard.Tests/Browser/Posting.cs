using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Dashboard.Tests.Browser;

/// <summary>What people post while pages are open, and what else happens to a server.</summary>
static class Posting
{
    /// <summary>Posts a report with the owner's key and gives the position at which it was taken.</summary>
    public static async Task<long> Report(
        this DashboardServer server, string site, string milestone, object report, params (string Name, string Value)[] headers)
    {
        var answer = await server.Owner.Post($"/api/sites/{site}/milestones/{milestone}/reports", report, headers);
        return answer.Status == 200 ? answer.Position : answer.Being(201).Position;
    }

    public static async Task<JsonNode> Get(this DashboardServer server, string path) => (await server.Owner.Get(path)).Being(200).Json;

    /// <summary>The head of a topic, as a viewer's badge should show it.</summary>
    public static async Task<long> Head(this DashboardServer server, string topic) => (long)(await server.Get($"/api/board?topic={topic}"))["position"]!;

    /// <summary>Every event of the log, as it is written there.</summary>
    public static async Task<List<JsonNode>> Events(this DashboardServer server)
    {
        List<JsonNode> events = [];
        while (true)
        {
            var after = events.Count == 0 ? 0 : (long)events[^1]["position"]!;
            var lines = (await server.Owner.Get($"/api/events?after={after}&limit=1000")).Being(200).Lines;
            if (lines.Count == 0)
                return events;
            events.AddRange(lines);
        }
    }

    /// <summary>The port takes connections, nothing answers, no socket closes: only silence tells.</summary>
    public static void Freeze(this DashboardServer server) => Signal(server, "STOP");

    public static void Thaw(this DashboardServer server) => Signal(server, "CONT");

    static void Signal(DashboardServer server, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{server.ProcessId}"]);
        kill.WaitForExit();
    }
}
