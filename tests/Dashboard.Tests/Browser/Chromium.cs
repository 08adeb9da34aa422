using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>The system's own Chromium, one for all tests of a collection; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // No outside network: not for the browser's own errands either.
    static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ];

    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>Where it is installed; null where it is not. <c>CHROMIUM</c> names another one.</summary>
    public static string? Path { get; } =
        (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? [named] : Places).FirstOrDefault(File.Exists);

    public IBrowser Browser => _browser!;

    public async Task InitializeAsync()
    {
        if (Path is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = Environment.UserName == "root" ? [.. Arguments, "--no-sandbox"] : Arguments,
        });
        Assertions.SetDefaultExpectTimeout(20_000);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Browser tests share one Chromium and run one after the other: on two cores they would only disturb each other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}

/// <summary>Those that wait more than they work, for a clock or for a server to come back, have a Chromium of their own beside it.</summary>
[CollectionDefinition(Name)]
public sealed class WaitingBrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser, waiting";
}

/// <summary>A test that needs Chromium; skipped, with the reason, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Needs.Chromium;
}

public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Needs.Chromium;
}

static class Needs
{
    public static string? Chromium => Browser.Chromium.Path is null
        ? "Chromium is not installed (Debian: apt-get install chromium)"
        : null;
}
