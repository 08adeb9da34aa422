namespace Construction.Import;

/// <summary>Files that people send and that are not read here: by what they are known, and what to send instead.</summary>
static class ForeignFiles
{
    const string Access = "this is an Access database: export the schedule from the program that keeps it (P6: XER or XML; Microsoft Project: XML)";
    const string Image = "this is a picture, not a schedule: export the schedule from the program in which it is kept";
    const string Packed = "this file is packed: unpack it first, and send the schedule that is in it";

    static readonly (byte[] Begins, string Rule)[] s_signatures =
    [
        ("%PDF-"u8.ToArray(), "this is a PDF, a print of a schedule: export the schedule itself (P6: XER or XML; Microsoft Project: XML)"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "this is a Microsoft Project .mpp or another file of an old Office program. A schedule: save it as XML in Project (File, Save As, XML). "
            + "A workbook (.xls): save its sheet as CSV"),
        ("\0\u0001\0\0Standard Jet DB"u8.ToArray(), Access),
        ("\0\u0001\0\0Standard ACE DB"u8.ToArray(), Access),
        ("SQLite format 3\0"u8.ToArray(), "this is a SQLite database (P6 and Asta Powerproject keep schedules in such): export the schedule as XER or XML"),
        ([0, 0, .. "000000"u8], "this is an Asta Powerproject .pp file: export the schedule as Microsoft Project XML"),
        ([0x1F, 0x8B], Packed),
        ("BZh"u8.ToArray(), Packed),
        ([0xFD, .. "7zXZ"u8], Packed),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], Packed),
        ("Rar!"u8.ToArray(), Packed),
        ([0x28, 0xB5, 0x2F, 0xFD], Packed),
        ([0x89, .. "PNG"u8], Image),
        ([0xFF, 0xD8, 0xFF], Image),
        ("GIF8"u8.ToArray(), Image),
        ([.. "II*"u8, 0], Image),
        ([.. "MM"u8, 0, (byte)'*'], Image),
        ("{\\rtf"u8.ToArray(), "this is a text document (RTF), not a schedule"),
        ([0xFF, 0xFE, 0, 0], "this text is written in UTF-32: save it as UTF-8"),
        ([0, 0, 0xFE, 0xFF], "this text is written in UTF-32: save it as UTF-8"),
    ];

    public static string? BySignature(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return OfZip(head);
        if (head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..12].SequenceEqual("WEBP"u8))
            return Image;
        foreach (var (begins, rule) in s_signatures)
            if (head.StartsWith(begins))
                return rule;
        return null;
    }

    /// <param name="text">The beginning, without white space before it.</param>
    public static string? ByText(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? "this file is not text, and of no kind that is known here: export the schedule as XER, XML or CSV"
        : IsJson(text) ? "this is JSON, not a schedule that can be read here: export the schedule as XER, XML or CSV"
        : text.StartsWith("MPX,", StringComparison.Ordinal) || text.StartsWith("MPX;", StringComparison.Ordinal)
            ? "this is a Microsoft Project exchange file (.mpx) of old: open it in Project and save it as XML (File, Save As, XML)"
        : null;

    // A table's first header may begin with a bracket, too: what follows tells.
    static bool IsJson(string text)
    {
        if (text[0] is not ('{' or '['))
            return false;
        var next = text.AsSpan(1).TrimStart();
        return next.Length == 0 || (text[0] == '{' ? "\"}" : "{[\"]-0123456789").Contains(next[0], StringComparison.Ordinal);
    }

    static string OfZip(ReadOnlySpan<byte> head) =>
        head.IndexOf("xl/"u8) >= 0 ? "this is an Excel workbook (.xlsx): save its sheet as CSV (File, Save As, CSV UTF-8)"
        : head.IndexOf("word/"u8) >= 0 ? "this is a Word document, not a schedule"
        : head.IndexOf("mimetypeapplication/vnd.oasis"u8) >= 0 ? "this is an OpenDocument file: save its sheet as CSV"
        : "this is a zip archive: unpack it first, and send the schedule that is in it"
          + (head.IndexOf("[Content_Types].xml"u8) >= 0 ? "; if it is an Excel workbook, save its sheet as CSV" : "");
}
