using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>
/// One in a hundred pushes does not reach the page, and at the end of each burst the last one does not, after which nothing
/// follows that would show a gap: only the pulse tells. A pulse comes within 5.5 s of the last push; a second is for the way,
/// the question that it leads to, and a busy machine.
/// </summary>
public sealed class DroppedPushes : Fault
{
    const double WithinMs = 6_500;

    public static readonly Mutant PulseIgnored = new("pulse ignored",
        new Change("wwwroot/js/store.js", "    this.#heads.set(message.topic, message.head);\n", ""),
        new Change(
            "wwwroot/js/store.js",
            "    return message.head > (this.#positions.get(message.topic) ?? 0) ? \"behind\" : \"current\";",
            "    return \"current\";"));

    public override int Number => 9;

    public override string Name => "dropped pushes";

    public override string? Missing => Pages.Missing;

    public override IReadOnlyList<Mutant> Mutants => [PulseIgnored];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        var load = await Load.On(server, ground);
        var pages = Pages.Open(ground, server.Address, ground.Times(20, 40));
        await pages.Reach(await Board.Of(server), 10_000, "the first paint");
        var (said, slowest, rounds, dropped) = (0, 0.0, ground.Times(1, 20), 0);
        for (var round = 0; round < rounds; round++)
        {
            await pages.Drop(0.01);
            for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < ground.Times(2, 4);)
            {
                Assert.Equal(201, (await load.Post(load.Next(0, said++))).Status);
                await Task.Delay(20);
            }
            // The last change reaches nobody; what comes next is a pulse.
            await pages.Drop(0, all: true);
            Assert.Equal(201, (await load.Post(load.Next(0, said++))).Status);
            var board = await Board.Of(server);
            slowest = Math.Max(slowest, await pages.Reach(board, WithinMs, "the last change, whose push was dropped,"));
            dropped = await pages.Drop(0);
        }
        Assert.True(dropped >= rounds * ground.Times(20, 40), $"only {dropped} pushes were dropped");
        return $"{dropped:N0} pushes dropped on {ground.Times(20, 40)} pages, {said:N0} reports; all right at the latest {slowest:F0} ms after the last change, whose push reached nobody";
    }
}
