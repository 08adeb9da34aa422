using System.Buffers;
using System.Text.Json;

namespace Dashboard.Board;

/// <summary>The one form in which rows travel: as a snapshot, as a push, and when catching up.</summary>
static class BoardMessage
{
    public static byte[] Write(Board board, string topic, long from, DateTimeOffset now, IEnumerable<BoardRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("topic", topic);
        json.WriteString("epoch", board.Epoch);
        json.WriteNumber("previous", Math.Max(from, 0));
        json.WriteNumber("position", Math.Max(board.HeadOf(topic), from));
        json.WriteBoolean("reset", from < 0);
        json.WriteString("serverTime", now);
        json.WriteStartArray("rows");
        foreach (var row in rows)
            json.WriteRawValue(row.Json, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
