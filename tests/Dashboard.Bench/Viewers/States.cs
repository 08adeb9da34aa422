using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dashboard.Bench.Viewers;

/// <summary>
/// Every viewer's model, exactly. Viewers get the same bytes, so a message is read once, at first sight, and a viewer keeps only
/// which messages it got; in the end each different sequence is folded and hashed.
/// </summary>
sealed class States
{
    readonly ConcurrentDictionary<ulong, Message> _messages = new();

    /// <summary>Rows by key with their JSON, and whether what was before is void.</summary>
    sealed record Message(bool Reset, IReadOnlyList<(string Key, string Json)> Rows);

    /// <summary>Milestone rows in all messages that arrived, each viewer's counted.</summary>
    public long MilestoneRows(IEnumerable<Watcher> watchers, int skip) => watchers.Sum(watcher => watcher.Got!.Skip(skip)
        .Sum(hash => (long)_messages[hash].Rows.Count(row => row.Key.StartsWith("milestone/", StringComparison.Ordinal))));

    public void Take(Watcher watcher, ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("\"target\":\"rows\""u8) < 0)
            return;
        var hash = HashOf(message);
        if (!_messages.ContainsKey(hash))
            _messages[hash] = Read(message);
        watcher.Got!.Add(hash);
    }

    /// <summary>How many viewers hold exactly the rows that the server shows; stories, of which it keeps the last, are left out.</summary>
    public int Right(IReadOnlyList<Watcher> watchers, ReadOnlySpan<byte> board)
    {
        using var shown = JsonDocument.Parse(board.ToArray());
        var right = HashOf(Rows(shown.RootElement));
        var folded = new Dictionary<string, string>();
        return watchers.Count(watcher =>
        {
            var sequence = string.Join(',', watcher.Got!);
            if (!folded.TryGetValue(sequence, out var state))
                folded.Add(sequence, state = Fold(watcher.Got!));
            return state == right;
        });
    }

    string Fold(List<ulong> got)
    {
        var rows = new Dictionary<string, string>();
        foreach (var message in got.Select(hash => _messages[hash]))
        {
            if (message.Reset)
                rows.Clear();
            foreach (var (key, json) in message.Rows)
                rows[key] = json;
        }
        return HashOf(rows.Select(row => (row.Key, row.Value)));
    }

    static string HashOf(IEnumerable<(string Key, string Json)> rows) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Json)))));

    static Message Read(ReadOnlySpan<byte> message)
    {
        using var json = JsonDocument.Parse(message[..^1].ToArray());
        var argument = json.RootElement.GetProperty("arguments")[0];
        return new(argument.GetProperty("reset").GetBoolean(), [.. Rows(argument)]);
    }

    static IEnumerable<(string, string)> Rows(JsonElement message) => message.GetProperty("rows").EnumerateArray()
        .Where(row => row.GetProperty("kind").GetString() != "story")
        .Select(row => ($"{row.GetProperty("kind")}/{(row.TryGetProperty("site", out var site) ? site : default)}/{row.GetProperty("id")}", row.GetRawText()));

    // Good for telling messages of one run apart, at the speed of memory.
    static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        var (first, second, length) = (0x9E3779B97F4A7C15ul, 0xC2B2AE3D27D4EB4Ful, (ulong)bytes.Length);
        for (; bytes.Length >= 16; bytes = bytes[16..])
        {
            first = BitOperations.RotateLeft(first ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), 29) * 0x9FB21C651E98DF25ul;
            second = BitOperations.RotateLeft(second ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), 31) * 0xD6E8FEB86659FD93ul;
        }
        foreach (var one in bytes)
            first = (first ^ one) * 0x100000001B3ul;
        return (first ^ BitOperations.RotateLeft(second, 17) ^ length) * 0x9E3779B97F4A7C15ul;
    }
}
