using System.Text.Json.Nodes;

namespace Dashboard.Faults;

/// <summary>
/// Backups made while reports come in, and one of them restored in the place of the log: a prefix with everything that was
/// acknowledged before, under an epoch of its own, and viewers that are ahead of it start over by themselves.
/// </summary>
public sealed class BackupUnderLoad : Fault
{
    public override int Number => 14;

    public override string Name => "backup under load, restored";

    public override IReadOnlyList<Mutant> Mutants =>
    [
        // The file alone is a sound log, as it was when its write-ahead file was last brought home: here, at the start.
        new("file copy as backup",
            new(
                "src/Dashboard/Log/SqliteEventLog.cs",
                "            LogSchema.Prepare(connection, path);\n",
                """
                            LogSchema.Prepare(connection, path);
                            if (MUTANT)
                                Run(connection, "pragma wal_checkpoint(truncate)");

                """),
            new(
                "src/Dashboard/Log/LogCopy.cs",
                "        Create(to);\n",
                """
                        if (MUTANT)
                        {
                            File.Copy(from, to);
                            using var copied = Open(to, SqliteOpenMode.ReadWrite);
                            Run(copied, "pragma journal_mode = delete");
                            Run(copied, $"update meta set value = '{LogSchema.NewEpoch()}' where name = 'epoch'");
                            return;
                        }
                        Create(to);

                """)),
    ];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        var load = await Load.On(server, ground);
        Follower[] viewers = [ground.Kept(new Follower(server)), ground.Kept(new Follower(server))];
        load.Begin(senders: 12);
        var backups = new List<(string File, IReadOnlyDictionary<string, long> Before)>();
        for (var number = 0; number < ground.Times(2, 20); number++)
        {
            await load.More(ground.Random.Next(100, 400));
            backups.Add((Path.Combine(ground.Directory, $"backup-{number}"), load.Acknowledged.Taken));
            await Run(server, "backup", backups[^1].File);
        }
        await load.More(50);
        await load.Finish();
        var whole = await Oracle.Log(server);
        await Oracle.Agrees(server, load, viewers);

        var length = 0;
        foreach (var (file, before) in backups)
            length = await IsPrefix(ground, server, load, file, before, whole);
        await StartsOver(server, load, viewers, backups[^1].File, length);
        return $"{backups.Count} backups under load, each a prefix with all of its time; after a restore of {length:N0} of {whole.Count:N0} events, "
            + $"a new epoch, and {viewers.Length} viewers that were ahead started over and agree";
    }

    /// <summary>Restores a backup beside the server, and compares its log with the server's, line by line.</summary>
    static async Task<int> IsPrefix(
        Ground ground, Server server, Load load, string file, IReadOnlyDictionary<string, long> before, List<JsonNode> whole)
    {
        await Run(server, "verify", file);
        var restored = await ground.Start(other => Restore(other, file));
        var log = await Oracle.Log(restored);
        Oracle.Holds(log, load, before);
        for (var index = 0; index < log.Count; index++)
            Assert.True(JsonNode.DeepEquals(log[index], whole[index]), $"the backup has another event at position {index + 1} than the log had");
        var epoch = (await server.Anyone.Get("/api/programme")).Epoch;
        Assert.True((await restored.Anyone.Get("/api/programme")).Epoch != epoch, "the restored log has the epoch of the log that it was copied from");
        await restored.Kill();
        return log.Count;
    }

    /// <summary>Restores a backup in the place of the server's log, and takes reports again at positions that were used before.</summary>
    static async Task StartsOver(Server server, Load load, Follower[] viewers, string file, int length)
    {
        var epoch = (await server.Anyone.Get("/api/programme")).Epoch;
        var refused = await server.Command("restore", file);
        Assert.True(refused.Code == 1, $"restore in the place of a log that a server holds ended with {refused.Code}");
        await server.Stop();
        await Run(server, "restore", file);
        await server.Start();
        Assert.True((await server.Anyone.Get("/api/programme")).Epoch != epoch, "the restored log has the epoch of the one before");

        var kept = load.Acknowledged.Taken.Where(one => one.Value <= length).ToDictionary();
        var again = kept.Keys.Take(20).Select(id => load.Sent[id]).ToList();
        foreach (var statement in again.Concat(Enumerable.Range(0, 20).Select(number => load.Next(950, number))))
        {
            var (status, text) = await load.Post(statement);
            Assert.True(status is 200 or 201, $"after a restore a report is answered {status} {text}");
            kept[statement.Id] = load.Acknowledged.Taken[statement.Id];
        }
        await Oracle.Agrees(server, load, kept, viewers);
        Assert.All(viewers, viewer => Assert.True(viewer.Resets > 1, "a viewer that was ahead of the restored log did not start over"));
    }

    // The restored server has a data directory of its own that does not exist yet.
    static void Restore(Server server, string file) => Run(server, "restore", file).GetAwaiter().GetResult();

    static async Task Run(Server server, params string[] words)
    {
        var ended = await server.Command(words);
        Assert.True(ended.Code == 0, $"{words[0]} ended with {ended.Code}: {ended.Errors}");
    }
}
