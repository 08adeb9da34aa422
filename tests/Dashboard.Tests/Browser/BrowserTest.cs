using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>
/// A test with pages open on a server. When it ends, no page may have complained on its console. Servers and pages that the
/// test starts end with it.
/// </summary>
[Collection(BrowserTests.Name)]
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    readonly List<Look> _looks = [];
    readonly List<IAsyncDisposable> _servers = [];

    public virtual Task InitializeAsync() => Task.CompletedTask;

    protected async Task<DashboardServer> Serve(params string[] settings) => Keep(await DashboardServer.Start(settings));

    /// <summary>A server that is to outlive the test's pages: one that went before them would be a fault to them.</summary>
    protected DashboardServer Keep(DashboardServer server)
    {
        _servers.Add(server);
        return server;
    }

    /// <summary>A page in a profile of its own, not yet at any address.</summary>
    protected async Task<Look> NewLook(DashboardServer server, Looking? looking = null)
    {
        var look = await Look.Open(chromium.Browser, server.Address, looking ?? new());
        _looks.Add(look);
        return look;
    }

    /// <summary>A page that stands at an address with the board on it.</summary>
    protected async Task<Look> Open(DashboardServer server, string path, Looking? looking = null) =>
        await (await NewLook(server, looking)).Goto(path);

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    public virtual async Task DisposeAsync()
    {
        var faults = _looks.SelectMany(look => look.Faults).ToList();
        foreach (var look in _looks)
            await look.DisposeAsync();
        foreach (var server in _servers)
            await server.DisposeAsync();
        Assert.True(faults.Count == 0, $"a page complained:\n{string.Join('\n', faults)}");
    }
}
