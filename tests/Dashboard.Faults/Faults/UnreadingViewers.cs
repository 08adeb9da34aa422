using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dashboard.Bench.Viewers;

namespace Dashboard.Faults;

/// <summary>
/// Twenty viewers that never read, so that every buffer between the server and them is full, and a page that is frozen: the
/// others get each report as soon as without them, the server's memory does not grow, and the page is right soon after it goes on.
/// Rounds without and with them take turns; the times of one pair were measured in the same minute.
/// </summary>
public sealed class UnreadingViewers : Fault
{
    const int Unreading = 20, PostsASecond = 20, Pairs = 3, PairsInFull = 5;
    // A fifth more, and a few milliseconds for the grain of timers and of the scheduler.
    const double MoreAtMost = 1.2, GrainMs = 5, ResumesWithinMs = 5_000;
    const long GrowsAtMost = 64 << 20;
    const string Ballast = "ballast";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static readonly Mutant AwaitedBroadcast = new("awaited broadcast",
        new Change(
            "src/Dashboard/Live/Broadcaster.cs",
            "        _ = Finish(viewer, sending, Turns.Add());",
            "        if (MUTANT)\n            Finish(viewer, sending, Turns.Add()).GetAwaiter().GetResult();\n        else\n            _ = Finish(viewer, sending, Turns.Add());"));

    public override int Number => 11;

    public override string Name => "viewers that never read";

    public override string? Missing => Pages.Missing;

    public override IReadOnlyList<Mutant> Mutants => [AwaitedBroadcast];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        await Load.On(server, ground);
        await PutBallast(server);
        var page = Pages.Open(ground, server.Address);
        await page.Reach(await Board.Of(server), ResumesWithinMs * 2, "the first paint");
        using var crowd = new Measured(server, ground.Times(100, 200));
        await crowd.Round(ground.Times(2, 10));

        var (without, with, grown, resumed) = (new List<double>(), new List<double>(), 0L, 0.0);
        var before = server.Memory;
        // By rounds, without and with them: to see whose it is.
        var memory = new List<long>();
        do
        {
            without.Add(await crowd.Round(ground.Times(3, 15)));
            memory.Add((server.Memory - before) >> 20);
            var asleep = Enumerable.Range(0, Unreading).Select(_ => Asleep(server)).ToList();
            await page.Freeze();
            with.Add(await crowd.Round(ground.Times(3, 15)));
            var behind = (int)(await server.Owner.Get("/api/status")).Being(200).Json["viewers"]!["behind"]!;
            grown = Math.Max(grown, server.Memory - before);
            memory.Add((server.Memory - before) >> 20);
            await page.Thaw();
            resumed = Math.Max(resumed, await page.Reach(await Board.Of(server), ResumesWithinMs, "the page goes on"));
            asleep.ForEach(socket => socket.Dispose());
            Assert.True(behind >= Unreading, $"only {behind} of {Unreading} viewers that do not read were behind: they disturbed nobody");
            Assert.True(grown < GrowsAtMost, $"the server grew by {grown >> 20} MB beside {Unreading} viewers that do not read; by rounds without and with them: {string.Join(", ", memory)} MB");
        }
        while (with.Count < ground.Times(Pairs, PairsInFull) && (ground.IsFull || !Holds(without[^1], with[^1])));
        var told = $"p99 from POST to the last of {crowd.Viewers} viewers {Median(without):F1} ms without and {Median(with):F1} ms with {Unreading} that do not read and a frozen page ({with.Count} pairs)";
        Assert.True(ground.IsFull ? Holds(Median(without), Median(with)) : Holds(without[^1], with[^1]), told);
        return $"{told}; memory grew by {grown >> 20} MB, the page was right {resumed:F0} ms after it went on";
    }

    static bool Holds(double without, double with) => with <= (without * MoreAtMost) + GrainMs;

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A board of some five megabytes: more than the system keeps for a socket that is not read.</summary>
    static async Task PutBallast(Server server)
    {
        (await server.Owner.Put($"/api/sites/{Ballast}", new { name = "Ballast", stage = "announced" })).Being(201);
        var (parties, milestones) = (Enumerable.Range(0, 20).Select(number => $"party-{number}").ToList(), Enumerable.Range(0, 60).Select(number => $"heavy-{number}").ToList());
        foreach (var party in parties)
            (await server.Owner.Put($"/api/parties/{party}", new { name = party })).Being(201);
        foreach (var milestone in milestones)
            (await server.Owner.Put($"/api/sites/{Ballast}/milestones/{milestone}", new { name = milestone, phase = "ready-for-service" })).Being(201);
        var (dataDate, note) = (Today(), new string('n', 3_900));
        foreach (var some in milestones.Chunk(30))
            (await server.Owner.Post("/api/reports", some.SelectMany(milestone => parties.Select(party => new { site = Ballast, milestone, party, dataDate, note })).ToList())).Being(200);
    }

    /// <summary>Follows, and from then on never reads; its receive buffer is as small as may be.</summary>
    static Socket Asleep(Server server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 1_024 };
        var door = new Door(server.Address, "programme");
        socket.Connect(IPAddress.Parse(server.Address.Host), server.Address.Port);
        Crowd.AskToUpgrade(socket, door);
        Crowd.ReadUpgrade(socket);
        foreach (var message in door.Hello)
            new Watcher(socket).Send(message);
        return socket;
    }

    static string Today() => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The others: viewers of a small site, whose times are taken.</summary>
    sealed class Measured : IDisposable
    {
        readonly Server _server;
        readonly Arrivals _arrivals = new(1_000_000);
        readonly Crowd _crowd;
        int _said;

        public Measured(Server server, int viewers)
        {
            (_server, Viewers) = (server, viewers);
            _crowd = Crowd.Connect(new Door(server.Address, $"site:{Load.Site}"), viewers, _arrivals);
            Assert.True(_crowd.AllReach(0, Patience), "a viewer that has just connected is given nothing");
        }

        public int Viewers { get; }

        /// <summary>Reports at a steady pace; 99 of a hundred had reached the last viewer in so many milliseconds.</summary>
        public async Task<double> Round(int seconds)
        {
            var (sent, clock) = (new List<(long Position, long At)>(), Stopwatch.StartNew());
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var at = Stopwatch.GetTimestamp();
                var body = new { dataDate = Today(), percent = _said % 1_000 / 10m, note = $"report {_said++}" };
                sent.Add(((await _server.Owner.Post($"/api/sites/{Load.Site}/milestones/milestone-{_said % 12}/reports", body)).Being(201).Position, at));
                await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, (sent.Count / (double)PostsASecond) - clock.Elapsed.TotalSeconds)));
            }
            Assert.True(_crowd.AllReach(sent[^1].Position, Patience), $"{Patience.TotalSeconds} s after the last report a viewer that reads has not got it");
            var times = sent.Select(report => _arrivals.Milliseconds(report.Position, report.At, Viewers)!.Value).Order().ToList();
            return times[(int)Math.Ceiling(times.Count * 0.99) - 1];
        }

        public void Dispose() => _crowd.Dispose();
    }
}
