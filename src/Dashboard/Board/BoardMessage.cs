using System.Buffers;
using System.Text.Json;

namespace Dashboard.Board;

/// <summary>The one form in which rows travel: as a snapshot, as a push, and when catching up.</summary>
static class BoardMessage
{
    const int Head = 512;

    /// <param name="epoch">This log's.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="from">The position to apply it at; less than 0 for none.</param>
    /// <param name="to">The position that it leads to.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="looked">The past moment that they show; null for now.</param>
    /// <param name="rows">As JSON, in the order in which a page needs them.</param>
    public static ReadOnlyMemory<byte> Write(string epoch, string topic, long from, long to, DateTimeOffset now, Looked? looked, IReadOnlyList<byte[]> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(Head + rows.Sum(row => row.Length + 1));
        using var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("topic", topic);
        json.WriteString("epoch", epoch);
        json.WriteNumber("previous", Math.Max(from, 0));
        json.WriteNumber("position", to);
        json.WriteBoolean("reset", from < 0);
        json.WriteString("serverTime", now);
        if (looked is not null)
        {
            json.WriteString("asOf", looked.At);
            json.WriteString("by", looked.By);
        }
        json.WriteStartArray("rows");
        foreach (var row in rows)
            json.WriteRawValue(row, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
