using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>Whose a schedule is: who may send, accept and have it.</summary>
public sealed class ScheduleAccessTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task A_file_is_given_back_byte_for_byte_to_the_owner_and_its_party_and_to_nobody_else()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        var month = Sending.Month(-30);
        var schedule = (string)(await contractor.Takes(site, month.Bytes, name: "März 2026.xer")).Json["schedule"]!;
        var wall = _server.With((string)(await _server.Owner.Post("/api/keys", new { display = true, party = "crusoe" })).Being(201).Json["key"]!);

        foreach (var reader in new[] { _server.Owner, contractor, await Some.KeyHolder(_server, "crusoe", site) })
        {
            var answer = (await reader.Get($"/api/sites/{site}/schedules/{schedule}")).Being(200);
            Assert.Equal(month.Bytes, answer.Bytes);
            Assert.Equal(("application/octet-stream", "März 2026.xer"), (answer.Type, answer.ContentHeaders.ContentDisposition?.FileNameStar));
        }
        foreach (var other in new[] { await Some.KeyHolder(_server, "oracle"), await Some.KeyHolder(_server, "crusoe", Some.OtherSite), wall })
            Assert.Equal(404, (await other.Get($"/api/sites/{site}/schedules/{schedule}")).Status);
        (await _server.Anyone.Get($"/api/sites/{site}/schedules/{schedule}")).BeingProblem(401);
        (await contractor.Get($"/api/sites/{Some.Site}/schedules/{schedule}")).Being(404);
        (await contractor.Get($"/api/sites/{site}/schedules/{schedule}x")).Being(404);
    }

    [Fact]
    public async Task A_key_for_another_site_and_a_display_key_and_no_key_reach_nothing()
    {
        var site = await Sending.NewSite(_server);
        var other = await Some.KeyHolder(_server, "crusoe", Some.OtherSite);
        var wall = _server.With((string)(await _server.Owner.Post("/api/keys", new { display = true, party = "crusoe" })).Being(201).Json["key"]!);
        var id = (string)(await (await Some.KeyHolder(_server)).SendFile(site, Sending.Month(-30))).Being(200).Json["id"]!;
        var head = await _server.Owner.Head();

        Assert.Equal("site", Assert.Single((await other.SendFile(site, Sending.Month(-30))).BeingProblem(404).Errors).Field);
        Assert.Equal("site", Assert.Single((await other.Get($"/api/sites/{site}/schedules/{id}/preview")).BeingProblem(404).Errors).Field);
        Assert.Equal("site", Assert.Single((await other.AcceptFile(site, id)).BeingProblem(404).Errors).Field);
        (await wall.SendFile(site, Sending.Month(-30))).BeingProblem(403);
        (await wall.AcceptFile(site, id)).BeingProblem(403);
        (await _server.Anyone.SendFile(site, Sending.Month(-30))).BeingProblem(401);
        (await _server.Anyone.Get($"/api/sites/{site}/schedules/{id}/preview")).BeingProblem(401);
        (await _server.Anyone.AcceptFile(site, id)).BeingProblem(401);

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task What_somebody_else_sent_is_not_there()
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await (await Some.KeyHolder(_server)).SendFile(site, Sending.Month(-30))).Being(200).Json["id"]!;

        foreach (var other in new[] { await Some.KeyHolder(_server, "oracle"), _server.Owner })
        {
            Assert.Equal("id", Assert.Single((await other.Get($"/api/sites/{site}/schedules/{id}/preview")).BeingProblem(404).Errors).Field);
            Assert.Equal("id", Assert.Single((await other.AcceptFile(site, id)).BeingProblem(404).Errors).Field);
        }
    }

    [Fact]
    public async Task Baselines_are_for_the_owners_key()
    {
        var site = await Sending.NewSite(_server);
        Xer Of(int day) => new Xer("TEST", Some.Day(day)).Milestone("M1", "Energised").On(Some.Day(100), baseline: Some.Day(60));

        Assert.Equal(0, (int)(await (await Some.KeyHolder(_server)).Takes(site, Of(-40))).Json["baselines"]!);
        Assert.NotEqual("baseline", (string)(await _server.Rows(site))["m1"]["plan"]!["kind"]!);
        Assert.Equal(1, (int)(await _server.Owner.Takes(site, Of(-30), new { party = "crusoe" })).Json["baselines"]!);

        var plan = (await _server.Rows(site))["m1"]["plan"]!;
        Assert.Equal(("baseline", Some.Day(60), "crusoe"), ((string)plan["kind"]!, (string)plan["date"]!["text"]!, (string)plan["party"]!));
    }
}
