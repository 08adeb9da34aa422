using System.Text.Json;
using Construction.Import;

namespace Dashboard.Schedules;

/// <summary>What is wrong with a mapping of columns that could not be read, in words for who wrote it.</summary>
static class ColumnWords
{
    const string Malformed = """is no mapping of columns, such as {"columns":{"Activity ID":"code","Finish":"finish"}}""";
    const int LongestShown = 60;

    static readonly string[] s_fields = ["columns", "dateOrder", "delimiter", "decimalSign", "percentOfOne", "hoursPerDay", "dataDate"];
    static readonly string[] s_meanings = [.. Enum.GetNames<PlanColumn>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public static string WhyNot(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().Select(Of).FirstOrDefault(problem => problem is not null) ?? Malformed : Malformed;
        }
        // The second where half of a pair of characters is written.
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            return Malformed;
        }
    }

    static string? Of(JsonProperty field) => s_fields.FirstOrDefault(known => known.Equals(field.Name, StringComparison.OrdinalIgnoreCase)) switch
    {
        "columns" => OfColumns(field.Value),
        "dateOrder" => IsOneOf(["day-first", "month-first"], field.Value) ? null : "has a dateOrder that is day-first or month-first",
        "delimiter" => IsSign(field.Value) ? null : "has a delimiter that is one character",
        "decimalSign" => IsSign(field.Value) ? null : "has a decimalSign that is a comma or a point",
        "percentOfOne" => field.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null ? null : "has a percentOfOne that is true or false",
        "hoursPerDay" => field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetDecimal(out _) ? null : "has hoursPerDay from 1 to 24",
        "dataDate" => field.Value.ValueKind == JsonValueKind.Null || field.Value.ValueKind == JsonValueKind.String && field.Value.TryGetDateTime(out _)
            ? null : "has a dataDate that is a moment such as 2026-12-31T17:00:00",
        _ => $"has a field '{Shown(field.Name)}' that is not known; known are {string.Join(", ", s_fields)}",
    };

    static string? OfColumns(JsonElement columns) =>
        columns.ValueKind != JsonValueKind.Object ? """has columns that say of each header what it means, such as {"Activity ID":"code"}"""
        : columns.EnumerateObject().Where(column => !IsOneOf(s_meanings, column.Value))
            .Select(column => $"says of the column '{Shown(column.Name)}' {Shown(column.Value.GetRawText())}, which is not known; known are {string.Join(", ", s_meanings)}")
            .FirstOrDefault();

    static bool IsOneOf(string[] known, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && known.Contains(value.GetString(), StringComparer.OrdinalIgnoreCase);

    static bool IsSign(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 1;

    static string Shown(string text) => text.Length <= LongestShown ? text : $"{text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)]}…";
}
