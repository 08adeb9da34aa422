using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>One report: taken, had already, tried out; and whose it is.</summary>
public sealed class ReportEndpointsTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task A_report_that_is_taken_is_201_with_where_it_is_now()
    {
        var milestone = await Some.Milestone(_server);

        var answer = (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, forecast = "2027-02", reason = "steel is late", party = "crusoe" })).Being(201);

        Assert.Equal("epoch position report", answer.Fields);
        Assert.Equal(await _server.Owner.Head(), answer.Position);
        Assert.Equal("crusoe", (string)answer.Json["report"]!["party"]!);
        var found = (await _server.Anyone.Get(answer.Headers.Location!.OriginalString)).Being(200).Json["report"]!;
        foreach (var (name, value) in answer.Json["report"]!.AsObject())
            Assert.Equal(value?.ToJsonString(), found[name]?.ToJsonString());
        Assert.Equal(answer.Position, (long)(await _server.Anyone.Get(milestone)).Json["milestone"]!["current"]!["report"]!);
    }

    [Fact]
    public async Task The_same_statement_again_is_200_with_its_first_position_and_no_event()
    {
        var milestone = await Some.Milestone(_server);
        var report = Some.Report();
        var first = (await _server.Owner.Post($"{milestone}/reports", report)).Being(201);

        var second = (await _server.Owner.Post($"{milestone}/reports", report)).Being(200);

        Assert.Equal(first.Position, second.Position);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Position, await _server.Owner.Head());
    }

    [Fact]
    public async Task The_same_words_after_others_are_said_anew_and_with_the_senders_clock_are_not()
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        object At(string forecast, string? reportedAt) => new { dataDate = Some.Today, forecast, reportedAt };

        (await _server.Owner.Post(reports, At("2027-01", null))).Being(201);
        (await _server.Owner.Post(reports, At("2027-02", null))).Being(201);
        (await _server.Owner.Post(reports, At("2027-01", null))).Being(201);

        (await _server.Owner.Post(reports, At("2027-03", "2026-01-01T08:00:00Z"))).Being(201);
        (await _server.Owner.Post(reports, At("2027-04", "2026-01-01T09:00:00Z"))).Being(201);
        (await _server.Owner.Post(reports, At("2027-03", "2026-01-01T08:00:00Z"))).Being(200);
    }

    [Theory]
    [InlineData("2026-12-31", null, null, null)]
    [InlineData("2026-12", "month", "2026-12-01", "2026-12-31")]
    [InlineData("2028-02", "month", "2028-02-01", "2028-02-29")]
    [InlineData("2026-Q4", "quarter", "2026-10-01", "2026-12-31")]
    [InlineData("2026-H2", "half", "2026-07-01", "2026-12-31")]
    [InlineData("2026", "year", "2026-01-01", "2026-12-31")]
    [InlineData("2026-10-01/2027-03-31", "range", "2026-10-01", "2027-03-31")]
    [InlineData("../2025-06-30", "by", null, "2025-06-30")]
    [InlineData("2027-01-01/..", "from", "2027-01-01", null)]
    public async Task A_date_is_kept_as_it_was_said_with_the_days_that_it_can_mean(string text, string? precision, string? earliest, string? latest)
    {
        var milestone = await Some.Milestone(_server);

        var answer = (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, forecast = text })).Being(201);

        // A day is its text, and an open side is left out.
        var expected = new JsonObject { ["text"] = text };
        foreach (var (name, value) in new[] { ("precision", precision), ("earliest", earliest), ("latest", latest) })
            if (value is not null)
                expected[name] = value;
        Assert.Equal(expected.ToJsonString(), answer.Json["report"]!["forecast"]!.ToJsonString());
        var row = (await _server.Anyone.Get(milestone)).Json["milestone"]!;
        Assert.Equal(expected.ToJsonString(), row["current"]!["date"]!.ToJsonString());
    }

    [Fact]
    public async Task A_forecast_of_null_says_that_there_is_no_date_now_and_one_left_out_says_nothing()
    {
        var milestone = await Some.Milestone(_server);
        async Task<JsonNode> After(object report)
        {
            (await _server.Owner.Post($"{milestone}/reports", report)).Being(201);
            return (await _server.Anyone.Get(milestone)).Json["milestone"]!;
        }

        var stated = await After(new { dataDate = Some.Day(-3), forecast = "2027-05" });
        Assert.Equal("2027-05", (string)stated["current"]!["date"]!["text"]!);

        var untouched = await After(new { dataDate = Some.Day(-2), percent = 40 });
        Assert.Equal("2027-05", (string)untouched["current"]!["date"]!["text"]!);

        var taken = await After(new { dataDate = Some.Day(-1), forecast = (string?)null });
        Assert.Null(taken["current"]);
        Assert.True(taken["said"]!.AsArray().Single()!["forecast"]!.AsObject().ContainsKey("date"));
        Assert.Null(taken["said"]!.AsArray().Single()!["forecast"]!["date"]);
    }

    [Fact]
    public async Task An_actual_completes_a_milestone_and_is_taken_back_with_a_reason_only()
    {
        var milestone = await Some.Milestone(_server);
        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Day(-1), actual = Some.Day(-2) })).Being(201);
        Assert.Equal("done", (string)(await _server.Anyone.Get(milestone)).Json["milestone"]!["status"]!);

        var refused = (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, actual = (string?)null })).BeingProblem(400);
        Assert.Equal("reason", refused.Errors.Single().Field);

        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, actual = (string?)null, reason = "the test was repeated" })).Being(201);
        Assert.NotEqual("done", (string)(await _server.Anyone.Get(milestone)).Json["milestone"]!["status"]!);
    }

    [Fact]
    public async Task A_hundred_percent_completes_nothing()
    {
        var milestone = await Some.Milestone(_server);

        (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, percent = 100 })).Being(201);

        var row = (await _server.Anyone.Get(milestone)).Json["milestone"]!;
        Assert.Equal(("undated", 100m), ((string)row["status"]!, (decimal)row["percent"]!["value"]!));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        var milestone = await Some.Milestone(_server);
        var (before, report) = (await _server.Anyone.Get("/api/board"), Some.Report());

        var would = (await _server.Owner.Post($"{milestone}/reports?dryRun=true", report)).Being(200);
        Assert.Equal((true, "would be taken"), ((bool)would.Json["dryRun"]!, (string)would.Json["result"]!));
        (await _server.Owner.Post($"{milestone}/reports?dryRun=true", new { dataDate = Some.Today })).BeingProblem(400);
        (await _server.Owner.Post($"{milestone}/reports?dryRun=true", report, Some.IdempotencyKey())).Being(200);

        Assert.Equal(before.Headers.ETag, (await _server.Anyone.Get("/api/board")).Headers.ETag);
        (await _server.Owner.Post($"{milestone}/reports", report)).Being(201);
        Assert.Equal("is there already", (string)(await _server.Owner.Post($"{milestone}/reports?dryRun=true", report)).Being(200).Json["result"]!);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("")]
    public async Task A_dry_run_that_is_asked_for_in_other_words_is_refused_and_never_done_in_earnest(string value)
    {
        var milestone = await Some.Milestone(_server);
        var head = await _server.Owner.Head();

        var problem = (await _server.Owner.Post($"{milestone}/reports?dryRun={value}", Some.Report())).BeingProblem(400);

        Assert.Equal("dryRun", problem.Errors.Single().Field);
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task The_owner_reports_as_the_owner_or_for_a_party_and_a_contractor_as_itself_only()
    {
        var reports = $"{await Some.Milestone(_server)}/reports";
        var contractor = await Some.KeyHolder(_server, "crusoe");
        object For(string? party) => party is null ? new { dataDate = Some.Today, note = Some.Id("note") } : new { dataDate = Some.Today, note = Some.Id("note"), party };

        Assert.Equal("owner", (string)(await _server.Owner.Post(reports, For(null))).Being(201).Json["report"]!["party"]!);
        Assert.Equal("oracle", (string)(await _server.Owner.Post(reports, For("oracle"))).Being(201).Json["report"]!["party"]!);
        Assert.Equal("crusoe", (string)(await contractor.Post(reports, For(null))).Being(201).Json["report"]!["party"]!);
        Assert.Equal("crusoe", (string)(await contractor.Post(reports, For("crusoe"))).Being(201).Json["report"]!["party"]!);

        var refused = (await contractor.Post(reports, For("oracle"))).BeingProblem(400);
        Assert.Equal(("party", "oracle"), (refused.Errors.Single().Field, refused.Errors.Single().Value));
        var unknown = (await _server.Owner.Post(reports, For("nobody"))).BeingProblem(400);
        Assert.Equal(("party", "nobody"), (unknown.Errors.Single().Field, unknown.Errors.Single().Value));
    }

    [Fact]
    public async Task Whoever_holds_a_key_learns_whose_it_is_where_it_works_and_what_was_taken_from_it_last()
    {
        var milestone = await Some.Milestone(_server);
        var expiresAt = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var (id, key) = await Some.Key(_server, "vantage", [Some.Site], expiresAt);
        var holder = _server.With(key);
        var taken = new List<long>();
        for (var count = 0; count < 3; count++)
            taken.Add((await holder.Post($"{milestone}/reports", Some.Report())).Being(201).Position);
        (await holder.Post($"{milestone}/reports", new { dataDate = Some.Today })).BeingProblem(400);

        var me = (await holder.Get("/api/me")).Being(200).Json;

        Assert.Equal(("vantage", id, false), ((string)me["party"]!, (string)me["key"]!, (bool)me["owner"]!));
        Assert.Equal(Some.Site, (string)me["sites"]!.AsArray().Single()!);
        Assert.Equal(expiresAt, (DateTimeOffset)me["expiresAt"]!);
        Assert.Equal(Enumerable.Reverse(taken), me["reports"]!.AsArray().Select(report => (long)report!["position"]!));
        Assert.True((bool)(await _server.Owner.Get("/api/me")).Json["owner"]!);
    }
}
