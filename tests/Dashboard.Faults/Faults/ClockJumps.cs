namespace Dashboard.Faults;

/// <summary>The server's clock is set while it runs: the order of things stays, and nobody is locked out for good.</summary>
public sealed class ClockJumps : Fault
{
    const string Standing = "src/Construction/Domain/Standing.cs", Quiet = "quiet";
    static readonly TimeSpan PulseWithin = TimeSpan.FromSeconds(7);

    public override int Number => 13;

    public override string Name => "clock jumps";

    public override string? Missing => FakeClock.Missing;

    public override IReadOnlyList<Mutant> Mutants =>
    [
        // Of what a party says of one data date the last counts: by the server's clock instead of by the log.
        new("order by time stamp",
            new("src/Dashboard/Board/Fold.cs", "    public void Apply(LogEntry entry)\n    {\n", "    public void Apply(LogEntry entry)\n    {\n        Standing.Stamp = entry.ReceivedAt;\n"),
            new(Standing, "    public string Party { get; } = party;\n", "    public string Party { get; } = party;\n    [ThreadStatic] public static DateTimeOffset Stamp;\n"),
            new(
                Standing,
                "lastSaidAt.GetValueOrDefault(report.DataDate), UInt128.MaxValue, position)",
                "lastSaidAt.GetValueOrDefault(report.DataDate), MUTANT ? UInt128.MaxValue - ulong.MaxValue + (ulong)Stamp.ToUnixTimeMilliseconds() : UInt128.MaxValue, position)")),
    ];

    public override async Task<string> Check(Ground ground)
    {
        var clock = new FakeClock(ground);
        var server = await ground.Start(server =>
        {
            clock.Set(server);
            server.Settings.Remove("Limits:RatePerKey=0");
        });
        // Few milestones, so that much is said of each on one data date.
        var load = await Load.On(server, ground, milestones: 3);
        (await server.Owner.Put($"/api/sites/{Quiet}", new { name = "Quiet", stage = "announced" })).Being(201);
        // Good for an hour: expired while the clock is three hours ahead, and good again when that is mended.
        var shortLived = server.With((string)(await server.Owner.Post(
            "/api/keys", new { party = "north", expiresAt = DateTimeOffset.UtcNow.AddHours(1) })).Being(201).Json["key"]!);
        var viewer = ground.Kept(new Follower(server));
        var waiting = ground.Kept(new Follower(server, $"site:{Quiet}"));
        load.Begin(senders: 6);
        await load.More(50);

        var jumps = 0;
        for (var round = 0; round < ground.Times(1, 5); round++)
            foreach (var offset in new[] { "+3h", "-3h", "+0", "-2d", "+3h", "+0" })
            {
                await clock.Jump(offset);
                jumps++;
                var (pulses, clockNow) = (waiting.Pulses, await FakeClock.Now(server));
                Assert.True((await shortLived.Get("/api/me")).Status == (offset == "+3h" ? 401 : 200), $"a key of an hour at {offset}");
                await load.More(50, withinSeconds: 10);
                if (ground.IsFull || offset == "-2d")
                    await Pulsed(waiting, pulses, $"{offset} ({clockNow:O})");
            }
        await load.Finish();
        await Oracle.Agrees(server, load, viewer);
        await clock.Jump("-2d");
        await server.Kill();
        await server.Start();
        // Read again from the beginning, on a clock that is wrong.
        var state = await Oracle.Agrees(server, load, viewer);
        var (status, text) = await load.Post(load.Next(3, 1_000_000));
        Assert.True(status == 201, $"a report of today after a restart with the clock two days behind is answered {status} {text}");
        return $"{jumps} jumps of +3 h, −3 h, −2 d under load: {load.Acknowledged.Count:N0} reports in the order they came, also after a restart (state {state[..8]}); keys, posts and pulses go on";
    }

    static async Task Pulsed(Follower waiting, int before, string when)
    {
        var patience = Environment.TickCount64 + (long)PulseWithin.TotalMilliseconds;
        while (waiting.Pulses == before)
        {
            Assert.True(Environment.TickCount64 < patience, $"no pulse within {PulseWithin.TotalSeconds} s of the jump to {when}");
            await Task.Delay(20);
        }
    }
}
