using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Bench;

/// <summary>A server in a process of its own, ended with the run.</summary>
sealed class ServerProcess : IDisposable
{
    readonly Process _process;
    readonly string? _directory;

    ServerProcess(Process process, Uri address, string? directory) => (_process, Address, _directory) = (process, address, directory);

    public Uri Address { get; }

    /// <summary>Processor time taken so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in KiB.</summary>
    public double Memory => File.ReadLines($"/proc/{_process.Id}/status").Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Single();

    public static Task<ServerProcess> Bare() => Of("bare", null);

    /// <summary>This program as a server of its own.</summary>
    /// <param name="mode">Which.</param>
    /// <param name="core">The processor it may use; null for all.</param>
    public static Task<ServerProcess> Of(string mode, string? core)
    {
        var address = FreeAddress();
        return Start(address, null, core, Environment.ProcessPath!, mode, address.ToString());
    }

    public static Task<ServerProcess> Dashboard(string program, string ownerKey, string? core = null, params string[] more)
    {
        var address = FreeAddress();
        var directory = Directory.CreateTempSubdirectory("dashboard-bench-").FullName;
        return Start(
            address, directory, core, "dotnet",
            [program, "--urls", address.ToString(), "--Data:Directory", directory, "--Access:OwnerKey", ownerKey,
            "--Limits:RatePerKey", "0", "--Limits:RatePerAddress", "0", .. more]);
    }

    /// <summary>The server on a log that is there already, and stays.</summary>
    public static Task<ServerProcess> On(string program, string directory, string ownerKey, TimeSpan patience)
    {
        var address = FreeAddress();
        return Start(
            address, null, null, patience, "dotnet",
            program, "--urls", address.ToString(), "--Data:Directory", directory, "--Access:OwnerKey", ownerKey,
            "--Limits:RatePerKey", "0", "--Limits:RatePerAddress", "0");
    }

    /// <param name="core">The processor it may use; null for all.</param>
    /// <param name="configuration">From a directory for its files and its port.</param>
    public static async Task<ServerProcess> Nginx(string? core, Func<string, int, string> configuration)
    {
        var address = FreeAddress();
        var directory = Directory.CreateTempSubdirectory("dashboard-bench-").FullName;
        var file = Path.Combine(directory, "nginx.conf");
        await File.WriteAllTextAsync(file, configuration(directory, address.Port));
        return await Start(address, directory, core, "/usr/sbin/nginx", "-p", directory, "-c", file);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        if (_directory is not null)
            Directory.Delete(_directory, recursive: true);
    }

    static Task<ServerProcess> Start(Uri address, string? directory, string? core, string file, params string[] arguments) =>
        Start(address, directory, core, TimeSpan.FromSeconds(20), file, arguments);

    static async Task<ServerProcess> Start(Uri address, string? directory, string? core, TimeSpan patience, string file, params string[] arguments)
    {
        if (core is not null)
            (arguments, file) = (["-c", core, file, .. arguments], "taskset");
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < patience && !process.HasExited;)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return new(process, address, directory);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }
        throw new InvalidOperationException($"the server at {address} did not start");
    }

    static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
