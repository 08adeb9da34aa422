using System.Net;
using System.Net.Sockets;

namespace Dashboard.Faults;

/// <summary>
/// The published server as a process of its own. It keeps port and data through kill, stop and start; everything that can be
/// set counts from the next start.
/// </summary>
public sealed class Server(string program, string data) : IAsyncDisposable
{
    public const string OwnerKey = "owner-key-of-the-fault-checks-0123456789";

    readonly List<Client> _clients = [];
    Run? _run;
    bool _mayEnd;

    /// <summary>
    /// A command to run the server under, with its arguments. It has to become the server, so that a signal reaches that:
    /// <c>strace -D</c>, <c>taskset</c>, <c>ip netns exec</c>.
    /// </summary>
    public IReadOnlyList<string> Prefix { get; set; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>As on the command line, without the dashes.</summary>
    public List<string> Settings { get; } = ["Data:Programme=none", "Limits:RatePerKey=0", "Limits:RatePerAddress=0"];

    public string DataDirectory { get; set; } = data;

    public string LogFile => Path.Combine(DataDirectory, "dashboard.db");

    /// <summary>Where it listens, and so the address of its clients.</summary>
    public Uri Address { get; set; } = FreeAddress();

    public Client Owner => field ??= With(OwnerKey);

    public Client Anyone => field ??= With(null);

    public int ProcessId => _run!.Id;

    /// <inheritdoc cref="Run.Memory"/>
    public long Memory => _run!.Memory;

    /// <summary>Everything written to standard output and error since the last start.</summary>
    public string Output => _run!.Output + _run.Errors;

    /// <summary>Somebody who sends this key with every request; null for nobody.</summary>
    public Client With(string? key)
    {
        var client = new Client(Address, key);
        lock (_clients)
            _clients.Add(client);
        return client;
    }

    /// <summary>Starts it and returns when it is ready. That it does not come up is a finding.</summary>
    public async Task Start()
    {
        _run?.Dispose();
        _mayEnd = false;
        _run = new Run(Prefix, Environment,
        [
            program, "--urls", $"{Address}".TrimEnd('/'), $"--Data:Directory={DataDirectory}", $"--Access:OwnerKey={OwnerKey}",
            .. Settings.Select(setting => $"--{setting}"),
        ]);
        try
        {
            await _run.Line("Dashboard   ");
        }
        catch (Exception problem) when (problem is InvalidOperationException or TimeoutException)
        {
            Assert.Fail($"the server does not start: {problem.Message}");
        }
        (await Anyone.Get("/health/ready")).Being(200);
    }

    /// <summary>Runs a command of the program (<c>verify</c>, <c>backup</c>) with the settings of this server, to its end.</summary>
    public async Task<Ended> Command(params string[] words)
    {
        using var run = new Run([], Environment, [program, .. words, $"--Data:Directory={DataDirectory}"]);
        return await run.End();
    }

    /// <summary><c>kill -9</c>; returns when the process is gone.</summary>
    public Task Kill() => Ending().Kill();

    /// <summary>SIGTERM; returns the exit code.</summary>
    public Task<int> Stop() => Ending().Terminate();

    /// <summary>Waits until it has ended by itself.</summary>
    public Task<Ended> End() => Ending().End();

    /// <summary>Sends a signal, such as <c>STOP</c> or <c>CONT</c>.</summary>
    public Task Signal(string name) => Shell.Run("kill", $"-{name}", $"{ProcessId}");

    public async ValueTask DisposeAsync()
    {
        if (_run?.ExitCode is { } code && !_mayEnd)
            Console.WriteLine($"    The server had ended by itself, with {code}. The last that it said:\n{string.Join('\n', Output.Split('\n').TakeLast(20))}");
        if (_run is not null)
            await _run.Kill();
        _run?.Dispose();
        _clients.ForEach(client => client.Dispose());
    }

    Run Ending()
    {
        _mayEnd = true;
        return _run!;
    }

    // Below the ports that the system gives to outgoing connections: a restart finds it free.
    static Uri FreeAddress()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return new($"http://127.0.0.1:{port}");
            }
            catch (SocketException)
            {
                // Taken; another one.
            }
        }
    }
}
