using System.Diagnostics;
using CsCheck;

namespace Dashboard.Faults;

/// <summary>
/// Generated histories: two to four clients at once read a milestone, write a word on it, or write one on the condition that it
/// is as they read it. However they meet, it must look as if they had come one after the other.
/// </summary>
public sealed class ConcurrentPosts : Fault
{
    const int AtOnce = 6, HistoriesPerSite = 100;

    // Each client a few steps; conditional writes most often, since they are what can go wrong.
    static readonly Gen<string[][]> s_histories =
        Gen.Frequency((2, Gen.Const("read")), (2, Gen.Const("write")), (4, Gen.Const("conditional"))).Array[1, 3].Array[2, 4];

    public static readonly Mutant Unconditional = new("unconditional write",
        new Change(
            "src/Dashboard/Api/Condition.cs",
            "readAt = tags.Max(tag => tag.Equals(EntityTagHeaderValue.Any) ? long.MaxValue : PositionOf(tag, epoch));",
            "readAt = MUTANT ? null : tags.Max(tag => tag.Equals(EntityTagHeaderValue.Any) ? long.MaxValue : PositionOf(tag, epoch));"));

    public override int Number => 7;

    public override string Name => "concurrent posts";

    public override IReadOnlyList<Mutant> Mutants => [Unconditional];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        var histories = Generated(ground, ground.Times(300, 10_000));
        var (acts, refused, contested, next) = (0, 0, 0, -1);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < histories.Count)
            {
                var history = await Play(server, number, histories[number]);
                if (!Linearizable.Is(history, null))
                    Assert.Fail($"no order of these is right: {string.Join("; ", history)}");
                Interlocked.Add(ref acts, history.Count);
                Interlocked.Add(ref refused, history.Count(act => act is { Kind: "conditional", Taken: false }));
                Interlocked.Add(ref contested, Contested(history));
            }
        })));
        Assert.True(contested > histories.Count / 20, $"only {contested} of {histories.Count} histories had two writers on one condition");
        return $"{Ground.Count(histories.Count, "histories")} of {Ground.Count(acts, "requests")} linearizable; {contested:N0} conditions that several wrote on had one winner, {refused:N0} writes got 412";
    }

    static List<string[][]> Generated(Ground ground, int count)
    {
        var chance = new PCG(1, (ulong)ground.Random.Next());
        return [.. Enumerable.Range(0, count).Select(_ => s_histories.Generate(chance, null, out var _))];
    }

    /// <summary>Of the conditions on which several tried to write, how many one of them won. More than one winner is a finding.</summary>
    static int Contested(IReadOnlyList<Act> history)
    {
        var conditions = history.Where(act => act.Kind == "conditional").GroupBy(act => act.Seen).Where(group => group.Count() > 1).ToList();
        Assert.All(conditions, group => Assert.True(group.Count(act => act.Taken) <= 1, $"two winners: {string.Join("; ", history)}"));
        return conditions.Count(group => group.Count(act => act.Taken) == 1);
    }

    /// <summary>A milestone of its own for the history; all clients begin with the same reading of it, and at once.</summary>
    static async Task<List<Act>> Play(Server server, int number, string[][] steps)
    {
        var site = $"site-{number / HistoriesPerSite}";
        if (number % HistoriesPerSite == 0)
            (await server.Owner.Put($"/api/sites/{site}", new { name = site, stage = "announced" })).Being(201);
        var milestone = $"/api/sites/{site}/milestones/milestone-{number}";
        // The site may be on its way yet.
        var planned = await server.Owner.Put(milestone, new { name = "A milestone", phase = "ready-for-service" });
        while (planned.Status == 404)
        {
            await Task.Delay(5);
            planned = await server.Owner.Put(milestone, new { name = "A milestone", phase = "ready-for-service" });
        }
        var (tag, _) = await Read(server, milestone);
        var played = await Task.WhenAll(steps.Select((own, client) => Task.Run(() => Client(server, milestone, client, own, tag))));
        return [.. played.SelectMany(acts => acts)];
    }

    static async Task<List<Act>> Client(Server server, string milestone, int client, string[] steps, string tag)
    {
        var acts = new List<Act>();
        string? seen = null;
        for (var step = 0; step < steps.Length; step++)
        {
            var began = Stopwatch.GetTimestamp();
            if (steps[step] == "read")
            {
                (tag, seen) = await Read(server, milestone);
                acts.Add(new("read", client, began, Stopwatch.GetTimestamp(), null, seen, false, 0));
                continue;
            }
            var word = $"word {client}.{step}";
            var body = new { dataDate = $"{DateTime.UtcNow:yyyy-MM-dd}", note = word };
            var answer = steps[step] == "write"
                ? await server.Owner.Post($"{milestone}/reports", body)
                : await server.Owner.Post($"{milestone}/reports", body, ("If-Match", tag));
            var taken = answer.Status == 201;
            if (!taken)
                Assert.True(steps[step] == "conditional" && answer.Status == 412, $"{steps[step]}: {answer.Status} {answer.Text}");
            acts.Add(new(steps[step], client, began, Stopwatch.GetTimestamp(), word, seen, taken, taken ? answer.Position : 0));
        }
        return acts;
    }

    static async Task<(string Tag, string? Word)> Read(Server server, string milestone)
    {
        var answer = (await server.Owner.Get(milestone)).Being(200);
        var said = answer.Json["milestone"]!["said"]!.AsArray();
        return (answer.Header("ETag")!, said.Count == 0 ? null : (string?)said[0]!["note"]?["text"]);
    }
}
