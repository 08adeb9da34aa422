using System.Globalization;
using Construction.Domain;

namespace Dashboard;

/// <summary>Every setting, with its default; README.md says what each is for.</summary>
public sealed class Settings
{
    public const string ShippedProgramme = "stargate";

    const int ShortestKey = 32, LongestKey = 400;
    static readonly string[] Sections = ["Data", "Access", "Acceptance", "Limits", "Stopping", "Telemetry"];
    static readonly string[] OfTheFramework =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "webroot", "Logging", "Kestrel", "AllowedHosts", "ForwardedHeaders_Enabled"];

    readonly IConfiguration _configuration;
    readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    Settings(IConfiguration configuration, string[] arguments)
    {
        _configuration = configuration;
        RefuseUnknown(arguments);
        DataDirectory = Path.GetFullPath(Text("Data:Directory") ?? DefaultDirectory());
        Programme = Text("Data:Programme") ?? ShippedProgramme;
        LoadReports = OneOf("Data:Reports", "all", "none") == "all";
        OwnerKey = Key("Access:OwnerKey");
        ViewingNeedsKey = OneOf("Access:Viewing", "anyone", "key") == "key";
        Origins = (Text("Access:Origins") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var origin in Origins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin)
                throw new StartupException($"Access:Origins holds '{origin}', which is no origin. Write it as https://dashboard.example.com, several with commas.");
        CauseBeyondDays = Number("Acceptance:CauseBeyondDays", CauseRule.BeyondDays, 0);
        BodyBytes = Number("Limits:BodyBytes", 262_144, 1_024);
        BatchBytes = Number("Limits:BatchBytes", 4_194_304, 1_024);
        BatchItems = Number("Limits:BatchItems", 1_000, 1);
        ScheduleBytes = Number("Limits:ScheduleBytes", 268_435_456, 1_024);
        TextLength = Number("Limits:TextLength", 4_000, 100);
        RatePerKey = Number("Limits:RatePerKey", 5_000, 0);
        RatePerAddress = Number("Limits:RatePerAddress", 1_000, 0);
        ArrivalsAtOnce = Number("Limits:ArrivalsAtOnce", 256, 1);
        ArrivalsWaiting = Number("Limits:ArrivalsWaiting", 1_024, 0);
        MetricsKey = Key("Access:MetricsKey");
        Otlp = Text("Telemetry:Otlp");
        OtlpProtocol = OneOf("Telemetry:OtlpProtocol", "grpc", "http/protobuf");
        if (Otlp is not null && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
            throw new StartupException($"Telemetry:Otlp is '{Otlp}', which is no address of a collector. Write it as http://collector:4317.");
        DrainSeconds = Number("Stopping:DrainSeconds", 1, 0);
        RefuseUnknown();
    }

    public string DataDirectory { get; }

    /// <summary>The shipped programme's name, a path, or <c>none</c>.</summary>
    public string Programme { get; }

    public bool LoadReports { get; }
    public string? OwnerKey { get; }
    public bool ViewingNeedsKey { get; }

    /// <summary>Further origins whose pages may connect to the hub, beside the server's own.</summary>
    public IReadOnlyList<string> Origins { get; }

    /// <summary>Days by which a party may move its date without naming a cause.</summary>
    public int CauseBeyondDays { get; }

    /// <summary>Largest body of a request that is not a batch, in bytes.</summary>
    public int BodyBytes { get; }

    /// <summary>Largest batch, in bytes.</summary>
    public int BatchBytes { get; }
    public int BatchItems { get; }

    /// <summary>Largest file of a schedule, in bytes.</summary>
    public int ScheduleBytes { get; }

    /// <summary>Longest reason, note or other text, in UTF-16 units.</summary>
    public int TextLength { get; }

    /// <summary>Requests a second of one key; 0 for no limit.</summary>
    public int RatePerKey { get; }

    /// <summary>Requests a second of one address without a good key; 0 for no limit.</summary>
    public int RatePerAddress { get; }

    /// <summary>Readings of the board and new connections at once, and how many more wait in line.</summary>
    public int ArrivalsAtOnce { get; }
    public int ArrivalsWaiting { get; }

    /// <summary>Good for reading <c>/metrics</c> and nothing else, beside the owner's key.</summary>
    public string? MetricsKey { get; }

    /// <summary>Address of an OpenTelemetry collector; null for none.</summary>
    public string? Otlp { get; }

    /// <summary>How the collector is spoken to.</summary>
    public string OtlpProtocol { get; }

    /// <summary>How long everything is still answered after readiness has said that the server stops, in seconds.</summary>
    public int DrainSeconds { get; }

    /// <exception cref="StartupException">A setting is wrong; the message names it.</exception>
    public static Settings Read(IConfiguration configuration, string[] arguments) => new(configuration, arguments);

    static string DefaultDirectory()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, "construction-dashboard")
            : throw new StartupException("Data:Directory is not set, and this account has no home directory to fall back on. Set it.");
    }

    string? Text(string name)
    {
        _known.Add(name);
        return _configuration[name] is not { } text ? null
            : text.Trim().Length > 0 ? text
            : throw new StartupException($"{name} is empty. Give it a value, or leave it out.");
    }

    string? Key(string name) => Text(name) switch
    {
        { Length: < ShortestKey } =>
            throw new StartupException($"{name} is shorter than {ShortestKey} characters. Give a longer one, or leave it out."),
        { } key when key.Length > LongestKey || key.Any(character => character is <= ' ' or > '~') =>
            throw new StartupException($"{name} is longer than {LongestKey} characters, or holds others than visible ASCII. It travels in a header."),
        var key => key,
    };

    string OneOf(string name, params string[] words) => Text(name) switch
    {
        null => words[0],
        var word when words.Contains(word) => word,
        var other => throw new StartupException($"{name} is '{other}'; it can be {string.Join(" or ", words)}."),
    };

    int Number(string name, int otherwise, int atLeast) => Text(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast => number,
        var text => throw new StartupException($"{name} is '{text}'; it is a whole number, at least {atLeast}."),
    };

    // On the command line a misspelt section can be told from somebody else's setting.
    static void RefuseUnknown(string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            var name = argument.Split('=')[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) && name == argument)
                throw new StartupException($"'{argument}' is no setting. Commands ({Commands.Command.Names}) come first, settings as --Name value.");
            if (!Sections.Concat(OfTheFramework).Contains(name.TrimStart('-').Split(':')[0], StringComparer.OrdinalIgnoreCase))
                throw new StartupException($"{name} is no setting; README.md lists them.");
            if (name == argument && (++index == arguments.Length || arguments[index].StartsWith("--", StringComparison.Ordinal)))
                throw new StartupException($"{name} has no value. Write settings as --Name value.");
        }
    }

    // A misspelt setting would otherwise be a setting silently not made.
    void RefuseUnknown()
    {
        foreach (var setting in Sections.SelectMany(section => _configuration.GetSection(section).AsEnumerable()))
            if (setting.Value is not null && setting.Key.Contains(':', StringComparison.Ordinal) && !_known.Contains(setting.Key))
                throw new StartupException($"{setting.Key} is no setting. Known are {string.Join(", ", _known.Order())}.");
    }
}
