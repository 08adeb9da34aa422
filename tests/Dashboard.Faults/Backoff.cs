using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Faults;

/// <summary>
/// When the page would come back: its own <c>backoff.js</c>, as it was published with the build under test, in Node
/// (<c>Page/backoff.mjs</c>).
/// </summary>
public sealed class Backoff : IAsyncDisposable
{
    readonly Process _process;
    readonly Queue<TaskCompletionSource<double>> _asked = new();
    readonly Lock _lock = new();
    readonly Task _answering;

    public Backoff(Ground ground)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Page", "backoff.mjs"), ground.PageRoot])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _answering = Task.Run(Answer);
    }

    /// <summary>Milliseconds after so many failures, at most so many; more where a crowd is told to come within so many seconds.</summary>
    public Task<double> After(int failures, double most, int crowdSeconds) => Ask($"backoffMs {failures} {most} {crowdSeconds * 1000}");

    /// <summary>About every so many milliseconds.</summary>
    public Task<double> Spread(double ms) => Ask($"spreadMs {ms}");

    /// <summary>Milliseconds after a server has asked for so many seconds.</summary>
    public Task<double> Asked(int seconds) => Ask($"askedMs {seconds}");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        await _answering;
        _process.Dispose();
    }

    Task<double> Ask(string question)
    {
        var answer = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _asked.Enqueue(answer);
            _process.StandardInput.WriteLine(question);
            _process.StandardInput.Flush();
        }
        return answer.Task;
    }

    async Task Answer()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            TaskCompletionSource<double> answer;
            lock (_lock)
                answer = _asked.Dequeue();
            answer.SetResult(double.Parse(line, CultureInfo.InvariantCulture));
        }
        lock (_lock)
            while (_asked.TryDequeue(out var open))
                open.TrySetException(new InvalidOperationException("Node ended before it had answered"));
    }
}
