namespace Dashboard.Tests;

public sealed class HarnessTests
{
    [Fact]
    public async Task A_server_starts_is_killed_starts_again_on_its_port_and_log_and_ends_in_order()
    {
        await using var server = await DashboardServer.Start("Data:Programme=none");
        var before = (await server.Owner.Get("/api/programme")).Being(200);
        var address = server.Address;

        await server.Kill();
        await server.Restart();

        var after = (await server.Owner.Get("/api/programme")).Being(200);
        Assert.Equal((address, before.Epoch, before.Position), (server.Address, after.Epoch, after.Position));
        Assert.Equal(0, await server.Stop());
    }
}
