using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>How a page is looked at.</summary>
public sealed record Looking
{
    public string Locale { get; init; } = "en-GB";
    public int Width { get; init; } = 1440;
    public int Height { get; init; } = 1000;
    public ColorScheme Colours { get; init; } = ColorScheme.Light;
    public CdnMood Cdn { get; init; } = CdnMood.Up;

    /// <summary>Paths of the server that cannot be reached, such as <c>/lib/</c>.</summary>
    public string? Blocked { get; init; }
}

/// <summary>
/// One open page in a browser profile of its own. Whatever it complains about on its console is a fault, a breach of the
/// content security policy among it; a test says beforehand what it expects.
/// </summary>
public sealed class Look : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly ConcurrentQueue<string> _faults = new();
    readonly List<Regex> _expected = [];
    readonly Cdn _cdn;

    Look(IBrowserContext context, IPage page, Looking looking)
    {
        (_context, Page) = (context, page);
        _cdn = new(looking.Cdn, _faults.Enqueue);
    }

    public IPage Page { get; }

    /// <summary>What was asked of the CDN.</summary>
    public IReadOnlyList<string> AskedOfCdn => _cdn.Asked;

    public ILocator Badge => Page.Locator("#badge");

    /// <summary>A site's row on the programme's board, its details included.</summary>
    public ILocator SiteRow(string site) => Page.Locator($".site-row:has(#board-{site})");

    /// <summary>A milestone's lane in an opened row of the programme's board.</summary>
    public ILocator BoardLane(string milestone) => Page.Locator($".lane:has(a[data-part=name][href$='/{milestone}'])");

    /// <summary>A milestone's lane on its site's page.</summary>
    public ILocator Lane(string milestone) => Page.Locator($".site-lane:has(a[data-part=name][href$='/{milestone}'])");

    public static async Task<Look> Open(IBrowser browser, Uri address, Looking looking)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = $"{address}",
            Locale = looking.Locale,
            ColorScheme = looking.Colours,
            ViewportSize = new() { Width = looking.Width, Height = looking.Height },
        });
        var look = new Look(context, await context.NewPageAsync(), looking);
        context.SetDefaultTimeout(20_000);
        look.Page.Console += (_, message) => { if (message.Type == "error") look.Complain($"{message.Text} ({message.Location})"); };
        look.Page.PageError += (_, error) => look.Complain(error);
        await context.RouteAsync(new Regex($"^https?://(?!{Regex.Escape(address.Authority)}/)"), look._cdn.Answer);
        if (looking.Blocked is { } blocked)
            await context.RouteAsync(new Regex($"^{Regex.Escape($"{new Uri(address, blocked)}")}"), route => route.AbortAsync("connectionrefused"));
        return look;
    }

    /// <summary>Complaints that match are what the test is about.</summary>
    public Look Expecting(string complaint)
    {
        _expected.Add(new Regex(complaint));
        return this;
    }

    /// <summary>Loads an address and waits until the board is on the page.</summary>
    public async Task<Look> Goto(string path)
    {
        await Page.GotoAsync(path);
        await Assertions.Expect(Page.Locator("#badge:not([data-state=connecting])")).ToBeVisibleAsync();
        return this;
    }

    /// <summary>Waits until the badge is in a state: connecting, live, polling, behind, waiting, stale.</summary>
    public Task Becomes(string state, float withinMs = 20_000) =>
        Assertions.Expect(Badge).ToHaveAttributeAsync("data-state", state, new() { Timeout = withinMs });

    /// <summary>Waits until the badge says that the page has come to a position of the log.</summary>
    public Task Reaches(long position, float withinMs = 30_000) =>
        Assertions.Expect(Badge).ToContainTextAsync(new Regex($"update {position}( |$)"), new() { Timeout = withinMs });

    /// <summary>Everything it complained about that the test did not expect.</summary>
    public IReadOnlyList<string> Faults => [.. _faults.Where(fault => !_expected.Any(each => each.IsMatch(fault)))];

    /// <summary>What it complained about, expected or not.</summary>
    public IReadOnlyList<string> Complaints => [.. _faults];

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    void Complain(string what) => _faults.Enqueue(what);
}
