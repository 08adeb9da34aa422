using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>The owner accepts or rejects what was reported complete, and sees what waits.</summary>
public sealed class AcceptanceEndpointsTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    static readonly string[] Asked = ["photo", "test-record"];
    static readonly object[] Photo = [new { kind = "photo" }];

    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task An_acceptance_is_taken_once_says_which_report_it_is_of_and_had_when_it_is_sent_again()
    {
        var (milestone, report) = await Complete();

        var taken = (await _server.Owner.Post($"{milestone}/accept", new { })).Being(201);

        Assert.Equal("dryRun epoch position report reportedBy", taken.Fields);
        Assert.Equal((report, "crusoe"), ((long)taken.Json["report"]!, (string)taken.Json["reportedBy"]!));
        var again = (await _server.Owner.Post($"{milestone}/accept", new { report })).Being(200);
        Assert.Equal((taken.Position, report), (again.Position, (long)again.Json["report"]!));
        Assert.Equal(taken.Position, await _server.Owner.Head());
        var completion = await Completion(milestone);
        Assert.Equal("by date evidence missing party report since state", Answer.Names(completion));
        Assert.Equal(("accepted", "owner", "crusoe", Some.Today), ((string)completion["state"]!, (string)completion["by"]!, (string)completion["party"]!, (string)completion["since"]!));
    }

    [Fact]
    public async Task A_rejected_completion_is_not_done_and_may_be_accepted_later()
    {
        var (milestone, report) = await Complete(forecast: "2027-03-31");
        Assert.Equal("done", (string)(await Row(milestone))["status"]!);

        (await _server.Owner.Post($"{milestone}/reject", new { report, reason = "hall 3 has no cooling" })).Being(201);

        var row = await Row(milestone);
        Assert.Equal(("forecast", "2027-03-31"), ((string)row["status"]!, (string)row["current"]!["date"]!["text"]!));
        Assert.Equal(("rejected", "hall 3 has no cooling"), ((string)row["completion"]!["state"]!, (string)row["completion"]!["reason"]!));

        (await _server.Owner.Post($"{milestone}/accept", new { report, note = "it has now", date = Some.Day(-1) })).Being(201);

        row = await Row(milestone);
        Assert.Equal(("done", "it has now", Some.Day(-1)), ((string)row["status"]!, (string)row["completion"]!["note"]!, (string)row["completion"]!["since"]!));
    }

    [Fact]
    public async Task What_waits_is_listed_with_what_is_missing_and_for_how_long()
    {
        var (milestone, report) = await Complete();
        var id = milestone.Split('/')[^1];

        var answer = (await _server.Anyone.Get("/api/acceptance")).Being(200);

        Assert.Equal("epoch position today waiting", answer.Fields);
        Assert.Equal(Some.Today, (string)answer.Json["today"]!);
        var waiting = answer.Json["waiting"]!.AsArray().Single(each => (string)each!["milestone"]! == id)!;
        Assert.Equal("date days evidence milestone missing name party phase rank report since site state", Answer.Names(waiting));
        Assert.Equal(
            (Some.Site, "reported", "crusoe", "responsible", report, Some.Today, 0),
            ((string)waiting["site"]!, (string)waiting["state"]!, (string)waiting["party"]!, (string)waiting["rank"]!, (long)waiting["report"]!, (string)waiting["since"]!, (int)waiting["days"]!));
        Assert.Equal(("""["photo"]""", """["test-record"]"""), (waiting["evidence"]!.ToJsonString(), waiting["missing"]!.ToJsonString()));

        (await _server.Owner.Post($"{milestone}/accept", new { })).Being(201);

        Assert.DoesNotContain((await _server.Anyone.Get("/api/acceptance")).Json["waiting"]!.AsArray(), each => (string)each!["milestone"]! == id);
    }

    [Fact]
    public async Task Who_has_the_list_of_this_day_gets_304_and_its_tag_is_good_as_a_condition()
    {
        var (milestone, _) = await Complete();
        var tag = (await _server.Owner.Get("/api/acceptance")).Being(200).Header("ETag")!;

        (await _server.Owner.Get("/api/acceptance", ("If-None-Match", tag))).Being(304);
        // Of yesterday the days are wrong.
        var yesterday = tag.Replace(Some.Today.Replace("-", "", StringComparison.Ordinal), Some.Day(-1).Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual(tag, yesterday);
        (await _server.Owner.Get("/api/acceptance", ("If-None-Match", yesterday))).Being(200);

        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, note = Some.Id("note") })).Being(201);
        (await _server.Owner.Post($"{milestone}/accept", new { }, ("If-Match", tag))).BeingProblem(412);
        tag = (await _server.Owner.Get("/api/acceptance")).Header("ETag")!;
        (await _server.Owner.Post($"{milestone}/accept", new { }, ("If-Match", tag))).Being(201);
    }

    [Fact]
    public async Task What_would_come_of_it_can_be_asked_and_an_idempotency_key_holds()
    {
        var (milestone, report) = await Complete();
        var head = await _server.Owner.Head();
        Assert.True((bool)(await _server.Owner.Post($"{milestone}/reject?dryRun=true", new { reason = "r" })).Being(200).Json["dryRun"]!);
        Assert.Equal(head, await _server.Owner.Head());
        var key = Some.IdempotencyKey();

        var first = (await _server.Owner.Post($"{milestone}/accept", new { }, key)).Being(201);
        (await _server.Owner.Post($"{milestone}/reject", new { report, reason = "after all" })).Being(201);

        // The answer of then, and nothing is accepted anew.
        var again = (await _server.Owner.Post($"{milestone}/accept", new { }, key)).Being(201);
        Assert.Equal(first.Position, again.Position);
        Assert.Equal("rejected", (string)(await Completion(milestone))["state"]!);
        (await _server.Owner.Post($"{milestone}/accept", new { note = "other" }, key)).BeingProblem(422);
    }

    [Fact]
    public async Task Only_the_owner_accepts_and_rejects()
    {
        var (milestone, _) = await Complete();
        var contractor = await Some.KeyHolder(_server);
        var head = await _server.Owner.Head();

        foreach (var verb in new[] { "accept", "reject" })
        {
            (await _server.Anyone.Post($"{milestone}/{verb}", new { reason = "r" })).BeingProblem(401);
            (await contractor.Post($"{milestone}/{verb}", new { reason = "r" })).BeingProblem(403);
        }

        Assert.Equal(head, await _server.Owner.Head());
    }

    /// <summary>What is wrong, the route, the body, the status and the field.</summary>
    public static TheoryData<string, string, string, string> Fields => new()
    {
        { "no reason", "reject", "{}", "reason" },
        { "an empty reason", "reject", """{"reason":""}""", "reason" },
        { "a reason that nobody sees", "reject", """{"reason":" \u200B "}""", "reason" },
        { "a reason over the limit", "reject", $$"""{"reason":"{{new string('r', 4_001)}}"}""", "reason" },
        { "a reason that turns the text around it", "reject", """{"reason":"hall \u202E3"}""", "reason" },
        { "a note over the limit", "accept", $$"""{"note":"{{new string('n', 4_001)}}"}""", "note" },
        { "a note that turns the text around it", "accept", """{"note":"\u2067x"}""", "note" },
        { "a reason for an acceptance", "accept", """{"reason":"r"}""", "reason" },
        { "a note for a rejection", "reject", """{"reason":"r","note":"n"}""", "note" },
        { "a report of text", "accept", """{"report":"7"}""", "report" },
        { "a report of no place", "accept", """{"report":0}""", "report" },
        { "half a report", "accept", """{"report":1.5}""", "report" },
        { "a party that is no slug", "accept", """{"party":"The owner"}""", "party" },
        { "a party that nobody knows", "accept", """{"party":"nobody"}""", "party" },
        { "a party that is not on the owner's side", "accept", """{"party":"epoch-ai"}""", "party" },
        { "the party that reports it, though it owns the site", "accept", """{"party":"crusoe"}""", "party" },
        { "a day that is none", "accept", """{"date":"2026-02-30"}""", "date" },
        { "a day that is to come", "accept", $$"""{"date":"{{Some.Day(3)}}"}""", "date" },
        { "whose report it is", "accept", """{"reportedBy":"crusoe"}""", "reportedBy" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task What_breaks_a_rule_is_refused_by_its_field(string what, string verb, string body, string field)
    {
        var (milestone, _) = await Complete();
        var head = await _server.Owner.Head();

        var problem = (await _server.Owner.Post($"{milestone}/{verb}", body)).BeingProblem(400);

        Assert.True(problem.Errors.Any(error => error.Field == field), $"{what}: {problem.Text}");
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task What_is_not_in_a_state_to_be_judged_is_refused_and_says_why()
    {
        var nothing = await Some.Milestone(_server);
        await Refused(nothing, null, 409, "milestone", "nobody but the press reports it complete");

        var (milestone, report) = await Complete();
        var (_, ofAnother) = await Complete();
        await Refused(milestone, ofAnother, 404, "report", "there is no report");
        await Refused(milestone, 999_999_999, 404, "report", "there is no report");

        var revised = await Report(milestone, new { party = "crusoe", dataDate = Some.Today, actual = Some.Day(-2), reason = "recounted" });
        await Refused(milestone, report, 409, "report", "took its place");
        await Report(milestone, new { party = "crusoe", dataDate = Some.Today, actual = (string?)null, reason = "test failed" });
        await Refused(milestone, revised, 409, "report", "took its place");
        await Refused(milestone, null, 409, "milestone", "nobody but the press reports it complete");

        var (withdrawn, _) = await Complete();
        (await _server.Owner.Post($"{withdrawn}/withdraw", new { reason = "left the scope" })).Being(201);
        await Refused(withdrawn, null, 409, "milestone", "withdrawn");

        await Refused("/api/sites/nowhere/milestones/announced", null, 404, "site", "nowhere");
        await Refused("/api/sites/uk/milestones/nothing", null, 404, "milestone", "nothing");
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>&amp;")]
    [InlineData("تأخر المحول بسبب الميناء")]
    [InlineData("=HYPERLINK(\"https://example.org\")\n\"quoted\" 😀")]
    public async Task A_reason_comes_through_as_it_was_written(string reason)
    {
        var (milestone, _) = await Complete();

        var position = (await _server.Owner.Post($"{milestone}/reject", new { reason })).Being(201).Position;

        Assert.Equal(reason, (string)(await Completion(milestone))["reason"]!);
        var line = (await _server.Anyone.Get($"/api/events?after={position - 1}&limit=1")).Lines.Single();
        Assert.Equal(("completion-rejected", reason), ((string)line["type"]!, (string)line["reason"]!));
    }

    [Fact]
    public async Task What_a_milestone_asks_for_is_one_of_the_known_kinds_of_evidence()
    {
        var path = $"/api/sites/uk/milestones/{Some.Id("milestone")}";
        object Asking(params string[] evidence) => new { name = "M", phase = "mep", evidence };

        Assert.Equal("evidence[1]", (await _server.Owner.Put(path, Asking("photo", "rumour"))).BeingProblem(400).Errors.Single().Field);
        (await _server.Owner.Put(path, Asking("photo", "link", "photo"))).Being(201);
        (await _server.Owner.Put(path, Asking("photo", "link"))).Being(200);
        Assert.Equal("""["photo","link"]""", (await Row(path))["evidence"]!.ToJsonString());
        (await _server.Owner.Put(path, new { name = "M", phase = "mep" })).Being(201);
        Assert.Null((await Row(path))["evidence"]);
    }

    async Task Refused(string milestone, long? report, int status, string field, string why)
    {
        var head = await _server.Owner.Head();
        foreach (var (verb, body) in new (string, object)[] { ("accept", new { report }), ("reject", new { report, reason = "r" }) })
        {
            var error = (await _server.Owner.Post($"{milestone}/{verb}", body)).BeingProblem(status).Errors.Single();
            Assert.Equal(field, error.Field);
            Assert.Contains(why, $"{error.Value} {error.Rule}", StringComparison.Ordinal);
        }
        Assert.Equal(head, await _server.Owner.Head());
    }

    /// <summary>A milestone that asks for a photo and a test record, and that Crusoe reports complete with a photo.</summary>
    async Task<(string Milestone, long Report)> Complete(string? forecast = null)
    {
        var path = $"/api/sites/{Some.Site}/milestones/{Some.Id("milestone")}";
        (await _server.Owner.Put(path, new { name = "Hall 3 ready", phase = "ready-for-service", responsible = "crusoe", evidence = Asked })).Being(201);
        if (forecast is not null)
            await Report(path, new { party = "crusoe", dataDate = Some.Day(-9), forecast });
        return (path, await Report(path, new { party = "crusoe", dataDate = Some.Today, actual = Some.Day(-3), evidence = Photo }));
    }

    async Task<long> Report(string milestone, object report) => (await _server.Owner.Post($"{milestone}/reports", report)).Being(201).Position;

    async Task<JsonNode> Row(string milestone) => (await _server.Anyone.Get(milestone)).Json["milestone"]!;

    async Task<JsonNode> Completion(string milestone) => (await Row(milestone))["completion"]!;
}
