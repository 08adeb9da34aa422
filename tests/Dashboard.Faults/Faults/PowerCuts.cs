using Microsoft.Data.Sqlite;

namespace Dashboard.Faults;

/// <summary>
/// The power goes while reports come in. The server is stopped where it stands, what its disk holds is copied, and a server on
/// the copy must have everything that was acknowledged.
/// </summary>
public sealed class PowerCuts : Fault
{
    const string File = "src/Dashboard/Log/SqliteEventLog.cs";

    public override int Number => 2;

    public override string Name => "power cuts";

    public override string? Missing => Shell.Missing("mkfs.ext4", "losetup");

    public override IReadOnlyList<Mutant> Mutants =>
    [
        new("synchronous=NORMAL", new Change(
            File,
            "\"pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full;\"",
            "\"pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = \" + (MUTANT ? \"normal;\" : \"full;\")")),
    ];

    public override async Task<string> Check(Ground ground)
    {
        // Before the server, so that it goes last.
        var disk = ground.Kept(await LoopDisk.Make(ground.Directory, megabytes: 256));
        var server = await ground.Start(server => server.DataDirectory = Path.Combine(disk.Path, "data"));
        var load = await Load.On(server, ground);
        load.Begin(senders: 12);
        var cuts = ground.Times(3, 20);
        for (var cut = 0; cut < cuts; cut++)
        {
            await load.More(50);
            await Task.Delay(ground.Between(0, 700));
            await Freeze(server);
            await disk.Copy();
            await server.Kill();
            // Whatever a sender has in hand by now left the server before it was frozen.
            await Task.Delay(100);
            var acknowledged = load.Acknowledged.Taken;
            await disk.GoOnWithCopy();
            await server.Start();
            Oracle.Holds(await Oracle.Log(server), load, acknowledged);
            CheckIntegrity(server.LogFile);
        }
        await load.Finish();
        await Oracle.Agrees(server, load);
        var verified = await server.Command("verify");
        Assert.True(verified.Code == 0, $"verify ended with {verified.Code}: {verified.Output}{verified.Errors}");
        return $"{cuts} cuts, {load.Acknowledged.Count:N0} acknowledged reports there exactly once, integrity check clean after each, verify clean";
    }

    // The signal comes back before every thread stands.
    static async Task Freeze(Server server)
    {
        await server.Signal("STOP");
        while (Directory.EnumerateDirectories($"/proc/{server.ProcessId}/task").Any(thread => !HasStopped(thread)))
            await Task.Delay(1);
    }

    static bool HasStopped(string thread)
    {
        var status = System.IO.File.ReadAllText($"{thread}/stat");
        return status[status.LastIndexOf(')') + 2] == 'T';
    }

    static void CheckIntegrity(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check";
        Assert.Equal("ok", command.ExecuteScalar());
    }
}
