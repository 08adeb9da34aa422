using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>
/// Thousands of viewers lose the server in one instant, and it starts again. They come back as pages do, spread out; who is too
/// many is told when to come again, and nothing else; reports are taken quickly all the while; and all are current within a
/// minute.
/// </summary>
public sealed class ViewersReturn : Fault
{
    const double PostWithinMs = 1_000, HerdAtMost = 0.3;
    static readonly TimeSpan CurrentWithin = TimeSpan.FromSeconds(60);
    // The first time is not what is measured.
    static readonly TimeSpan ComeWithin = TimeSpan.FromMinutes(4);
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public static readonly Mutant FixedDelays = new("fixed retry delays",
        new Change("wwwroot/js/backoff.js", "Math.min(most, FIRST_MS * 2 ** failures) * (0.2 + 0.8 * random())", "FIRST_MS"),
        new Change("wwwroot/js/backoff.js", "seconds * 1000 * (1 + random())", "FIRST_MS"));

    public override int Number => 12;

    public override string Name => "viewers return at once";

    public override string? Missing => Pages.Missing;

    public override IReadOnlyList<Mutant> Mutants => [FixedDelays];

    public override async Task<string> Check(Ground ground)
    {
        var viewers = ground.Times(1_000, 10_000);
        // As it is set by default but for the number at once, which goes with that of the viewers.
        var server = await ground.Start(server =>
        {
            server.Settings.Remove("Limits:RatePerAddress=0");
            if (!ground.IsFull)
                server.Settings.AddRange(["Limits:ArrivalsAtOnce=8", "Limits:ArrivalsWaiting=16"]);
        });
        await Load.On(server, ground);
        var (storm, backoff) = (new Storm(), ground.Kept(new Backoff(ground)));
        using var over = new CancellationTokenSource();
        var crowd = Enumerable.Range(0, viewers).Select(_ => new Returning(server.Address, backoff, storm)).ToList();
        var running = crowd.Select((viewer, index) => viewer.Run(TimeSpan.FromMilliseconds(index * ground.Times(1, 3)), over.Token)).ToList();
        using var pings = new Timer(_ => crowd.ForEach(viewer => viewer.Ping()), null, PingEvery, PingEvery);
        using var posts = new SteadyPosts(server, aSecond: ground.Times(10, 5));
        try
        {
            await AllReach(crowd, await Position(server), ComeWithin, "first came");
            await AllConnected(server, viewers);
            posts.Begin();
            await Task.Delay(1_000);

            storm.Down();
            await server.Kill();
            var clock = Stopwatch.StartNew();
            posts.Pause();
            await server.Start();
            storm.Up();
            var back = clock.Elapsed;
            posts.GoOn();
            var head = await posts.Next();
            await AllReach(crowd, head, CurrentWithin - clock.Elapsed, "lost the server");
            var current = clock.Elapsed;
            await AllConnected(server, viewers);
            var connected = clock.Elapsed;
            // As many as a hundredth can be told of.
            for (; posts.Count < 100; await Task.Delay(100))
                posts.Observe();
            posts.End();

            Assert.True(storm.Odd.Count == 0, $"{storm.Odd.Count} answers other than success or 503 with Retry-After, the first: {string.Join("; ", storm.Odd.Take(3))}");
            Assert.True(posts.P99 < PostWithinMs, $"while {viewers:N0} viewers came back, the p99 of {posts.Count} posts was {posts.P99:F0} ms (the slowest: {posts.Slowest})");
            Assert.True(storm.Herd <= viewers * HerdAtMost, $"{storm.Herd:N0} of {viewers:N0} viewers meant to come in the same tenth of a second");
            return $"{viewers:N0} viewers, server back after {back.TotalSeconds:F1} s: all current {current.TotalSeconds:F1} s and connected {connected.TotalSeconds:F1} s after the kill; "
                + $"{posts.Count} posts meanwhile, p99 {posts.P99:F0} ms; {storm.Refused:N0} times 503 with Retry-After up to {storm.LongestAsked} s, nothing else; "
                + $"at most {100.0 * storm.Herd / viewers:F0} % meant to come in one tenth of a second";
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(running);
        }
    }

    static async Task<long> Position(Server server) => (long)(await server.Owner.Get("/api/board")).Being(200).Json["position"]!;

    static async Task AllReach(List<Returning> crowd, long position, TimeSpan within, string since)
    {
        for (var clock = Stopwatch.StartNew(); crowd.Exists(viewer => viewer.Position < position); await Task.Delay(20))
            if (clock.Elapsed > within)
            {
                var late = crowd.Where(viewer => viewer.Position < position).ToList();
                Assert.Fail($"{late.Count:N0} of {crowd.Count:N0} viewers are not current in time after they {since}: {string.Join("; ", late.Take(5).Select(viewer => viewer.State))}");
            }
    }

    static async Task AllConnected(Server server, int viewers)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var connected = (int)(await server.Owner.Get("/api/status")).Being(200).Json["viewers"]!["connected"]!;
            if (connected >= viewers)
                return;
            Assert.True(clock.Elapsed < ComeWithin, $"{connected:N0} of {viewers:N0} viewers are connected");
        }
    }
}
