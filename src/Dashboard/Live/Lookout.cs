namespace Dashboard.Live;

/// <summary>
/// What viewers need while nothing happens: the hub's heartbeat, a pulse, an end for who may not stay. A tenth of them at a time, so
/// that in silence their pulses are spread out over a second. A crowd is told how to come back also while much happens.
/// </summary>
sealed class Lookout(Board.Board board, List<Viewer> viewers, TimeProvider clock, Action<Viewer, Parcel> sendPulse, Func<string, long>? forecastOf = null)
{
    const int LooksToGoRound = 10;
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan PulseAfter = TimeSpan.FromSeconds(4.5);
    static readonly TimeSpan CrowdIsToldEvery = TimeSpan.FromSeconds(30);
    // A server that has just started takes as many in without keeping anybody waiting.
    const int ReturnASecond = 500;
    // A viewer's own pauses are up to 4 s.
    const int SpreadBeyond = 4, LongestSpread = 60;

    readonly Dictionary<string, Parcel> _pulses = [];
    long _lookedAt;
    int _next;

    public TimeSpan UntilNext => Every - clock.GetElapsedTime(_lookedAt);

    public void Look()
    {
        _lookedAt = clock.GetTimestamp();
        _pulses.Clear();
        var count = (viewers.Count + LooksToGoRound - 1) / LooksToGoRound;
        for (; count > 0; count--)
        {
            if (_next >= viewers.Count)
                _next = 0;
            LookAfter(viewers[_next++]);
        }
    }

    void LookAfter(Viewer viewer)
    {
        if (!viewer.MayStay())
        {
            viewer.Connection.Abort();
            return;
        }
        viewer.Connection.Features.Get<SocketConnection>()?.Beat();
        if (viewer.Busy || viewer.Followed is not { IsNew: false } followed)
            return;
        if (clock.GetElapsedTime(viewer.LastHeard) < PulseAfter && !IsToBeToldOfTheCrowd(viewer, followed) && !IsNewForecast(viewer, followed.Topic))
            return;
        viewer.ForecastTold = forecastOf?.Invoke(followed.Topic) ?? 0;
        (viewer.LastPulse, viewer.InCrowd) = (clock.GetTimestamp(), ReturnWithin is not null);
        sendPulse(viewer, PulseOf(followed.Topic));
    }

    // Now and then, that there is one or that there is none any more; at a moment at which it has everything, or it would ask for
    // what is on its way to it.
    bool IsToBeToldOfTheCrowd(Viewer viewer, Followed followed) =>
        (ReturnWithin is not null || viewer.InCrowd) && clock.GetElapsedTime(viewer.LastPulse) >= CrowdIsToldEvery
        && followed.Position >= PulseOf(followed.Topic).Position;

    // A forecast is ready some time after the rows that it is of: it is told of at the next look.
    bool IsNewForecast(Viewer viewer, string topic) => forecastOf is not null && forecastOf(topic) > viewer.ForecastTold;

    int? ReturnWithin => viewers.Count / ReturnASecond is var seconds && seconds > SpreadBeyond ? Math.Min(seconds, LongestSpread) : null;

    // One for all viewers of a topic.
    Parcel PulseOf(string topic)
    {
        if (!_pulses.TryGetValue(topic, out var pulse))
            _pulses.Add(topic, pulse = Parcel.OfPulse(new(topic, board.Epoch, board.Head(topic), clock.GetUtcNow(), ReturnWithin, forecastOf?.Invoke(topic) is > 0 and var forecast ? forecast : null)));
        return pulse;
    }
}
