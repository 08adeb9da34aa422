using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>
/// SIGTERM while reports come in: first readiness says so, while reports are still taken; every post that was begun ends with
/// success or with a refusal to be sent again; the exit code is 0, and what was acknowledged is there.
/// </summary>
public sealed class TerminatedUnderLoad : Fault
{
    static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(15);
    static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(3);

    public override int Number => 15;

    public override string Name => "SIGTERM under load";

    public override IReadOnlyList<Mutant> Mutants =>
    [
        new("writer stops first", new Change(
            "src/Dashboard/Stopping.cs",
            "_asked.Token.Register(() =>\n    {\n",
            """
            _asked.Token.Register(() =>
                {
                    if (MUTANT)
                        app.Services.GetRequiredService<Dashboard.Log.Writer>().Dispose();

            """)),
    ];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        var load = await Load.On(server, ground);
        var viewer = ground.Kept(new Follower(server));
        load.Begin(senders: 12);
        var (stops, takenUnready) = (ground.Times(3, 30), 0);
        for (var stop = 0; stop < stops; stop++)
        {
            await load.More(50);
            await Task.Delay(ground.Between(0, 300));
            takenUnready += await Terminate(server, load);
            var acknowledged = load.Acknowledged.Taken;
            await server.Start();
            Oracle.Holds(await Oracle.Log(server), load, acknowledged);
        }
        await load.Finish();
        await Oracle.Agrees(server, load, viewer);
        return $"{stops} stops, exit code 0, unready first and {takenUnready:N0} reports taken after that; {load.Acknowledged.Count:N0} acknowledged there exactly once, "
            + $"{load.Refused:N0} refused with Retry-After, {load.Unanswered:N0} attempts without an answer, none for longer than {load.LongestUnanswered.TotalSeconds:F1} s";
    }

    /// <summary>Ends the server and returns how many reports it took after it had said that it is unready.</summary>
    static async Task<int> Terminate(Server server, Load load)
    {
        var (refused, unanswered) = (load.Refused, load.Unanswered);
        var ending = server.End();
        await server.Signal("TERM");
        var clock = Stopwatch.StartNew();
        int? taken = null;
        while (!ending.IsCompleted)
        {
            Assert.True(clock.Elapsed < EndsWithin, $"{EndsWithin.TotalSeconds} s after SIGTERM the server is still there");
            var failedBefore = (load.Refused - refused, load.Unanswered - unanswered);
            try
            {
                if ((await server.Anyone.Get("/health/ready")).Status == 503 && taken is null)
                {
                    taken = load.Acknowledged.Count;
                    Assert.True(failedBefore == (0, 0), $"before it said that it is unready, {failedBefore.Item1} posts were refused and {failedBefore.Item2} got no answer");
                }
            }
            catch (HttpRequestException)
            {
                // No longer there.
            }
            await Task.WhenAny(ending, Task.Delay(5));
            await load.Observe();
        }
        var ended = await ending;
        Assert.True(ended.Code == 0, $"after SIGTERM it ended with {ended.Code}: {ended.Errors}");
        Assert.True(taken is not null, "it ended without having been unready");
        Assert.True(load.Acknowledged.Count > taken, "after it had said that it is unready it took no report, though some were on their way");
        Assert.True(load.LongestUnanswered < AnswersWithin, $"a post was in hand for {load.LongestUnanswered.TotalSeconds:F1} s and got no answer");
        return load.Acknowledged.Count - taken.Value;
    }
}
