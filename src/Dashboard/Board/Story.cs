using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Board;

/// <summary>
/// What happened, in parts: the page makes the sentence, in its reader's language. Parts that an event does not have are
/// left out.
/// </summary>
public sealed record StoryRow(string Id, string? Site, long Position, string Event, DateTimeOffset At)
    : Row("story", Id, Site, Position)
{
    public DateOnly? KnownAt { get; init; }
    public string? Party { get; init; }
    public string? Milestone { get; init; }
    public DateOnly? DataDate { get; init; }
    public Said? Forecast { get; init; }
    public Said? Actual { get; init; }
    public decimal? Percent { get; init; }
    public string? Reason { get; init; }
    public string? Cause { get; init; }
    public string? AttributedTo { get; init; }
    public string? Note { get; init; }
    public WasRow? Was { get; init; }
    public FirstStatedRow? FirstStated { get; init; }
    public bool? Current { get; init; }
    public Rank? Rank { get; init; }
    public StatedDate? Date { get; init; }
    public string? Version { get; init; }
    public string? ReportedBy { get; init; }
    public string? Text { get; init; }
    public string? Type { get; init; }
    public string? Subject { get; init; }
    public SpanRow? Span { get; init; }
}

/// <summary>What the party said before this.</summary>
public sealed record WasRow(StatedDate? Forecast, StatedDate? Actual, decimal? Percent);

/// <summary>The three days of a range that a party gives.</summary>
public sealed record SpanRow(DateOnly Optimistic, DateOnly Likely, DateOnly Pessimistic);

public sealed record FirstStatedRow(StatedDate Date, string Party);

/// <summary>From an event to its story.</summary>
static class Story
{
    /// <param name="entry">The event; any but a report.</param>
    /// <param name="state">The state after it.</param>
    /// <param name="known">True where what it announces or plans was there before.</param>
    public static StoryRow? Of(LogEntry entry, Programme state, bool known)
    {
        StoryRow Make(string name) => Named(name, entry);
        return entry.Event switch
        {
            ProgrammeDescribed described => Make("programme-described") with { Subject = described.Programme.Name },
            PartyNamed named => Make("party-named") with { Party = named.Party.Id },
            CommitmentEntered entered => Make("commitment-entered") with { Subject = entered.Commitment.Title },
            SiteAnnounced announced => Make(known ? "site-revised" : "site-announced") with { Subject = announced.Site.Name },
            MilestonePlanned planned => Make(known ? "milestone-revised" : "milestone-planned") with { Subject = planned.Milestone.Name },
            BaselineSet set => Make("baseline-set") with
            {
                Party = set.Approver,
                Date = set.Date,
                Version = set.Version,
                Reason = set.Reason,
            },
            ContractDateSet set => Make("contract-date-set") with { Party = set.Party, Date = set.Date, Text = set.Contract },
            RangeGiven range => Make("range-given") with
            {
                Party = range.Party,
                DataDate = range.DataDate,
                Span = new(range.Optimistic, range.Likely, range.Pessimistic),
            },
            CompletionAccepted accepted => Make("completion-accepted") with
            {
                Party = accepted.Party,
                ReportedBy = accepted.ReportedBy,
                Note = accepted.Note,
            },
            CompletionRejected rejected => Make("completion-rejected") with
            {
                Party = rejected.Party,
                ReportedBy = rejected.ReportedBy,
                Reason = rejected.Reason,
            },
            MilestoneWithdrawn withdrawn => Make("milestone-withdrawn") with
            {
                Party = withdrawn.Party,
                Reason = withdrawn.Reason,
                KnownAt = withdrawn.KnownAt,
            },
            MilestoneReinstated reinstated => Make("milestone-reinstated") with { Party = reinstated.Party, Reason = reinstated.Reason },
            ScheduleAccepted accepted => Make("schedule-accepted") with
            {
                Party = accepted.Schedule.Party,
                DataDate = accepted.Schedule.DataDate,
                Subject = accepted.Schedule.ProjectName,
                Text = accepted.Schedule.FileName,
            },
            RiskEntered entered => Make("risk-entered") with
            {
                Party = entered.Risk.Party,
                Subject = entered.Risk.Name,
                Percent = entered.Risk.Probability * 100,
            },
            RiskClosed closed => Make("risk-closed") with
            {
                Reason = closed.Reason,
                Subject = state.SiteOf(closed.Site)?.Risks.GetValueOrDefault(closed.Risk)?.Details.Name,
            },
            FlagRaised raised => Make("flag-raised") with
            {
                Party = raised.Flag.Party,
                Type = raised.Flag.Type,
                Text = raised.Flag.Text,
                Date = raised.Flag.Date,
                KnownAt = raised.Flag.KnownAt,
            },
            FlagCleared cleared => Make("flag-cleared") with
            {
                Reason = cleared.Reason,
                Text = state.SiteOf(cleared.Site)?.Flags.GetValueOrDefault(cleared.Flag)?.Details.Text,
            },
            _ => null,
        };
    }

    /// <param name="entry">A report.</param>
    /// <param name="reported">What it says.</param>
    /// <param name="reading">What the milestone's reports amount to after it.</param>
    /// <param name="was">What the party said before it.</param>
    /// <param name="rank">Whose word it is.</param>
    public static StoryRow OfReport(LogEntry entry, MilestoneReported reported, MilestoneReading reading, WasRow? was, Rank rank)
    {
        var report = reported.Report;
        return new($"{entry.Position}", reported.Site, entry.Position, "milestone-reported", entry.ReceivedAt)
        {
            Milestone = reported.Milestone,
            Party = report.Party,
            KnownAt = report.KnownAt,
            DataDate = report.DataDate,
            Forecast = report.Forecast,
            Actual = report.Actual,
            Percent = report.Percent,
            Reason = report.Reason,
            Cause = report.Cause,
            AttributedTo = report.AttributedTo,
            Note = report.Note,
            Was = was,
            FirstStated = reading.Plan is { Baseline: null } plan && plan.Report != entry.Position ? new(plan.Date, plan.Party) : null,
            Current = reading.Current?.Report == entry.Position,
            Rank = rank,
        };
    }

    /// <summary>What a party says.</summary>
    public static WasRow Said(Standing said) => new(said.Forecast?.Value.Date, said.Actual?.Value.Date, said.Percent?.Value);

    /// <summary>What a report displaced of what its party had said: one of an older data date goes into history, and displaces nothing.</summary>
    public static WasRow Displaced(WasRow before, Standing said, long position) => new(
        said.Forecast?.Position == position ? before.Forecast : null,
        said.Actual?.Position == position ? before.Actual : null,
        said.Percent?.Position == position ? before.Percent : null);

    static StoryRow Named(string name, LogEntry entry) =>
        new($"{entry.Position}", entry.Event.SiteId, entry.Position, name, entry.ReceivedAt) { Milestone = entry.Event.MilestoneId };
}
