namespace Dashboard.Board;

/// <summary>All rows, the newest stories of each site, and the head of every topic.</summary>
sealed class RowSet
{
    readonly Dictionary<RowKey, BoardRow> _rows = [];
    readonly Dictionary<string, SiteRows> _sites = [];
    // What belongs to no site: the programme, parties, commitments.
    readonly SiteRows _common = new();
    long _parties;

    /// <summary>Position of the last event that changed any row.</summary>
    public long Head { get; private set; }

    public bool KnowsSite(string site) => _sites.ContainsKey(site);

    /// <summary>Position of the last event that changed a row that a site's viewers see.</summary>
    public long HeadOf(string site) => Math.Max(_sites.GetValueOrDefault(site)?.Head ?? 0, _parties);

    public BoardRow? Find(RowKey key) => _rows.GetValueOrDefault(key);

    /// <summary>The row of a key, new where there is none; to be given its content at once.</summary>
    public BoardRow At(RowKey key)
    {
        if (!_rows.TryGetValue(key, out var row))
            _rows.Add(key, row = new(key, _rows.Count));
        return row;
    }

    public void Put(BoardRow row, long position, Func<long, Row> make)
    {
        row.Change(position, make);
        RowsOf(row.Key.Site).Move(row);
        Head = position;
        if (IsParty(row))
            _parties = position;
    }

    public void Tell(StoryRow story)
    {
        var row = new BoardRow(new(story.Kind, story.Site, story.Id), story.Position);
        row.Change(story.Position, _ => story);
        RowsOf(story.Site).Tell(row);
        Head = story.Position;
    }

    /// <summary>The rows changed after a position, in the order in which a page needs them: of one site with all parties, or of all.</summary>
    public List<BoardRow> Of(string? site, long after)
    {
        var rows = Changed(site, after);
        rows.Sort(BoardRow.InPageOrder);
        return rows;
    }

    /// <summary>
    /// As many of them as fit, those that changed first, and the position up to which they are all there are. All that one event
    /// changed stays together, so that a part may be larger than asked for.
    /// </summary>
    /// <param name="site">The topic's.</param>
    /// <param name="after">The position.</param>
    /// <param name="bytes">So many, of JSON.</param>
    public (List<BoardRow> Rows, long Position) Of(string? site, long after, int bytes)
    {
        var rows = Changed(site, after);
        var position = site is null ? Head : HeadOf(site);
        rows.Sort(BoardRow.InOrderOfChange);
        // What does not fit is not written out: until its turn it may change again.
        var fit = 0;
        for (var left = bytes; fit < rows.Count && (left > 0 || rows[fit].Position == rows[fit - 1].Position); fit++)
            left -= rows[fit].Json.Length;
        if (fit < rows.Count)
        {
            position = rows[fit - 1].Position;
            rows.RemoveRange(fit, rows.Count - fit);
        }
        rows.Sort(BoardRow.InPageOrder);
        return (rows, position);
    }

    List<BoardRow> Changed(string? site, long after)
    {
        var (rows, stories) = (new List<BoardRow>(), new List<BoardRow>());
        if (site is null)
        {
            _common.AddChanged(after, rows);
            _common.AddStories(after, stories);
            foreach (var each in _sites.Values)
                Add(each);
        }
        else
        {
            _common.AddChanged(after, rows, IsParty);
            Add(_sites.GetValueOrDefault(site));
        }
        stories.Sort(BoardRow.InOrderOfChange);
        rows.AddRange(stories.Skip(stories.Count - SiteRows.StoriesKept));
        return rows;

        void Add(SiteRows? of)
        {
            of?.AddChanged(after, rows);
            of?.AddStories(after, stories);
        }
    }

    SiteRows RowsOf(string? site)
    {
        if (site is null)
            return _common;
        if (!_sites.TryGetValue(site, out var rows))
            _sites.Add(site, rows = new());
        return rows;
    }

    static bool IsParty(BoardRow row) => row.Key.Kind == "party";
}
