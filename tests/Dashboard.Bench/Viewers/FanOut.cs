using System.Diagnostics;

namespace Dashboard.Bench.Viewers;

/// <summary>Paced updates to many viewers: how long until the last viewer has each.</summary>
static class FanOut
{
    const int UpdatesASecond = 10;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Run(Plan plan)
    {
        var viewers = plan.ViewersOr(10_000);
        var found = new Dictionary<string, (double P50, double P99, bool KeepsUp)>();
        await plan.Each(500, peer =>
        {
            found[peer.Name] = Measure(plan, peer, viewers);
            return Task.CompletedTask;
        });
        var ours = found["dashboard"];
        Figures.Holds("fanout: never falling behind", ours.KeepsUp);
        if (found.TryGetValue("nchan", out var nchan) && !nchan.KeepsUp)
            Console.WriteLine("fanout: nchan fell behind or lost viewers, and is no measure here; fewer --viewers may do");
        else if (found.ContainsKey("nchan"))
        {
            Figures.AtMost("fanout: last viewer's p50 beside nchan", ours.P50 / nchan.P50, 2.5, " times");
            Figures.AtMost("fanout: last viewer's p99 beside nchan", ours.P99 / nchan.P99, 3.5, " times");
        }
    }

    static (double, double, bool) Measure(Plan plan, Peer peer, int viewers)
    {
        var arrivals = new Arrivals(100_000);
        using var crowd = Crowd.Connect(peer, viewers, arrivals);
        using var publisher = new Publisher(peer);
        var number = Publish(publisher, 0, plan.WarmUp).Next;
        crowd.AllReach(publisher.Publish(++number).Position, Patience);
        var rounds = new List<(double P50, double P99)>();
        var keepsUp = true;
        for (var round = 1; round <= plan.Rounds; round++)
        {
            var (busy, before) = (new Busy(peer.Process), crowd.Messages);
            var (sent, next) = Publish(publisher, number, plan.Round);
            var atEnd = Stopwatch.StartNew();
            var reached = crowd.AllReach(sent[^1].Position, Patience);
            number = next;
            var times = sent.Select(update => arrivals.Milliseconds(update.Position, update.SentAt, viewers) ?? double.PositiveInfinity).Order().ToList();
            rounds.Add((Figures.At(times, 0.5), Figures.At(times, 0.99)));
            // Who is as late at the end of the round as in the middle of it keeps up.
            keepsUp &= reached && atEnd.ElapsedMilliseconds < 2_000;
            Console.WriteLine(
                $"fanout, {peer.Name}, {viewers:N0} viewers, round {round}: last viewer p50 {rounds[^1].P50:N0} ms, p99 {rounds[^1].P99:N0} ms; "
                + $"{(crowd.Messages - before) / (double)sent.Count / viewers:N2} messages an update and viewer; server {busy.ServerShare:P0}, client {busy.ClientShare:P0} of a core; "
                + $"the rest took {atEnd.ElapsedMilliseconds} ms; {crowd.Lost} lost");
        }
        return (Figures.Median(rounds.Select(round => round.P50)), Figures.Median(rounds.Select(round => round.P99)), keepsUp);
    }

    internal static (List<(long Position, long SentAt)> Sent, long Next) Publish(Publisher publisher, long number, TimeSpan duration, int aSecond = UpdatesASecond)
    {
        var sent = new List<(long, long)>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration)
        {
            sent.Add(publisher.Publish(++number));
            var wait = TimeSpan.FromSeconds(sent.Count / (double)aSecond) - clock.Elapsed;
            if (wait > TimeSpan.Zero)
                Thread.Sleep(wait);
        }
        return (sent, number);
    }
}
