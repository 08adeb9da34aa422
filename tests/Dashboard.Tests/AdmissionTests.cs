namespace Dashboard.Tests;

/// <summary>More come to look than the server takes at once: who is told to come back, and who is never.</summary>
public sealed class AdmissionTests
{
    [Fact]
    public async Task Where_all_places_are_taken_a_viewer_is_told_when_to_come_back_and_nobody_else_is()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:ArrivalsAtOnce=1", "Limits:ArrivalsWaiting=0");
        var milestone = await Some.Milestone(server);
        // It holds the place until it says what to follow.
        await using var viewer = Viewer.Of(server);
        await viewer.Connect();

        var refused = (await server.Anyone.Get("/api/board")).BeingProblem(503);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        Assert.NotNull((await server.Anyone.Post("/live/negotiate?negotiateVersion=1", "")).BeingProblem(503).Headers.RetryAfter);
        await using var another = Viewer.Of(server);
        await Assert.ThrowsAnyAsync<Exception>(another.Connect);
        (await server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201);
        (await server.Anyone.Get("/health/ready")).Being(200);
        (await server.Anyone.Get("/api/sites")).Being(200);
        var status = (await server.Owner.Get("/api/status")).Being(200).Json;
        Assert.Equal(3, (int)status["viewers"]!["refused"]!);
        Assert.Contains("dashboard_viewers_refused", (await server.Owner.Get("/metrics")).Being(200).Text, StringComparison.Ordinal);

        await viewer.Follow("programme");
        await viewer.Rows();
        (await server.Anyone.Get("/api/board")).Being(200);
    }

    [Fact]
    public async Task Who_has_a_place_in_line_is_served_when_it_is_his_turn()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:ArrivalsAtOnce=1", "Limits:ArrivalsWaiting=1");
        var answer = await WaitInLine(server);
        // On a slow machine he may have waited too long, and was sent away too.
        for (var again = 0; again < 5 && answer.Status == 503; again++)
            answer = await WaitInLine(server);
        answer.Being(200);
    }

    [Fact]
    public async Task Who_never_says_what_to_follow_does_not_keep_his_place_and_nobody_waits_for_him_long()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:ArrivalsAtOnce=1", "Limits:ArrivalsWaiting=1");
        await using var viewer = Viewer.Of(server);
        await viewer.Connect();

        var answer = (await server.Anyone.Get("/api/board")).BeingProblem(503);
        while (answer.Status == 503)
            answer = await server.Anyone.Get("/api/board");
        answer.Being(200);
    }

    [Fact]
    public async Task Viewers_of_one_address_are_not_counted_together()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:RatePerAddress=2");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.Anyone.Get("/api/board")));

        Assert.All(answers, answer => answer.Being(200));
    }

    static async Task<Answer> WaitInLine(DashboardServer server)
    {
        await using var viewer = Viewer.Of(server);
        await viewer.Connect();
        var waiting = server.Anyone.Get("/api/board");
        // The line is full once somebody is sent away.
        while (!waiting.IsCompleted && (await server.Anyone.Get("/api/board")).Status != 503)
        {
            // He was first.
        }
        await viewer.Follow("programme");
        return await waiting;
    }
}
