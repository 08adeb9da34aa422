namespace Dashboard.Live;

/// <summary>
/// What goes out in one go: for each position at which viewers stand, the message that takes them from there to the head of
/// their topic, or towards it. All are made of one state of the board, so that viewers who got a different number of messages
/// stand at the same position afterwards and share the next one.
/// </summary>
sealed class Edition
{
    // Who has fallen behind alone waits for the next; a thousand at different positions shall not cost a thousand messages at once.
    const int DifferentMessages = 64;
    // Of rows, in bytes: as much as a connection takes at once. Who missed more gets it in parts, one on its way at a time.
    const int LargestPart = 48 * 1024;

    readonly Dictionary<(string Topic, long From), Parcel?> _parcels = [];
    (string Topic, long From) _last;
    Parcel? _lastParcel;
    bool _lastIsHeld;

    Edition(long position) => Position = position;

    /// <summary>The board's position that it was made of.</summary>
    public long Position { get; }

    /// <summary>False where somebody is still behind after it.</summary>
    public bool IsWhole { get; private set; } = true;

    public static Edition None { get; } = new(-1);

    public static Edition Of(Board.Board board, List<Viewer> viewers, DateTimeOffset now) => board.Read(read =>
    {
        var edition = new Edition(read.Position);
        (string?, long) last = default;
        foreach (var viewer in viewers)
        {
            if (viewer.Busy || viewer.Followed is not { IsNew: false } followed || last == (followed.Topic, followed.Position))
                continue;
            last = (followed.Topic, followed.Position);
            edition.Add(board, followed.Topic, followed.Position, now);
        }
        return edition;
    });

    /// <summary>The message for who stands there, null where it is at the head; false where it has to wait for the next edition.</summary>
    public bool Holds(string topic, long from, out Parcel? parcel)
    {
        if (_last.From != from || !ReferenceEquals(_last.Topic, topic))
            (_last, _lastIsHeld) = ((topic, from), _parcels.TryGetValue((topic, from), out _lastParcel));
        parcel = _lastParcel;
        return _lastIsHeld;
    }

    void Add(Board.Board board, string topic, long from, DateTimeOffset now)
    {
        if (_parcels.ContainsKey((topic, from)))
            return;
        var head = board.Head(topic);
        if (head <= from)
        {
            _parcels.Add((topic, from), null);
            return;
        }
        if (_parcels.Count >= DifferentMessages)
        {
            IsWhole = false;
            return;
        }
        var (json, position) = board.Since(topic, null, from, now, LargestPart);
        _parcels.Add((topic, from), Parcel.OfRows(json, position, isPart: position < head));
        IsWhole &= position >= head;
    }
}
