using System.Diagnostics;

namespace Dashboard.Bench.Viewers;

/// <summary>One update at a time, the next when every viewer has it: what a delivery costs, with nothing to merge.</summary>
static class Isolated
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60), Patience = TimeSpan.FromSeconds(30);

    public static async Task Run(Plan plan)
    {
        var viewers = plan.ViewersOr(10_000);
        var found = new Dictionary<string, double>();
        await plan.Each(500, peer =>
        {
            try
            {
                found[peer.Name] = Measure(plan, peer, viewers);
            }
            catch (TimeoutException) when (peer is not DashboardPeer)
            {
                Console.WriteLine($"isolated: {peer.Name} lost viewers, and is no measure here; fewer --viewers may do");
            }
            return Task.CompletedTask;
        });
        if (found.TryGetValue("nchan", out var nchan))
            Figures.AtMost("isolated: processor time of a delivery beside nchan", found["dashboard"] / nchan, 2.0, " times");
    }

    static double Measure(Plan plan, Peer peer, int viewers)
    {
        var arrivals = new Arrivals(100_000);
        using var crowd = Crowd.Connect(peer, viewers, arrivals);
        using var publisher = new Publisher(peer);
        var number = Updates(crowd, publisher, 0, plan.WarmUp);
        var costs = new List<double>();
        for (var round = 1; round <= plan.Rounds; round++)
        {
            var (busy, messages, bytes, first) = (new Busy(peer.Process), crowd.Messages, crowd.Bytes, number);
            number = Updates(crowd, publisher, number, plan.Round);
            var deliveries = (number - first) * (double)viewers;
            costs.Add(busy.ServerSeconds / deliveries * 1e6);
            Console.WriteLine(
                $"isolated, {peer.Name}, {viewers:N0} viewers, round {round}: {costs[^1]:N1} CPU-seconds per million deliveries; {number - first} updates, "
                + $"{(crowd.Messages - messages) / deliveries:N2} messages each, {(crowd.Bytes - bytes) / Math.Max(crowd.Messages - messages, 1)} bytes; client {busy.ClientShare:P0}");
        }
        return Figures.Median(costs);
    }

    static long Updates(Crowd crowd, Publisher publisher, long number, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration)
        {
            if (!crowd.AllReach(publisher.Publish(++number).Position, Patience))
                throw new TimeoutException("an update did not reach every viewer");
            Thread.Sleep(Pause);
        }
        return number;
    }
}
