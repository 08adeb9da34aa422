using Construction.Analytics;
using Construction.Domain;
using Dashboard.Log;
using Dashboard.Operations;
using Dashboard.Programmes;

namespace Dashboard.Board;

/// <summary>
/// Any past moment of the log as a board, made when somebody asks. It follows the log by itself, from the beginning: a checkpoint
/// holds what the log amounts to, not how it came to that.
/// </summary>
public sealed class Chronicle(IEventLog log, ILogger<Chronicle> logger) : BackgroundService
{
    const int StepLimit = 5_000, BoardsKept = 8;
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    readonly History _history = new();
    readonly SemaphoreSlim _one = new(1, 1);
    // The least recently asked for first.
    readonly OrderedDictionary<Moment, Board> _boards = [];

    /// <summary>The board of a moment. What is known later never changes it; by data date it may, and is then made again.</summary>
    /// <param name="moment">Not after now.</param>
    public Task<Board> At(Moment moment, CancellationToken cancelled) => Read(history => BoardAt(history, moment, cancelled), cancelled);

    /// <summary>Reads the history once it holds everything that was committed when this was asked.</summary>
    public async Task<T> Read<T>(Func<History, T> read, CancellationToken cancelled)
    {
        var head = log.Head;
        while (true)
        {
            await _one.WaitAsync(cancelled);
            try
            {
                if (_history.Position >= head || !Step())
                    return read(_history);
            }
            finally
            {
                _one.Release();
            }
        }
    }

    /// <summary>Reports at some positions, from the log.</summary>
    public IReadOnlyDictionary<long, Report> Reports(IReadOnlyCollection<long> positions) => positions.Count == 0
        ? new Dictionary<long, Report>()
        : log.Read([.. positions]).ToDictionary(entry => entry.Position, entry => ((MilestoneReported)entry.Event).Report);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval);
        do
        {
            try
            {
                // A step at a time, so that who asks meanwhile need not wait for all.
                while (_history.Position < log.Head)
                    await Read(_ => true, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.Unreadable(problem, _history.Position);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    bool Step()
    {
        var step = log.ReadAfter(_history.Position, StepLimit);
        foreach (var entry in step)
            _history.Take(entry.Event, entry.Position, entry.ReceivedAt, entry.By == ProgrammeLoader.By);
        return step.Count > 0;
    }

    Board BoardAt(History history, Moment moment, CancellationToken cancelled)
    {
        var board = _boards.Remove(moment, out var kept) && (moment is not Moment.Data || kept.Looked!.Seen == history.Position)
            ? kept
            : Make(history, moment, cancelled);
        if (_boards.Count == BoardsKept)
            _boards.RemoveAt(0);
        _boards.Add(moment, board);
        return board;
    }

    // Whoever drags over many days asks for each and waits for the last: what was given up is not finished.
    Board Make(History history, Moment moment, CancellationToken cancelled)
    {
        var at = moment switch
        {
            Moment.Known known => known.At,
            Moment.Data data => Moment.LastInstantOf(data.At),
            Moment.Upto upto when log.Read([upto.Last]) is [var last] => last.ReceivedAt,
            _ => DateTimeOffset.UnixEpoch,
        };
        var board = new Board(log.Epoch, history.At(moment, cancelled), new(moment, at, history.Position), Reports);
        board.Tell(StoriesOf(history, moment, board));
        return board;
    }

    List<StoryRow> StoriesOf(History history, Moment moment, Board board)
    {
        List<StoryRow> stories = [];
        foreach (var entry in log.Read(history.LastOf(moment, SiteRows.StoriesKept)))
        {
            var story = entry.Event is MilestoneReported reported
                ? StoryOf(history, moment, board, entry, reported)
                : Story.Of(entry, board.State, !history.IsBeginning(entry.Event, entry.Position));
            if (story is not null)
                stories.Add(story);
        }
        return stories;
    }

    // As it was told when it came: by what its milestone was just before, and just after.
    static StoryRow StoryOf(History history, Moment moment, Board board, LogEntry entry, MilestoneReported reported)
    {
        var (site, id, party) = (board.State.Sites[reported.Site], reported.Milestone, reported.Report.Party);
        var before = history.MilestoneAt(JustAt(entry.Position - 1), reported.Site, id);
        var after = history.MilestoneAt(JustAt(entry.Position), reported.Site, id)!;
        var was = before?.StandingOf(party) is { } said ? Story.Displaced(Story.Said(said), after.StandingOf(party)!, entry.Position) : null;
        var reading = board.State.Read(site, after);
        return Story.OfReport(entry, reported, reading, was, board.State.RankOf(site, after, party));

        Moment JustAt(long position) => moment switch
        {
            Moment.Known => new Moment.Known(history.KnownAt(entry.Position), position),
            Moment.Data => new Moment.Data(reported.Report.DataDate, position),
            _ => new Moment.Upto(position),
        };
    }
}
