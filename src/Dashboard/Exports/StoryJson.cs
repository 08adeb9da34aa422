using System.Globalization;
using System.Text.Json;
using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>Reads a story back from its row: the board keeps stories as JSON only, beyond a restart too.</summary>
public static class StoryJson
{
    public static StoryRow Read(RawJson row)
    {
        using var document = JsonDocument.Parse(row.Utf8);
        var story = document.RootElement;
        return new(
            Text(story, "id")!, Text(story, "site"), story.GetProperty("position").GetInt64(), Text(story, "event")!,
            story.GetProperty("at").GetDateTimeOffset())
        {
            KnownAt = Day(story, "knownAt"),
            Party = Text(story, "party"),
            Milestone = Text(story, "milestone"),
            DataDate = Day(story, "dataDate"),
            Forecast = Said(story, "forecast"),
            Actual = Said(story, "actual"),
            Percent = Number(story, "percent"),
            Reason = Text(story, "reason"),
            Cause = Text(story, "cause"),
            AttributedTo = Text(story, "attributedTo"),
            Note = Text(story, "note"),
            Was = story.TryGetProperty("was", out var was) ? new(Date(was, "forecast"), Date(was, "actual"), Number(was, "percent")) : null,
            FirstStated = story.TryGetProperty("firstStated", out var first) ? new(Date(first, "date")!, Text(first, "party")!) : null,
            Current = story.TryGetProperty("current", out var current) ? current.GetBoolean() : null,
            Rank = Text(story, "rank") is { } rank ? Enum.Parse<Rank>(rank, ignoreCase: true) : null,
            Date = Date(story, "date"),
            Version = Text(story, "version"),
            ReportedBy = Text(story, "reportedBy"),
            Text = Text(story, "text"),
            Type = Text(story, "type"),
            Subject = Text(story, "subject"),
            Span = story.TryGetProperty("span", out var span) ? new(Day(span, "optimistic")!.Value, Day(span, "likely")!.Value, Day(span, "pessimistic")!.Value) : null,
        };
    }

    static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    static decimal? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    static DateOnly? Day(JsonElement of, string name) =>
        Text(of, name) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    static StatedDate? Date(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? StatedDate.Parse(Text(value, "text")!) : null;

    // Left out says nothing; null says that there is no date now.
    static Said? Said(JsonElement of, string name) =>
        !of.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Null ? new(null)
        : new(Date(of, name));
}
