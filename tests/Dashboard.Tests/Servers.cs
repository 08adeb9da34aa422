namespace Dashboard.Tests;

/// <summary>A server that the tests of a class share; each test works on sites and milestones of its own.</summary>
public abstract class SharedServer(params string[] settings) : IAsyncLifetime
{
    DashboardServer? _server;

    public DashboardServer Server => _server!;

    public async Task InitializeAsync() => _server = await DashboardServer.Start(settings);

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}

/// <summary>With the Stargate programme and its history.</summary>
public sealed class StargateServer() : SharedServer;

/// <summary>With the Stargate programme as it was planned, and no report yet.</summary>
public sealed class UnreportedServer() : SharedServer("Data:Reports=none");

/// <summary>Where also reading needs a key.</summary>
public sealed class GuardedServer() : SharedServer("Access:Viewing=key", "Data:Reports=none");
