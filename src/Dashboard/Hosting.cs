using System.Net;
using System.Net.Sockets;
using Dashboard.Log;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace Dashboard;

/// <summary>Where things are found, and what stops a start.</summary>
static class Hosting
{
    const string DefaultAddress = "http://localhost:5080";
    const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    static volatile bool _started;

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = FindWebRoot(),
        });
        // Settings are read once; nothing needs to watch the files.
        foreach (var file in builder.Configuration.Sources.OfType<JsonConfigurationSource>())
            file.ReloadOnChange = false;
        StampLogLines(builder.Configuration);
        KeepKeysOutOfLogs(builder.Services);
        CheckAddresses(builder.Configuration["urls"]);
        string[] names = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints:Http:Url", "Kestrel:Endpoints:Https:Url"];
        if (names.All(name => string.IsNullOrEmpty(builder.Configuration[name])))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // A start that fails is told in a sentence; the host would add its stack trace.
        builder.Logging.AddFilter(HostCategory, level => _started && level >= LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }

    /// <summary>Whether standard output is read by a machine, a JSON object a line.</summary>
    public static bool LogsAreJson(IConfiguration configuration) =>
        string.Equals(configuration["Logging:Console:FormatterName"], "json", StringComparison.OrdinalIgnoreCase);

    public static async Task Start(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (SocketException problem)
        {
            throw new StartupException(
                $"Cannot start: {problem.Message} ({app.Configuration["urls"] ?? DefaultAddress}). Give another address with --urls.");
        }
        _started = true;
    }

    /// <summary>A sentence for the person who started the server; null for a bug.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        StartupException startup => startup.Message,
        LogUnreadableException unreadable => unreadable.Message,
        IOException { InnerException: AddressInUseException } => $"Cannot start: {problem.Message} Stop what uses the port, or give another address with --urls.",
        IOException { InnerException: SocketException } => $"Cannot start: {problem.Message}. Give another address with --urls.",
        FormatException or InvalidOperationException when problem.Source?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true =>
            $"Cannot start: {problem.Message} Check --urls.",
        FormatException when problem.Source?.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) == true =>
            $"Cannot start: {problem.Message} Write settings as --Name value.",
        InvalidDataException when problem.Source?.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) == true =>
            $"A settings file cannot be read: {problem.Message}",
        _ => null,
    };

    // One line each, with the time in UTC; other words in the settings stand before these.
    static void StampLogLines(ConfigurationManager configuration)
    {
        const string options = "Logging:Console:FormatterOptions:";
        var stamp = LogsAreJson(configuration) ? "yyyy-MM-ddTHH:mm:ss.fffZ" : "yyyy-MM-ddTHH:mm:ss.fffZ ";
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:Console:FormatterName"] = "simple", [$"{options}SingleLine"] = "true", [$"{options}UseUtcTimestamp"] = "true", [$"{options}TimestampFormat"] = stamp,
            },
        });
    }

    // What somebody sent as a request without being one is told word for word there, a key in a broken header among it.
    static void KeepKeysOutOfLogs(IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(filters =>
        filters.Rules.Add(new(typeof(ConsoleLoggerProvider).FullName, "Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.None, null)));

    // The server's own complaint would not name the setting, and for some addresses is a bare exception.
    static void CheckAddresses(string? addresses)
    {
        foreach (var address in (addresses ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                if (BindingAddress.Parse(address).Port is >= 0 and <= IPEndPoint.MaxPort)
                    continue;
            }
            catch (FormatException)
            {
                // Told below.
            }
            throw new StartupException($"--urls holds '{address}', which is no address to listen on. Write it as {DefaultAddress}, several with semicolons.");
        }
    }

    // Beside the program once published; at the top of the repository while it is run from source.
    static string? FindWebRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "wwwroot");
            if (File.Exists(Path.Combine(candidate, "index.html")))
                return candidate;
        }
        return null;
    }
}
