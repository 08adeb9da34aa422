using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Dashboard.Tests;

/// <summary>How a run of the program ended, and what it said.</summary>
public sealed record Ended(int Code, string Output, string Errors);

/// <summary>One run of the program, with what it writes.</summary>
public sealed class Run : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly StringBuilder _errors = new();
    readonly List<(string Start, TaskCompletionSource<string> Found)> _awaited = [];

    /// <param name="arguments">The path of the program, and what it is given.</param>
    public Run(params string[] arguments) : this([], new Dictionary<string, string>(), arguments)
    {
    }

    /// <param name="prefix">A command to run it under, with its arguments; it has to become the program.</param>
    /// <param name="environment">Added to this process's own.</param>
    /// <param name="arguments">The path of the program, and what it is given.</param>
    public Run(IReadOnlyList<string> prefix, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        string[] command = [.. prefix, "dotnet", "exec", .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Not the program's own folder: what it needs it must find from anywhere.
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.Exited += (_, _) => GiveUp();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Resident now, in bytes.</summary>
    public long Memory => long.Parse(
        File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture) << 10;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    /// <summary>Runs the program until it ends by itself.</summary>
    public static async Task<Ended> ToTheEnd(params string[] arguments)
    {
        using var run = new Run(arguments);
        try
        {
            return await run.End();
        }
        catch (TimeoutException)
        {
            await run.Kill();
            throw new TimeoutException($"the program did not end: {run.Output}{run.Errors}");
        }
    }

    /// <summary>The first line that starts so, once it has been written.</summary>
    public Task<string> Line(string start)
    {
        lock (_awaited)
        {
            var line = Output.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
            if (line is not null)
                return Task.FromResult(line);
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((start, found));
            if (_process.HasExited)
                GiveUp();
            return found.Task.WaitAsync(Patience);
        }
    }

    public async Task<Ended> End()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new(_process.ExitCode, Output, Errors);
    }

    public async Task Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync();
        return (await End()).Code;
    }

    public void Dispose() => _process.Dispose();

    void Add(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
        lock (_awaited)
            foreach (var (start, found) in _awaited)
                if (line.StartsWith(start, StringComparison.Ordinal))
                    found.TrySetResult(line);
    }

    void GiveUp()
    {
        lock (_awaited)
            foreach (var (start, found) in _awaited)
                found.TrySetException(new InvalidOperationException($"the program ended before it wrote '{start}': {Output}{Errors}"));
    }

    static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
