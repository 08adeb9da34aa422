namespace Dashboard.Bench.Viewers;

/// <summary>Posts at a steady pace: from the post to the last of the viewers, and what that takes of a core.</summary>
static class Paced
{
    const int PostsASecond = 100;

    public static async Task Run(Plan plan)
    {
        var viewers = plan.ViewersOr(1_000);
        var rounds = new List<(double P99, double Share)>();
        using var peer = await DashboardPeer.Start(plan.Program, 500, Plan.ServerCore);
        var arrivals = new Arrivals(1_000_000);
        using var crowd = Crowd.Connect(peer, viewers, arrivals);
        using var publisher = new Publisher(peer);
        var number = FanOut.Publish(publisher, 0, plan.WarmUp, PostsASecond).Next;
        for (var round = 1; round <= plan.Rounds; round++)
        {
            var busy = new Busy(peer.Process);
            var (sent, next) = FanOut.Publish(publisher, number, plan.Round, PostsASecond);
            var share = busy.ServerShare;
            crowd.AllReach(sent[^1].Position, TimeSpan.FromSeconds(10));
            number = next;
            var times = sent.Select(update => arrivals.Milliseconds(update.Position, update.SentAt, viewers) ?? double.PositiveInfinity).Order().ToList();
            rounds.Add((Figures.At(times, 0.99), share));
            Console.WriteLine(
                $"paced, {viewers:N0} viewers, round {round}: {sent.Count / plan.Round.TotalSeconds:N0} posts/s, POST to the last viewer p50 {Figures.At(times, 0.5):N1} ms, "
                + $"p99 {rounds[^1].P99:N1} ms; server {share:P0} of a core, client {busy.ClientShare:P0}");
        }
        Figures.AtMost("paced: p99 from the post to the last viewer", Figures.Median(rounds.Select(round => round.P99)), 100, " ms");
        Figures.AtMost("paced: of a core", Figures.Median(rounds.Select(round => round.Share)), 0.65);
    }
}
