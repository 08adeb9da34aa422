namespace Dashboard.Tests;

/// <summary>A checkpoint that is no good stops no start; verify names it, and a restore leaves none behind.</summary>
public sealed class CheckpointFileTests : IDisposable
{
    readonly string _data = Directory.CreateTempSubdirectory("dashboard-tests-").FullName;

    string Checkpoint => Path.Combine(_data, "dashboard.checkpoint");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_damaged_one_is_passed_over_named_and_gone_after_a_restore()
    {
        await Serve();
        await File.WriteAllTextAsync(Checkpoint, $"construction dashboard checkpoint 3\n{new string('x', 200)}");

        await Serve();
        var verified = await Command("verify");
        Assert.Equal(1, verified.Code);
        Assert.Contains(Checkpoint, verified.Errors, StringComparison.Ordinal);
        Assert.Contains("not as it was written", verified.Errors, StringComparison.Ordinal);

        var copy = Path.Combine(_data, "copy.db");
        Assert.Equal(0, (await Command("backup", copy)).Code);
        Assert.Equal(0, (await Command("restore", copy)).Code);
        Assert.False(File.Exists(Checkpoint));
        Assert.Equal(0, (await Command("verify")).Code);
        await Serve();
    }

    [Fact]
    public async Task One_of_another_version_is_no_fault_of_the_log()
    {
        await Serve();
        await File.WriteAllTextAsync(Checkpoint, "construction dashboard checkpoint 0\n");

        await Serve();
        var verified = await Command("verify");

        Assert.Equal(0, verified.Code);
        Assert.Contains("another version", verified.Output, StringComparison.Ordinal);
    }

    Task<Ended> Command(params string[] command) => Run.ToTheEnd([DashboardServer.Built, .. command, $"--Data:Directory={_data}"]);

    async Task Serve()
    {
        await using var server = await DashboardServer.StartIn(_data, "Data:Programme=none");
        (await server.Owner.Get("/api/programme")).Being(200);
        Assert.Equal(0, await server.Stop());
    }
}
