using System.Diagnostics;

namespace Dashboard.Bench.Viewers;

/// <summary>Durable posts as fast as they go, without viewers and with viewers following: posting must not starve.</summary>
static class Posting
{
    const int Connections = 64;

    public static async Task Run(Plan plan)
    {
        var viewers = plan.ViewersOr(1_000);
        using var peer = await DashboardPeer.Start(plan.Program, 500, Plan.ServerCore);
        await Posts(peer, plan.WarmUp);
        var shares = new List<double>();
        for (var round = 1; round <= plan.Rounds; round++)
        {
            var alone = await Posts(peer, plan.Round);
            using var crowd = Crowd.Connect(peer, viewers, new Arrivals(1));
            await Posts(peer, TimeSpan.FromSeconds(2));
            var (messages, bytes) = (crowd.Messages, crowd.Bytes);
            var followed = await Posts(peer, plan.Round);
            shares.Add(followed / alone);
            Console.WriteLine(
                $"posting, round {round}: {alone:N0} posts/s alone, {followed:N0} with {viewers:N0} viewers following: {shares[^1]:N2}; "
                + $"{(crowd.Messages - messages) / plan.Round.TotalSeconds / viewers:N1} messages/s each, {(crowd.Bytes - bytes) / plan.Round.TotalSeconds / 1e6:N0} MB/s");
        }
        Figures.AtLeast("posting: share of the posts that is left with viewers", Figures.Median(shares), 0.7);
    }

    static async Task<double> Posts(DashboardPeer peer, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var posters = Enumerable.Range(0, Connections)
            .Select(index => new Poster(peer.Address, $"/api/sites/site-{index % 10}/milestones/m-{index % 50}/reports", DashboardPeer.Key)).ToList();
        await Task.WhenAll(posters.Select(poster => Task.Run(() => poster.Run(duration, TimeSpan.Zero))));
        posters.ForEach(poster => poster.Dispose());
        return posters.Sum(poster => poster.Milliseconds.Count) / clock.Elapsed.TotalSeconds;
    }
}
