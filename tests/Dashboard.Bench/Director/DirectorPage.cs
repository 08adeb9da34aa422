using System.Globalization;
using Dashboard.Bench.Growth;
using Microsoft.Playwright;

namespace Dashboard.Bench.Director;

/// <summary>Debian's Chromium without a window, 1440 by 900, with the instruments in every page.</summary>
sealed class DirectorPage : IAsyncDisposable
{
    public const string Chromium = "/usr/bin/chromium";

    /// <summary>What the page adds when it asks for the board of a past moment.</summary>
    public const string PastQuery = "&rows=brief";

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;
    readonly string _instruments;

    DirectorPage(IPlaywright playwright, IBrowser browser, Uri server, string instruments) =>
        (_playwright, _browser, Server, _instruments) = (playwright, browser, server, instruments);

    public Uri Server { get; }

    public static async Task<DirectorPage> Launch(Uri server)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // The CDN is not part of what is measured: its files come from the server's own copy, at once.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            ],
        });
        var instruments = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Director", "instruments.js"));
        return new(playwright, browser, server, instruments);
    }

    /// <summary>A page of a profile of its own: nothing in its cache.</summary>
    public async Task<IPage> New()
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "en-GB" });
        await context.AddInitScriptAsync($"{_instruments}\nbench.picture = bench.firstPicture({LongLog.Sites});");
        return await context.NewPageAsync();
    }

    /// <summary>Opens the programme; the page once it stands still.</summary>
    public async Task<IPage> Open(string path = "/")
    {
        var page = await New();
        await page.GotoAsync(new Uri(Server, path).ToString());
        await page.WaitForFunctionAsync("() => document.querySelector('#badge').dataset.state === 'live'");
        await page.WaitForTimeoutAsync(4_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A median and the worst, in ms.</summary>
    public static string Said(IEnumerable<double> milliseconds)
    {
        var ordered = milliseconds.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"median {Viewers.Figures.At(ordered, 0.5):N0} ms, worst {ordered[^1]:N0} ms of {ordered.Count}");
    }
}
