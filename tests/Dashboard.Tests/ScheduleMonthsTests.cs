using System.Text.Json.Nodes;
using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>Month after month: what slips, disappears and comes back, in whatever order the files are sent.</summary>
public sealed class ScheduleMonthsTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task The_next_month_is_told_as_its_difference_to_the_last()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        await contractor.Takes(site, Two(-60));

        var second = new Xer("TEST", Some.Day(-30)).Milestone("M1", "Permanent power").On(Some.Day(120)).Milestone("M3", "Racks").On(Some.Day(150));
        var sent = (await contractor.SendFile(site, second)).Being(200).Json;

        var moved = sent["milestones"]![0]!;
        Assert.Equal(("m1", "Energised", "Permanent power", Some.Day(100), Some.Day(120), 20, true), (
            (string)moved["milestone"]!, (string)moved["nameBefore"]!, (string)moved["name"]!, (string)moved["before"]!["text"]!,
            (string)moved["date"]!["text"]!, (int)moved["movedDays"]!, (bool)moved["moved"]!));
        Assert.True((bool)sent["milestones"]![1]!["new"]!);
        var gone = Assert.Single(sent["gone"]!.AsArray())!;
        Assert.Equal(("M2", "m2", "Roof on", Some.Day(80)), ((string)gone["code"]!, (string)gone["milestone"]!, (string)gone["name"]!, (string)gone["last"]!["text"]!));
        var accepted = await contractor.Takes(site, second);
        Assert.Equal((1, 2, 1), ((int)accepted.Json["withdrawn"]!, (int)accepted.Json["planned"]!, (int)accepted.Json["linksRemoved"]!));
        var rows = await _server.Rows(site);
        Assert.Equal(("withdrawn", Some.Day(-30), "crusoe"), (
            (string)rows["m2"]["status"]!, (string)rows["m2"]["withdrawn"]!["date"]!, (string)rows["m2"]["withdrawn"]!["party"]!));
        Assert.Equal("Permanent power", (string)rows["m1"]["name"]!);
        Assert.Null(rows["m1"]["waitsFor"]);
    }

    [Fact]
    public async Task What_comes_back_is_reinstated()
    {
        var site = await Sending.NewSite(_server);
        await _server.Owner.Takes(site, Two(-60));
        await _server.Owner.Takes(site, One(-40));

        Assert.True((bool)(await _server.Owner.SendFile(site, Two(-20))).Being(200).Json["milestones"]![0]!["back"]!);
        Assert.Equal(1, (int)(await _server.Owner.Takes(site, Two(-20))).Json["reinstated"]!);

        Assert.Null((await _server.Rows(site))["m2"]["withdrawn"]);
    }

    [Fact]
    public async Task An_older_month_that_is_sent_later_goes_into_history()
    {
        var site = await Sending.NewSite(_server);
        await _server.Owner.Takes(site, One(-20));

        var sent = (await _server.Owner.SendFile(site, Two(-60))).Being(200).Json;
        Assert.Equal((false, Some.Day(-20)), ((bool)sent["latest"]!, (string)sent["milestones"]!.AsArray().Single(row => (string)row!["code"]! == "M2")!["goneSince"]!));
        await _server.Owner.Takes(site, Two(-60));

        var rows = await _server.Rows(site);
        Assert.Equal((Some.Day(-20), Some.Day(110)), ((string)rows["m2"]["withdrawn"]!["date"]!, (string)rows["m1"]["current"]!["date"]!["text"]!));
        Assert.Equal(2, (int)rows["m1"]["reports"]!);
    }

    [Fact]
    public async Task An_older_month_finds_codes_of_its_own_project_only_in_the_later_file()
    {
        var site = await Sending.NewSite(_server);
        var later = Xer.Together(One(-20), new Xer("OTHER", Some.Day(-20)).Milestone("M2", "Of another project").Milestone("M3", "And one").Milestone("M4", "And one"));
        await _server.Owner.Takes(site, later, new { project = "TEST" });

        var sent = (await _server.Owner.SendFile(site, Two(-60))).Being(200).Json;

        Assert.Equal(Some.Day(-20), (string)sent["milestones"]!.AsArray().Single(row => (string)row!["code"]! == "M2")!["goneSince"]!);
    }

    [Fact]
    public async Task Six_months_in_any_order_give_the_board_of_their_data_dates()
    {
        Xer[] months =
        [
            Two(-150), One(-120), Two(-90),
            new Xer("TEST", Some.Day(-60)).Milestone("M2", "Roof closed").On(actual: Some.Day(-65)).Milestone("M1", "Energised", "M2").On(Some.Day(130)),
            new Xer("TEST", Some.Day(-30)).Milestone("M2", "Roof closed again").On(Some.Day(90)).Milestone("M1", "Energised").On(Some.Day(140)),
            new Xer("TEST", Some.Day(-5)).Milestone("M1b", "Energised").On(Some.Day(150)),
        ];

        var expected = await BoardAfter(months);

        Assert.Contains($"Roof closed again withdrawn {Some.Day(-5)}", expected, StringComparison.Ordinal);
        foreach (var order in new int[][] { [5, 4, 3, 2, 1, 0], [5, 0, 4, 1, 3, 2], [2, 5, 1, 3, 0, 4], [3, 1, 5, 4, 0, 2] })
            Assert.Equal(expected, await BoardAfter([.. order.Select(month => months[month])]));
    }

    [Fact]
    public async Task Months_survive_a_restart_and_the_next_is_told_from_them()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none");
        var site = await Sending.NewSite(server);
        await server.Owner.Takes(site, One(-20));
        var before = (await server.Owner.Get($"/api/board?topic=site:{site}")).Json["rows"]!.ToJsonString();

        await server.Restart();

        Assert.Equal(before, (await server.Owner.Get($"/api/board?topic=site:{site}")).Json["rows"]!.ToJsonString());
        // The later file is read out of the log.
        Assert.Equal(Some.Day(-20), (string)(await server.Owner.SendFile(site, Two(-60))).Being(200).Json["milestones"]!.AsArray()
            .Single(row => (string)row!["code"]! == "M2")!["goneSince"]!);
        // What was sent and not accepted is there, too.
        (await server.Owner.AcceptFile(site, (string)(await server.Owner.SendFile(site, Two(-60))).Json["id"]!)).Being(201);
    }

    async Task<string> BoardAfter(IEnumerable<Xer> months)
    {
        var site = await Sending.NewSite(_server);
        foreach (var month in months)
            Assert.Equal(0, (int)(await _server.Owner.Takes(site, month, new { party = "crusoe" })).Json["refusedInAll"]!);
        var rows = await _server.Rows(site);
        return string.Join('\n', rows.Values.Select(row =>
            $"{row["name"]} {(row["withdrawn"] is { } withdrawn ? $"withdrawn {withdrawn["date"]}" : "open")} {Said(row["said"]!.AsArray().Single()!)}"
            + $" {string.Join(',', row["waitsFor"]?.AsArray().Select(other => $"{rows[(string)other!]["name"]}") ?? [])}").Order(StringComparer.Ordinal));
    }

    static string Said(JsonNode said) => $"{said["party"]}: {said["forecast"]?.ToJsonString(Without)} {said["actual"]?["date"]?.ToJsonString(Without)}".Split("\"report\"")[0];

    static readonly System.Text.Json.JsonSerializerOptions Without = new();

    static Xer Two(int day) => new Xer("TEST", Some.Day(day)).Milestone("M2", "Roof on").On(Some.Day(80)).Milestone("M1", "Energised", "M2").On(Some.Day(100));

    static Xer One(int day) => new Xer("TEST", Some.Day(day)).Milestone("M1", "Energised").On(Some.Day(110));
}
