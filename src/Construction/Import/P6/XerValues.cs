using System.Globalization;

namespace Construction.Import;

/// <summary>Numbers and dates in the rows of an XER file; what cannot be read is a finding and counts as empty.</summary>
sealed class XerValues(XerRows rows, Findings findings)
{
    public string? Text(string column) => rows[column] is { } text ? WithLineEnds(text) : null;

    public bool Is(string column, string value) => rows[column] == value;

    /// <summary>True for Y, false for N; what the option is by default where the column is missing.</summary>
    public bool Flag(string column, bool byDefault) => rows[column] is { } flag ? flag is "Y" or "y" : byDefault;

    /// <summary>Hours as whole minutes.</summary>
    public int? Minutes(string column) => Number(column) is { } hours ? (int)Math.Round(Math.Clamp(hours, -30_000_000m, 30_000_000m) * 60) : null;

    public decimal? Number(string column)
    {
        if (rows[column] is not { } text)
            return null;
        if (Read(text) is { } number)
            return number;
        // Exports made with another decimal sign.
        if (text.Count(character => character == ',') == 1 && Read(text.Replace(',', '.')) is { } withComma)
        {
            findings.Note("decimal-comma", rows.Line, column, $"'{text}' has a decimal comma", "read as a number all the same");
            return withComma;
        }
        findings.Warning("not-a-number", rows.Line, column, $"'{Short(text)}' is no number of a schedule", "taken as empty");
        return null;
    }

    static decimal? Read(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= ImportLimits.Number ? number : null;

    public DateTime? Moment(string column)
    {
        if (rows[column] is not { } text)
            return null;
        if (!DateTime.TryParseExact(
            text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            findings.Warning("not-a-date", rows.Line, column, $"'{Short(text)}' is no date", "taken as empty");
            return null;
        }
        if (moment.Year is < ImportLimits.FirstYear or > ImportLimits.LastYear)
        {
            findings.Warning(
                "absurd-date", rows.Line, column, $"{text} is outside of {ImportLimits.FirstYear} to {ImportLimits.LastYear}", "taken as empty");
            return null;
        }
        return moment;
    }

    static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    static string WithLineEnds(string text) => text.Contains('\x7f') ? text.Replace("\x7f\x7f", "\n").Replace('\x7f', '\n').Trim() : text;
}
