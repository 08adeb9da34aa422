using System.Text;

namespace Dashboard.Tests;

/// <summary>Schedules as tables: what their columns mean is told once, and so is their day.</summary>
public sealed class ScheduleTablesTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [Fact]
    public async Task Tables_that_name_no_project_are_kept_apart_by_what_their_sender_says()
    {
        var site = await Sending.NewSite(_server);
        byte[] Table(string name) => System.Text.Encoding.UTF8.GetBytes($"Code,Name,Duration,Finish\nM1,{name} energised,0,{Some.Day(60)}\nM2,{name} ready,0,{Some.Day(90)}\n");
        Task<Answer> Takes(string name, string? project, int day) => _server.Owner.Takes(
            site, Table(name), new { project, dataDate = Some.Day(day) }, $"&dataDate={Some.Day(day)}{(project is null ? "" : $"&project={project}")}", "table.csv");

        await Takes("Hall 1", "H1", -40);
        await Takes("Hall 2", "H2", -30);
        var third = await Takes("Hall 1", "H1", -10);

        Assert.Equal((0, 0, 2), ((int)third.Json["planned"]!, (int)third.Json["withdrawn"]!, (int)third.Json["reports"]!));
        var rows = await _server.Rows(site);
        Assert.Equal(["Hall 1 energised", "Hall 1 ready", "Hall 2 energised", "Hall 2 ready"], rows.Values.Select(row => (string)row["name"]!).Order());
        // The next table without a word is neither.
        var next = (await _server.Owner.SendFile(site, Table("Hall 3"), $"&dataDate={Some.Day(-5)}", "table.csv")).Being(200).Json;
        Assert.Equal(("1", null), ((string)next["project"]!, (string?)next["unnamed"]!["said"]));
    }

    [Fact]
    public async Task The_second_table_of_a_site_is_read_as_the_first_was()
    {
        var site = await Sending.NewSite(_server);
        byte[] Table(string date) => Encoding.UTF8.GetBytes($"Nr;Was;Wann\nM1;Energised;{date}\nM2;Roof on;03/04/2027\n");
        const string Columns = """{"columns":{"Nr":"code","Was":"name","Wann":"finish"},"dateOrder":"month-first","delimiter":";"}""";
        var body = new { columns = Columns, dataDate = Some.Day(-30) };

        await _server.Owner.Takes(site, Table("05/06/2027"), body, $"&columns={Uri.EscapeDataString(Columns)}", "table.csv");

        var second = (await _server.Owner.SendFile(site, Table("07/08/2027"), $"&dataDate={Some.Day(-5)}", "second.csv")).Being(200);
        Assert.Equal(
            [("M1", "2027-05-06", "2027-07-08", 63, false), ("M2", "2027-03-04", "2027-03-04", 0, false)],
            second.Json["milestones"]!.AsArray().Select(row => (
                (string)row!["code"]!, (string)row["before"]!["text"]!, (string)row["date"]!["text"]!, (int)row["movedDays"]!, (bool)row["new"]!)));
        Assert.Equal(("CSV", Some.Day(-5)), ((string)second.Json["format"]!, (string)second.Json["dataDate"]!));
        (await _server.Owner.AcceptFile(site, (string)second.Json["id"]!, new { dataDate = Some.Day(-5) })).Being(201);
        Assert.Equal("2027-07-08", (string)(await _server.Rows(site))["m1"]["current"]!["date"]!["text"]!);
    }

    [Fact]
    public async Task A_table_of_another_kind_or_party_is_not_read_as_the_last_was()
    {
        var site = await Sending.NewSite(_server);
        await _server.Owner.Takes(
            site, "Nr;Was;Wann\nM1;Energised;2027-05-01\n"u8.ToArray(), new { dataDate = Some.Day(-30), columns = """{"columns":{"Nr":"code","Was":"name","Wann":"finish"}}""" },
            "&columns=" + Uri.EscapeDataString("""{"columns":{"Nr":"code","Was":"name","Wann":"finish"}}"""), "table.csv");

        var other = (await _server.Owner.SendFile(site, "Code,Name,Finish\nM1,Energised,2027-06-01\n"u8.ToArray(), name: "other.csv")).Being(200);
        var ofOther = (await (await Some.KeyHolder(_server)).SendFile(site, "Nr;Was;Wann\nM1;Energised;2027-06-01\n"u8.ToArray(), name: "table.csv")).BeingProblem(400);

        Assert.Equal("2027-06-01", (string)other.Json["milestones"]![0]!["date"]!["text"]!);
        Assert.Contains("the headers found are 'Nr', 'Was', 'Wann'", ofOther.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_day_is_looked_at_and_not_accepted_without()
    {
        var site = await Sending.NewSite(_server);
        await _server.Owner.Takes(site, "Code,Name,Finish\nM1,Energised,2027-04-01\nM2,Roof on,2027-04-01\n"u8.ToArray(), new { dataDate = Some.Day(-30) }, name: "first.csv");
        var table = "Code,Name,Finish\nM1,Energised,2027-05-01\n"u8.ToArray();

        var sent = (await _server.Owner.SendFile(site, table, name: "table.csv")).Being(200);
        var problem = (await _server.Owner.AcceptFile(site, (string)sent.Json["id"]!)).BeingProblem(400);

        Assert.Equal((null, true, "M2"), (sent.Json["dataDate"], (bool)sent.Json["latest"]!, (string)Assert.Single(sent.Json["gone"]!.AsArray())!["code"]!));
        Assert.Equal("dataDate", Assert.Single(problem.Errors).Field);
        (await _server.Owner.AcceptFile(site, (string)sent.Json["id"]!, new { dataDate = Some.Day(-1) })).Being(201);
        Assert.Equal("2027-05-01", (string)(await _server.Rows(site))["m1"]["current"]!["date"]!["text"]!);
    }
}
