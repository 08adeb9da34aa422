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

    public int ExitCode { get; private set; }

    /// <summary>Told to end, by a signal or because it can no longer keep its promise.</summary>
    public bool HasBegun => _asked.IsCancellationRequested;

    /// <summary>It can no longer keep its promise; the exit code then says so.</summary>
    public void BecauseOf(string reason)
    {
        Console.Error.WriteLine($"The server ends: {reason}. Nothing that was acknowledged is lost; start it again once the disk is sound.");
        ExitCode = 1;
        _asked.Cancel();
    }

    /// <summary>Told to end by whoever runs it.</summary>
    /// <param name="atOnce">Nobody needs the moment: a person at the keyboard, or one who asks a second time.</param>
    public void Asked(bool atOnce)
    {
        if (atOnce || HasBegun)
            _atOnce.Cancel();
        _asked.Cancel();
    }

    /// <summary>What there is to do once it is asked.</summary>
    public void Stops(IHostApplicationLifetime lifetime, Readiness readiness, TimeSpan drain) => _asked.Token.Register(() =>
    {
        readiness.IsStopping();
        Task.Delay(drain, _atOnce.Token).ContinueWith(
            _ => lifetime.StopApplication(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    });

    public void Dispose()
    {
        _asked.Dispose();
        _atOnce.Dispose();
    }
}
