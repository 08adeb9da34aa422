namespace Dashboard.Api;

/// <summary>
/// How many were sent away and may be about to come back, beside how many a second are let in: when to come back is drawn from
/// as long a time as it takes to let them all in.
/// </summary>
sealed class Crowding(TimeProvider clock)
{
    /// <summary>Longest wait that is asked for, in seconds; a page may wait twice as long.</summary>
    public const int LongestWait = 20;

    // Even the slowest machine lets in as many a second.
    const double LeastRate = 200;

    readonly Lock _lock = new();
    long _since = clock.GetTimestamp();
    double _rate = LeastRate, _away;
    int _letIn;

    public void LetIn() => Interlocked.Increment(ref _letIn);

    /// <summary>One more is sent away; after how many seconds it may come back.</summary>
    public int TurnAway()
    {
        lock (_lock)
        {
            Look();
            _away++;
            return Random.Shared.Next(1, 2 + (int)Math.Min(_away / _rate, LongestWait - 1));
        }
    }

    // Once a second: at this rate those who were away have come in meanwhile.
    void Look()
    {
        var time = clock.GetElapsedTime(_since).TotalSeconds;
        if (time < 1)
            return;
        _rate = Math.Max(LeastRate, Interlocked.Exchange(ref _letIn, 0) / time);
        _away = Math.Max(0, _away - (_rate * time));
        _since = clock.GetTimestamp();
    }
}
