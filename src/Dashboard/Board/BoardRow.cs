namespace Dashboard.Board;

readonly record struct RowKey(string Kind, string? Site, string Id);

/// <summary>
/// A row and where it changed last. Its content is made when somebody asks for it: between two readers a milestone may be
/// reported on a thousand times.
/// </summary>
/// <param name="key">What it is the row of.</param>
/// <param name="place">Its place among those of its kind: the earlier, the smaller.</param>
sealed class BoardRow(RowKey key, long place)
{
    // The order in which a page needs them: nothing before what it belongs to.
    static readonly string[] Kinds = ["programme", "party", "commitment", "site", "milestone", "flag", "schedule", "risk", "story"];

    /// <summary>A story that was made before, and is never made again.</summary>
    public BoardRow(RowKey key, long position, byte[] json) : this(key, position) => (Position, _json) = (position, json);

    readonly int _kind = Array.IndexOf(Kinds, key.Kind);
    Func<long, Row>? _make, _makeBrief;
    Row? _row;
    byte[]? _json, _briefJson;

    public RowKey Key => key;

    public long Position { get; private set; }

    public Row Row => _row ??= _make!(Position);

    public byte[] Json => _json ??= Dashboard.Json.Write<object>(Row);

    /// <summary>What a programme's board shows of it; whole where nothing is to be left out.</summary>
    public byte[] BriefJson => _makeBrief is null ? Json : _briefJson ??= Dashboard.Json.Write<object>(_makeBrief(Position));

    /// <summary>Where it stands among those of its site, by last change.</summary>
    public LinkedListNode<BoardRow>? Turn { get; set; }

    /// <param name="position">Of the event that changed it.</param>
    /// <param name="make">Makes it of the state at any time from now to its next change; gets its position.</param>
    /// <param name="makeBrief">The same in brief; null where that is no different.</param>
    public void Change(long position, Func<long, Row> make, Func<long, Row>? makeBrief = null) =>
        (Position, _make, _makeBrief, _row, _json, _briefJson) = (position, make, makeBrief, null, null, null);

    /// <summary>The whole of it is to be made anew; nothing happened to it.</summary>
    public void Forget() => (_row, _json) = (null, null);

    /// <summary>The same content, changed at another position; its turn is to be found.</summary>
    public void Move(long position) => (Position, _row, _json, _briefJson, Turn) = (position, null, null, null, null);

    /// <summary>By kind, then by which was first.</summary>
    public static int InPageOrder(BoardRow one, BoardRow other) =>
        one._kind != other._kind ? one._kind.CompareTo(other._kind) : one.Place.CompareTo(other.Place);

    public static int InOrderOfChange(BoardRow one, BoardRow other) => one.Position.CompareTo(other.Position);

    long Place => place;
}
