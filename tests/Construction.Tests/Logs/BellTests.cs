using Dashboard.Log;

namespace Construction.Tests.Logs;

public sealed class BellTests
{
    readonly Bell _bell = new();

    [Fact]
    public async Task A_ring_before_anybody_waits_is_heard_and_several_are_one()
    {
        _bell.Ring();
        _bell.Ring();
        await _bell.Wait(Timeout.InfiniteTimeSpan, CancellationToken.None);

        var next = _bell.Wait(Timeout.InfiniteTimeSpan, CancellationToken.None);
        Assert.False(next.IsCompleted);
        _bell.Ring();
        await next;
    }

    [Fact]
    public async Task Without_a_ring_the_wait_ends_with_the_time_given_and_the_next_ring_is_heard()
    {
        await _bell.Wait(TimeSpan.FromMilliseconds(1), CancellationToken.None);

        var next = _bell.Wait(Timeout.InfiniteTimeSpan, CancellationToken.None);
        _bell.Ring();
        await next;
    }

    [Fact]
    public async Task Who_waits_may_be_told_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var wait = _bell.Wait(Timeout.InfiniteTimeSpan, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await wait);
    }
}
