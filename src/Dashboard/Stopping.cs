using Dashboard.Operations;

namespace Dashboard;

/// <summary>
/// Ends the server in order: first readiness says so, then what watches it gets a moment to see that, while everything is
/// still answered; only then does it stop listening, end what is in flight, close the viewers and, last of all, the writer.
/// </summary>
sealed class Stopping : IDisposable
{
    readonly CancellationTokenSource _asked = new();
    readonly CancellationTokenSource _atOnce = new();
    string? _fatal;

    public int ExitCode => _fatal is null ? 0 : 1;

    /// <summary>It can no longer keep its promise; the exit code then says so.</summary>
    public void BecauseOf(string reason)
    {
        _fatal = reason;
        Console.Error.WriteLine($"The server ends: {reason}. Nothing that was acknowledged is lost, and what was not may be in the log, at most once; start it again once the disk is sound.");
        _asked.Cancel();
    }

    /// <summary>Told to end by whoever runs it.</summary>
    /// <param name="atOnce">Nobody needs the moment: it is a person at the keyboard.</param>
    public void Asked(bool atOnce)
    {
        // Nor does one who asks a second time.
        if (atOnce || _asked.IsCancellationRequested)
            _atOnce.Cancel();
        _asked.Cancel();
    }

    /// <summary>What there is to do once it is asked.</summary>
    public void Stops(WebApplication app, TimeSpan drain) => _asked.Token.Register(() =>
    {
        app.Services.GetRequiredService<Readiness>().IsStopping();
        var left = _atOnce.IsCancellationRequested ? TimeSpan.Zero : drain;
        if (_fatal is not null)
            app.OperatorsLog().Fatal(_fatal);
        app.OperatorsLog().Stopping(left.TotalSeconds);
        Task.Delay(left, _atOnce.Token).ContinueWith(
            _ => app.Lifetime.StopApplication(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    });

    public void Dispose()
    {
        _asked.Dispose();
        _atOnce.Dispose();
    }
}
