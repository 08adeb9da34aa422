using Construction.Domain;

namespace Dashboard.Board;

/// <summary>All there is about a milestone at one position: its row and flags, its baselines, where its reports are, whose word is what.</summary>
public sealed record MilestoneOnBoard(
    long Position, RawJson Row, IReadOnlyList<RawJson> Flags, IReadOnlyList<Baseline> Baselines, IReadOnlyList<long> Reports,
    IReadOnlyDictionary<string, Rank> Ranks);

/// <summary>The board while nothing changes it; good only inside <see cref="Board.Read"/>.</summary>
public readonly struct BoardReading
{
    const string MilestoneKind = "milestone";

    readonly Board _board;

    internal BoardReading(Board board) => _board = board;

    public long Position => _board.Position;

    /// <summary>The position of the last event that changed a site.</summary>
    public long Head(string site) => _board.HeadOf($"site:{site}");

    /// <summary>The state; of a past moment without notes and sources, which <see cref="Milestone"/> and rows bring.</summary>
    public Programme State => _board.State;

    /// <summary>The past moment that it shows; null for now.</summary>
    public Looked? Looked => _board.Looked;

    /// <summary>Fetches notes and sources, which a past moment leaves in the log, into <see cref="State"/>: of all, a site's, or one milestone's.</summary>
    public void ReadWords(string? site, string? milestone = null) => _board.ReadWords(site, milestone);

    /// <summary>Whose word a report is.</summary>
    public Rank RankOf(MilestoneReported reported)
    {
        var site = State.SiteOf(reported.Site)!;
        return State.RankOf(site, site.Milestones[reported.Milestone], reported.Report.Party);
    }

    /// <summary>A milestone as it stands; null where there is none.</summary>
    public MilestoneOnBoard? Milestone(string siteId, string id)
    {
        if (State.SiteOf(siteId) is not { } site || site.Milestones.GetValueOrDefault(id) is not { } milestone)
            return null;
        _board.ReadWords(siteId, id);
        var (state, board) = (State, this);
        return new(
            Position,
            Row("milestone", siteId, id)!.Value,
            [.. site.Flags.Values.Where(flag => flag.Details.Milestone == id).Select(flag => board.Row("flag", siteId, flag.Details.Id)!.Value)],
            [.. milestone.Baselines],
            [.. milestone.Reports],
            milestone.Standings.ToDictionary(said => said.Party, said => state.RankOf(site, milestone, said.Party)));
    }

    /// <summary>Positions of the last reports that came with a key, the latest first.</summary>
    public IReadOnlyList<long> LastReportsBy(string key) => _board.LastReportsBy(key);

    /// <summary>A row as JSON; null where there is none.</summary>
    public RawJson? Row(string kind, string? site, string id)
    {
        if (kind == MilestoneKind)
            _board.ReadWords(site, id);
        return _board.Rows.Find(new(kind, site, id)) is { } row ? new RawJson(row.Json) : null;
    }

    /// <summary>All rows of a kind as they are, of one site or of all; not stories, which beyond a restart are there as JSON only.</summary>
    public IReadOnlyList<T> Rows<T>(string kind, string? site = null) where T : Row =>
        [.. Of(kind, site).Select(row => (T)row.Row)];

    /// <summary>All rows of a kind as JSON, of one site or of all.</summary>
    public IReadOnlyList<RawJson> Rows(string kind, string? site = null) =>
        [.. Of(kind, site).Select(row => new RawJson(row.Json))];

    IEnumerable<BoardRow> Of(string kind, string? site)
    {
        if (kind == MilestoneKind)
            _board.ReadWords(site);
        return _board.Rows.Of(site, -1).Where(row => row.Key.Kind == kind);
    }
}
