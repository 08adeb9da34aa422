using System.Buffers.Text;
using System.Text.Json;
using Construction.Domain;

namespace Dashboard.Log;

/// <summary>
/// Reads reports as <see cref="ReportJson"/> writes them, field by field, at a third of what the serialiser takes: a start
/// reads every report there is. What is written in any other way is left to the serialiser, which takes it or says what is
/// wrong with it.
/// </summary>
static class StoredReport
{
    /// <summary>Null where the body is not in the form that this program writes.</summary>
    public static MilestoneReported? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return ReadEvent(body);
        }
        catch (InvalidOperationException)
        {
            // A text that is no UTF-8.
            return null;
        }
    }

    static MilestoneReported? ReadEvent(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        string? site = null, milestone = null;
        Report? report = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("site"u8) && Name(ref json) is { } siteName)
                site = siteName;
            else if (json.ValueTextEquals("milestone"u8) && Name(ref json) is { } milestoneName)
                milestone = milestoneName;
            else if (json.ValueTextEquals("report"u8) && ReadReport(ref json) is { } read)
                report = read;
            else
                return null;
        }
        return json.TokenType == JsonTokenType.EndObject && !json.Read() && site is not null && milestone is not null && report is not null
            ? new(site, milestone, report)
            : null;
    }

    static Report? ReadReport(ref Utf8JsonReader json)
    {
        string? party = null, reason = null, cause = null, attributedTo = null, note = null;
        bool? causeMissing = null;
        DateOnly? dataDate = null, knownAt = null;
        DateTimeOffset? reportedAt = null;
        Said? forecast = null, actual = null;
        decimal? percent = null;
        List<Evidence>? evidence = null;
        Source? source = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var known =
                json.ValueTextEquals("party"u8) ? (party = Name(ref json)) is not null
                : json.ValueTextEquals("dataDate"u8) ? (dataDate = Day(ref json)) is not null
                : json.ValueTextEquals("reportedAt"u8) ? (reportedAt = Instant(ref json)) is not null
                : json.ValueTextEquals("forecast"u8) ? (forecast = SaidOf(ref json)) is not null
                : json.ValueTextEquals("actual"u8) ? (actual = SaidOf(ref json)) is not null
                : json.ValueTextEquals("percent"u8) ? (percent = Number(ref json)) is not null
                : json.ValueTextEquals("reason"u8) ? (reason = Text(ref json)) is not null
                : json.ValueTextEquals("cause"u8) ? (cause = Name(ref json)) is not null
                : json.ValueTextEquals("attributedTo"u8) ? (attributedTo = Name(ref json)) is not null
                : json.ValueTextEquals("causeMissing"u8) ? (causeMissing = Flag(ref json)) is not null
                : json.ValueTextEquals("note"u8) ? (note = Text(ref json)) is not null
                : json.ValueTextEquals("evidence"u8) ? (evidence = JsonSerializer.Deserialize<List<Evidence>>(ref json, EventJson.Options)) is not null
                : json.ValueTextEquals("source"u8) ? (source = JsonSerializer.Deserialize<Source>(ref json, EventJson.Options)) is not null
                : json.ValueTextEquals("knownAt"u8) && (knownAt = Day(ref json)) is not null;
            if (!known)
                return null;
        }
        return json.TokenType == JsonTokenType.EndObject && party is not null && dataDate is { } asOf
            ? new()
            {
                Party = party,
                DataDate = asOf,
                ReportedAt = reportedAt,
                Forecast = forecast,
                Actual = actual,
                Percent = percent,
                Reason = reason,
                Cause = cause,
                AttributedTo = attributedTo,
                CauseMissing = causeMissing,
                Note = note,
                Evidence = evidence is { Count: > 0 } ? evidence : [],
                Source = source,
                KnownAt = knownAt,
            }
            : null;
    }

    static string? Text(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;

    static string? Name(ref Utf8JsonReader json) =>
        !json.Read() || json.TokenType != JsonTokenType.String ? null
        : json.ValueIsEscaped ? json.GetString()
        : Names.Of(json.ValueSpan);

    static bool? Flag(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType is JsonTokenType.True or JsonTokenType.False ? json.GetBoolean() : null;

    static DateTimeOffset? Instant(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var instant) ? instant : null;

    static decimal? Number(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetDecimal(out var number) ? number : null;

    // Null is a statement: there is no date now.
    static Said? SaidOf(ref Utf8JsonReader json) =>
        !json.Read() ? null
        : json.TokenType == JsonTokenType.Null ? new(null)
        : json.TokenType == JsonTokenType.String && StatedDate.TryParse(json.GetString()) is { } date ? new(date)
        : null;

    // yyyy-MM-dd and nothing else.
    static DateOnly? Day(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.String || json.ValueIsEscaped || json.ValueSpan is not { Length: 10 } text
            || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return new(year, month, day);
    }

    static bool Digits(ReadOnlySpan<byte> text, out int number) =>
        Utf8Parser.TryParse(text, out number, out var read) && read == text.Length && char.IsAsciiDigit((char)text[0]);
}
