namespace Dashboard.Live;

/// <summary>When the board came to which position, so that it can be said for how long a viewer has been behind.</summary>
sealed class Steps(TimeProvider clock)
{
    const int Kept = 256;

    readonly Lock _lock = new();
    readonly Queue<(long Position, long At)> _steps = new();

    public void Add(long position)
    {
        lock (_lock)
        {
            if (_steps.Count == Kept)
                _steps.Dequeue();
            _steps.Enqueue((position, clock.GetTimestamp()));
        }
    }

    /// <summary>Time since the first step beyond a position; of what is older than all that are kept, since the oldest.</summary>
    public TimeSpan SinceAfter(long position)
    {
        lock (_lock)
        {
            foreach (var step in _steps)
                if (step.Position > position)
                    return clock.GetElapsedTime(step.At);
            return TimeSpan.Zero;
        }
    }
}
