using System.Threading.Channels;

namespace Dashboard.Log;

/// <summary>
/// Rung when there may be something new. Whoever waits looks for itself, so that a missed ring costs a wait, never an
/// entry; rings that come while it rings already are one.
/// </summary>
public sealed class Bell
{
    readonly Channel<bool> _ring = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _ring.Writer.TryWrite(true);

    /// <summary>Comes back at a ring.</summary>
    public async ValueTask Wait(CancellationToken cancelled) => await _ring.Reader.ReadAsync(cancelled);

    /// <summary>Comes back at a ring, or after the time given.</summary>
    public async ValueTask Wait(TimeSpan atMost, CancellationToken cancelled)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        patience.CancelAfter(atMost);
        try
        {
            await Wait(patience.Token);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            // Time to look anyway.
        }
    }
}
