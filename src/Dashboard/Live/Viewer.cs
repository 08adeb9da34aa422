using Dashboard.Log;
using Dashboard.Operations;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>What a viewer is reached by, and whether it may still look.</summary>
public sealed record Connection(ISingleClientProxy Client, Func<bool> MayStay, Action Abort);

/// <summary>
/// One connected viewer and its one slot: at most one message is on its way; when that has gone, everything the viewer
/// missed goes in the next. A viewer that does not read holds up nobody and lets nothing pile up.
/// </summary>
sealed class Viewer(
    Connection connection, Func<string, string?, long?, (RawJson Message, long Position)> rowsSince, TimeProvider clock, Meters meters)
{
    static readonly TimeSpan MinimumGap = TimeSpan.FromMilliseconds(100);

    readonly Bell _bell = new();
    readonly Lock _lock = new();
    Followed? _followed;
    RawJson? _pulse;
    long _lastSent;
    long _rungAt;
    int _rung;

    public Connection Connection { get; } = connection;

    public string? Topic => Volatile.Read(ref _followed)?.Topic;

    /// <summary>Starts over with a topic, from a position of the viewer's.</summary>
    public void Follow(string topic, string? epoch, long? position)
    {
        lock (_lock)
            _followed = new(topic, epoch, position);
        Ring();
    }

    /// <summary>Something in the topic may have changed.</summary>
    public void Ring()
    {
        if (Interlocked.Increment(ref _rung) == 1)
            Volatile.Write(ref _rungAt, clock.GetTimestamp());
        _bell.Ring();
    }

    /// <summary>How many positions of its topic it has not been sent, and for how long that has been so.</summary>
    public (long Positions, TimeSpan Time) Lag(Func<string, long> head)
    {
        var positions = Volatile.Read(ref _followed) is { } followed ? head(followed.Topic) - followed.Position ?? 0 : 0;
        return positions > 0 && Volatile.Read(ref _rung) > 0 ? (positions, clock.GetElapsedTime(Volatile.Read(ref _rungAt))) : (Math.Max(positions, 0), default);
    }

    /// <summary>Sends a pulse unless something went out within the interval.</summary>
    public void Pulse(Func<string, RawJson> pulse, TimeSpan interval)
    {
        if (Topic is not { } topic || clock.GetElapsedTime(Volatile.Read(ref _lastSent)) < interval)
            return;
        lock (_lock)
            _pulse = pulse(topic);
        Ring();
    }

    /// <summary>Runs until the viewer has gone.</summary>
    public async Task Run(Func<string, long> head, CancellationToken gone)
    {
        while (true)
        {
            await _bell.Wait(gone);
            if (Take(head) is not var (method, message))
                continue;
            await Connection.Client.SendAsync(method, message, gone);
            Volatile.Write(ref _lastSent, clock.GetTimestamp());
            if (method == "rows")
                await Task.Delay(MinimumGap, clock, gone);
        }
    }

    (string Method, RawJson Message)? Take(Func<string, long> head)
    {
        lock (_lock)
        {
            var pulse = _pulse;
            _pulse = null;
            var rung = Interlocked.Exchange(ref _rung, 0);
            if (_followed is not { } followed)
                return null;
            if (followed.IsNew || head(followed.Topic) > followed.Position)
            {
                var (message, position) = rowsSince(followed.Topic, followed.Epoch, followed.Position);
                Count(followed, rung);
                followed.Advance(position);
                return ("rows", message);
            }
            if (pulse is not null)
                meters.SentPulse();
            return pulse is null ? null : ("pulse", pulse.Value);
        }
    }

    void Count(Followed followed, int rung)
    {
        meters.SentRows(followed.IsNew ? 1 : Math.Max(rung, 1));
        if (followed.IsNew && followed.Position is null or 0)
            meters.GaveAnew();
        else if (followed.IsNew)
            meters.CaughtUp();
    }

    /// <summary>What a viewer follows and how far it has come.</summary>
    sealed class Followed(string topic, string? epoch, long? position)
    {
        public string Topic { get; } = topic;

        /// <summary>The viewer's, until it has been brought into this log's.</summary>
        public string? Epoch { get; private set; } = epoch;

        public long? Position { get; private set; } = position;

        /// <summary>True until the first message, which comes also where nothing changed.</summary>
        public bool IsNew { get; private set; } = true;

        public void Advance(long position) => (Epoch, Position, IsNew) = (null, position, false);
    }
}
