using System.Text.Json.Serialization;
using Construction.Domain;

namespace Dashboard.Board;

/// <summary>A row as the page receives it: the whole state of one thing, every rule computed.</summary>
/// <param name="Kind">What it is: programme, party, commitment, site, milestone, flag, schedule, risk or story.</param>
/// <param name="Id">Unique within its kind and site.</param>
/// <param name="Site">Null where it is not of a site.</param>
/// <param name="Position">Position of the last event that changed it.</param>
public abstract record Row(
    [property: JsonPropertyOrder(-4)] string Kind,
    [property: JsonPropertyOrder(-3)] string Id,
    [property: JsonPropertyOrder(-2)] string? Site,
    [property: JsonPropertyOrder(-1)] long Position);

public sealed record ProgrammeRow(
    string Id, long Position, string Name, DateOnly? Announced, decimal? InvestmentUsd, int? OverYears, decimal? ImmediateUsd,
    IReadOnlyList<string> EquityFunders, IReadOnlyList<string> TechnologyPartners, Lead? Lead, string? Chair,
    IReadOnlyList<HistoryEntry> History, HistoryEntry? Named, Source? Source, string? Attribution,
    IReadOnlyList<PowerSum> Power, int Sites, int Milestones, int Done, MilestoneName? Next, MilestoneName? Worst)
    : Row("programme", Id, null, Position);

public sealed record PartyRow(string Id, long Position, string Name, IReadOnlyList<string> Roles) : Row("party", Id, null, Position);

public sealed record CommitmentRow(
    string Id, long Position, string Agreement, string Title, IReadOnlyList<string> Parties, StatedDate? Starts,
    IReadOnlyList<Term> Terms, string? SupersededBy, string? Note, Source? Source) : Row("commitment", Id, null, Position);

public sealed record SiteRow(
    string Id, long Position, string Name, string ShortName, string? Country, string? Region, Location? Location, string? Address,
    IReadOnlyList<string> Aliases, string Stage, string? StageNote, string? Responsible, string? ResponsibleNote,
    IReadOnlyList<SiteParty> Parties, IReadOnlyList<Power> Mw, IReadOnlyList<Cost> Cost, int? BuildingsPlanned, int Order,
    IReadOnlyList<PowerSum> Power, int Milestones, int Done, string? Next, string? Worst) : Row("site", Id, Id, Position);

public sealed record MilestoneRow(
    string Id, string Site, long Position, string Name, string Phase, string? Buildings, IReadOnlyList<Power> Mw, string? Responsible,
    MilestoneStatus Status, CurrentDateRow? Current, PlanRow? Plan, SlipRow? Slip, DateOnly? OverdueFrom, PercentRow? Percent,
    IReadOnlyList<SaidRow> Said, int Reports, WithdrawnRow? Withdrawn) : Row("milestone", Id, Site, Position)
{
    /// <summary>The kinds of evidence that a report of completion is to bring; left out where any will do.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>Left out where nobody but the press reports it complete.</summary>
    public CompletionRow? Completion { get; init; }

    /// <summary>Milestones of the site that it waits for, by id; left out where schedules name none.</summary>
    public IReadOnlyList<string>? WaitsFor { get; init; }

    /// <summary>The date of a contract; left out where none names one.</summary>
    public ContractRow? Contract { get; init; }

    /// <summary>What each party gives as its range; left out in brief, and where nobody gives one.</summary>
    public IReadOnlyList<RangeRow>? Ranges { get; init; }
}

public sealed record FlagRow(
    string Id, string Site, long Position, string Type, string? Milestone, string Text, StatedDate? Date, string? Party, Source? Source,
    ClearedRow? Cleared) : Row("flag", Id, Site, Position);

/// <param name="Project">Code of the project that it is an export of.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="At">When it was accepted, UTC.</param>
public sealed record ScheduleRow(
    string Id, string Site, long Position, string FileName, string Format, string System, string Project, string ProjectName, DateOnly DataDate,
    string Party, int Activities, long Size, DateTimeOffset At) : Row("schedule", Id, Site, Position);

/// <param name="Probability">0 to 1.</param>
/// <param name="Impact">In days.</param>
/// <param name="Milestones">Those that it hits; where it is empty, all of the site.</param>
/// <param name="Party">Who holds it.</param>
/// <param name="Since">When it was entered first, UTC.</param>
public sealed record RiskRow(
    string Id, string Site, long Position, string Name, decimal Probability, RiskImpact Impact, IReadOnlyList<string> Milestones, string? Party,
    DateTimeOffset Since, ClearedRow? Closed) : Row("risk", Id, Site, Position);

/// <summary>Megawatts of one basis: planned, and of these what somebody calls ready, and who says so.</summary>
public sealed record PowerSum(string Basis, decimal Planned, decimal Ready, IReadOnlyList<string> Parties);

public sealed record MilestoneName(string Site, string Milestone);

public sealed record CurrentDateRow(
    string Kind, StatedDate Date, string Party, Rank Rank, DateOnly DataDate, Source? Source, long Report);

/// <param name="Kind">baseline, or first-stated.</param>
public sealed record PlanRow(
    string Kind, StatedDate Date, string Party, DateOnly DataDate, string? Version, string? Reason, long Report);

public sealed record SlipRow(int? FromDays, int? ToDays, SlipUnit Unit, int? From, int? To, SlipSense Sense)
{
    public static SlipRow? Of(Slip? slip) =>
        slip is null ? null : new(slip.FromDays, slip.ToDays, slip.Unit, slip.From, slip.To, slip.Sense);
}

public sealed record PercentRow(decimal Value, string Party, DateOnly DataDate, long Report, string? Note);

/// <summary>What one party says now; what it says nothing about is left out.</summary>
public sealed record SaidRow(
    string Party,
    Rank Rank,
    DateOnly DataDate,
    SaidDate? FirstStated,
    SaidDate? Forecast,
    SaidDate? Actual,
    SaidNumber? Percent,
    SaidText? Note);

/// <param name="Date">Null: the party says that there is no date now.</param>
public sealed record SaidDate([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] StatedDate? Date, DateOnly DataDate, long Report);

public sealed record SaidNumber(decimal Value, DateOnly DataDate, long Report);

public sealed record SaidText(string Text, DateOnly DataDate, long Report);

/// <param name="Contract">Which contract.</param>
/// <param name="Party">With whom.</param>
/// <param name="Position">Of the event in the log.</param>
public sealed record ContractRow(StatedDate Date, string Contract, string Party, long Position)
{
    public static ContractRow? Of(ContractDate? date) => date is null ? null : new(date.Set.Date, date.Set.Contract, date.Set.Party, date.Position);
}

/// <summary>When a milestone may be reached, as a party itself says: at best, most likely, at worst.</summary>
/// <param name="Position">Of the event in the log.</param>
public sealed record RangeRow(string Party, DateOnly DataDate, DateOnly Optimistic, DateOnly Likely, DateOnly Pessimistic, long Position);

/// <summary>What is reported of a milestone's completion, and what the owner says to it.</summary>
/// <param name="Report">Position of the report whose actual it is.</param>
/// <param name="Party">Whose it is.</param>
/// <param name="Date">The day of completion as that party says.</param>
/// <param name="Since">The day of acceptance or rejection; while it waits, the day since when. UTC.</param>
/// <param name="By">Who accepted or rejected it.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Note">Said with the acceptance.</param>
/// <param name="Evidence">Kinds of evidence that the party has given.</param>
/// <param name="Missing">Those that the milestone asks for beside.</param>
public sealed record CompletionRow(
    CompletionState State, long Report, string Party, StatedDate Date, DateOnly Since, string? By, string? Reason, string? Note,
    IReadOnlyList<string>? Evidence, IReadOnlyList<string>? Missing)
{
    public static CompletionRow? Of(Completion? completion) => completion is null ? null : new(
        completion.State, completion.Report, completion.Said.Party, completion.Date, completion.Since,
        completion.Judgement?.Party,
        completion.Judgement is { IsAccepted: false } rejection ? rejection.Words : null,
        completion.Judgement is { IsAccepted: true } acceptance ? acceptance.Words : null,
        Kinds(completion.Said.Evidence.Kinds),
        Kinds(completion.Missing));

    static IReadOnlyList<string>? Kinds(EvidenceSet set) => set.IsEmpty ? null : set.Kinds;
}

public sealed record WithdrawnRow(string Reason, string Party, DateOnly Date);

public sealed record ClearedRow(DateTimeOffset At, string? Reason);
