using System.Collections.Concurrent;
using Dashboard.Board;
using Dashboard.Forecasts;
using Dashboard.Log;
using Dashboard.Operations;

namespace Dashboard.Live;

/// <summary>
/// The push: one loop that goes round the viewers and gives each who is behind everything it missed, in one message or in parts.
/// No viewer keeps it waiting for longer than a moment, and whoever posts never waits for it.
/// </summary>
sealed class Broadcaster(Board.Board board, Projector projector, Viewers known, TimeProvider clock, Meters meters, ILogger<Broadcaster> logger, Outlooks? outlooks = null) : BackgroundService
{
    static readonly TimeSpan MinimumGap = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan GreetingKept = TimeSpan.FromSeconds(1);

    readonly Bell _bell = new();
    readonly Steps _steps = new(clock);
    readonly ConcurrentQueue<Viewer> _asked = new();
    readonly List<Viewer> _viewers = [];
    Edition _edition = Edition.None;
    (ReadOnlyMemory<byte> Json, Parcel Parcel)? _greeting;
    long _greetingAt, _editionAt;
    int _next, _left;
    volatile bool _owed;

    /// <summary>Starts over with a topic, from a position of the viewer's.</summary>
    public void Follow(string connection, string topic, string? epoch, long? position)
    {
        if (known.Find(connection) is not { } viewer)
            return;
        // One name for all who follow it, of the few there are.
        viewer.Follow(string.Intern(topic), epoch, position);
        _asked.Enqueue(viewer);
        _bell.Ring();
    }

    public int Viewers => known.Count;

    /// <inheritdoc cref="Viewers.Lag"/>
    public ViewerLag Lag() => known.Lag(board, _steps);

    Turns Turns => field ??= new(_bell, clock, meters);

    Lookout Lookout => field ??= new(board, _viewers, clock, SendPulse, outlooks is null ? null : outlooks.PositionOf);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        projector.Stepped += NoteStep;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await _bell.Wait(UntilNext(), stoppingToken);
                try
                {
                    await Look();
                }
                catch (Exception problem)
                {
                    logger.LogError(problem, "The push met a problem; it goes on");
                    // Whoever was not visited yet is, in a round of its own.
                    _owed = true;
                }
            }
        }
        finally
        {
            projector.Stepped -= NoteStep;
        }
    }

    void NoteStep()
    {
        _steps.Add(board.Position);
        _bell.Ring();
    }

    bool IsNews => _owed || board.Position != _edition.Position;

    TimeSpan UntilNext()
    {
        var tick = Lookout.UntilNext;
        var gap = !_edition.IsWhole ? TimeSpan.Zero : IsNews ? MinimumGap - clock.GetElapsedTime(_editionAt) : tick;
        var least = gap < tick ? gap : tick;
        return least > TimeSpan.FromMilliseconds(1) ? least : TimeSpan.FromMilliseconds(1);
    }

    async ValueTask Look()
    {
        Turns.Begin();
        await Greet();
        if (!_edition.IsWhole || (IsNews && clock.GetElapsedTime(_editionAt) >= MinimumGap))
            await GoRound();
        LookAfterAll();
    }

    /// <summary>What is due by the clock, also while news keep the loop going round.</summary>
    void LookAfterAll()
    {
        // The whole board once more, and of no use to anybody who comes later.
        if (clock.GetElapsedTime(_greetingAt) > GreetingKept)
            _greeting = null;
        if (Lookout.UntilNext <= TimeSpan.Zero)
            Lookout.Look();
    }

    /// <summary>
    /// Until everybody was visited since the last edition opened. What comes meanwhile is taken along from where the loop is:
    /// whoever was passed is reached once round, instead of after the rest of this round and a whole one.
    /// </summary>
    async ValueTask GoRound()
    {
        Open();
        for (; _left > 0; _left--)
        {
            if (Turns.IsOver)
            {
                await Turns.LetOut();
                await Greet();
                LookAfterAll();
                // Of parts the same go to all who stand alike: otherwise everybody would soon stand elsewhere.
                if (_edition.IsWhole && IsNews && clock.GetElapsedTime(_editionAt) >= MinimumGap)
                    Open();
            }
            if (_next >= _viewers.Count)
                _next = 0;
            if (_viewers.Count > 0)
                Visit(_viewers[_next++]);
        }
    }

    void Open()
    {
        _owed = false;
        Turns.Count();
        _edition = Edition.Of(board, _viewers, clock.GetUtcNow());
        _editionAt = clock.GetTimestamp();
        _left = _viewers.Count;
    }

    void Visit(Viewer viewer)
    {
        if (viewer.Busy || viewer.Followed is not { IsNew: false } followed || !_edition.Holds(followed.Topic, followed.Position, out var parcel))
            return;
        viewer.ServedTo = parcel is { IsPart: true } ? parcel.Position : _edition.Position;
        if (parcel is not null)
        {
            meters.SentRows((int)Math.Min(parcel.Position - followed.Position, int.MaxValue));
            Send(viewer, followed, parcel);
        }
    }

    void TakeChanges()
    {
        while (known.Changes.TryDequeue(out var change))
        {
            if (change.Here)
            {
                change.Viewer.Place = _viewers.Count;
                _viewers.Add(change.Viewer);
                // The loop meets it before it is round: one more to visit, or the last would be left out.
                _left++;
            }
            else
            {
                var last = _viewers[^1];
                (_viewers[change.Viewer.Place], last.Place) = (last, change.Viewer.Place);
                _viewers.RemoveAt(_viewers.Count - 1);
                // Who took its place may have been moved past the loop.
                _left = _viewers.Count;
            }
        }
    }

    /// <summary>The first message after a viewer has asked, at once.</summary>
    async ValueTask Greet()
    {
        TakeChanges();
        while (_asked.TryDequeue(out var viewer))
        {
            if (!viewer.Busy && viewer.Followed is { IsNew: true } followed)
                Greet(viewer, followed);
            if (Turns.IsOver)
                await Turns.LetOut();
        }
    }

    void Greet(Viewer viewer, Followed followed)
    {
        meters.SentRows();
        if (followed.Position <= 0 || followed.Position > board.Position || (followed.Epoch ?? board.Epoch) != board.Epoch)
            meters.GaveAnew();
        else
            meters.CaughtUp();
        viewer.ServedTo = board.Position;
        // Who comes asks for the forecast that there is; he is told of the next.
        viewer.ForecastTold = outlooks?.PositionOf(followed.Topic) ?? 0;
        Send(viewer, followed, FirstFor(followed));
    }

    Parcel FirstFor(Followed followed)
    {
        var (json, position) = board.Since(followed.Topic, followed.Epoch, followed.Position < 0 ? null : followed.Position, clock.GetUtcNow());
        // Many who come back at once ask from the same position.
        if (_greeting is not { } greeting || !greeting.Json.Equals(json))
            (_greeting, _greetingAt) = (greeting = (json, Parcel.OfRows(json, position)), clock.GetTimestamp());
        return greeting.Parcel;
    }

    void Send(Viewer viewer, Followed followed, Parcel parcel)
    {
        followed.Advance(parcel.Position);
        Send(viewer, parcel);
    }

    void Send(Viewer viewer, Parcel parcel)
    {
        viewer.LastHeard = clock.GetTimestamp();
        var sending = viewer.Connection.WriteAsync(parcel.Message);
        if (sending.IsCompletedSuccessfully)
            return;
        viewer.Busy = true;
        _ = Finish(viewer, sending, Turns.Add());
    }

    async Task Finish(Viewer viewer, ValueTask sending, Turn turn)
    {
        try
        {
            await sending;
        }
        catch (Exception problem)
        {
            // One viewer's trouble stays its own; it comes back by itself.
            logger.LogDebug(problem, "A viewer could not be served");
        }
        viewer.Busy = false;
        turn.Remove();
        if (viewer.Followed is { IsNew: true })
            _asked.Enqueue(viewer);
        _owed = true;
        _bell.Ring();
    }

    void SendPulse(Viewer viewer, Parcel pulse)
    {
        meters.SentPulse();
        // It stays where it stands: what it lacks comes as rows.
        Send(viewer, pulse);
    }
}
