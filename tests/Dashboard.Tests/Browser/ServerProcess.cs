using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>
/// The server as a process of its own, so that it can be killed, frozen and started again on the same log and port. It takes
/// a free port at its first start and keeps it.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    public const string OwnerKey = "owner-key-of-the-browser-tests-0123456789";

    static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);

    readonly string _data = Directory.CreateTempSubdirectory("dashboard-browser-").FullName;
    readonly string _program;
    readonly string[] _settings;
    readonly ConcurrentQueue<string> _output = new();
    Process? _process;
    string _address = "http://127.0.0.1:0";

    ServerProcess(string program, string[] settings) => (_program, _settings) = (program, settings);

    public string Address => _address;

    public static async Task<ServerProcess> Start(params string[] settings) => await StartProgram(BuiltServer(), settings);

    /// <param name="program">The path of a <c>Dashboard.dll</c>, such as a published one.</param>
    /// <param name="settings">As on the command line: <c>--Access:Viewing=key</c>.</param>
    public static async Task<ServerProcess> StartProgram(string program, params string[] settings)
    {
        var server = new ServerProcess(program, settings);
        await server.Run();
        return server;
    }

    /// <summary>Starts it again, on the log and the port it had.</summary>
    public Task Restart() => Run();

    /// <summary>As a power cut would: no warning, no last write.</summary>
    public async Task Kill()
    {
        if (_process is not { HasExited: false } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Frozen: the port takes connections, nothing answers, no socket closes.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await Kill();
        _process?.Dispose();
        try { Directory.Delete(_data, recursive: true); } catch (IOException) { /* a temporary directory */ }
    }

    async Task Run()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet", [
            "exec", _program, "--urls", _address, $"--Data:Directory={_data}", $"--Access:OwnerKey={OwnerKey}", .. _settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Not the program's own folder: what it needs it must find from anywhere.
            WorkingDirectory = _data,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"the server stopped: {Output}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await listening.Task.WaitAsync(StartWithin);
    }

    string Output => string.Join('\n', _output);

    void Read(string? line, TaskCompletionSource listening)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (Greeting().Match(line) is not { Success: true } greeting)
            return;
        _address = greeting.Groups["address"].Value;
        listening.TrySetResult();
    }

    void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process!.Id}"])!;
        kill.WaitForExit();
    }

    static string BuiltServer()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "Dashboard.dll");
        return File.Exists(beside) ? beside : throw new FileNotFoundException("The server was not built beside its tests.", beside);
    }

    [GeneratedRegex("^Dashboard +(?<address>http://\\S+)")]
    private static partial Regex Greeting();
}
