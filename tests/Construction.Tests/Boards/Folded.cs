using System.Text.Json.Nodes;
using Dashboard.Board;
using Dashboard.Log;

namespace Construction.Tests.Boards;

/// <summary>A board folded from a log, and what it says.</summary>
static class Folded
{
    public const string Epoch = "an-epoch";

    public static Board Of(IEnumerable<LogEntry> log, int stepSize = int.MaxValue)
    {
        var board = new Board(Epoch);
        foreach (var step in log.Chunk(stepSize))
            board.Apply(step);
        return board;
    }

    public static JsonNode Since(this Board board, string topic, long? position, string? epoch = Epoch) =>
        JsonNode.Parse(board.Since(topic, epoch, position, Some.Now).Json.Span)!;

    /// <summary>By kind, site and id.</summary>
    public static Dictionary<string, JsonNode> Rows(this JsonNode message) =>
        message["rows"]!.AsArray().ToDictionary(row => $"{row!["kind"]}/{row["site"]}/{row["id"]}", row => row!);

    public static long Position(this JsonNode rowOrMessage) => rowOrMessage["position"]!.GetValue<long>();

    /// <summary>The programme and every site.</summary>
    public static IEnumerable<string> Topics => Shipped.State.Sites.Keys.Select(site => $"site:{site}").Prepend(Board.ProgrammeTopic);

    /// <summary>The log with one more event.</summary>
    public static LogEntry[] With(this IEnumerable<LogEntry> log, params IEnumerable<Event> more)
    {
        var entries = log.ToList();
        foreach (var happened in more)
            entries.Add(new(entries.Count + 1, Some.Now, "a-key", happened));
        return [.. entries];
    }
}
