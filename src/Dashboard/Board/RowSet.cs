namespace Dashboard.Board;

/// <summary>All rows, the newest stories of each site, and the head of every topic.</summary>
sealed class RowSet
{
    readonly Dictionary<RowKey, BoardRow> _rows = [];
    readonly Dictionary<string, SiteRows> _sites = [];
    // What belongs to no site: the programme, parties, commitments.
    SiteRows _common = new();
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

    public void Put(BoardRow row, long position, Func<long, Row> make, Func<long, Row>? makeBrief = null)
    {
        row.Change(position, make, makeBrief);
        Move(row);
    }

    public void Tell(StoryRow story)
    {
        var row = new BoardRow(new(story.Kind, story.Site, story.Id), story.Position);
        row.Change(story.Position, _ => story);
        Tell(row);
    }

    /// <summary>Takes these stories in the place of all.</summary>
    public void Retell(IEnumerable<StoryRow> stories)
    {
        foreach (var rows in _sites.Values.Append(_common))
            rows.Forget();
        foreach (var story in stories)
            Tell(story);
    }

    /// <summary>Every row but stories, in order of change.</summary>
    public IEnumerable<RowPlace> Places() => _rows.Values
        .Select(row => new RowPlace(row.Key.Kind, row.Key.Site, row.Key.Id, row.Position))
        .OrderBy(row => row.Position).ThenBy(row => row.Kind, StringComparer.Ordinal)
        .ThenBy(row => row.Site, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal);

    /// <summary>Every story that is kept, in order.</summary>
    public IEnumerable<StoryPlace> Stories() => _sites.Values.Append(_common).SelectMany(of => of.Stories)
        .Select(story => new StoryPlace(story.Key.Site, story.Position, story.Json)).OrderBy(story => story.Position);

    /// <summary>Puts every row where a snapshot had it, its content being right already, and the snapshot's stories in the place of those here.</summary>
    public void Move(BoardSnapshot snapshot)
    {
        _sites.Clear();
        (_common, Head, _parties) = (new(), 0, 0);
        foreach (var place in snapshot.Rows)
        {
            var row = _rows[new(place.Kind, place.Site, place.Id)];
            row.Move(place.Position);
            Move(row);
        }
        foreach (var story in snapshot.Stories)
            Tell(new BoardRow(new("story", story.Site, $"{story.Position}"), story.Position, story.Json));
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

    void Move(BoardRow row)
    {
        RowsOf(row.Key.Site).Move(row);
        Head = Math.Max(Head, row.Position);
        if (IsParty(row))
            _parties = row.Position;
    }

    void Tell(BoardRow story)
    {
        RowsOf(story.Key.Site).Tell(story);
        Head = Math.Max(Head, story.Position);
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
