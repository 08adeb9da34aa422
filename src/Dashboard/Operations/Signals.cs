using System.Runtime.InteropServices;

namespace Dashboard.Operations;

/// <summary>
/// Takes the host's place in listening for signals: its own way stops at once, before a balancer can have seen that this
/// server is no longer ready.
/// </summary>
sealed class Signals(Stopping stopping) : IHostLifetime, IDisposable
{
    readonly List<PosixSignalRegistration> _registrations = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        Listen(PosixSignal.SIGTERM, atOnce: false);
        Listen(PosixSignal.SIGINT, atOnce: true);
        Listen(PosixSignal.SIGQUIT, atOnce: true);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    void Listen(PosixSignal signal, bool atOnce) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stopping.Asked(atOnce);
    }));
}
