using Construction.Tests.Boards;
using Dashboard.Board;
using Dashboard.Exports;
using Dashboard.Log;
using Names = Dashboard.Exports.Names;

namespace Construction.Tests.Exports;

/// <summary>A site with one milestone and what was told of it, as exports see them on the day of these tests, 23 November 2026.</summary>
sealed class Exporting
{
    public const string Server = "https://dashboard.example";

    // A letter under ten thousand marks, what turns the direction of text, markup, and the start of a formula.
    public static readonly string Marks = "a" + new string('\u0301', 10_000);
    public const string Override = "abc\u202Etxt.exe\u202C\u2066x\u2069";
    public const string Markup = "<script>alert(1)</script> & \"quoted\" 'so'";

    readonly Board _board;

    Exporting(IEnumerable<LogEntry> log) => _board = Folded.Of(log);

    public static Exporting Shipped { get; } = new(Tests.Shipped.Log);

    public Names Names => _board.Read(Names.Of);

    public Around Around => new(Names, Some.Today);

    public long Position => _board.Position;

    /// <summary>The shipped programme, and then more.</summary>
    public static Exporting ShippedAnd(params Event[] more) => new(Tests.Shipped.Log.With(more));

    /// <summary>Parties of every rank, one site, no milestone.</summary>
    public static Exporting SiteWith(params Event[] told) => Site(Some.SiteDetails, told);

    public static Exporting Site(SiteDetails site, params Event[] told) => new(Array.Empty<LogEntry>().With(
    [
        new PartyNamed(Some.Party(Programme.Owner, "owner")), new PartyNamed(new("crusoe", "Crusoe", ["developer"])),
        new PartyNamed(new("oracle", "Oracle", ["tenant"])), new PartyNamed(new("mortenson", "Mortenson", ["contractor"])),
        new PartyNamed(new("epoch-ai", "Epoch AI", ["observer"])), new PartyNamed(new("press", "Press", ["press"])),
        new SiteAnnounced(site), .. told,
    ]));

    /// <summary>The one milestone with these reports.</summary>
    public static Exporting Reported(params Report[] reports) => SiteWith([new MilestonePlanned(Some.Site, Some.MilestoneDetails), .. reports.Select(Told)]);

    public static Event Told(Report report) => new MilestoneReported(Some.Site, Some.Milestone, report);

    public SiteRow SiteRow(string site = Some.Site) => _board.Read(board => board.Rows<SiteRow>("site", site)[0]);

    public IReadOnlyList<MilestoneRow> Milestones(string site = Some.Site) => _board.Read(board => board.Rows<MilestoneRow>("milestone", site));

    public IReadOnlyList<T> Rows<T>(string kind) where T : Row => _board.Read(board => board.Rows<T>(kind));

    public IReadOnlyList<Dashboard.RawJson> Stories(string? site = null) => _board.Read(board => board.Rows("story", site));

    /// <summary>The last story of the site.</summary>
    public StoryRow Story(string site = Some.Site) => StoryJson.Read(Stories(site)[^1]);
}
