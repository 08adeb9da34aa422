using System.Diagnostics;

namespace Dashboard.Bench.Viewers;

/// <summary>Reports in batches over distinct milestones, always so many ahead of the last viewer: what arrives, and that it is right.</summary>
static class Flood
{
    const int Milestones = 10_000, Batch = 100, Ahead = 1_500;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Run(Plan plan)
    {
        var viewers = plan.ViewersOr(1_000);
        var (rates, right) = (new List<double>(), true);
        using var peer = await DashboardPeer.Start(plan.Program, Milestones, Plan.ServerCore);
        var states = new States();
        using var crowd = Crowd.Connect(peer, viewers, new Arrivals(10_000_000), states);
        using var publisher = new Publisher(peer);
        var (number, _) = Pour(peer, crowd, publisher, 0, plan.WarmUp);
        for (var round = 1; round <= plan.Rounds; round++)
        {
            var (busy, messages, bytes, got) = (new Busy(peer.Process), crowd.Messages, crowd.Bytes, crowd.Watchers[0].Got!.Count);
            (number, var seconds) = Pour(peer, crowd, publisher, number, plan.Round);
            var rows = states.MilestoneRows(crowd.Watchers, got);
            var good = states.Right(crowd.Watchers, BodyOf(publisher.Send(peer.Board())));
            right &= good == viewers;
            rates.Add(rows / seconds);
            Console.WriteLine(
                $"flood, {viewers:N0} viewers, round {round}: {rates[^1]:N0} milestone rows/s arrived in {(crowd.Messages - messages) / seconds:N0} messages/s, "
                + $"{(crowd.Bytes - bytes) / seconds / 1e6:N0} MB/s; {good:N0} viewers at the right state; server {busy.ServerShare:P0}, client {busy.ClientShare:P0}");
        }
        Figures.AtLeast("flood: distinct row updates a second", Figures.Median(rates), 1_000_000);
        Figures.Holds("flood: every viewer at the right final state", right);
    }

    static (long Next, double Seconds) Pour(DashboardPeer peer, Crowd crowd, Publisher publisher, long number, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var position = 0L;
        while (clock.Elapsed < duration)
        {
            var answer = publisher.Send(peer.Batch(number, Batch));
            number += Batch;
            position = Positions.Last(answer);
            while (crowd.Slowest < position - Ahead && clock.Elapsed < duration + Patience)
                Thread.Sleep(1);
        }
        if (!crowd.AllReach(position, Patience))
            throw new TimeoutException("the flood did not reach every viewer");
        return (number, clock.Elapsed.TotalSeconds);
    }

    static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> answer) => answer[(answer.IndexOf("\r\n\r\n"u8) + 4)..];
}
