namespace Dashboard.Faults;

/// <summary>One Idempotency-Key, fifty times at once, after a restart and after thirty days: one event and one answer.</summary>
public sealed class SameKey : Fault
{
    const string Ledger = "src/Dashboard/Log/Ledger.cs";
    const int AtOnce = 50;

    public override int Number => 5;

    public override string Name => "the same Idempotency-Key again";

    public override string? Missing => FakeClock.Missing;

    public override IReadOnlyList<Mutant> Mutants =>
    [
        new("check-then-insert",
            new(
                Ledger,
                "        if (submission.Idempotency is { } sent && _requests.TryGetValue(",
                "        if (!MUTANT && submission.Idempotency is { } sent && _requests.TryGetValue("),
            new(Ledger, "            _requests.Add(key.Fingerprint, request);", "            (_requests[key.Fingerprint], _had[key.Fingerprint]) = (request, outcomes);"),
            new(
                Ledger,
                "    public AccessKey Save(AccessKey key)\n",
                """
                    readonly Dictionary<UInt128, IReadOnlyList<Outcome>> _had = [];

                    public IReadOnlyList<Outcome>? Had(Submission asked) =>
                        asked.Idempotency is not { } key || !_requests.TryGetValue(key.Fingerprint, out var had) ? null
                        : had.Body == key.Body ? _had.GetValueOrDefault(key.Fingerprint) : throw new IdempotencyKeyReusedException();

                    public AccessKey Save(AccessKey key)

                """),
            new(
                "src/Dashboard/Log/Writer.cs",
                "        return Enqueue(new Work<IReadOnlyList<Outcome>>(() =>",
                "        if (MUTANT && _ledger.Had(submission) is { } had)\n            return Task.FromResult(had);\n        return Enqueue(new Work<IReadOnlyList<Outcome>>(() =>")),
    ];

    public override async Task<string> Check(Ground ground)
    {
        var clock = new FakeClock(ground);
        var server = await ground.Start(clock.Set);
        var load = await Load.On(server, ground);
        load.Begin(senders: 3);
        var first = new List<(Statement Statement, string Answer)>();
        for (var key = 0; key < ground.Times(10, 200); key++)
        {
            var statement = load.Next(900, key) with { IdempotencyKey = $"same-{key}" };
            first.Add((statement, await Same(server, load, statement, AtOnce, null)));
        }
        await load.Finish();

        await server.Kill();
        await server.Start();
        foreach (var (statement, answer) in first)
            await Same(server, load, statement, 2, answer);
        var before = await FakeClock.Now(server);
        await clock.Jump("+30d");
        var days = (await FakeClock.Now(server) - before).TotalDays;
        Assert.True(days is > 29.9 and < 30.1, $"the server's clock went on by {days:F1} days, not by 30");
        await server.Kill();
        await server.Start();
        foreach (var (statement, answer) in first)
        {
            await Same(server, load, statement, 2, answer);
            var (status, _) = await load.Post(statement with { Body = statement.Body.Replace("}", ",\"reason\":\"another\"}", StringComparison.Ordinal) });
            Assert.True(status == 422, $"other content under a key that was used is answered {status}");
        }
        await Oracle.Agrees(server, load);
        return $"{first.Count} keys × {AtOnce} at once, again after a restart and after 30 days: {first.Count} events, one answer each, other content 422";
    }

    /// <summary>Sends it so many times at once; every answer must be the same 201. Returns it.</summary>
    static async Task<string> Same(Server server, Load load, Statement statement, int times, string? expected)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => load.Post(statement)));
        foreach (var (status, text) in answers)
        {
            expected ??= text;
            Assert.True(status == 201 && text == expected, $"{statement.IdempotencyKey} was answered 201 {expected} and then {status} {text}");
        }
        return expected!;
    }
}
