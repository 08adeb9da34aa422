using System.Text.RegularExpressions;

namespace Dashboard.Faults;

/// <summary>
/// The order of system calls: the page that holds a report is written, with it the commit, then a sync begins and returns
/// without error, and only then does the answer to that report begin to leave.
/// </summary>
public sealed partial class SyncBeforeAnswer : Fault
{
    const string File = "src/Dashboard/Log/SqliteEventLog.cs";

    /// <summary>The commit runs beside the answer; the next group waits for it.</summary>
    static readonly Mutant s_answerBesideCommit = new("answer before the commit ends",
        new(File, "Guard(() => _transaction!.Commit());", "Guard(() => { if (MUTANT) LateCommit.Begin(_transaction!); else _transaction!.Commit(); });"),
        new(File, "_connection.BeginTransaction(deferred: false)", "LateCommit.Ended(_connection).BeginTransaction(deferred: false)"),
        new(
            File,
            "namespace Dashboard.Log;\n",
            """
            namespace Dashboard.Log;

            static class LateCommit
            {
                static System.Threading.Tasks.Task s_late = System.Threading.Tasks.Task.CompletedTask;

                public static void Begin(SqliteTransaction transaction) => s_late = System.Threading.Tasks.Task.Run(transaction.Commit);

                public static SqliteConnection Ended(SqliteConnection connection)
                {
                    s_late.Wait();
                    return connection;
                }
            }

            """));

    public override int Number => 3;

    public override string Name => "order of system calls";

    public override string? Missing => Shell.Missing("strace");

    public override IReadOnlyList<Mutant> Mutants => [s_answerBesideCommit];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        var load = await Load.On(server, ground);
        var file = Path.Combine(ground.Directory, "calls");
        var reports = ground.Times(300, 5_000);
        await using (await Strace.Attach(server, "-yy", "-s", "5000", "-o", file, "-e", "trace=fsync,fdatasync,write,writev,pwrite64,pwritev,sendto,sendmsg"))
        {
            load.Begin(senders: 8);
            await load.More(reports, withinSeconds: 240);
            await load.Finish();
        }
        var answers = Judge(SystemCalls.Read(file), out var syncs);
        Assert.True(answers >= reports, $"only {answers} of {load.Acknowledged.Count} answers were seen on their way");
        await Oracle.Agrees(server, load);
        return $"{answers:N0} answers left after the sync that covers them had returned ({syncs:N0} syncs)";
    }

    /// <summary>Checks every answer that tells of a report, and returns how many there were.</summary>
    static int Judge(List<SystemCall> calls, out int syncs)
    {
        var written = new Dictionary<string, long>();
        var (commits, synced) = (new List<long>(), new List<SystemCall>());
        var (answers, isCommit) = (0, false);
        foreach (var call in calls)
        {
            if (call.On.EndsWith("-wal", StringComparison.Ordinal))
            {
                if (call.Name.Contains("sync", StringComparison.Ordinal))
                    synced.Add(call);
                // A frame is its header, then its page; the header of the last one of a commit tells the size of the file (sqlite.org/fileformat2.html).
                else if (call.Data.Length == 24)
                    isCommit = call.Data[4..8].Any(character => character != 0);
                else
                {
                    foreach (Match note in Note().Matches(call.Data))
                        written.TryAdd(note.Groups[1].Value, call.Ended);
                    if (isCommit)
                        commits.Add(call.Ended);
                }
            }
            else if (call.On.StartsWith("TCP", StringComparison.Ordinal) && call.Data.StartsWith("HTTP/1.1 20", StringComparison.Ordinal)
                && Note().Match(call.Data) is { Success: true } told)
            {
                answers++;
                Judge(told.Groups[1].Value, call, written, commits, synced);
            }
        }
        syncs = synced.Count;
        return answers;
    }

    static void Judge(string id, SystemCall answer, Dictionary<string, long> written, List<long> commits, List<SystemCall> synced)
    {
        Assert.True(written.TryGetValue(id, out var page), $"the answer to {id} left before the report was written to the log");
        var at = commits.BinarySearch(page);
        var commit = at >= 0 ? page : ~at < commits.Count ? commits[~at] : long.MaxValue;
        Assert.True(commit < answer.Begun, $"the answer to {id} left before its commit was written");
        Assert.True(
            synced.Any(sync => sync.Succeeded && sync.Begun > commit && sync.Ended < answer.Begun),
            $"the answer to {id} left before the sync of its commit had returned");
    }

    [GeneratedRegex("\"note\":\"([^\"]+)\"")]
    private static partial Regex Note();
}
