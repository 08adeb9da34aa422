namespace Dashboard.Faults;

/// <summary>
/// Killed at random moments while reports come in, and started again on the same log. Under load a commit that comes too late is
/// made up for by the next; so every second time the senders stop, and it is killed in the moment after the last answer.
/// </summary>
public sealed class KilledUnderLoad : Fault
{
    /// <summary>The commit waits for the next group of reports, and what it holds is answered at once.</summary>
    public static readonly Mutant AnswerBeforeCommit = new("answer before commit",
        new(
            "src/Dashboard/Log/SqliteEventLog.cs",
            "        Guard(() => _transaction!.Commit());\n        _transaction = null;\n",
            "        if (MUTANT)\n            s_late = _transaction;\n        else\n            Guard(() => _transaction!.Commit());\n        _transaction = null;\n"),
        new(
            "src/Dashboard/Log/SqliteEventLog.cs",
            "    public void Begin() => Guard(() => _transaction = _connection.BeginTransaction(deferred: false));",
            """
                static SqliteTransaction? s_late;

                public void Begin() => Guard(() =>
                {
                    s_late?.Commit();
                    s_late = null;
                    _transaction = _connection.BeginTransaction(deferred: false);
                });
            """));

    public override int Number => 1;

    public override string Name => "kill -9 under load";

    public override IReadOnlyList<Mutant> Mutants => [AnswerBeforeCommit];

    // The oracle reads the whole log after every kill: with one log for all of them it would soon do nothing else.
    const int KillsOfOneLog = 20;

    public override async Task<string> Check(Ground ground)
    {
        var kills = ground.Times(5, 200);
        var (acknowledged, unanswered) = (0, 0);
        for (var left = kills; left > 0; left -= KillsOfOneLog)
        {
            var load = await Kill(ground, Math.Min(left, KillsOfOneLog));
            acknowledged += load.Acknowledged.Count;
            unanswered += load.Unanswered;
        }
        return $"{kills} kills, every second one just after an answer, {acknowledged:N0} acknowledged reports there exactly once, {unanswered:N0} attempts without an answer sent again";
    }

    static async Task<Load> Kill(Ground ground, int kills)
    {
        var server = await ground.Start();
        var load = await Load.On(server, ground);
        await using var viewer = new Follower(server);
        load.Begin(senders: 12);
        for (var kill = 0; kill < kills; kill++)
        {
            await load.More(20);
            var quiet = kill % 2 == 1;
            if (quiet)
                await load.Pause();
            await Task.Delay(quiet ? ground.Between(0, 10) : ground.Between(0, 300));
            await server.Kill();
            var acknowledged = load.Acknowledged.Taken;
            await server.Start();
            if (quiet)
                load.GoOn();
            Oracle.Holds(await Oracle.Log(server), load, acknowledged);
        }
        await load.Finish();
        await Oracle.Agrees(server, load, viewer);
        await server.Kill();
        return load;
    }
}
