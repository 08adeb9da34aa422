namespace Dashboard.Tests;

/// <summary>
/// The real server as a process of its own on a free port of the loopback, with its own data directory and a known owner's
/// key. Killed, stopped and started again it keeps port and data; disposed it leaves nothing behind.
/// </summary>
public sealed class DashboardServer : IAsyncDisposable
{
    public const string OwnerKey = "owner-key-of-the-server-tests-0123456789";

    readonly string _program;
    readonly bool _ownsData;
    readonly List<Client> _clients = [];
    string[] _settings;
    Run? _run;

    DashboardServer(string program, string? data, string[] settings)
    {
        (_program, _settings, _ownsData) = (program, settings, data is null);
        DataDirectory = data ?? Directory.CreateTempSubdirectory("dashboard-tests-").FullName;
    }

    /// <summary>The server that was built with these tests.</summary>
    public static string Built { get; } = Path.Combine(AppContext.BaseDirectory, "Dashboard.dll");

    public string DataDirectory { get; }

    public string LogFile => Path.Combine(DataDirectory, "dashboard.db");

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Everything written to standard output and error since the last start.</summary>
    public string Output => _run!.Output + _run.Errors;

    public int ProcessId => _run!.Id;

    /// <inheritdoc cref="Run.Memory"/>
    public long Memory => _run!.Memory;

    public Client Owner => field ??= With(OwnerKey);

    public Client Anyone => field ??= With(null);

    /// <param name="settings">As on the command line, without the dashes: <c>Data:Programme=none</c>.</param>
    public static Task<DashboardServer> Start(params string[] settings) => Begun(new(Built, null, settings));

    /// <param name="data">A data directory that the caller keeps.</param>
    /// <param name="settings">As on the command line, without the dashes.</param>
    public static Task<DashboardServer> StartIn(string data, params string[] settings) => Begun(new(Built, data, settings));

    /// <param name="program">The path of a <c>Dashboard.dll</c>, such as a published one.</param>
    /// <param name="settings">As on the command line, without the dashes.</param>
    public static Task<DashboardServer> StartProgram(string program, params string[] settings) => Begun(new(program, null, settings));

    /// <summary>Somebody who sends this key with every request; null for nobody.</summary>
    public Client With(string? key)
    {
        var client = new Client(Address, key);
        lock (_clients)
            _clients.Add(client);
        return client;
    }

    /// <summary>As a power cut would: no warning, no last write.</summary>
    public Task Kill() => _run!.Kill();

    /// <summary>SIGTERM, as a service manager would; returns the exit code.</summary>
    public Task<int> Stop() => _run!.Terminate();

    /// <summary>Starts it again on its port and data, with other settings where some are given.</summary>
    public async Task Restart(params string[] settings)
    {
        await Kill();
        _run!.Dispose();
        if (settings.Length > 0)
            _settings = settings;
        await Begin();
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
            await _run.Kill();
        _run?.Dispose();
        _clients.ForEach(client => client.Dispose());
        if (_ownsData)
            Directory.Delete(DataDirectory, recursive: true);
    }

    static async Task<DashboardServer> Begun(DashboardServer server)
    {
        try
        {
            await server.Begin();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    async Task Begin()
    {
        _run = new Run([
            _program, "--urls", $"{Address}".TrimEnd('/'), $"--Data:Directory={DataDirectory}", $"--Access:OwnerKey={OwnerKey}",
            .. _settings.Select(setting => $"--{setting}")]);
        Address = new((await _run.Line("Dashboard   "))["Dashboard   ".Length..]);
        var ready = await Anyone.Get("/health/ready");
        if (ready.Status != 200)
            throw new InvalidOperationException($"the server is not ready: {ready.Status} {ready.Text}\n{Output}");
    }
}
