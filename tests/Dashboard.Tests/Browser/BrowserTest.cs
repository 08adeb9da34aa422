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
    readonly List<IDisposable> _apis = [];

    public virtual Task InitializeAsync() => Task.CompletedTask;

    protected async Task<ServerProcess> Serve(params string[] settings)
    {
        var server = await ServerProcess.Start(settings);
        _servers.Add(server);
        return server;
    }

    protected Api ApiOf(ServerProcess server)
    {
        var api = new Api(server);
        _apis.Add(api);
        return api;
    }

    /// <summary>A page in a profile of its own, not yet at any address.</summary>
    protected async Task<Look> NewLook(ServerProcess server, Looking? looking = null)
    {
        var look = await Look.Open(chromium.Browser, server.Address, looking ?? new());
        _looks.Add(look);
        return look;
    }

    /// <summary>A page that stands at an address with the board on it.</summary>
    protected async Task<Look> Open(ServerProcess server, string path, Looking? looking = null) =>
        await (await NewLook(server, looking)).Goto(path);

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    public virtual async Task DisposeAsync()
    {
        var faults = _looks.SelectMany(look => look.Faults).ToList();
        foreach (var look in _looks)
            await look.DisposeAsync();
        foreach (var api in _apis)
            api.Dispose();
        foreach (var server in _servers)
            await server.DisposeAsync();
        Assert.True(faults.Count == 0, $"a page complained:\n{string.Join('\n', faults)}");
    }
}

/// <summary>A server for the tests of a class that only look, or that change milestones no other test of the class looks at.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    ServerProcess? _server;

    public ServerProcess Server => _server!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is not null)
            _server = await ServerProcess.Start();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
