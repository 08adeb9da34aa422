using Construction.Domain;
using Dashboard.Api;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>The tables, column by column. Ids are what other tables and the API call things; names stand beside them.</summary>
static class Tables
{
    public static readonly CsvTable<MilestoneRow> Milestones = new(
    [
        .. Site<MilestoneRow>(row => row.Site!),
        new("milestone", (row, _) => row.Id),
        new("name", (row, _) => row.Name),
        new("phase", (row, _) => row.Phase),
        new("buildings", (row, _) => Unlike(row.Buildings)),
        .. Party<MilestoneRow>("responsible", row => row.Responsible),
        new("status", (row, around) => MilestoneWords.StatusOf(row, around.Today)),
        new("overdue_since", (row, around) => MilestoneWords.IsOverdue(row, around.Today) ? row.OverdueFrom : null),
        .. Dates<MilestoneRow>("current_date", row => row.Current?.Date),
        new("current_kind", (row, _) => row.Current?.Kind),
        .. Party<MilestoneRow>("current_party", row => row.Current?.Party),
        new("current_data_date", (row, _) => row.Current?.DataDate),
        .. Dates<MilestoneRow>("plan_date", row => row.Plan?.Date),
        new("plan_kind", (row, _) => row.Plan?.Kind),
        new("plan_version", (row, _) => row.Plan?.Version),
        .. Party<MilestoneRow>("plan_party", row => row.Plan?.Party),
        new("plan_as_of", (row, _) => row.Plan?.DataDate),
        new("slip_from_days", (row, _) => row.Slip?.FromDays),
        new("slip_to_days", (row, _) => row.Slip?.ToDays),
        new("slip_precision", (row, _) => row.Slip is { } slip ? slip.Unit == SlipUnit.Day ? "day" : "month" : null),
        new("percent", (row, _) => row.Percent?.Value),
        .. Party<MilestoneRow>("percent_party", row => row.Percent?.Party),
        // Each basis by itself: megawatts of different bases are never added.
        .. Vocabulary.PowerBases.Select(basis => new Column<MilestoneRow>(
            $"mw_{Word(basis)}", (row, _) => row.Mw.FirstOrDefault(power => power.Basis == basis)?.Value)),
        new("reports", (row, _) => row.Reports),
        new("withdrawn_on", (row, _) => row.Withdrawn?.Date),
        new("withdrawn_reason", (row, _) => row.Withdrawn?.Reason),
        new("position", (row, _) => row.Position),
    ]);

    public static readonly CsvTable<SiteRow> Sites = new(
    [
        new("site", (row, _) => row.Id),
        new("name", (row, _) => row.Name),
        new("short_name", (row, _) => row.ShortName),
        new("country", (row, _) => row.Country),
        new("region", (row, _) => row.Region),
        new("address", (row, _) => row.Address),
        new("latitude", (row, _) => row.Location?.Lat),
        new("longitude", (row, _) => row.Location?.Lon),
        new("stage", (row, _) => row.Stage),
        new("stage_note", (row, _) => row.StageNote),
        .. Party<SiteRow>("responsible", row => row.Responsible),
        new("buildings_planned", (row, _) => row.BuildingsPlanned),
        new("milestones", (row, _) => row.Milestones),
        new("milestones_done", (row, _) => row.Done),
        new("next_milestone", (row, _) => row.Next),
        new("worst_slip_milestone", (row, _) => row.Worst),
        .. Vocabulary.PowerBases.SelectMany(basis => new Column<SiteRow>[]
        {
            new($"mw_{Word(basis)}_planned", (row, _) => row.Power.FirstOrDefault(power => power.Basis == basis)?.Planned),
            new($"mw_{Word(basis)}_ready", (row, _) => row.Power.FirstOrDefault(power => power.Basis == basis)?.Ready),
        }),
        new("position", (row, _) => row.Position),
    ]);

    public static readonly CsvTable<FlagRow> Flags = new(
    [
        .. Site<FlagRow>(row => row.Site!),
        new("flag", (row, _) => row.Id),
        new("type", (row, _) => row.Type),
        new("text", (row, _) => row.Text),
        new("milestone", (row, _) => row.Milestone),
        .. Dates<FlagRow>("date", row => row.Date),
        .. Party<FlagRow>("party", row => row.Party),
        .. Source<FlagRow>(row => row.Source),
        new("cleared_at", (row, _) => row.Cleared?.At),
        new("cleared_reason", (row, _) => row.Cleared?.Reason),
        new("position", (row, _) => row.Position),
    ]);

    /// <summary>A line for every term of a commitment, since each ends by itself; one for a commitment without.</summary>
    public static readonly CsvTable<(CommitmentRow Row, Term? Term)> Commitments = new(
    [
        new("commitment", (of, _) => of.Row.Id),
        new("agreement", (of, _) => of.Row.Agreement),
        new("title", (of, _) => of.Row.Title),
        new("parties", (of, around) => string.Join("; ", of.Row.Parties.Select(around.Names.Party))),
        .. Dates<(CommitmentRow Row, Term?)>("starts", of => of.Row.Starts),
        new("term_covers", (of, _) => of.Term?.Covers),
        .. Dates<(CommitmentRow, Term? Term)>("term_end", of => of.Term?.End),
        new("term_note", (of, _) => of.Term?.Note),
        new("superseded_by", (of, _) => of.Row.SupersededBy),
        new("note", (of, _) => of.Row.Note),
        .. Source<(CommitmentRow Row, Term?)>(of => of.Row.Source),
        new("position", (of, _) => of.Row.Position),
    ]);

    public static readonly CsvTable<PartyRow> Parties = new(
    [
        new("party", (row, _) => row.Id),
        new("name", (row, _) => row.Name),
        new("roles", (row, _) => string.Join("; ", row.Roles)),
        new("position", (row, _) => row.Position),
    ]);

    public static readonly CsvTable<ReportRow> Reports = new(
    [
        new("position", (row, _) => row.Position),
        new("received_at_utc", (row, _) => row.ReceivedAt),
        new("known_at", (row, _) => row.KnownAt),
        .. Site<ReportRow>(row => row.Site),
        new("milestone", (row, _) => row.Milestone),
        new("milestone_name", (row, around) => around.Names.Milestone(row.Site, row.Milestone)),
        .. Party<ReportRow>("party", row => row.Party),
        new("rank", (row, _) => row.Rank is { } rank ? Sentence.WordOf(rank) : null),
        new("data_date", (row, _) => row.DataDate),
        new("reported_at_utc", (row, _) => row.ReportedAt),
        .. Said<ReportRow>("forecast", row => row.Forecast),
        .. Said<ReportRow>("actual", row => row.Actual),
        new("percent", (row, _) => row.Percent),
        new("reason", (row, _) => row.Reason),
        new("note", (row, _) => row.Note),
        new("evidence", (row, _) => string.Join("; ", row.Evidence.Select(evidence => evidence.Url is null ? evidence.Kind : $"{evidence.Kind} {evidence.Url}"))),
        .. Source<ReportRow>(row => row.Source),
    ]);

    static Column<T>[] Site<T>(Func<T, string> of) =>
        [new("site", (row, _) => of(row)), new("site_name", (row, around) => around.Names.Site(of(row)))];

    static Column<T>[] Party<T>(string name, Func<T, string?> of) =>
        [new(name, (row, _) => of(row)), new($"{name}_name", (row, around) => of(row) is { } id ? around.Names.Party(id) : null)];

    static Column<T>[] Dates<T>(string name, Func<T, StatedDate?> of) =>
        [new(name, (row, _) => of(row)?.Text), new($"{name}_earliest", (row, _) => of(row)?.Earliest), new($"{name}_latest", (row, _) => of(row)?.Latest)];

    // "None" is a statement, an empty cell says nothing.
    static Column<T>[] Said<T>(string name, Func<T, Said?> of)
    {
        var dates = Dates<T>(name, row => of(row)?.Date);
        return [new(name, (row, around) => of(row) is { Date: null } ? "none" : dates[0].Cell(row, around)), .. dates[1..]];
    }

    static Column<T>[] Source<T>(Func<T, Source?> of) =>
        [new("source_title", (row, _) => of(row)?.Title), new("source_publisher", (row, _) => of(row)?.Publisher), new("source_url", (row, _) => of(row)?.Url)];

    // Spreadsheets make the 3rd of April of buildings 3-4, and do not with the dash that the page has there too.
    static string? Unlike(string? buildings) => buildings?.Replace('-', '\u2013');

    static string Word(string basis) => basis.Replace('-', '_');
}
