using System.Text.Json.Serialization;
using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Api;

/// <summary>A report as it is answered; what it says nothing about is left out.</summary>
public sealed record ReportRow(
    long Position,
    DateTimeOffset ReceivedAt,
    string By,
    string Site,
    string Milestone,
    string Party,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Rank? Rank,
    DateOnly DataDate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? KnownAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ReportedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Said? Forecast,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Said? Actual,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Percent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note,
    IReadOnlyList<Evidence> Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Source? Source)
{
    /// <param name="entry">A report in the log.</param>
    /// <param name="rank">Whose word it is now; left out where the board was not asked.</param>
    public static ReportRow Of(LogEntry entry, Rank? rank = null)
    {
        var reported = (MilestoneReported)entry.Event;
        var report = reported.Report;
        return new(
            entry.Position, entry.ReceivedAt, entry.By, reported.Site, reported.Milestone, report.Party, rank, report.DataDate,
            report.KnownAt, report.ReportedAt, report.Forecast, report.Actual, report.Percent, report.Reason, report.Note,
            report.Evidence, report.Source);
    }
}
