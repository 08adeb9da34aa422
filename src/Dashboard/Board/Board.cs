using Construction.Analytics;
using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Board;

/// <summary>
/// The rows that viewers see, folded from the log. One thread applies (the <see cref="Projector"/>), any may read. A row's
/// position is that of the event that changed it, whatever the size of the steps in which the log was read.
/// </summary>
public sealed class Board(string epoch)
{
    public const string ProgrammeTopic = "programme";
    const string SitePrefix = "site:";
    const int MessagesKept = 64;
    static readonly TimeSpan MessagesFreshFor = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    readonly Fold _fold = new();
    readonly Dictionary<(string Topic, long Since, int Most, bool IsBrief), (ReadOnlyMemory<byte> Json, long Position)> _messages = [];
    DateTimeOffset _messagesSince;

    /// <summary>Starts at a checkpoint; at the beginning where there is none.</summary>
    public Board(string epoch, Checkpoint? start) : this(epoch)
    {
        if (start is null)
            return;
        foreach (var planned in start.Plan)
            _fold.Apply(planned);
        _fold.Apply(start.Reports, start.Position, start.Board);
        Position = start.Position;
    }

    /// <summary>A past moment of a log; nothing is applied to it any more.</summary>
    /// <param name="read">Reads notes and sources from the log, once a row is wanted whole.</param>
    internal Board(string epoch, Past past, Looked looked, ReadReports read) : this(epoch)
    {
        _fold.Apply(past, read);
        Position = past.Position;
        Looked = looked;
    }

    public string Epoch { get; } = epoch;

    /// <summary>Position of the last event applied.</summary>
    public long Position { get; private set; }

    /// <summary>The past moment that it shows; null for now.</summary>
    public Looked? Looked { get; }

    /// <summary>Applies a step of the log. Readers see all of it or nothing.</summary>
    public void Apply(IReadOnlyList<LogEntry> step)
    {
        lock (_lock)
        {
            for (var index = 0; index < step.Count; index++)
            {
                _fold.Apply(step[index]);
                Position = step[index].Position;
            }
            _messages.Clear();
        }
    }

    /// <summary>Takes these stories in the place of those it has.</summary>
    internal void Tell(IReadOnlyList<StoryRow> stories) => _fold.Rows.Retell(stories);

    /// <summary>What it holds beside the state.</summary>
    public BoardSnapshot Snapshot()
    {
        lock (_lock)
            return _fold.Snapshot();
    }

    /// <summary>True for the programme and every known site.</summary>
    public bool Knows(string topic)
    {
        lock (_lock)
            return topic == ProgrammeTopic || (topic.StartsWith(SitePrefix, StringComparison.Ordinal) && Rows.KnowsSite(SiteOf(topic)!));
    }

    /// <summary>Position of the last event that changed a row of the topic.</summary>
    public long Head(string topic)
    {
        lock (_lock)
            return HeadOf(topic);
    }

    /// <summary>Reads the state or rows, with no step being applied meanwhile.</summary>
    public T Read<T>(Func<BoardReading, T> read)
    {
        lock (_lock)
            return read(new(this));
    }

    /// <summary>
    /// The message that takes a viewer from a position to the head of its topic: the rows changed since, or everything
    /// and <c>reset</c> where its epoch is another or its position is ahead of the log. Made once for all who ask alike.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="viewerEpoch">Null for this log's.</param>
    /// <param name="position">Null where the viewer has nothing.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="most">
    /// Bytes of rows to stop at: then it takes the viewer as far as these reach, and the next one goes on from there. What changed
    /// again beyond that comes with the next, as it is then.
    /// </param>
    /// <param name="isBrief">Milestones without what each party says of them.</param>
    public (ReadOnlyMemory<byte> Json, long Position) Since(
        string topic, string? viewerEpoch, long? position, DateTimeOffset now, int most = int.MaxValue, bool isBrief = false)
    {
        lock (_lock)
        {
            var from = From(viewerEpoch, position);
            // A message says the server's time; on a quiet board an old one would be wrong about it.
            if ((now - _messagesSince).Duration() > MessagesFreshFor)
            {
                _messages.Clear();
                _messagesSince = now;
            }
            if (_messages.TryGetValue((topic, from, most, isBrief), out var message))
                return message;
            if (_messages.Count == MessagesKept)
                _messages.Clear();
            var (rows, reached) = most == int.MaxValue ? (Rows.Of(SiteOf(topic), from), HeadOf(topic)) : Rows.Of(SiteOf(topic), from, most);
            reached = Math.Max(reached, from);
            _messages.Add(
                (topic, from, most, isBrief), message = (BoardMessage.Write(Epoch, topic, from, reached, now, Looked, Written(topic, rows, isBrief)), reached));
            return message;
        }
    }

    /// <summary>A message of the rows that a filter lets through; for readers who may not see every site.</summary>
    public ReadOnlyMemory<byte> Since(
        string topic, string? viewerEpoch, long? position, DateTimeOffset now, Func<string, bool> maySee, bool isBrief = false)
    {
        lock (_lock)
        {
            var from = From(viewerEpoch, position);
            var rows = Rows.Of(SiteOf(topic), from).Where(row => row.Key.Site is null ? row.Key.Kind != "programme" : maySee(row.Key.Site));
            return BoardMessage.Write(Epoch, topic, from, Math.Max(HeadOf(topic), from), now, Looked, Written(topic, [.. rows], isBrief));
        }
    }

    /// <summary>Fetches what a past moment left in the log; for who reads notes or sources in <see cref="BoardReading.State"/>.</summary>
    internal void ReadWords(string? site = null, string? milestone = null)
    {
        lock (_lock)
            _fold.ReadWords(site, milestone);
    }

    internal Programme State => _fold.State;

    internal RowSet Rows => _fold.Rows;

    internal long HeadOf(string topic) => SiteOf(topic) is { } site ? Rows.HeadOf(site) : Rows.Head;

    internal IReadOnlyList<long> LastReportsBy(string key) => _fold.LastReportsBy(key);

    byte[][] Written(string topic, List<BoardRow> rows, bool isBrief)
    {
        if (!isBrief)
            _fold.ReadWords(SiteOf(topic));
        // A past moment is written out all at once, with somebody waiting for it; what is live was written for the most part before.
        return Looked is null
            ? [.. rows.Select(row => isBrief ? row.BriefJson : row.Json)]
            : [.. rows.AsParallel().AsOrdered().Select(row => isBrief ? row.BriefJson : row.Json)];
    }

    // Before the first position where the viewer has to start over.
    long From(string? viewerEpoch, long? position) =>
        position is not { } since || (viewerEpoch ?? Epoch) != Epoch || since > Position ? -1 : since;

    static string? SiteOf(string topic) => topic == ProgrammeTopic ? null : topic[SitePrefix.Length..];
}
