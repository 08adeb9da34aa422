using Construction.Domain;

namespace Dashboard.Board;

/// <summary>From the state to rows; a copy of fields, no rule is decided here.</summary>
static class RowMaker
{
    public static PartyRow Of(PartyDetails party, long position) => new(party.Id, position, party.Name, party.Roles);

    public static CommitmentRow Of(CommitmentDetails commitment, long position) => new(
        commitment.Id, position, commitment.Agreement, commitment.Title, commitment.Parties, commitment.Starts, commitment.Terms,
        commitment.SupersededBy, commitment.Note, commitment.Source);

    public static FlagRow Of(string site, Flag flag, DateTimeOffset? clearedAt, long position) => new(
        flag.Details.Id, site, position, flag.Details.Type, flag.Details.Milestone, flag.Details.Text, flag.Details.Date,
        flag.Details.Party, flag.Details.Source,
        flag.Cleared is { } cleared ? new(clearedAt ?? default, cleared.Reason) : null);

    public static RiskRow Of(string site, EnteredRisk risk, DateTimeOffset? closedAt, long position) => new(
        risk.Details.Id, site, position, risk.Details.Name, risk.Details.Probability, risk.Details.Impact, risk.Details.Milestones, risk.Details.Party,
        risk.EnteredAt, risk.Closed is { } closed ? new(closedAt ?? default, closed.Reason) : null);

    public static ScheduleRow Of(ScheduleAccepted accepted, DateTimeOffset at, long position)
    {
        var schedule = accepted.Schedule;
        return new(
            schedule.Id, accepted.Site, position, schedule.FileName, schedule.Format, schedule.System, schedule.Project, schedule.ProjectName,
            schedule.DataDate, schedule.Party, schedule.Activities, schedule.Size, at);
    }

    public static ProgrammeRow Of(ProgrammeDetails programme, ProgrammeSum sum, long position) => new(
        programme.Id, position, programme.Name, programme.Announced, programme.InvestmentUsd, programme.OverYears,
        programme.ImmediateUsd, programme.EquityFunders, programme.TechnologyPartners, programme.Lead, programme.Chair,
        programme.History,
        programme.History.LastOrDefault(entry => entry is { Usd: not null, Gw: not null }),
        programme.Source, programme.Attribution, sum.Power, sum.Sites, sum.Milestones, sum.Done, sum.Next, sum.Worst);

    /// <param name="place">Its place among the sites, where it was given no other.</param>
    public static SiteRow Of(Site site, SiteSum sum, int place, long position)
    {
        var details = site.Details;
        return new(
            details.Id, position, details.Name, details.ShortName ?? details.Name, details.Country, details.Region, details.Location,
            details.Address, details.Aliases, details.Stage, details.StageNote, details.Responsible, details.ResponsibleNote,
            details.Parties, details.Mw, details.Cost, details.BuildingsPlanned, details.Order ?? place,
            sum.Power, sum.Milestones, sum.Done, sum.Next, sum.Worst);
    }

    /// <param name="isBrief">
    /// Without what each party says, but for the press where nobody else gives a date, and without sources and notes but that of the percentage:
    /// what a board of thousands shows.
    /// </param>
    public static MilestoneRow Of(
        Site site, Milestone milestone, MilestoneReading reading, Func<string, Rank> rankOf, long position, bool isBrief = false)
    {
        var details = milestone.Details;
        return new(
            details.Id, site.Details.Id, position, details.Name, details.Phase, details.Buildings, details.Mw,
            details.Responsible ?? site.Details.Responsible,
            reading.Status,
            reading.Current is { } current
                ? new(current.IsActual ? "actual" : "forecast", current.Date, current.Party, current.Rank, current.DataDate,
                    isBrief ? null : current.Source, current.Report)
                : null,
            reading.Plan is { } plan
                ? new(
                    plan.Baseline is null ? "first-stated" : "baseline", plan.Date, plan.Party, plan.DataDate,
                    plan.Baseline?.Set.Version, plan.Baseline?.Set.Reason, plan.Report)
                : null,
            SlipRow.Of(reading.Slip),
            reading.OverdueFrom,
            reading.Percent is { Percent: { } percent } standing
                ? new(
                    percent.Value, standing.Party, percent.DataDate, percent.Position,
                    standing.Note is { Value.Length: > 0 } note && note.Position == percent.Position ? note.Value : null)
                : null,
            isBrief ? reading.Current is null ? PressOf(milestone, rankOf) : [] : SaidOf(milestone, rankOf),
            milestone.Reports.Count,
            milestone.Withdrawn is { } withdrawn ? new(withdrawn.Reason, withdrawn.Party, withdrawn.Date) : null)
        {
            Evidence = details.Evidence.Count > 0 ? details.Evidence : null,
            Completion = CompletionRow.Of(reading.Completion),
            WaitsFor = site.WaitsFor.TryGetValue(details.Id, out var others) ? [.. others] : null,
            Contract = ContractRow.Of(milestone.Contract),
            Ranges = isBrief ? null : RangesOf(milestone),
        };
    }

    static List<RangeRow>? RangesOf(Milestone milestone) => milestone.Ranges.Select(given => new RangeRow(
        given.Range.Party, given.Range.DataDate, given.Range.Optimistic, given.Range.Likely, given.Range.Pessimistic, given.Position)).ToList() is { Count: > 0 } ranges
        ? ranges
        : null;

    static IReadOnlyList<SaidRow> SaidOf(Milestone milestone, Func<string, Rank> rankOf) =>
        [.. milestone.Standings.Select(said => Of(said, rankOf(said.Party))).OrderBy(said => said.Rank).ThenBy(said => said.Party, StringComparer.Ordinal)];

    static IReadOnlyList<SaidRow> PressOf(Milestone milestone, Func<string, Rank> rankOf) =>
        [.. SaidOf(milestone, rankOf).Where(said => said.Rank == Rank.Press).Select(said => said with { Note = null })];

    static SaidRow Of(Standing said, Rank rank) => new(
        said.Party,
        rank,
        said.Latest.DataDate,
        said.FirstStated is { } first ? new(first.Value, first.DataDate, first.Position) : null,
        Of(said.Forecast),
        Of(said.Actual),
        said.Percent is { } percent ? new(percent.Value, percent.DataDate, percent.Position) : null,
        said.Note is { } note ? new(note.Value, note.DataDate, note.Position) : null);

    static SaidDate? Of(Statement<Said>? statement) =>
        statement is null ? null : new(statement.Value.Date, statement.DataDate, statement.Position);
}
