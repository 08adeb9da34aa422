using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>strace, attached to a server that runs; it watches system calls, or makes them fail while it is there.</summary>
public sealed class Strace : IAsyncDisposable
{
    readonly Process _process;

    Strace(Process process) => _process = process;

    /// <param name="server">Ready.</param>
    /// <param name="options">As on strace's command line, without <c>-f -p</c>.</param>
    public static async Task<Strace> Attach(Server server, params string[] options)
    {
        var start = new ProcessStartInfo("strace", ["-f", "-p", $"{server.ProcessId}", .. options]) { RedirectStandardError = true };
        var process = Process.Start(start)!;
        // It says so when it has every thread.
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.Contains(" attached", StringComparison.Ordinal))
                continue;
            _ = process.StandardError.ReadToEndAsync();
            return new(process);
        }
        throw new InvalidOperationException("strace does not attach");
    }

    /// <summary>Makes calls fail from now on: <c>fsync</c>, <c>EIO</c>.</summary>
    public static Task<Strace> Inject(Server server, string calls, string error) =>
        Attach(server, "-o", "/dev/null", "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}");

    /// <summary>Lets go of the server, which runs on as if nothing had been.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Shell.Try("kill", "-INT", $"{_process.Id}");
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
