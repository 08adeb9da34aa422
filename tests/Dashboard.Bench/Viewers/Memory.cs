namespace Dashboard.Bench.Viewers;

/// <summary>What a viewer holds in the server's memory: when nothing happens, and after load.</summary>
static class Memory
{
    static readonly TimeSpan Settle = TimeSpan.FromSeconds(45), Patience = TimeSpan.FromMinutes(2);

    public static Task Idle(Plan plan) => Run(plan, "idle", TimeSpan.Zero, 28);

    public static Task Loaded(Plan plan) => Run(plan, "loaded", plan.WarmUp + plan.Rounds * plan.Round, 60);

    static async Task Run(Plan plan, string name, TimeSpan load, double aim)
    {
        var viewers = plan.ViewersOr(10_000);
        using var peer = await DashboardPeer.Start(plan.Program, 500, Plan.ServerCore);
        // The first viewers bring the code in; what is theirs stays with the empty server.
        using (Crowd.Connect(peer, 100, new Arrivals(1)))
            await Task.Delay(Settle);
        var empty = peer.Process.Memory;
        using var crowd = Crowd.Connect(peer, viewers, new Arrivals(1));
        if (!crowd.AllAreGreeted(Patience))
            throw new TimeoutException("not every viewer got its first message");
        if (load > TimeSpan.Zero)
        {
            using var publisher = new Publisher(peer);
            FanOut.Publish(publisher, 0, load);
        }
        await Task.Delay(Settle);
        var full = peer.Process.Memory;
        Console.WriteLine($"{name}, {viewers:N0} viewers: {full / 1024:N0} MiB resident, {empty / 1024:N0} without them{(load > TimeSpan.Zero ? $", after {load.TotalMinutes:N1} minutes of load" : "")}; {crowd.Lost} lost");
        Figures.AtMost($"{name}: memory of a viewer over the empty server", (full - empty) / viewers, aim, " KiB");
    }
}
