namespace Dashboard.Faults;

/// <summary>
/// Each page has a network of its own, which is cut, or swallows everything without a word, for a tenth of a second to ten
/// minutes of the page's clock, while reports go on; in every third round the server is killed and started meanwhile. Within
/// 5 s of healing each page shows what the log amounts to.
/// </summary>
public sealed class ViewersDisconnect : Fault
{
    const double WithinMs = 5_000, ShortestMs = 100, LongestMs = 600_000, ServerForgetsAfterMs = 60_000;

    public static readonly Mutant NoCatchUp = new("no catch-up after reconnect",
        new Change("wwwroot/js/asking.js", "whole = store.apply(message, message.asked ?? asked) === \"gap\";", "whole = epoch === null && store.apply(message, message.asked ?? asked) === \"gap\";"),
        new Change(
            "wwwroot/js/live.js",
            "    const gap = this.#store.apply(message) === \"gap\";",
            "    if (this.welcomed && this.welcomed !== this.#connection) { this.welcomed = this.#connection; return this.#heard(); }\n    this.welcomed = this.#connection;\n    const gap = this.#store.apply(message) === \"gap\";"));

    public override int Number => 8;

    public override string Name => "viewers disconnect";

    public override string? Missing => Pages.Missing;

    public override IReadOnlyList<Mutant> Mutants => [NoCatchUp];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        var load = await Load.On(server, ground);
        var viewers = Enumerable.Range(0, ground.Times(6, 10)).Select(_ => new Line(ground, server)).ToList();
        var (disconnects, restarts, slowest, virtualMs) = (0, 0, 0.0, 0.0);
        var said = 0;
        await Reached(server, viewers, "the first paint");
        for (var round = 0; round < ground.Times(3, 50); round++)
        {
            foreach (var viewer in viewers)
                viewer.Fail(ground.Random);
            var restart = round % 3 == 1;
            if (restart)
                await server.Kill();
            await Task.WhenAll(viewers.Select(viewer => viewer.Last()));
            if (restart)
                await server.Start();
            for (var count = 0; count < 8; count++)
                Assert.Equal(201, (await load.Post(load.Next(0, said++))).Status);
            viewers.ForEach(viewer => viewer.Heal());
            slowest = Math.Max(slowest, await Reached(server, viewers, $"healing (round {round}{(restart ? ", server restarted" : "")})"));
            (disconnects, restarts) = (disconnects + viewers.Count, restarts + (restart ? 1 : 0));
            virtualMs += viewers.Sum(viewer => viewer.Ms);
        }
        return $"{disconnects} disconnects of together {virtualMs / 60_000:F0} minutes of the pages' clock, {restarts} server restarts; every page right at the latest {slowest:F0} ms after healing";
    }

    static async Task<double> Reached(Server server, List<Line> viewers, string after)
    {
        var board = await Board.Of(server);
        return (await Task.WhenAll(viewers.Select(viewer => viewer.Page.Reach(board, WithinMs, $"{after}, {viewer.Told},")))).Max();
    }

    /// <summary>A page and its way to the server.</summary>
    sealed class Line
    {
        readonly Proxy _proxy;
        bool _held;

        public Line(Ground ground, Server server)
        {
            _proxy = ground.Kept(new Proxy(server.Address));
            Page = Pages.Open(ground, _proxy.Address);
        }

        public Pages Page { get; }

        /// <summary>How long the last outage was by the page's clock.</summary>
        public double Ms { get; private set; }

        public string Told => Ms == 0 ? "undisturbed" : $"{(_held ? "held" : "cut")} for {Ms:F0} ms";

        public void Fail(Random random)
        {
            // As many short ones as long ones.
            Ms = ShortestMs * Math.Pow(LongestMs / ShortestMs, random.NextDouble());
            _held = random.Next(2) == 0;
            if (_held)
                _proxy.Hold();
            else
                _proxy.Cut();
        }

        public async Task Last()
        {
            await Page.Warp(Ms);
            if (_held && Ms > ServerForgetsAfterMs)
                _proxy.ForgetByServer();
        }

        public void Heal() => _proxy.Heal();
    }
}
