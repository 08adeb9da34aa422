using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dashboard.Exports;

/// <summary>What stands in a cell: what somebody wrote, or a number, day or word of the program's own, which is as it is.</summary>
public readonly record struct Cell
{
    Cell(string content, bool isText) => (Content, IsText) = (content, isText);

    public string Content => field ?? "";

    /// <summary>Whether it may hold anything, a formula too.</summary>
    public bool IsText { get; }

    public static implicit operator Cell(string? text) => new(text ?? "", isText: true);

    public static implicit operator Cell(decimal? number) => new(number?.ToString(CultureInfo.InvariantCulture) ?? "", isText: false);

    public static implicit operator Cell(long? number) => new(number?.ToString(CultureInfo.InvariantCulture) ?? "", isText: false);

    public static implicit operator Cell(DateOnly? day) => new(day?.ToString("O", CultureInfo.InvariantCulture) ?? "", isText: false);

    /// <summary>In UTC, to the second.</summary>
    public static implicit operator Cell(DateTimeOffset? at) => new(at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "", isText: false);
}

/// <summary>
/// Comma-separated values (RFC 4180) that are safe to open in a spreadsheet: a text that would be taken for a formula gets an
/// apostrophe before it (OWASP, CSV Injection), also where blanks or invisible characters stand before the sign, or the sign is
/// one of full width. Numbers stay numbers.
/// </summary>
public static class Csv
{
    /// <summary>Excel takes a file without it for one of the machine's old code page.</summary>
    public static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    const string LineEnd = "\r\n";

    static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    /// <summary>One line, with its end.</summary>
    public static string Line(IEnumerable<Cell> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
            Write(line, cell.IsText ? Safe(PlainText.Clean(cell.Content)) : cell.Content).Append(',');
        line.Length--;
        return line.Append(LineEnd).ToString();
    }

    // Some readers cut blanks off at the ends, but not within quotes.
    static StringBuilder Write(StringBuilder line, string content) =>
        !content.AsSpan().ContainsAny(Quoted) && content.AsSpan().Trim().Length == content.Length
            ? line.Append(content)
            : line.Append('"').Append(content.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');

    static string Safe(string text) => StartsAsFormula(text) ? $"'{text}" : text;

    static bool StartsAsFormula(string text)
    {
        if (text is ['\t' or '\r' or '\n', ..])
            return true;
        foreach (var character in text)
            if (!char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
                return character is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
        return false;
    }
}
