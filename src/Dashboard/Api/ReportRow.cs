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
    Rank? Rank,
    DateOnly DataDate,
    DateOnly? KnownAt,
    DateTimeOffset? ReportedAt,
    Said? Forecast,
    Said? Actual,
    decimal? Percent,
    string? Reason,
    string? Cause,
    string? AttributedTo,
    bool? CauseMissing,
    string? Note,
    IReadOnlyList<Evidence> Evidence,
    Source? Source)
{
    /// <param name="entry">A report in the log.</param>
    /// <param name="rank">Whose word it is now; left out where the board was not asked.</param>
    public static ReportRow Of(LogEntry entry, Rank? rank = null)
    {
        var reported = (MilestoneReported)entry.Event;
        var report = reported.Report;
        return new(
            entry.Position, entry.ReceivedAt, entry.By, reported.Site, reported.Milestone, report.Party, rank, report.DataDate,
            report.KnownAt, report.ReportedAt, report.Forecast, report.Actual, report.Percent, report.Reason, report.Cause,
            report.AttributedTo, report.CauseMissing, report.Note, report.Evidence, report.Source);
    }
}
