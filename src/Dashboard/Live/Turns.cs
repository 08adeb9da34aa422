using Dashboard.Log;
using Dashboard.Operations;

namespace Dashboard.Live;

/// <summary>
/// The push's turns on the processor: so long, then others have theirs, the sockets' own work and whoever posts. By time and not by
/// viewers, so that large messages take no more from those who post than small ones.
/// </summary>
sealed class Turns(Bell bell, TimeProvider clock, Meters meters)
{
    static readonly TimeSpan Length = TimeSpan.FromMilliseconds(0.5);
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);
    // While so many requests a second are written, every second turn is followed by a rest: posting comes first, and viewers get
    // more at once. A millisecond is as short as timers are.
    const int ManyRequests = 1_000, TurnsUntilRest = 2;
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);
    // Over less a single commit would be many.
    static readonly TimeSpan CountedOver = TimeSpan.FromMilliseconds(50);

    Turn _turn = new();
    long _since, _countedAt, _requests;
    int _turns;
    bool _manyPost;

    public bool IsOver => clock.GetElapsedTime(_since) >= Length;

    public void Begin() => _since = clock.GetTimestamp();

    /// <summary>One more message is on its way; it is to be removed from the turn once it has gone.</summary>
    public Turn Add()
    {
        _turn.Add();
        return _turn;
    }

    /// <summary>
    /// Others' turn, and until what was given out in this one has gone: a thousand large messages on their way at once would all
    /// stand before the next post. Who does not read holds it up once, for a moment.
    /// </summary>
    public async ValueTask LetOut()
    {
        await Task.Yield();
        var since = clock.GetTimestamp();
        while (!_turn.IsOut && Patience - clock.GetElapsedTime(since) is var left && left > TimeSpan.Zero)
            await bell.Wait(left, CancellationToken.None);
        if (_manyPost && ++_turns % TurnsUntilRest == 0)
            await Task.Delay(Rest, clock);
        (_turn, _since) = (new(), clock.GetTimestamp());
    }

    /// <summary>Looks how many post now.</summary>
    public void Count()
    {
        var (requests, time) = (meters.Requests - _requests, clock.GetElapsedTime(_countedAt));
        if (time < CountedOver)
            return;
        (_manyPost, _requests, _countedAt) = (requests > ManyRequests * time.TotalSeconds, _requests + requests, clock.GetTimestamp());
    }
}

/// <summary>What was given out in one turn of the loop and is still on its way.</summary>
sealed class Turn
{
    int _messages;

    public bool IsOut => Volatile.Read(ref _messages) == 0;

    public void Add() => Interlocked.Increment(ref _messages);

    public void Remove() => Interlocked.Decrement(ref _messages);
}
