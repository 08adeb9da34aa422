namespace Dashboard.Tests;

/// <summary>Requests a second, of a key and of an address.</summary>
public sealed class RateTests
{
    [Fact]
    public async Task Who_sends_more_than_the_limit_is_told_when_to_come_back_and_is_served_then()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:RatePerKey=2", "Limits:RatePerAddress=2");
        foreach (var client in new[] { server.Owner, server.Anyone })
        {
            var refused = (await UntilRefused(client)).BeingProblem(429);

            var wait = refused.Headers.RetryAfter!.Delta!.Value;
            Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
            var comeBack = DateTimeOffset.UtcNow + wait;
            while (DateTimeOffset.UtcNow < comeBack)
                await Task.Delay(comeBack - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(1));
            (await client.Get("/api/sites")).Being(200);
        }
    }

    [Fact]
    public async Task One_keys_haste_is_nobody_elses_and_the_page_and_health_are_not_counted()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:RatePerKey=2", "Limits:RatePerAddress=2");
        // The owner's requests count too: what is needed of them comes first.
        var contractor = server.With((await Some.Key(server)).Key);
        (await UntilRefused(contractor)).Being(429);

        (await server.Owner.Get("/api/me")).Being(200);
        (await UntilRefused(server.With("nonsense"))).Being(429);
        (await UntilRefused(server.Anyone)).Being(429);
        for (var count = 0; count < 10; count++)
            (await server.Anyone.Get("/health/live")).Being(200);
        (await server.Anyone.Get("/")).Being(200);
        // Who comes to look is admitted, not counted: a whole office has one address.
        (await server.Anyone.Post("/live/negotiate?negotiateVersion=1", "")).Being(200);
        (await server.Anyone.Get("/api/board")).Being(200);
    }

    [Theory]
    [InlineData("Data:Reports=none")]
    [InlineData("Limits:RatePerKey=0", "Limits:RatePerAddress=0")]
    public async Task Two_thousand_quick_posts_of_one_key_pass_by_default_and_without_limits(params string[] settings)
    {
        await using var server = await DashboardServer.Start(settings);
        var reports = $"{await Some.Milestone(server)}/reports";
        var head = await server.Owner.Head();
        var next = 0;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) <= 2_000)
                (await server.Owner.Post(reports, Some.Report())).Being(201);
        }));

        Assert.Equal(head + 2_000, await server.Owner.Head());
    }

    [Fact]
    public async Task A_limit_of_zero_is_none()
    {
        await using var server = await DashboardServer.Start("Data:Programme=none", "Limits:RatePerAddress=0");

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_800).Select(_ => server.Anyone.Get("/api/sites")));

        Assert.All(answers, answer => answer.Being(200));
    }

    static async Task<Answer> UntilRefused(Client client)
    {
        for (var count = 0; count < 200; count++)
        {
            var answer = await client.Get("/api/sites");
            if (answer.Status != 200)
                return answer;
        }
        throw new InvalidOperationException("nothing was refused");
    }
}
