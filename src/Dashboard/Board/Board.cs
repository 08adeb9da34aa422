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
    const int StoriesKept = 50;
    const int ReportsKeptOfKey = 10;
    const int MessagesKept = 64;
    static readonly TimeSpan MessagesFreshFor = TimeSpan.FromSeconds(1);

    readonly Programme _state = new();
    readonly Lock _lock = new();
    readonly Dictionary<RowKey, Row> _rows = [];
    readonly Dictionary<RowKey, byte[]> _json = [];
    readonly Dictionary<string, long> _heads = new() { [ProgrammeTopic] = 0 };
    readonly Dictionary<(string Site, string Milestone), MilestoneReading> _readings = [];
    readonly OrderedDictionary<string, SiteSum> _siteSums = [];
    readonly Dictionary<(string Topic, long Since), byte[]> _messages = [];
    // Apart from the rows: they come and go, and what stays keeps its order.
    readonly Dictionary<string, Queue<StoryRow>> _stories = [];
    readonly Dictionary<string, Queue<long>> _lastReports = [];
    ProgrammeSum? _sum;
    DateTimeOffset _messagesSince;
    long _parties;

    public string Epoch { get; } = epoch;

    /// <summary>Position of the last event applied.</summary>
    public long Position { get; private set; }

    /// <summary>Applies a step of the log. Readers see all of it or nothing.</summary>
    public void Apply(IReadOnlyList<LogEntry> step)
    {
        lock (_lock)
        {
            foreach (var entry in step)
                Apply(entry);
            _messages.Clear();
        }
    }

    /// <summary>True for the programme and every known site.</summary>
    public bool Knows(string topic)
    {
        lock (_lock)
            return _heads.ContainsKey(topic);
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
    public (ReadOnlyMemory<byte> Json, long Position) Since(string topic, string? viewerEpoch, long? position, DateTimeOffset now)
    {
        lock (_lock)
        {
            var reset = position is not { } since || (viewerEpoch ?? Epoch) != Epoch || since > Position;
            var from = reset ? -1 : position!.Value;
            // A message says the server's time; on a quiet board an old one would be wrong about it.
            if ((now - _messagesSince).Duration() > MessagesFreshFor)
            {
                _messages.Clear();
                _messagesSince = now;
            }
            if (_messages.TryGetValue((topic, from), out var json))
                return (json, HeadOf(topic));
            if (_messages.Count == MessagesKept)
                _messages.Clear();
            _messages.Add((topic, from), json = BoardMessage.Write(this, topic, from, now, RowsOf(topic, from)));
            return (json, HeadOf(topic));
        }
    }

    /// <summary>A message of the rows that a filter lets through; for readers who may not see every site.</summary>
    public ReadOnlyMemory<byte> Since(string topic, string? viewerEpoch, long? position, DateTimeOffset now, Func<string, bool> maySee)
    {
        lock (_lock)
        {
            var from = position is not { } since || (viewerEpoch ?? Epoch) != Epoch || since > Position ? -1 : position!.Value;
            var rows = RowsOf(topic, from).Where(row => row.Key.Site is null ? row.Key.Kind != "programme" : maySee(row.Key.Site));
            return BoardMessage.Write(this, topic, from, now, rows);
        }
    }

    internal long HeadOf(string topic) => topic == ProgrammeTopic
        ? _heads[topic]
        : Math.Max(_heads.GetValueOrDefault(topic), _parties);

    internal byte[] JsonOf(RowKey key, Row row) =>
        _json.TryGetValue(key, out var json) ? json : _json[key] = Json.Write<object>(row);

    internal Programme State => _state;

    internal IReadOnlyList<long> LastReportsBy(string key) =>
        _lastReports.TryGetValue(key, out var last) ? [.. last.Reverse()] : [];

    internal IEnumerable<(RowKey Key, Row Row)> RowsOf(string topic, long after)
    {
        var site = topic == ProgrammeTopic ? null : topic["site:".Length..];
        var found = _rows.Where(row => row.Value.Position > after)
            .Where(row => site is null || row.Key.Site == site || row.Key.Kind == "party")
            .Select(row => (row.Key, row.Value)).ToList();
        var stories = _stories.Where(of => site is null || of.Key == site).SelectMany(of => of.Value)
            .Where(story => story.Position > after).OrderByDescending(story => story.Position).Take(StoriesKept);
        return found.OrderBy(row => row.Key.Kind switch
        {
            "programme" => 0,
            "party" => 1,
            "commitment" => 2,
            "site" => 3,
            "milestone" => 4,
            _ => 5,
        }).Concat(stories.Reverse().Select(story => (KeyOf(story), (Row)story)));
    }

    internal Row? RowOf(string kind, string? site, string id) => _rows.GetValueOrDefault(new(kind, site, id));

    void Apply(LogEntry entry)
    {
        var (happened, position) = (entry.Event, entry.Position);
        var known = happened switch
        {
            SiteAnnounced announced => _state.SiteOf(announced.Site.Id) is not null,
            MilestonePlanned planned => _state.MilestoneOf(planned.Site, planned.Milestone.Id) is not null,
            _ => true,
        };
        var before = happened is MilestoneReported report ? Before(report) : null;
        _state.Apply(happened, position);
        Position = position;
        before = before is null ? null : Displaced(before, (MilestoneReported)happened, position);

        switch (happened)
        {
            case MilestoneReported or MilestonePlanned or BaselineSet or MilestoneWithdrawn:
                if (PutMilestone(happened.SiteId!, happened.MilestoneId!, position) || happened is MilestonePlanned)
                {
                    PutSite(happened.SiteId!, position);
                    PutProgramme(position);
                }
                break;
            case SiteAnnounced announced:
                // Roles may have changed, and with them whose word leads.
                foreach (var milestone in _state.Sites[announced.Site.Id].Milestones.Keys)
                    PutMilestone(announced.Site.Id, milestone, position);
                PutSite(announced.Site.Id, position, siteChanged: true);
                PutProgramme(position);
                break;
            case PartyNamed named:
                Put(RowMaker.Of(named.Party, position));
                _parties = position;
                foreach (var (site, milestone) in HeardFrom(named.Party.Id))
                    PutMilestone(site, milestone, position);
                foreach (var site in _state.Sites.Keys)
                    PutSite(site, position);
                PutProgramme(position);
                break;
            case FlagRaised raised:
                PutFlag(raised.Site, raised.Flag.Id, entry);
                break;
            case FlagCleared cleared:
                PutFlag(cleared.Site, cleared.Flag, entry);
                break;
            case CommitmentEntered entered:
                Put(RowMaker.Of(entered.Commitment, position));
                break;
            case ProgrammeDescribed:
                PutProgramme(position, described: true);
                break;
        }
        if (happened is MilestoneReported)
            NoteReport(entry);
        var reading = happened is MilestoneReported ? _readings[(happened.SiteId!, happened.MilestoneId!)] : null;
        if (Story.Of(entry, _state, reading, before, known) is { } story)
            PutStory(story);
    }

    WasRow? Before(MilestoneReported report) =>
        _state.MilestoneOf(report.Site, report.Milestone)?.StandingOf(report.Report.Party) is { } said
            ? new(said.Forecast?.Value.Date, said.Actual?.Value.Date, said.Percent?.Value)
            : null;

    // A statement of an older data date goes into history: it changes nothing that the party says now.
    WasRow Displaced(WasRow before, MilestoneReported report, long position)
    {
        var said = _state.MilestoneOf(report.Site, report.Milestone)!.StandingOf(report.Report.Party)!;
        return new(
            said.Forecast?.Position == position ? before.Forecast : null,
            said.Actual?.Position == position ? before.Actual : null,
            said.Percent?.Position == position ? before.Percent : null);
    }

    List<(string Site, string Milestone)> HeardFrom(string party) =>
    [
        .. from site in _state.Sites
           from milestone in site.Value.Milestones
           where milestone.Value.StandingOf(party) is not null
           select (site.Key, milestone.Key),
    ];

    /// <summary>True where the reading changed in what sums are made of.</summary>
    bool PutMilestone(string siteId, string id, long position)
    {
        var site = _state.Sites[siteId];
        var milestone = site.Milestones[id];
        Rank RankOf(string party) => _state.RankOf(site, milestone, party);
        var reading = _state.Read(site, milestone);
        var before = _readings.GetValueOrDefault((siteId, id));
        _readings[(siteId, id)] = reading;
        Put(RowMaker.Of(site, milestone, reading, RankOf, position));
        return before is null
            || (before.Status, before.Slip, before.Current?.Date, before.Current?.Party)
            != (reading.Status, reading.Slip, reading.Current?.Date, reading.Current?.Party);
    }

    // Sums change more seldom than what they sum: their rows move only when they do.
    void PutSite(string siteId, long position, bool siteChanged = false)
    {
        var site = _state.Sites[siteId];
        var sum = SiteSum.Of([.. site.Milestones.Select(pair => (pair.Value, _readings[(siteId, pair.Key)]))]);
        var changed = !sum.Equals(_siteSums.GetValueOrDefault(siteId));
        _siteSums[siteId] = sum;
        if (changed || siteChanged)
            Put(RowMaker.Of(site, sum, _state.Sites.IndexOf(siteId), position));
    }

    // Only once every site's sum is that of its milestones now. A site's sum may stay the same and the programme's change:
    // its latest milestone is another site's when it slips further.
    void PutProgramme(long position, bool described = false)
    {
        var sum = ProgrammeSum.Of(
            [.. _siteSums.Select(pair => (_state.Sites[pair.Key].Details, pair.Value))], (site, milestone) => _readings[(site, milestone)]);
        if (_state.Details is { } details && (described || !sum.Equals(_sum)))
            Put(RowMaker.Of(details, sum, position));
        _sum = sum;
    }

    void PutFlag(string site, string id, LogEntry entry) =>
        Put(RowMaker.Of(site, _state.Sites[site].Flags[id], entry.ReceivedAt, entry.Position));

    void PutStory(StoryRow story)
    {
        var queue = _stories.TryGetValue(story.Site ?? "", out var kept) ? kept : _stories[story.Site ?? ""] = new();
        queue.Enqueue(story);
        Move(story);
        if (queue.Count > StoriesKept)
            _json.Remove(KeyOf(queue.Dequeue()));
    }

    void NoteReport(LogEntry entry)
    {
        if (!_lastReports.TryGetValue(entry.By, out var last))
            _lastReports.Add(entry.By, last = new());
        last.Enqueue(entry.Position);
        if (last.Count > ReportsKeptOfKey)
            last.Dequeue();
    }

    void Put(Row row)
    {
        var key = KeyOf(row);
        _rows[key] = row;
        _json.Remove(key);
        Move(row);
    }

    static RowKey KeyOf(Row row) => new(row.Kind, row.Site, row.Id);

    void Move(Row row)
    {
        _heads[ProgrammeTopic] = row.Position;
        if (row.Site is { } site)
            _heads[$"site:{site}"] = row.Position;
    }
}

readonly record struct RowKey(string Kind, string? Site, string Id);
