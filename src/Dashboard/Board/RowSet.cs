namespace Dashboard.Board;

/// <summary>
/// A row and where it changed last. Its content is made when somebody asks for it: between two readers a milestone may be
/// reported on a thousand times.
/// </summary>
sealed class BoardRow(RowKey key)
{
    Func<long, Row>? _make;
    Row? _row;
    byte[]? _json;

    public RowKey Key => key;

    public long Position { get; private set; }

    public Row Row => _row ??= _make!(Position);

    public byte[] Json => _json ??= Dashboard.Json.Write<object>(Row);

    /// <param name="position">Of the event that changed it.</param>
    /// <param name="make">Makes it of the state at any time from now to its next change; gets its position.</param>
    public void Change(long position, Func<long, Row> make) => (Position, _make, _row, _json) = (position, make, null, null);
}

/// <summary>All rows, the newest stories of each site, and the head of every topic.</summary>
sealed class RowSet
{
    const int StoriesKept = 50;

    readonly Dictionary<RowKey, BoardRow> _rows = [];
    // Apart from the rows: they come and go, and what stays keeps its order.
    readonly Dictionary<string, Queue<BoardRow>> _stories = [];
    readonly Dictionary<string, long> _heads = [];
    long _parties;

    /// <summary>Position of the last event that changed any row.</summary>
    public long Head { get; private set; }

    public bool KnowsSite(string site) => _heads.ContainsKey(site);

    /// <summary>Position of the last event that changed a row that a site's viewers see.</summary>
    public long HeadOf(string site) => Math.Max(_heads.GetValueOrDefault(site), _parties);

    public BoardRow? Find(RowKey key) => _rows.GetValueOrDefault(key);

    /// <summary>The row of a key, new where there is none; to be given its content at once.</summary>
    public BoardRow At(RowKey key)
    {
        if (!_rows.TryGetValue(key, out var row))
            _rows.Add(key, row = new(key));
        return row;
    }

    public void Put(BoardRow row, long position, Func<long, Row> make)
    {
        row.Change(position, make);
        Move(row.Key.Site, position);
        if (row.Key.Kind == "party")
            _parties = position;
    }

    public void Tell(StoryRow story)
    {
        var stories = _stories.TryGetValue(story.Site ?? "", out var kept) ? kept : _stories[story.Site ?? ""] = new();
        var row = new BoardRow(new(story.Kind, story.Site, story.Id));
        row.Change(story.Position, _ => story);
        stories.Enqueue(row);
        Move(story.Site, story.Position);
        if (stories.Count > StoriesKept)
            stories.Dequeue();
    }

    /// <summary>The rows changed after a position, in the order in which a page needs them: of one site with all parties, or of all.</summary>
    public IEnumerable<BoardRow> Of(string? site, long after)
    {
        var rows = _rows.Values.Where(row => row.Position > after)
            .Where(row => site is null || row.Key.Site == site || row.Key.Kind == "party")
            .OrderBy(row => row.Key.Kind switch
            {
                "programme" => 0,
                "party" => 1,
                "commitment" => 2,
                "site" => 3,
                "milestone" => 4,
                _ => 5,
            });
        var stories = _stories.Where(of => site is null || of.Key == site).SelectMany(of => of.Value)
            .Where(story => story.Position > after).OrderByDescending(story => story.Position).Take(StoriesKept);
        return rows.Concat(stories.Reverse());
    }

    void Move(string? site, long position)
    {
        Head = position;
        if (site is not null)
            _heads[site] = position;
    }
}

readonly record struct RowKey(string Kind, string? Site, string Id);
