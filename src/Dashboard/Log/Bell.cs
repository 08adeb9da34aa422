namespace Dashboard.Log;

/// <summary>
/// Rung when there may be something new. Whoever waits looks for itself, so that a missed ring costs a wait, never an
/// entry; rings that come while it rings already are one. One waits.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose of.
public sealed class Bell
#pragma warning restore CA1001
{
    readonly SemaphoreSlim _ring = new(0, 1);
    int _rings;

    public void Ring()
    {
        if (Interlocked.Exchange(ref _rings, 1) == 0)
            _ring.Release();
    }

    /// <summary>Comes back at a ring, or after the time given.</summary>
    public async ValueTask Wait(TimeSpan atMost, CancellationToken cancelled)
    {
        if (await _ring.WaitAsync(atMost, cancelled))
            // Before whoever waited looks: what is new after that look rings again.
            Interlocked.Exchange(ref _rings, 0);
    }
}
