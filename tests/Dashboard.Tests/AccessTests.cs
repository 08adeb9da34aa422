namespace Dashboard.Tests;

/// <summary>Who may do what; and what those learn who may not.</summary>
public sealed class AccessTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    public static TheoryData<string, string> OwnerRoutes => new()
    {
        { "PUT", "/api/programme" },
        { "PUT", "/api/parties/crusoe" },
        { "PUT", "/api/commitments/any" },
        { "PUT", "/api/sites/abilene-tx" },
        { "PUT", "/api/sites/abilene-tx/milestones/any" },
        { "PUT", "/api/sites/abilene-tx/milestones/announced/baseline" },
        { "POST", "/api/sites/abilene-tx/milestones/announced/withdraw" },
        { "PUT", "/api/sites/abilene-tx/milestones/announced/aliases/a/b/c" },
        { "POST", "/api/sites/abilene-tx/flags" },
        { "DELETE", "/api/sites/abilene-tx/flags/any" },
        { "PUT", "/api/sites/abilene-tx/milestones/announced/contract" },
        { "PUT", "/api/sites/abilene-tx/risks/any" },
        { "DELETE", "/api/sites/abilene-tx/risks/any" },
        { "POST", "/api/keys" },
        { "GET", "/api/keys" },
        { "DELETE", "/api/keys/any" },
    };

    [Fact]
    public async Task Missing_malformed_unknown_expired_and_revoked_keys_get_the_very_same_answer()
    {
        var milestone = await Some.Milestone(_server);
        var expiresAt = DateTimeOffset.UtcNow.AddSeconds(1);
        var expiring = (await Some.Key(_server, expiresAt: expiresAt)).Key;
        var early = await _server.With(expiring).Get("/api/me");
        if (DateTimeOffset.UtcNow < expiresAt)
            early.Being(200);
        var (id, revoked) = await Some.Key(_server);
        (await _server.With(revoked).Get("/api/me")).Being(200);
        (await _server.Owner.Delete($"/api/keys/{id}")).Being(204);
        while (DateTimeOffset.UtcNow < expiresAt)
            await Task.Delay(expiresAt - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(1));
        var good = (await Some.Key(_server)).Key;
        var (kept, head) = (new List<string>(), await _server.Owner.Head());
        string?[] keys =
        [
            null, "", "nonsense", "dk_", "dk_owner_", $"dk_{id}_", $"dk_{id}_{new string('0', 48)}", good[..^1] + "!", good + "0", good.ToUpperInvariant(),
            $"dk_owner_{good.Split('_')[2]}", new string('x', 2_000), expiring, revoked, DashboardServer.OwnerKey + "x", DashboardServer.OwnerKey[..^1],
        ];

        foreach (var key in keys)
        {
            var nobody = _server.With(key);
            Answer[] answers =
            [
                await nobody.Get("/api/me"), await nobody.Get("/api/keys"), await nobody.Post($"{milestone}/reports", Some.Report()),
                await nobody.Post("/api/reports", new[] { Some.Report() }), await nobody.Put(milestone, new { name = "x" }), await nobody.Delete($"/api/keys/{id}"),
                await nobody.Post("/api/sites/nowhere/milestones/nothing/reports", "{broken"), await nobody.Get("/api/me", ("If-None-Match", "*")),
            ];
            Assert.All(answers, answer => answer.BeingProblem(401));
            Assert.All(answers, answer => Assert.Equal("Bearer", $"{answer.Headers.WwwAuthenticate}"));
            kept.AddRange(answers.Select(answer => answer.Whole));
        }
        kept.Add((await _server.Anyone.Get("/api/me", ("Authorization", $"Basic {good}"))).Whole);
        kept.Add((await _server.Anyone.Get($"/api/me?access_token={good}")).Whole);
        Assert.Single(kept.Distinct());
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Theory]
    [MemberData(nameof(OwnerRoutes))]
    public async Task A_contractor_may_not_do_what_is_the_owners(string method, string path)
    {
        var contractor = await Some.KeyHolder(_server);

        using var content = method is "PUT" or "POST" ? new StringContent("{}", null, "application/json") : null;
        var answer = (await contractor.Send(new(method), path, content)).BeingProblem(403);

        Assert.Contains("owner", (string)answer.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_a_key_is_not_for_looks_like_one_that_does_not_exist()
    {
        var contractor = await Some.KeyHolder(_server, "crusoe", Some.OtherSite);
        var milestone = (await Some.Milestone(_server)).Split('/')[^1];
        var head = await _server.Owner.Head();
        // As long as the name of the real one, so that nothing but the name may differ.
        const string unknown = "abilene-xx";
        object[] bodies = [Some.Report(), new { dataDate = "2026-02-30" }, new { dataDate = Some.Today, note = "n", party = "oracle" }, "{broken", "[]"];

        foreach (var (body, path) in bodies.SelectMany(body => new[] { (body, $"milestones/{milestone}/reports"), (body, "milestones/nothing/reports?dryRun=true") }))
        {
            var key = Some.IdempotencyKey();
            var there = await contractor.Post($"/api/sites/{Some.Site}/{path}", body, key);
            var nowhere = await contractor.Post($"/api/sites/{unknown}/{path}", body, key);
            Assert.Equal(nowhere.Whole, there.Whole.Replace(Some.Site, unknown, StringComparison.Ordinal));
        }
        (await contractor.Post($"/api/sites/{Some.Site}/milestones/{milestone}/reports", Some.Report())).BeingProblem(404);
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task In_a_batch_and_by_number_a_site_that_a_key_is_not_for_does_not_exist_either()
    {
        var contractor = await Some.KeyHolder(_server, "crusoe", Some.OtherSite);
        var path = await Some.Milestone(_server);
        var number = Some.Id("A");
        (await _server.Owner.Put($"{path}/aliases/P6/X/{number}", null)).Being(201);
        var head = await _server.Owner.Head();
        object BySite(string site) => new { site, milestone = path.Split('/')[^1], dataDate = Some.Today, note = "n" };
        object ByNumber(string activityId) => new { system = "P6", project = "X", activityId, dataDate = Some.Today, note = "n" };
        var other = new string('z', number.Length);

        var there = (await contractor.Post("/api/reports", new[] { BySite(Some.Site), ByNumber(number) })).Being(200);
        var nowhere = (await contractor.Post("/api/reports", new[] { BySite("abilene-xx"), ByNumber(other) })).Being(200);

        Assert.All(there.Json["results"]!.AsArray(), result => Assert.Equal(404, (int)result!["status"]!));
        Assert.Equal(nowhere.Whole, there.Whole.Replace(Some.Site, "abilene-xx", StringComparison.Ordinal).Replace(number, other, StringComparison.Ordinal));
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task A_key_for_a_site_works_there()
    {
        var contractor = await Some.KeyHolder(_server, "crusoe", Some.OtherSite, Some.Site);

        (await contractor.Post($"{await Some.Milestone(_server, Some.OtherSite)}/reports", Some.Report())).Being(201);
        (await contractor.Post($"{await Some.Milestone(_server)}/reports", Some.Report())).Being(201);
    }

    [Fact]
    public async Task Keys_are_listed_without_their_secrets_and_a_revoked_one_stays_revoked_after_a_restart()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var (id, key) = await Some.Key(server, "crusoe", [Some.Site]);
        var (otherId, other) = await Some.Key(server, "vantage");

        (await server.Owner.Delete($"/api/keys/{id}")).Being(204);
        (await server.Owner.Delete($"/api/keys/{id}")).Being(204);
        await server.Restart();

        (await server.With(key).Get("/api/me")).BeingProblem(401);
        (await server.With(other).Get("/api/me")).Being(200);
        var listed = (await server.Owner.Get("/api/keys")).Being(200);
        Assert.Equal("epoch keys position", listed.Fields);
        var rows = listed.Json["keys"]!.AsArray().ToDictionary(row => (string)row!["id"]!, row => row!);
        Assert.Equal("createdAt id label party revokedAt sites", Answer.Names(rows[id]));
        Assert.NotNull(rows[id]["revokedAt"]);
        Assert.Null(rows[otherId]["revokedAt"]);
        (await server.Owner.Delete("/api/keys/nothing")).BeingProblem(404);
        (await server.Owner.Delete("/api/keys/owner")).BeingProblem(409);
    }

    [Theory]
    [InlineData("""{"party":"nobody"}""", "party")]
    [InlineData("""{}""", "party")]
    [InlineData("""{"party":"crusoe","sites":["nowhere"]}""", "sites")]
    [InlineData("""{"party":"crusoe","sites":[]}""", "sites")]
    [InlineData("""{"party":"crusoe","sites":"abilene-tx"}""", "sites")]
    [InlineData("""{"party":"crusoe","expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt")]
    [InlineData("""{"party":"crusoe","expiresAt":"tomorrow"}""", "expiresAt")]
    [InlineData("""{"party":"crusoe","site":"abilene-tx"}""", "site")]
    public async Task A_key_that_would_be_wrong_is_not_issued(string body, string field)
    {
        var before = (await _server.Owner.Get("/api/keys")).Json["keys"]!.AsArray().Count;

        Assert.Contains(field, (await _server.Owner.Post("/api/keys", body)).BeingProblem(400).Errors.Select(error => error.Field));

        Assert.Equal(before, (await _server.Owner.Get("/api/keys")).Json["keys"]!.AsArray().Count);
    }
}
