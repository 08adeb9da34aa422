using System.Text;
using Construction.Domain;
using Dashboard.Api;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Exports;

/// <summary>Every table as CSV, for people with a spreadsheet, and as the rows themselves, one a line, for programs.</summary>
static class TableEndpoints
{
    const string CsvType = "text/csv; charset=utf-8; header=present", NdjsonType = "application/x-ndjson; charset=utf-8";

    // So many reports are in memory at once, of a table that may hold a million.
    const int ReportsAtOnce = 500;

    static readonly ReadOnlyMemory<byte> NewLine = "\n"u8.ToArray();

    public static void MapTables(this IEndpointRouteBuilder exports)
    {
        Map<SiteRow, SiteRow>(exports, "sites", "site", Tables.Sites, row => [row]);
        Map<PartyRow, PartyRow>(exports, "parties", "party", Tables.Parties, row => [row]);
        Map<CommitmentRow, (CommitmentRow, Term?)>(
            exports, "commitments", "commitment", Tables.Commitments, row => row.Terms is [] ? [(row, null)] : row.Terms.Select(term => (row, (Term?)term)));
        Map<MilestoneRow, MilestoneRow>(exports, "milestones", "milestone", Tables.Milestones, row => [row], ofSite: true);
        Map<FlagRow, FlagRow>(exports, "flags", "flag", Tables.Flags, row => [row], ofSite: true);
        Map(exports, "reports", ofSite: true, (context, site, name) => Reports(
            context, site, (rows, around) => new ExportAnswer(CsvType, Csv(Tables.Reports.Lines(rows, around)), $"{name}.csv")), "csv");
        Map(exports, "reports", ofSite: true, (context, site, name) => Reports(
            context, site, (rows, _) => new ExportAnswer(NdjsonType, Ndjson(rows.Select(row => new RawJson(Json.Write(row)))), $"{name}.ndjson")), "ndjson");
    }

    static void Map<TRow, TLine>(
        IEndpointRouteBuilder exports, string name, string kind, CsvTable<TLine> table, Func<TRow, IEnumerable<TLine>> lines, bool ofSite = false)
        where TRow : Row
    {
        Map(exports, name, ofSite, (context, site, file) => Exported.From(
            context,
            sight => sight.Rows<TRow>(kind, site) is { } rows ? new { Rows = rows, Around = AroundOf(sight) } : null,
            seen => new ExportAnswer(CsvType, Csv(table.Lines(seen.Rows.SelectMany(lines), seen.Around)), $"{file}.csv")), "csv");
        Map(exports, name, ofSite, (context, site, file) => Exported.From(
            context,
            sight => sight.Json(kind, site),
            rows => new ExportAnswer(NdjsonType, Ndjson(rows), $"{file}.ndjson")), "ndjson");
    }

    // Of everything that the reader may see and, where rows are of sites, of one site.
    static void Map(
        IEndpointRouteBuilder exports, string name, bool ofSite, Func<HttpContext, string?, string, Task<IResult>> answer, string extension)
    {
        exports.MapMethods($"/api/{name}.{extension}", ExportEndpoints.Methods, (Delegate)((HttpContext context) => answer(context, null, name)))
            .WithSummary($"All {name} as {extension.ToUpperInvariant()}");
        if (ofSite)
            exports.MapMethods(
                    $"/api/sites/{{site}}/{name}.{extension}", ExportEndpoints.Methods,
                    (Delegate)((HttpContext context, string site) => answer(context, site, $"{site}-{name}")))
                .WithSummary($"A site's {name} as {extension.ToUpperInvariant()}");
    }

    /// <summary>Each report, in order of arrival: which there are the board knows, what they say is in the log.</summary>
    static Task<IResult> Reports(HttpContext context, string? site, Func<IEnumerable<ReportRow>, Around, IResult> answer)
    {
        var log = context.RequestServices.GetRequiredService<IEventLog>();
        return Exported.From(
            context,
            sight => site is not null && !sight.Shows(site) ? null : new { Reports = ReportsSeen.Of(sight, site), Around = AroundOf(sight) },
            seen => answer(seen.Reports.Read(log), seen.Around));
    }

    static IEnumerable<ReadOnlyMemory<byte>> Csv(IEnumerable<string> lines) =>
        lines.Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line)).Prepend(Exports.Csv.ByteOrderMark);

    static IEnumerable<ReadOnlyMemory<byte>> Ndjson(IEnumerable<RawJson> rows) => rows.SelectMany(row => new[] { row.Utf8, NewLine });

    static Around AroundOf(Sight sight) => new(Names.Of(sight.Board), sight.Today);

    /// <summary>Where reports are, and whose word each party's is.</summary>
    sealed record ReportsSeen(IReadOnlyList<long> Positions, IReadOnlyDictionary<(string Site, string Milestone, string Party), Rank> Ranks)
    {
        public static ReportsSeen Of(Sight sight, string? only)
        {
            var (positions, ranks) = (new List<long>(), new Dictionary<(string, string, string), Rank>());
            var state = sight.Board.State;
            foreach (var (id, site) in state.Sites)
            {
                if (only is null ? !sight.MaySee(id) : only != id)
                    continue;
                foreach (var (milestoneId, milestone) in site.Milestones)
                {
                    positions.AddRange(milestone.Reports);
                    foreach (var said in milestone.Standings)
                        ranks[(id, milestoneId, said.Party)] = state.RankOf(site, milestone, said.Party);
                }
            }
            positions.Sort();
            return new(positions, ranks);
        }

        public IEnumerable<ReportRow> Read(IEventLog log) =>
            from chunk in Positions.Chunk(ReportsAtOnce)
            from entry in log.Read(chunk)
            let reported = (MilestoneReported)entry.Event
            select ReportRow.Of(entry, Ranks[(reported.Site, reported.Milestone, reported.Report.Party)]);
    }
}
