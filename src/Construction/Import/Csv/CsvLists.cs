namespace Construction.Import;

/// <summary>Cells that hold several things.</summary>
static class CsvLists
{
    /// <summary>"Phase 1 > Hall 2 > Cooling" and "P.1.2"; a name with a point in it is one.</summary>
    public static IReadOnlyList<string> Wbs(string text)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return text.Length == 0 ? []
            : text.Contains('>', StringComparison.Ordinal) ? text.Split('>', Trimmed)
            : text.Contains('\\', StringComparison.Ordinal) ? text.Split('\\', Trimmed)
            : text.Contains(" / ", StringComparison.Ordinal) ? text.Split(" / ", Trimmed)
            : text.Contains(' ', StringComparison.Ordinal) ? [text]
            : text.Split('.', Trimmed);
    }

    /// <summary>"Crane[50%];Crew A": names, without how much of each.</summary>
    public static IReadOnlyList<string> Resources(string text) =>
        text.Length == 0 ? []
        : [.. text.Split(text.Contains(';', StringComparison.Ordinal) ? ';' : ',').Select(WithoutUnits).Where(name => name.Length > 0)];

    /// <summary>Predecessors: by semicolons, or by commas that are no decimal signs of a lag ("12EA+1,5 t").</summary>
    public static IEnumerable<string> Links(string text, bool hasDecimalComma)
    {
        var begun = 0;
        var separator = text.AsSpan().IndexOfAny(";\n") >= 0 ? ';' : ',';
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] != '\n' && (text[at] != separator || (separator == ',' && hasDecimalComma && IsDecimal(text, begun, at))))
                continue;
            if (text[begun..at].Trim() is { Length: > 0 } link)
                yield return link;
            begun = at + 1;
        }
    }

    // Digits after a sign before it, and a digit right behind it.
    static bool IsDecimal(string text, int begun, int comma)
    {
        if (comma + 1 >= text.Length || !char.IsAsciiDigit(text[comma + 1]))
            return false;
        var before = text.AsSpan(begun, comma - begun);
        var number = before.TrimEnd("0123456789");
        return number.Length < before.Length && number.TrimEnd() is [.., '+' or '-'];
    }

    static string WithoutUnits(string name) => (name.IndexOf('[', StringComparison.Ordinal) is var open and > 0 ? name[..open] : name).Trim();
}
