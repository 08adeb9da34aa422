using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>
/// The way between a page and the server swallows everything and closes nothing, while reports go on. The badge says so in time,
/// and at no moment before or after does it claim to be current though the log has been ahead for longer than a pulse allows.
/// One page is behind a proxy that passes nothing; where there is root, another is in a network of its own whose firewall drops
/// the packets, in both directions or only those to the page.
/// </summary>
public sealed class BlackHole : Fault
{
    const double HealedWithinMs = 5_000;
    static readonly TimeSpan StaleWithin = TimeSpan.FromSeconds(15);

    // The page waits 6.5 s for a pulse that comes every 5 s; a second is for a busy machine.
    static readonly TimeSpan PulseAllows = TimeSpan.FromSeconds(7.5);
    static readonly string[] Current = ["live", "polling"];

    public static readonly Mutant OfTheSocket = new("badge from the socket's state",
        new Change(
            "wwwroot/js/badge.js",
            "  // A topic that was just turned to is asked for",
            "  if (age !== null) return via ? via === \"poll\" ? \"polling\" : \"live\" : \"connecting\";\n  // A topic that was just turned to is asked for"));

    public override int Number => 10;

    public override string Name => "traffic black-holed";

    public override string? Missing => Pages.Missing;

    public override IReadOnlyList<Mutant> Mutants => [OfTheSocket];

    public override async Task<string> Check(Ground ground)
    {
        var withoutNamespace = await NetworkNamespace.Missing();
        var apart = withoutNamespace is null ? ground.Kept(await NetworkNamespace.Make(ground.Random)) : null;
        var server = await ground.Start(server => server.Address = apart is null ? server.Address : new($"http://{apart.Here}:{server.Address.Port}"));
        var load = await Load.On(server, ground);
        var proxy = ground.Kept(new Proxy(server.Address));
        List<Pages> pages = [Pages.Open(ground, proxy.Address)];
        if (apart is not null)
            pages.Add(Pages.Open(ground, server.Address, 1, apart.Prefix));
        var log = new Heads(server, load);
        await Reach(server, pages, "the first paint");

        var (stale, longest, healed, rounds) = (TimeSpan.Zero, TimeSpan.Zero, 0.0, ground.Times(1, 10));
        for (var round = 0; round < rounds; round++)
        {
            // So that the page is anywhere between two pulses.
            await log.Grow(ground.Between(500, 3_000));
            await Task.Delay(ground.Between(0, 5_000));
            var began = DateTimeOffset.UtcNow;
            proxy.Hold();
            if (apart is not null)
                await apart.Swallow(alsoOut: round % 2 == 0);
            var swallowed = DateTimeOffset.UtcNow;
            foreach (var page in pages)
            {
                TimeSpan? time;
                while ((time = await IsStale(page, began, swallowed)) is null)
                {
                    await log.Grow(TimeSpan.FromMilliseconds(500));
                    log.LongestPretence(await page.Said());
                }
                stale = Later(stale, time.Value);
            }
            await log.Grow(ground.Between(0, ground.Times(500, 15_000)));
            foreach (var page in pages)
                await IsStale(page, began, swallowed);
            proxy.Heal();
            if (apart is not null)
                await apart.Heal();
            healed = Math.Max(healed, await Reach(server, pages, $"healing (round {round})"));
            foreach (var page in pages)
                longest = Later(longest, log.LongestPretence(await page.Said()));
        }
        return $"{Ground.Count(rounds, rounds == 1 ? "black hole" : "black holes")} on {(apart is null ? $"one page behind a proxy (no firewall: {withoutNamespace})" : "a page behind a proxy and one behind a firewall")}: "
            + $"stale after {stale.TotalSeconds:F1} s at the latest, never current with a report missing for longer than {longest.TotalSeconds:F1} s, right {healed:F0} ms after healing";
    }

    static async Task<double> Reach(Server server, List<Pages> pages, string after)
    {
        var board = await Board.Of(server);
        return (await Task.WhenAll(pages.Select(page => page.Reach(board, HealedWithinMs, after)))).Max();
    }

    /// <summary>How long after the traffic had stopped its badge said so; null where it has not, and has some time left.</summary>
    static async Task<TimeSpan?> IsStale(Pages page, DateTimeOffset began, DateTimeOffset swallowed)
    {
        var said = (await page.Said()).Where(word => word.Until >= began).ToList();
        var first = said.FirstOrDefault(word => word.State == "stale");
        Assert.True(
            (first?.From ?? DateTimeOffset.UtcNow) - swallowed <= StaleWithin,
            $"{StaleWithin.TotalSeconds} s after the traffic had stopped the badge did not say stale; it said {string.Join(", ", said.Select(word => word.State).Distinct())}");
        Assert.True(first is null || said[^1].State == "stale", $"while nothing came through the badge went from stale to {said.LastOrDefault()?.State}");
        return first?.From - began;
    }

    static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>What the log's head was when, noted after the server had said so.</summary>
    sealed class Heads(Server server, Load load)
    {
        static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

        readonly List<(long Position, DateTimeOffset At)> _heads = [];
        int _said;

        /// <summary>Reports come in for so long.</summary>
        public async Task Grow(TimeSpan time)
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < time; await Task.Delay(Every))
            {
                Assert.Equal(201, (await load.Post(load.Next(0, _said++))).Status);
                _heads.Add(((long)(await server.Anyone.Get("/api/board")).Being(200).Json["position"]!, DateTimeOffset.UtcNow));
            }
        }

        /// <summary>For how long the badge claimed to be current while something that it did not have was in the log already.</summary>
        public TimeSpan LongestPretence(IReadOnlyList<Word> said)
        {
            var longest = TimeSpan.Zero;
            foreach (var word in said.Where(word => Current.Contains(word.State)))
                if (_heads.FirstOrDefault(head => head.Position > word.Position) is { Position: > 0 } missed)
                    longest = Later(longest, word.Until - missed.At);
            Assert.True(
                longest <= PulseAllows,
                $"the badge said that the page is current while it had not had a report for {longest.TotalSeconds:F1} s");
            return longest;
        }
    }
}
