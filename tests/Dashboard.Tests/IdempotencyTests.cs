using System.Text;
using System.Text.Json;

namespace Dashboard.Tests;

/// <summary>Sending again is always safe.</summary>
public sealed class IdempotencyTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer_and_one_event_also_after_other_statements_and_a_restart()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var reports = $"{await Some.Milestone(server)}/reports";
        var (key, report) = (Some.IdempotencyKey(), Some.Report());
        var first = (await server.Owner.Post(reports, report, key)).Being(201);
        (await server.Owner.Post(reports, Some.Report())).Being(201);

        var second = (await server.Owner.Post(reports, report, key)).Being(201);
        await server.Restart();
        var third = (await server.Owner.Post(reports, report, key)).Being(201);

        Assert.Equal((first.Text, first.Text), (second.Text, third.Text));
        Assert.Equal(first.Headers.Location, third.Headers.Location);
        Assert.Equal(first.Position + 1, await server.Owner.Head());
    }

    [Fact]
    public async Task The_same_key_with_another_body_or_address_is_422_and_changes_nothing()
    {
        var (one, other) = (await Some.Milestone(_server), await Some.Milestone(_server));
        var (key, report) = (Some.IdempotencyKey(), Some.Report());
        var position = (await _server.Owner.Post($"{one}/reports", report, key)).Being(201).Position;

        var problem = (await _server.Owner.Post($"{one}/reports", Some.Report(), key)).BeingProblem(422);
        (await _server.Owner.Post($"{other}/reports", report, key)).BeingProblem(422);

        Assert.Equal(("Idempotency-Key", key.Item2), (problem.Errors.Single().Field, problem.Errors.Single().Value));
        Assert.Equal(position, await _server.Owner.Head());
    }

    [Fact]
    public async Task The_key_of_another_party_is_another_key()
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        var (key, report) = (Some.IdempotencyKey(), Some.Report());
        var contractor = await Some.KeyHolder(_server);

        var first = (await _server.Owner.Post(reports, report, key)).Being(201);

        Assert.Equal(first.Position + 1, (await contractor.Post(reports, report, key)).Being(201).Position);
    }

    [Fact]
    public async Task A_report_that_was_refused_may_be_mended_and_sent_under_its_key()
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        var key = Some.IdempotencyKey();

        (await _server.Owner.Post(reports, new { dataDate = Some.Today }, key)).BeingProblem(400);

        (await _server.Owner.Post(reports, Some.Report(), key)).Being(201);
    }

    [Fact]
    public async Task Fifty_posts_at_once_with_one_key_are_one_event()
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        var (head, key, report) = (await _server.Owner.Head(), Some.IdempotencyKey(), Some.Report());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _server.Owner.Post(reports, report, key)));

        Assert.All(answers, answer => Assert.Equal(answers[0].Text, answer.Being(201).Text));
        Assert.Equal(head + 1, await _server.Owner.Head());
    }

    [Fact]
    public async Task Fifty_posts_at_once_without_a_key_are_one_event()
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        var (head, report) = (await _server.Owner.Head(), Some.Report());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _server.Owner.Post(reports, report)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers, answer => Assert.Equal(head + 1, answer.Position));
        Assert.Equal(49, answers.Count(answer => answer.Status == 200));
        Assert.Equal(head + 1, await _server.Owner.Head());
    }

    [Fact]
    public async Task Fifty_posts_at_once_with_one_key_and_different_bodies_are_one_event_and_forty_nine_refusals()
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        var (head, key) = (await _server.Owner.Head(), Some.IdempotencyKey());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _server.Owner.Post(reports, Some.Report(), key)));

        Assert.Equal((1, 49), (answers.Count(answer => answer.Status == 201), answers.Count(answer => answer.Status == 422)));
        Assert.Equal(head + 1, await _server.Owner.Head());
    }

    [Fact]
    public async Task A_batch_with_a_key_is_answered_alike_again_also_where_its_refused_lines_would_be_good_by_now()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var milestone = await Some.Milestone(server);
        var key = Some.IdempotencyKey();
        object[] batch =
        [
            new { system = "P6", project = "X", activityId = "A1", dataDate = Some.Today, note = "first" },
            new { site = Some.Site, milestone = milestone.Split('/')[^1], dataDate = Some.Today, note = "second" },
            new { site = Some.Site, milestone = "not-yet", dataDate = Some.Today, note = "third" },
        ];
        var first = (await server.Owner.Post("/api/reports", batch, key)).Being(200);
        Assert.Equal([404, 201, 404], Statuses(first));
        (await server.Owner.Put($"{milestone}/aliases/P6/X/A1", null)).Being(201);
        (await server.Owner.Put($"/api/sites/{Some.Site}/milestones/not-yet", new { name = "Planned by now", phase = "energised" })).Being(201);
        var head = await server.Owner.Head();

        var second = (await server.Owner.Post("/api/reports", batch, key)).Being(200);
        await server.Restart();
        var third = (await server.Owner.Post("/api/reports", batch, key)).Being(200);

        foreach (var again in new[] { second, third })
            Assert.Equal(first.Json["results"]!.ToJsonString(), again.Json["results"]!.ToJsonString());
        Assert.Equal(head, await server.Owner.Head());
        batch[2] = new { site = Some.Site, milestone = "not-yet", dataDate = Some.Today, note = "other" };
        (await server.Owner.Post("/api/reports", batch, key)).BeingProblem(422);
    }

    [Fact]
    public async Task A_flag_raised_again_under_its_key_is_the_same_flag()
    {
        var (site, _) = await Some.NewSite(_server);
        var (key, flag) = (Some.IdempotencyKey(), new { type = "risk", text = "transformers are late" });

        var first = (await _server.Owner.Post($"/api/sites/{site}/flags", flag, key)).Being(201);
        var second = (await _server.Owner.Post($"/api/sites/{site}/flags", flag, key)).Being(201);

        Assert.Equal(first.Text, second.Text);
        Assert.Single((await _server.Anyone.Get($"/api/sites/{site}")).Json["flags"]!.AsArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tab\tinside")]
    [InlineData(null)]
    public async Task A_key_that_is_none_is_refused_by_name(string? key)
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        var head = await _server.Owner.Head();
        using var content = new StringContent(JsonSerializer.Serialize(Some.Report()), Encoding.UTF8, "application/json");

        var problem = (await _server.Owner.Send(HttpMethod.Post, reports, content, ("Idempotency-Key", key ?? new string('k', 256)))).BeingProblem(400);

        Assert.Equal("Idempotency-Key", problem.Errors.Single().Field);
        Assert.Equal(head, await _server.Owner.Head());
    }

    static IEnumerable<int> Statuses(Answer answer) => answer.Json["results"]!.AsArray().Select(result => (int)result!["status"]!);
}
