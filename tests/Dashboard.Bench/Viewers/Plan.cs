namespace Dashboard.Bench.Viewers;

/// <summary>What to run and for how long, from the command line.</summary>
sealed record Plan(string Program, IReadOnlyList<string> Scenarios, IReadOnlyList<string> Peers, int Viewers, TimeSpan WarmUp, TimeSpan Round, int Rounds)
{
    public const string Usage =
        """
        Usage: tests/bench.sh viewers [SCENARIO...] [--viewers N] [--warm-up SECONDS] [--round SECONDS] [--rounds N] [--peers nchan,stock]

          fanout    10 updates a second to 10,000 viewers: when the last one has it
          isolated  one update at a time to 10,000 viewers: processor time of a delivery
          flood     reports over 10,000 milestones to 1,000 viewers: row updates a second, and every viewer's final state
          idle      memory of 10,000 viewers
          loaded    the same after load (as long as warm-up and rounds; ten minutes for the record)
          paced     100 posts a second to 1,000 viewers
          posting   durable posts a second without and with 1,000 viewers

        Without a scenario all of them run. The server has processor 0, this program should have another.
        """;

    public const string ServerCore = "0";

    static readonly string[] All = ["fanout", "isolated", "flood", "idle", "loaded", "paced", "posting"];

    public static Plan? Read(string program, string[] arguments)
    {
        var (scenarios, options) = (new List<string>(), new Dictionary<string, string>());
        for (var index = 0; index < arguments.Length; index++)
        {
            if (All.Contains(arguments[index]))
                scenarios.Add(arguments[index]);
            else if (arguments[index].StartsWith("--", StringComparison.Ordinal) && index + 1 < arguments.Length)
                options[arguments[index][2..]] = arguments[++index];
            else
                return null;
        }
        int Number(string name, int otherwise) =>
            options.Remove(name, out var value) ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
        var peers = options.Remove("peers", out var named) ? named.Split(',', StringSplitOptions.RemoveEmptyEntries) : ["nchan", "stock"];
        var plan = new Plan(
            program, scenarios.Count > 0 ? scenarios : All, peers, Number("viewers", 0),
            TimeSpan.FromSeconds(Number("warm-up", 30)), TimeSpan.FromSeconds(Number("round", 10)), Number("rounds", 3));
        return options.Count == 0 ? plan : null;
    }

    public int ViewersOr(int usual) => Viewers > 0 ? Viewers : usual;

    /// <summary>The server and those it is compared with, one after the other.</summary>
    public async Task Each(int milestones, Func<Peer, Task> run)
    {
        using (var dashboard = await DashboardPeer.Start(Program, milestones, ServerCore))
            await run(dashboard);
        if (Peers.Contains("nchan"))
        {
            using var nchan = await NchanPeer.Start(ServerCore);
            if (nchan is not null)
                await run(nchan);
        }
        if (Peers.Contains("stock"))
        {
            using var stock = await StockPeer.Start(ServerCore);
            await run(stock);
        }
    }
}
