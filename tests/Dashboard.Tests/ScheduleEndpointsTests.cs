using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>A schedule is sent, looked at and accepted.</summary>
public sealed class ScheduleEndpointsTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task A_preview_says_what_would_change_and_changes_nothing()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        var head = await _server.Owner.Head();

        var sent = (await contractor.SendFile(site, Sending.Month(-30))).Being(200);
        var again = (await contractor.Get($"/api/sites/{site}/schedules/{sent.Json["id"]}/preview")).Being(200);

        Assert.Equal(head, await _server.Owner.Head());
        Assert.Equal(sent.Text, again.Text);
        var (json, file) = (sent.Json, sent.Json["file"]!);
        Assert.Equal(("P6 XER", "Primavera P6 23.12", "TEST", "Test project", "crusoe", Some.Day(-30)), (
            (string)json["format"]!, (string)json["writer"]!, (string)json["project"]!, (string)json["projectName"]!, (string)json["party"]!, (string)json["dataDate"]!));
        Assert.Equal(("month.xer", json["accepted"], true, 4, 3), ((string)file["name"]!, null, (bool)json["latest"]!, (int)json["activities"]!, (int)json["links"]!));
        var energised = json["milestones"]!.AsArray().Single(row => (string)row!["code"]! == "M2")!;
        Assert.Equal((true, "m2", "energised", "1", Some.Day(200), false), (
            (bool)energised["new"]!, (string)energised["milestone"]!, (string)energised["phase"]!, (string)energised["buildings"]!,
            (string)energised["date"]!["text"]!,
            (bool)energised["actual"]!));
        Assert.Equal([("m2", "m1")], json["linksAdded"]!.AsArray().Select(link => ((string)link!["milestone"]!, (string)link["for"]!)));
    }

    [Fact]
    public async Task What_is_accepted_is_planned_linked_and_reported_by_the_party_of_the_key_for_the_day_of_the_file()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        var sent = (await contractor.SendFile(site, Sending.Month(-30))).Being(200);
        var head = await _server.Owner.Head();

        var accepted = (await contractor.AcceptFile(site, (string)sent.Json["id"]!, new { reason = "monthly update" })).Being(201);

        Assert.Equal(
            "baselines epoch linksAdded linksRemoved planned position refused refusedInAll reinstated reports schedule taken withdrawn", accepted.Fields);
        Assert.Equal((2, 2, 0, 1, 0), (
            (int)accepted.Json["planned"]!, (int)accepted.Json["reports"]!, (int)accepted.Json["baselines"]!, (int)accepted.Json["linksAdded"]!,
            (int)accepted.Json["refusedInAll"]!));
        // The schedule, and of each milestone its planning, its alias and its report; the link.
        Assert.Equal((head + 8, head + 8), (accepted.Position, await _server.Owner.Head()));
        var rows = await _server.Rows(site);
        Assert.Equal(["m1"], rows["m2"]["waitsFor"]!.AsArray().Select(other => (string)other!));
        var current = rows["m2"]["current"]!;
        Assert.Equal((Some.Day(200), "crusoe", Some.Day(-30)), ((string)current["date"]!["text"]!, (string)current["party"]!, (string)current["dataDate"]!));
        var report = (await contractor.Get($"/api/sites/{site}/milestones/m2")).Being(200).Json["reports"]![0]!;
        Assert.Equal(("monthly update", "P6 XER month.xer"), ((string)report["reason"]!, (string)report["source"]!["title"]!));
    }

    [Fact]
    public async Task A_later_report_finds_the_milestone_by_the_codes_of_the_schedule()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        var project = Some.Id("PRJ");
        await contractor.Takes(site, new Xer(project, Some.Day(-30)).Milestone("M 1/ä", "Energised").On(Some.Day(100)));

        var answer = (await contractor.Post(
            "/api/reports", new[] { new { system = "p6", project, activityId = "M 1/ä", dataDate = Some.Today, forecast = "2027-06-30" } })).Being(200);

        Assert.Equal(201, (int)answer.Json["results"]![0]!["status"]!);
        Assert.Equal("2027-06-30", (string)(await _server.Rows(site))["m-1-ae"]["current"]!["date"]!["text"]!);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_whoever_sends_it_and_whatever_it_is_called()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        var month = Sending.Month(-30);
        var first = await contractor.Takes(site, month);
        await contractor.Takes(site, new Xer("OTHER", Some.Day(-20)).Milestone("X1", "Roof on"));
        var head = await _server.Owner.Head();

        foreach (var sender in new[] { contractor, _server.Owner })
        {
            var sent = (await sender.SendFile(site, month.Bytes, name: "renamed.xer")).Being(200);
            Assert.Equal((string)first.Json["schedule"]!, (string)sent.Json["accepted"]!);
            var again = (await sender.AcceptFile(site, (string)sent.Json["id"]!)).Being(200);
            Assert.Equal(((string)first.Json["schedule"]!, false, 0), ((string)again.Json["schedule"]!, (bool)again.Json["taken"]!, (int)again.Json["reports"]!));
            Assert.Equal(head, await _server.Owner.Head());
            Assert.Equal(await PositionOfSchedule(site, (string)first.Json["schedule"]!), again.Position);
        }
    }

    [Fact]
    public async Task What_was_left_out_can_be_taken_by_accepting_the_same_file_again()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        var month = Sending.Month(-30);
        var first = await contractor.Takes(site, month, new { code = "M1" });

        var again = await contractor.Takes(site, month);

        Assert.Equal(((string)first.Json["schedule"]!, true, 1, 1), (
            (string)again.Json["schedule"]!, (bool)again.Json["taken"]!, (int)again.Json["planned"]!, (int)again.Json["reports"]!));
        Assert.Equal(["m1", "m2"], (await _server.Rows(site)).Keys.Order());
        Assert.Equal(["m1"], (await _server.Rows(site))["m2"]["waitsFor"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task Two_that_are_accepted_at_once_do_not_take_each_others_milestones()
    {
        var site = await Sending.NewSite(_server);
        var (crusoe, oracle) = (await Some.KeyHolder(_server), await Some.KeyHolder(_server, "oracle"));
        var sent = new[] { (crusoe, "PA"), (oracle, "PB") }.Select(async of =>
        {
            var xer = Enumerable.Range(0, 40).Aggregate(new Xer(of.Item2, Some.Day(-30)), (file, number) => file.Milestone($"M{number}", $"{of.Item2} {number}").On(Some.Day(100)));
            return (Sender: of.Item1, Id: (string)(await of.Item1.SendFile(site, xer)).Being(200).Json["id"]!);
        });
        var ready = await Task.WhenAll(sent);

        foreach (var answer in await Task.WhenAll(ready.Select(one => one.Sender.AcceptFile(site, one.Id))))
            Assert.Equal(40, (int)answer.Being(201).Json["planned"]!);

        var rows = await _server.Rows(site);
        Assert.Equal((80, 40, 40), (
            rows.Count, rows.Values.Count(row => ((string)row["name"]!).StartsWith("PA", StringComparison.Ordinal)), rows.Values.Count(row => (string?)row["responsible"] == "oracle")));
    }

    [Fact]
    public async Task Projects_of_one_file_are_two_however_alike_their_codes_are()
    {
        var site = await Sending.NewSite(_server);
        var file = Xer.Together(new Xer("P 1", Some.Day(-30)).Milestone("M1", "Hall one ready"), new Xer("P-1", Some.Day(-30)).Milestone("M2", "Hall two ready"));

        var first = await _server.Owner.Takes(site, file, new { project = "P 1" });
        var second = await _server.Owner.Takes(site, file, new { project = "P-1" });

        Assert.NotEqual((string)first.Json["schedule"]!, (string)second.Json["schedule"]!);
        Assert.Equal(["m1", "m2"], (await _server.Rows(site)).Keys.Order());
    }

    [Fact]
    public async Task The_network_of_another_party_says_nothing_of_what_it_is_not_responsible_for()
    {
        var site = await Sending.NewSite(_server);
        await (await Some.KeyHolder(_server)).Takes(site, Sending.Month(-30));
        var other = new Xer("NEWS", Some.Day(-10)).Task("N0", "Hope", 5).Milestone("N1", "Building 1 energised", "N0");

        await (await Some.KeyHolder(_server, "oracle")).Takes(site, other);

        var network = (await _server.Owner.Get($"/api/sites/{site}/network")).Being(200).Json;
        Assert.Equal(["m2", "m1"], network["targets"]!.AsArray().Select(one => (string)one!["milestone"]!));
        Assert.Equal("TEST", (string)network["schedules"]!.AsArray().Single(one => one!["id"]!.ToString() == network["schedule"]!.ToString())!["project"]!);
    }

    [Theory]
    [InlineData("""{"codes":["M2","A1"]}""", "a1 m2")]
    [InlineData("""{"code":"m2"}""", "m2")]
    [InlineData("""{"name":"foundations"}""", "m1")]
    [InlineData("""{"wbs":"power"}""", "m2")]
    [InlineData("""{"tasks":true}""", "a1 a2 m1 m2")]
    [InlineData("""{"tasks":true,"name":"pour"}""", "a1")]
    public async Task What_is_chosen_is_taken_and_nothing_else(string body, string milestones)
    {
        var site = await Sending.NewSite(_server);

        await _server.Owner.Takes(site, Sending.Month(-30), body);

        Assert.Equal(milestones, string.Join(' ', (await _server.Rows(site)).Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("&code=m2", "M2")]
    [InlineData("&name=FOUND", "M1")]
    [InlineData("&wbs=power", "M2")]
    [InlineData("&tasks=true&name=pour", "A1")]
    public async Task A_preview_shows_what_would_be_chosen(string query, string code)
    {
        var site = await Sending.NewSite(_server);

        var milestones = (await _server.Owner.SendFile(site, Sending.Month(-30), query)).Being(200).Json["milestones"]!.AsArray();

        Assert.Equal(code, (string)Assert.Single(milestones)!["code"]!);
    }

    [Fact]
    public async Task One_project_of_several_is_chosen_and_each_can_be_accepted()
    {
        var site = await Sending.NewSite(_server);
        var file = Xer.Together(
            new Xer("SMALL", Some.Day(-30), "The small one").Milestone("M1", "Small ready").On(Some.Day(50)),
            new Xer("LARGE", Some.Day(-20), "The large one").Milestone("M1", "Large ready").On(Some.Day(60)).Milestone("M2", "Roof on").On(Some.Day(70)));

        var sent = (await _server.Owner.SendFile(site, file)).Being(200);
        var small = (await _server.Owner.SendFile(site, file, "&project=SMALL")).Being(200);
        var id = (string)sent.Json["id"]!;
        var first = (await _server.Owner.AcceptFile(site, id)).Being(201);
        var second = (await _server.Owner.AcceptFile(site, id, new { project = "SMALL" })).Being(201);

        Assert.Equal([("SMALL", 1), ("LARGE", 2)], sent.Json["projects"]!.AsArray().Select(project => ((string)project!["code"]!, (int)project["activities"]!)));
        Assert.Equal(("LARGE", "The large one", Some.Day(-20)), ((string)sent.Json["project"]!, (string)sent.Json["projectName"]!, (string)sent.Json["dataDate"]!));
        Assert.Equal(("SMALL", Some.Day(-30)), ((string)small.Json["project"]!, (string)small.Json["dataDate"]!));
        var (large, little) = ((string)first.Json["schedule"]!, (string)second.Json["schedule"]!);
        Assert.All((string[])[large, little], schedule => Assert.StartsWith($"{id}-", schedule, StringComparison.Ordinal));
        Assert.NotEqual(large, little);
        Assert.Equal(["m1", "m1-2", "m2"], (await _server.Rows(site)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Under_an_idempotency_key_the_same_answer_comes_again_and_nothing_is_taken_twice()
    {
        var site = await Sending.NewSite(_server);
        var (key, body) = (Some.IdempotencyKey(), new { reason = "monthly update" });
        var file = new Xer("TEST", Some.Day(-30)).Milestone("M1", "Done too early").On(actual: Some.Day(-5)).Milestone("M2", "Energised").On(Some.Day(100));
        var id = (string)(await _server.Owner.SendFile(site, file)).Being(200).Json["id"]!;
        var first = (await _server.Owner.AcceptFile(site, id, body, key)).Being(201);
        var head = await _server.Owner.Head();

        var second = (await _server.Owner.AcceptFile(site, id, body, key)).Being(201);

        Assert.Equal(("m1", "milestone-reported", "actual"), (
            (string)first.Json["refused"]![0]!["milestone"]!, (string)first.Json["refused"]![0]!["what"]!, (string)first.Json["refused"]![0]!["field"]!));
        foreach (var name in new[] { "position", "taken", "planned", "reports", "refusedInAll", "schedule" })
            Assert.Equal(first.Json[name]!.ToJsonString(), second.Json[name]!.ToJsonString());
        Assert.Equal(head, await _server.Owner.Head());
        (await _server.Owner.AcceptFile(site, id, new { reason = "another" }, key)).BeingProblem(422);
    }

    [Fact]
    public async Task Two_who_accept_the_same_at_once_have_it_once()
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await _server.Owner.SendFile(site, Sending.Month(-30))).Being(200).Json["id"]!;
        var head = await _server.Owner.Head();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _server.Owner.AcceptFile(site, id)));

        Assert.Equal([200, 200, 200, 201], answers.Select(answer => answer.Status).Order());
        Assert.Equal(head + 8, await _server.Owner.Head());
    }

    async Task<long> PositionOfSchedule(string site, string schedule) =>
        (long)(await _server.Owner.Get($"/api/board?topic=site:{site}")).Json["rows"]!.AsArray()
            .Single(row => (string)row!["kind"]! == "schedule" && (string)row["id"]! == schedule)!["position"]!;
}
