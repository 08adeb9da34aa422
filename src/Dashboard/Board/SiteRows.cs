namespace Dashboard.Board;

/// <summary>The rows of one site, or of none, in the order of their last change, and the newest stories.</summary>
sealed class SiteRows
{
    public const int StoriesKept = 50;

    readonly LinkedList<BoardRow> _rows = new();
    // Apart from the rows: they come and go, and what stays keeps its order.
    readonly Queue<BoardRow> _stories = new();

    /// <summary>Position of the last event that changed any of them.</summary>
    public long Head { get; private set; }

    /// <summary>It has changed.</summary>
    public void Move(BoardRow row)
    {
        if (row.Turn is null)
        {
            row.Turn = _rows.AddLast(row);
        }
        else
        {
            _rows.Remove(row.Turn);
            _rows.AddLast(row.Turn);
        }
        Head = Math.Max(Head, row.Position);
    }

    public void Tell(BoardRow story)
    {
        _stories.Enqueue(story);
        if (_stories.Count > StoriesKept)
            _stories.Dequeue();
        Head = Math.Max(Head, story.Position);
    }

    /// <summary>No story was told.</summary>
    public void Forget() => _stories.Clear();

    /// <summary>Those that are kept, in order.</summary>
    public IEnumerable<BoardRow> Stories => _stories;

    /// <summary>Those that changed after a position: only they are looked at.</summary>
    public void AddChanged(long after, List<BoardRow> rows, Predicate<BoardRow>? only = null)
    {
        for (var turn = _rows.Last; turn is not null && turn.Value.Position > after; turn = turn.Previous)
            if (only is null || only(turn.Value))
                rows.Add(turn.Value);
    }

    public void AddStories(long after, List<BoardRow> stories)
    {
        if (Head <= after)
            return;
        foreach (var story in _stories)
            if (story.Position > after)
                stories.Add(story);
    }
}
