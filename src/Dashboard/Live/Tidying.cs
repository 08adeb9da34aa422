namespace Dashboard.Live;

/// <summary>
/// Gives memory back after a wave of viewers has come or gone. What their arrival took stays with the process otherwise: in the
/// quiet that follows nothing makes the collector look. Done in the background, so that nobody waits for it; and once more when
/// the web server has let go of the buffers that it keeps for the next wave.
/// </summary>
sealed class Tidying(Viewers viewers, TimeProvider clock) : BackgroundService
{
    const int Wave = 500, Quiet = 20, TicksUntilAgain = 15;
    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var (tidied, seen, ticks) = (0L, 0L, 0);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var turnover = viewers.Turnover;
            if (turnover - seen <= Quiet && turnover - tidied >= Wave)
                (tidied, ticks) = (turnover, TicksUntilAgain + 1);
            seen = turnover;
            if (ticks > 0 && --ticks is TicksUntilAgain or 0)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
    }
}
