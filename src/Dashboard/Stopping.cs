namespace Dashboard;

/// <summary>Ends the server when it can no longer keep its promise; the exit code then says so.</summary>
sealed class Stopping : IDisposable
{
    readonly CancellationTokenSource _asked = new();

    public int ExitCode { get; private set; }

    public void BecauseOf(string reason)
    {
        Console.Error.WriteLine($"The server ends: {reason}. Nothing that was acknowledged is lost; start it again once the disk is sound.");
        ExitCode = 1;
        _asked.Cancel();
    }

    public void Stops(IHostApplicationLifetime lifetime) => _asked.Token.Register(lifetime.StopApplication);

    public void Dispose() => _asked.Dispose();
}
