using System.Text.Json;
using Construction.Domain;
using Dashboard.Log;

namespace Dashboard;

/// <summary>
/// A report as it is stored and as it is answered, field by field: the same bytes as the serialiser makes of the event and
/// of <see cref="Api.ReportRow"/> (tests hold them together), at a fraction of the cost. Reports come in thousands a second.
/// </summary>
public static class ReportJson
{
    /// <summary>The event's stored form.</summary>
    public static void WriteStored(this Utf8JsonWriter json, MilestoneReported reported)
    {
        var report = reported.Report;
        json.WriteStartObject();
        json.WriteString("site", reported.Site);
        json.WriteString("milestone", reported.Milestone);
        json.WriteStartObject("report");
        json.WriteString("party", report.Party);
        json.WriteDay("dataDate", report.DataDate);
        if (report.ReportedAt is { } reportedAt)
            json.WriteString("reportedAt", reportedAt);
        if (report.Forecast is { } forecast)
            json.WriteString("forecast", forecast.Date?.Text);
        if (report.Actual is { } actual)
            json.WriteString("actual", actual.Date?.Text);
        if (report.Percent is { } percent)
            json.WriteNumber("percent", percent);
        json.WriteGiven("reason", report.Reason);
        json.WriteCause(report);
        json.WriteGiven("note", report.Note);
        json.WriteEvidence(report.Evidence);
        if (report.Source is { } source)
            json.WriteSource(source);
        if (report.KnownAt is { } knownAt)
            json.WriteDay("knownAt", knownAt);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The answer to its post.</summary>
    public static void WriteAnswered(this Utf8JsonWriter json, LogEntry entry)
    {
        var reported = (MilestoneReported)entry.Event;
        var report = reported.Report;
        json.WriteStartObject("report");
        json.WriteNumber("position", entry.Position);
        json.WriteString("receivedAt", entry.ReceivedAt);
        json.WriteString("by", entry.By);
        json.WriteString("site", reported.Site);
        json.WriteString("milestone", reported.Milestone);
        json.WriteString("party", report.Party);
        json.WriteDay("dataDate", report.DataDate);
        if (report.KnownAt is { } knownAt)
            json.WriteDay("knownAt", knownAt);
        if (report.ReportedAt is { } reportedAt)
            json.WriteString("reportedAt", reportedAt);
        json.WriteSaid("forecast", report.Forecast);
        json.WriteSaid("actual", report.Actual);
        if (report.Percent is { } percent)
            json.WriteNumber("percent", percent);
        json.WriteGiven("reason", report.Reason);
        json.WriteCause(report);
        json.WriteGiven("note", report.Note);
        json.WriteEvidence(report.Evidence);
        if (report.Source is { } source)
            json.WriteSource(source);
        json.WriteEndObject();
    }

    /// <summary>A day is its text; what is coarser has its bounds beside it, so that no reader computes them again.</summary>
    public static void WriteDate(this Utf8JsonWriter json, StatedDate date)
    {
        json.WriteStartObject();
        json.WriteString("text", date.Text);
        if (date.Precision != Precision.Day)
        {
            json.WriteString("precision", Precisions[(int)date.Precision]);
            if (date.Earliest is { } earliest)
                json.WriteDay("earliest", earliest);
            if (date.Latest is { } latest)
                json.WriteDay("latest", latest);
        }
        json.WriteEndObject();
    }

    static readonly string[] Precisions =
        [.. Enum.GetNames<Precision>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    static void WriteCause(this Utf8JsonWriter json, Report report)
    {
        json.WriteGiven("cause", report.Cause);
        json.WriteGiven("attributedTo", report.AttributedTo);
        if (report.CauseMissing is { } missing)
            json.WriteBoolean("causeMissing", missing);
    }

    static void WriteEvidence(this Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        json.WriteStartArray("evidence");
        for (var index = 0; index < evidence.Count; index++)
        {
            json.WriteStartObject();
            json.WriteString("kind", evidence[index].Kind);
            json.WriteGiven("url", evidence[index].Url);
            json.WriteGiven("sha256", evidence[index].Sha256);
            if (evidence[index].CapturedAt is { } capturedAt)
                json.WriteString("capturedAt", capturedAt);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteSource(this Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject("source");
        json.WriteString("title", source.Title);
        json.WriteGiven("publisher", source.Publisher);
        json.WriteGiven("url", source.Url);
        json.WriteGiven("date", source.Date);
        json.WriteGiven("grade", source.Grade);
        json.WriteEndObject();
    }

    static void WriteDay(this Utf8JsonWriter json, string name, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "O");
        json.WriteString(name, text);
    }

    // Left out says nothing; null says that there is no date now.
    static void WriteSaid(this Utf8JsonWriter json, string name, Said? said)
    {
        if (said is null)
            return;
        json.WritePropertyName(name);
        if (said.Date is { } date)
            json.WriteDate(date);
        else
            json.WriteNullValue();
    }

    static void WriteGiven(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
