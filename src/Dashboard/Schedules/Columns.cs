using System.Text.Json;
using System.Text.Json.Serialization;
using Construction.Import;

namespace Dashboard.Schedules;

/// <summary>How a table's columns are read, as text: what a preview shows, a person corrects and the log remembers.</summary>
static class Columns
{
    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ColumnMapping mapping) => JsonSerializer.Serialize(mapping, s_options);

    /// <exception cref="JsonException">It is no such text.</exception>
    public static ColumnMapping? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<ColumnMapping>(text, s_options);

    public static bool TryRead(string text, out string? problem)
    {
        try
        {
            problem = Read(text) is { } mapping ? Broken(mapping) : ColumnWords.WhyNot(text);
        }
        catch (Exception refused) when (refused is JsonException or NotSupportedException)
        {
            problem = ColumnWords.WhyNot(text);
        }
        return problem is null;
    }

    static string? Broken(ColumnMapping mapping) =>
        mapping.HoursPerDay is < 1 or > 24 ? "has hoursPerDay from 1 to 24"
        : mapping.Delimiter is '\r' or '\n' or '"' || char.IsLetterOrDigit(mapping.Delimiter ?? ',') ? "has a delimiter that is a comma, a semicolon, a tab or a bar"
        : mapping.DecimalSign is not (null or ',' or '.') ? "has a decimalSign that is a comma or a point"
        : null;
}
