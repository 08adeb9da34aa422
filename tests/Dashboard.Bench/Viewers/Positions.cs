using System.Buffers.Text;

namespace Dashboard.Bench.Viewers;

/// <summary>The number that follows <c>"position":</c>, found without reading the JSON around it.</summary>
static class Positions
{
    /// <summary>The first one; -1 where there is none.</summary>
    public static long Of(ReadOnlySpan<byte> json)
    {
        var at = json.IndexOf("\"position\":"u8);
        return at >= 0 && Utf8Parser.TryParse(json[(at + 11)..], out long position, out _) ? position : -1;
    }

    /// <summary>The last one; -1 where there is none.</summary>
    public static long Last(ReadOnlySpan<byte> json)
    {
        var at = json.LastIndexOf("\"position\":"u8);
        return at >= 0 ? Of(json[at..]) : -1;
    }
}
