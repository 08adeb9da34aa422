namespace Dashboard.Api;

/// <summary>The form of a report, for the API document; requests themselves are read field by field.</summary>
/// <param name="DataDate">The day for which it is true: 2026-11-23.</param>
/// <param name="ReportedAt">The sender's clock, optional; orders the statements of one data date.</param>
/// <param name="Forecast">2026-12-31, 2026-12, 2026-Q4, 2026-H2, 2026, 2026-10-01/2027-03-31, ../2025-06-30; null: there is no date now.</param>
/// <param name="Actual">As forecast; null retracts an actual and needs a reason.</param>
/// <param name="Percent">Physical progress, 0 to 100; completes nothing.</param>
/// <param name="Reason">Why the date is what it is.</param>
/// <param name="Cause">Why a date moved, in one word: weather, ground, permit, utility, equipment, supplier, labour, productivity, design, owner-change, failed-test, finance, force-majeure, other.</param>
/// <param name="AttributedTo">The party to whom the cause is attributed; apart from who is responsible.</param>
/// <param name="Note">Anything else.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Party">With the owner's key only: whose statement it is.</param>
sealed record ReportExample(
    string DataDate, string? ReportedAt, string? Forecast, string? Actual, decimal? Percent, string? Reason, string? Cause, string? AttributedTo, string? Note,
    IReadOnlyList<EvidenceExample>? Evidence, SourceExample? Source, string? Party);

/// <summary>A report in a batch: names site and milestone, or the contractor's own number for it.</summary>
sealed record BatchItemExample(
    string? Site, string? Milestone, string? System, string? Project, string? ActivityId,
    string DataDate, string? ReportedAt, string? Forecast, string? Actual, decimal? Percent, string? Reason, string? Cause, string? AttributedTo, string? Note,
    IReadOnlyList<EvidenceExample>? Evidence, SourceExample? Source, string? Party);

sealed record EvidenceExample(string Kind, string? Url, string? Sha256, string? CapturedAt);

sealed record SourceExample(string Title, string? Publisher, string? Url);
