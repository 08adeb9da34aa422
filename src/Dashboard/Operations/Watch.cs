namespace Dashboard.Operations;

/// <summary>Looks once a second, and tells the operator what has changed: not ready and why, ready again, a commit that took long.</summary>
sealed class Watch(Readiness readiness, Meters meters, TimeProvider clock, ILoggerFactory loggers) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    // Start and stop have lines of their own.
    static readonly string[] Told = ["log", "board"];

    readonly ILogger _logger = loggers.CreateLogger(LogLines.Category);
    readonly Dictionary<string, (DateTimeOffset Since, long Seen)> _failing = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Look();
    }

    void Look()
    {
        foreach (var check in readiness.Look().Checks.Where(check => Told.Contains(check.Name)))
            Tell(check);
        if (meters.TakeSlowestCommit() is var slowest && slowest > Slow)
            _logger.SlowCommit(slowest.TotalMilliseconds);
    }

    void Tell(Check check)
    {
        if (check is { Reason: { } reason, Since: { } since } && _failing.TryAdd(check.Name, (since, clock.GetTimestamp())))
            _logger.NotReady(check.Name, since, reason);
        else if (check.Reason is null && _failing.Remove(check.Name, out var failed))
            _logger.ReadyAgain(check.Name, clock.GetElapsedTime(failed.Seen).TotalSeconds);
    }
}
