using System.Collections.Concurrent;

namespace Dashboard.Tests;

/// <summary>What was acknowledged is there after a kill, exactly once.</summary>
public sealed class KillTests
{
    const int Posters = 8, Each = 60, KilledAfter = 150;

    [Fact]
    public async Task After_a_kill_in_a_burst_and_sending_again_every_acknowledged_report_is_there_exactly_once()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var reports = $"{await Some.Milestone(server)}/reports";
        var before = (await server.Owner.Get("/api/programme")).Being(200);
        var acknowledged = new ConcurrentDictionary<string, long>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var names = Enumerable.Range(0, Posters).Select(poster => Enumerable.Range(0, Each).Select(number => $"{poster}/{number}").ToList()).ToList();

        var burst = Task.WhenAll(names.Select(mine => Task.Run(() => Send(mine))));
        // A burst that ends by itself has failed.
        await await Task.WhenAny(enough.Task, burst);
        await server.Kill();
        await burst;
        var atTheKill = new Dictionary<string, long>(acknowledged);
        Assert.InRange(atTheKill.Count, KilledAfter, (Posters * Each) - 1);

        await server.Restart();
        var survived = await Log();
        Assert.All(atTheKill, one => Assert.Equal(one.Value, survived[one.Key]));
        // Again: what was not acknowledged, and some of what was.
        await Task.WhenAll(names.Select(mine => Send(mine.Where(name => !atTheKill.ContainsKey(name) || name.EndsWith('0')))));

        var log = await Log();
        Assert.Equal(names.SelectMany(mine => mine).Order(StringComparer.Ordinal), log.Keys.Order(StringComparer.Ordinal));
        Assert.All(acknowledged, one => Assert.Equal(one.Value, log[one.Key]));
        Assert.All(atTheKill, one => Assert.Equal(one.Value, log[one.Key]));
        var after = (await server.Owner.Get("/api/programme")).Being(200);
        Assert.Equal((before.Epoch, before.Position + (Posters * Each)), (after.Epoch, after.Position));

        async Task Send(IEnumerable<string> mine)
        {
            foreach (var name in mine)
            {
                try
                {
                    acknowledged[name] = (await server.Owner.Post(reports, Some.Report(name), Some.IdempotencyKey($"burst-{name}"))).Being(201).Position;
                }
                catch (HttpRequestException)
                {
                    // It may have been taken or not: that is what the second sending is for.
                    return;
                }
                if (acknowledged.Count >= KilledAfter)
                    enough.TrySetResult();
            }
        }

        // By note, which is each report's own; a second of the same note would not go in.
        async Task<Dictionary<string, long>> Log()
        {
            var lines = (await server.Anyone.Get("/api/events?limit=10000")).Being(200).Lines;
            Assert.Equal(Enumerable.Range(1, lines.Count).Select(number => (long)number), lines.Select(line => (long)line["position"]!));
            return lines.Where(line => (string)line["type"]! == "milestone-reported")
                .ToDictionary(line => (string)line["report"]!["note"]!, line => (long)line["position"]!);
        }
    }

    [Fact]
    public async Task Ended_in_order_the_server_answers_what_it_has_begun_and_keeps_all()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var reports = $"{await Some.Milestone(server)}/reports";
        var acknowledged = new ConcurrentBag<long>();
        var begun = new TaskCompletionSource();
        var posters = Enumerable.Range(0, Posters).Select(_ => Task.Run(async () =>
        {
            for (var number = 0; number < 500; number++)
            {
                try
                {
                    var answer = await server.Owner.Post(reports, Some.Report());
                    if (answer.Status != 201)
                        return;
                    acknowledged.Add(answer.Position);
                }
                catch (HttpRequestException)
                {
                    return;
                }
                begun.TrySetResult();
            }
        })).ToList();
        await await Task.WhenAny([begun.Task, .. posters]);

        Assert.Equal(0, await server.Stop());
        await Task.WhenAll(posters);
        await server.Restart();

        var positions = (await server.Anyone.Get("/api/events?limit=10000")).Lines.Select(line => (long)line["position"]!).ToHashSet();
        Assert.All(acknowledged, position => Assert.Contains(position, positions));
    }
}
