namespace Dashboard.Tests;

/// <summary>Exports where looking needs a key, asked for by what cannot send a header.</summary>
public sealed class ExportAccessTests(GuardedServer shared) : IClassFixture<GuardedServer>
{
    readonly DashboardServer _server = shared.Server;

    public static TheoryData<string> Exports => new(
        "/api/sites.csv", "/api/milestones.ndjson", "/api/reports.csv", "/api/flags.ndjson", "/api/commitments.csv", "/api/parties.ndjson",
        "/api/sites/abilene-tx/milestones.csv", "/api/sites/nowhere/milestones.csv", "/api/sites/abilene-tx/reports.ndjson",
        "/sites/abilene-tx/calendar.ics", "/sites/nowhere/calendar.ics", "/feed.atom", "/badge/abilene-tx.svg", "/badge/nowhere.svg");

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task Without_a_good_key_nothing_is_shown(string address)
    {
        var (id, revoked) = await Some.Key(_server);
        (await _server.Owner.Delete($"/api/keys/{id}")).Being(204);

        foreach (var answer in new[]
        {
            await _server.Anyone.Get(address), await _server.Anyone.Get($"{address}?key={revoked}"), await _server.Anyone.Get($"{address}?key="),
            await _server.Anyone.Get($"{address}?access_token={DashboardServer.OwnerKey}"), await _server.Anyone.Get(address, ("If-None-Match", "*")),
        })
            answer.BeingProblem(401);
    }

    [Theory]
    [InlineData("/api/milestones.csv")]
    [InlineData("/api/sites/abilene-tx/reports.ndjson")]
    [InlineData("/sites/abilene-tx/calendar.ics")]
    [InlineData("/feed.atom")]
    [InlineData("/badge/abilene-tx.svg")]
    public async Task A_key_may_come_in_the_address_and_is_in_no_answer(string address)
    {
        var (_, key) = await Some.Key(_server);

        var answer = (await _server.Anyone.Get($"{address}?lang=en&key={key}")).Being(200);

        Assert.Equal((await _server.With(key).Get($"{address}?lang=en")).Being(200).Text, answer.Text);
        Assert.DoesNotContain(key.Split('_')[^1], answer.Whole, StringComparison.Ordinal);
        (await _server.Anyone.Send(HttpMethod.Head, $"{address}?KEY={key}", null)).Being(200);
        // One that came in the header stands before it.
        (await _server.With("nonsense").Get($"{address}?key={key}")).BeingProblem(401);
    }

    [Fact]
    public async Task Nowhere_else_and_never_to_write_is_a_key_taken_from_the_address()
    {
        foreach (var view in new[] { "/api/sites", "/api/sites/abilene-tx", "/api/board", "/api/events", "/api/me", "/api/status", "/live" })
            (await _server.Anyone.Get($"{view}?key={DashboardServer.OwnerKey}")).BeingProblem(401);
        (await _server.Anyone.Put(
            $"/api/sites/abilene-tx/milestones/announced/aliases/p6/one/x.csv?key={DashboardServer.OwnerKey}", null)).BeingProblem(401);
    }

    [Fact]
    public async Task A_key_for_a_site_shows_this_site_and_nothing_of_another()
    {
        var (_, key) = await Some.Key(_server, "crusoe", [Some.Site]);
        var (other, milestone) = await Some.NewSite(_server);
        (await _server.Owner.Post($"/api/sites/{other}/flags", new { type = "risk", text = "not for everybody" })).Being(201);
        (await _server.Owner.Post($"/api/sites/{Some.Site}/flags", new { type = "risk", text = "for whoever may see the site" })).Being(201);
        (await _server.Owner.Post($"{await Some.Milestone(_server)}/reports", Some.Report())).Being(201);
        // More stories of another site than a feed holds.
        for (var count = 0; count < 60; count++)
            (await _server.Owner.Post($"/api/sites/{other}/milestones/{milestone}/reports", Some.Report())).Being(201);

        foreach (var address in new[] { "/api/sites.csv", "/api/sites.ndjson", "/api/milestones.csv", "/api/milestones.ndjson", "/api/flags.csv", "/api/reports.csv", "/api/reports.ndjson", "/feed.atom" })
        {
            var text = (await _server.Anyone.Get($"{address}?key={key}")).Being(200).Text;
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            Assert.DoesNotContain("not for everybody", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Some.OtherSite, text, StringComparison.Ordinal);
            Assert.Contains(Some.Site, text, StringComparison.Ordinal);
        }
        foreach (var form in new[] { "/api/sites/{0}/milestones.csv", "/api/sites/{0}/reports.ndjson", "/sites/{0}/calendar.ics", "/badge/{0}.svg" })
        {
            Task<Answer> Look(string site) => _server.Anyone.Get($"{form.Replace("{0}", site, StringComparison.Ordinal)}?key={key}");
            (await Look(Some.Site)).Being(200);
            var (there, nowhere) = ((await Look(Some.OtherSite)).BeingProblem(404), (await Look("nowhere")).BeingProblem(404));
            Assert.Equal(nowhere.Whole, there.Whole);
        }
    }
}
