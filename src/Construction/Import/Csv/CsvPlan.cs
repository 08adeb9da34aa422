namespace Construction.Import;

/// <summary>
/// Reads a schedule from a table: an export of a program's activity list, or one that people keep. Separated by commas, semicolons,
/// tabs or bars; with headers in English or German.
/// </summary>
public static class CsvPlan
{
    public const string Format = "CSV";

    /// <summary>The plan says by <see cref="Plan.Mapping"/> how the columns were taken.</summary>
    /// <param name="mapping">What is known of the columns; the rest is guessed.</param>
    public static Imported Read(Stream file, ColumnMapping? mapping = null)
    {
        try
        {
            var table = new CsvTable(file, mapping ?? ColumnMapping.Unknown);
            return WhyNoPlan(table) is { } rule ? Imported.Refuse(rule, table.HeaderLine) : new Imported.Read(new CsvActivities(table).Read());
        }
        catch (UnreadableException unreadable)
        {
            return unreadable.Refusal;
        }
    }

    /// <summary>What a person is shown who says what the columns mean, also where a plan is refused for want of that.</summary>
    /// <returns>Null where the file is no table at all.</returns>
    public static CsvPreview? Preview(Stream file, ColumnMapping? mapping = null)
    {
        try
        {
            var table = new CsvTable(file, mapping ?? ColumnMapping.Unknown);
            return new(table.Mapping, table.Header, table.FirstRows, table.Evidence.IsDateOrderOpen && mapping?.DateOrder is null);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    static string? WhyNoPlan(CsvTable table)
    {
        var hasKey = table.Columns.Any(ColumnKinds.IsKey);
        var hasDate = table.Columns.Any(ColumnKinds.IsActivityDate);
        return hasKey && hasDate ? null
            : $"{(hasKey ? "no column can be a date" : "no column can be an activity's name or code")}: the headers found are {Headers(table)}; "
              + "needed are at least a name or a code, and a start or finish (such as Activity ID, Activity Name, Start, Finish; Vorgangsname, Anfang, Ende)";
    }

    static string Headers(CsvTable table)
    {
        const int Named = 20;
        const int Longest = 40;
        var named = table.Header.Take(Named).Select(name => $"'{(name.Length > Longest ? $"{name[..Longest]}…" : name)}'");
        return $"{string.Join(", ", named)}{(table.Header.Count > Named ? $" and {table.Header.Count - Named} more" : "")}";
    }
}

/// <param name="Mapping">As guessed, or as given and completed.</param>
/// <param name="Header">Names under which the columns are in the mapping.</param>
/// <param name="FirstRows">As they are written.</param>
/// <param name="IsDateOrderOpen">No date says whether the day or the month comes first: the mapping's order is but a guess.</param>
public sealed record CsvPreview(
    ColumnMapping Mapping, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> FirstRows, bool IsDateOrderOpen);
