using System.Net.Sockets;
using System.Text;
using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>Files that are no schedules, and questions that make no sense: a clear answer, and nothing of it enters the log.</summary>
public sealed class ScheduleBadInputTests(UnreportedServer shared) : IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    public static TheoryData<string, byte[], string> Foreign => new()
    {
        { "a PDF", "%PDF-1.7\n"u8.ToArray(), "PDF" },
        { "Microsoft Project's own", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "save it as XML in Project" },
        { "a workbook", "PK\u0003\u0004....[Content_Types].xml....xl/workbook.xml"u8.ToArray(), "save its sheet as CSV" },
        { "an archive", "PK\u0003\u0004....month.xer"u8.ToArray(), "unpack it first" },
        { "a gzip", [0x1F, 0x8B, 8, 0], "unpack it first" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 13, 10], "picture" },
        { "a database", "SQLite format 3\0"u8.ToArray(), "SQLite" },
        { "Access", "\0\u0001\0\0Standard ACE DB\0"u8.ToArray(), "Access" },
        { "Powerproject", "\0\0000000PP"u8.ToArray(), "Asta" },
        { "a web page", "<!DOCTYPE html><html><body>Sign in</body></html>"u8.ToArray(), "web page" },
        { "other XML", "<?xml version='1.0'?><rss/>"u8.ToArray(), "'rss'" },
        { "XML with a document type", "<?xml version='1.0'?><!DOCTYPE Project [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Project xmlns='http://schemas.microsoft.com/project'><Name>&a;</Name></Project>"u8.ToArray(), "" },
        { "JSON", "{\"a\":1}"u8.ToArray(), "JSON" },
        { "an mpx", "MPX,Microsoft Project,4.0"u8.ToArray(), ".mpx" },
        { "a letter", "Dear Sir or Madam,\nthe schedule follows.\n"u8.ToArray(), "" },
        { "white space", " \r\n \r\n"u8.ToArray(), "empty" },
        { "random bytes", [7, 0, 1, 200, 90, 0, 3], "not text" },
        { "a P6 file without activities", "ERMHDR\t23.12\n%T\tPROJECT\n%F\tproj_id\n%R\t1\n%E\n"u8.ToArray(), "without a single activity" },
        { "a table without dates", "Code,Name\nM1,Energised\n"u8.ToArray(), "no column can be a date" },
        { "XML that breaks off", "<?xml version='1.0'?><Project xmlns='http://schemas.microsoft.com/project'><Tasks><Task><UID>1</UID>"u8.ToArray(), "" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_is_no_schedule_is_400_in_plain_words(string what, byte[] file, string words)
    {
        var head = await _server.Owner.Head();

        var problem = (await _server.Owner.SendFile(Some.Site, file)).BeingProblem(400);

        var error = Assert.Single(problem.Errors);
        Assert.Equal("file", error.Field);
        Assert.Contains(words, error.Rule, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", problem.Text, StringComparison.Ordinal);
        Assert.True(error.Rule.Length > 15, $"{what}: {error.Rule}");
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task An_empty_body_is_400()
    {
        Assert.Equal("file", Assert.Single((await _server.Owner.SendFile(Some.Site, [])).BeingProblem(400).Errors).Field);
        Assert.Equal("file", Assert.Single((await _server.Owner.Post($"/api/sites/{Some.Site}/schedules", null)).BeingProblem(400).Errors).Field);
    }

    [Fact]
    public async Task A_P6_file_that_breaks_off_is_read_as_far_as_it_goes_and_says_so()
    {
        var whole = new Xer("TEST", Some.Day(-30)).Milestone("M1", "Energised").On(Some.Day(50)).Bytes;

        var sent = (await _server.Owner.SendFile(await Sending.NewSite(_server), whole[..^4])).Being(200);

        Assert.Contains(sent.Json["findings"]!.AsArray(), finding => (string)finding!["kind"]! == "truncated");
    }

    [Fact]
    public async Task A_schedule_of_the_future_is_refused_and_nothing_of_it_is_taken()
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await _server.Owner.SendFile(site, Month(Some.Day(3)))).Being(200).Json["id"]!;
        var head = await _server.Owner.Head();

        Assert.Equal("dataDate", Assert.Single((await _server.Owner.AcceptFile(site, id)).BeingProblem(400).Errors).Field);

        Assert.Equal(head, await _server.Owner.Head());
        Assert.Empty(await _server.Rows(site));
        (await _server.Owner.AcceptFile(site, id, new { dataDate = Some.Today })).Being(201);
    }

    [Fact]
    public async Task A_schedule_of_a_party_that_nobody_knows_is_refused_and_nothing_of_it_is_taken()
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await _server.Owner.SendFile(site, Month(Some.Day(-3)))).Being(200).Json["id"]!;

        Assert.Equal("party", Assert.Single((await _server.Owner.AcceptFile(site, id, new { party = "nobody" })).BeingProblem(400).Errors).Field);

        Assert.Empty(await _server.Rows(site));
    }

    [Theory]
    [InlineData("""{"codes":["NONE"]}""")]
    [InlineData("""{"codes":[]}""")]
    [InlineData("""{"name":"nothing is called so"}""")]
    public async Task Where_no_activity_is_chosen_nothing_is_accepted(string body)
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await _server.Owner.SendFile(site, Month(Some.Day(-3)))).Being(200).Json["id"]!;
        var head = await _server.Owner.Head();

        var error = Assert.Single((await _server.Owner.AcceptFile(site, id, body)).BeingProblem(400).Errors);

        Assert.Equal(("codes", "no activity of the project is chosen"), (error.Field, error.Rule));
        Assert.Equal(head, await _server.Owner.Head());
    }

    [Theory]
    [InlineData("&project=NONE", "project")]
    [InlineData("&dataDate=yesterday", "dataDate")]
    [InlineData("&dataDate=2026-02-30", "dataDate")]
    [InlineData("&tasks=yes", "tasks")]
    [InlineData("&party=No_Slug", "party")]
    [InlineData("&columns={}x", "columns")]
    [InlineData("&columns={\"colums\":{}}", "columns")]
    [InlineData("&columns=null", "columns")]
    [InlineData("&columns={\"columns\":null}", "columns")]
    [InlineData("&columns={\"hoursPerDay\":0}", "columns")]
    [InlineData("&columns={\"columns\":{\"Code\":\"cod\"}}", "columns")]
    [InlineData("&columns={\"delimiter\":\"a\"}", "columns")]
    [InlineData("&columns={\"decimalSign\":\";\"}", "columns")]
    [InlineData("&dryRun=true", "dryRun")]
    [InlineData("&name=%07", "name")]
    public async Task A_question_that_makes_no_sense_is_refused_by_its_name(string query, string field)
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await _server.Owner.SendFile(site, Month(Some.Day(-3)))).Being(200).Json["id"]!;

        Assert.Contains(field, (await _server.Owner.SendFile(site, Month(Some.Day(-3)), query)).BeingProblem(400).Errors.Select(error => error.Field));
        Assert.Contains(
            field, (await _server.Owner.Get($"/api/sites/{site}/schedules/{id}/preview?{query[1..]}")).BeingProblem(400).Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("""{"columns":{"Foo":"nope"}}""", "says of the column 'Foo' \"nope\", which is not known; known are ignored, grouping, code,")]
    [InlineData("""{"columns":{"Foo":5}}""", "says of the column 'Foo' 5, which is not known")]
    [InlineData("""{"columns":null}""", "has columns that say of each header what it means")]
    [InlineData("""{"colums":{}}""", "has a field 'colums' that is not known; known are columns, dateOrder,")]
    [InlineData("""{"dateOrder":"us"}""", "has a dateOrder that is day-first or month-first")]
    [InlineData("""{"dataDate":"soon"}""", "has a dataDate that is a moment")]
    [InlineData("""{"delimiter":";;"}""", "has a delimiter that is one character")]
    [InlineData("""{"columns":{"\ud800":"code"}}""", "is no mapping of columns, such as")]
    [InlineData("columns", "is no mapping of columns, such as")]
    [InlineData("null", "is no mapping of columns, such as")]
    [InlineData("[]", "is no mapping of columns, such as")]
    public async Task What_is_wrong_with_a_mapping_of_columns_is_said_in_plain_words(string columns, string rule)
    {
        var site = await Sending.NewSite(_server);

        var problem = (await _server.Owner.SendFile(site, Month(Some.Day(-3)), $"&columns={Uri.EscapeDataString(columns)}")).BeingProblem(400);

        Assert.StartsWith(rule, Assert.Single(problem.Errors).Rule, StringComparison.Ordinal);
        Assert.DoesNotContain("Construction.", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_sends_for_another_party()
    {
        var site = await Sending.NewSite(_server);
        var contractor = await Some.KeyHolder(_server);
        var id = (string)(await contractor.SendFile(site, Month(Some.Day(-3)))).Being(200).Json["id"]!;

        Assert.Equal("party", Assert.Single((await contractor.SendFile(site, Month(Some.Day(-3)), "&party=oracle")).BeingProblem(400).Errors).Field);
        Assert.Equal("party", Assert.Single((await contractor.AcceptFile(site, id, new { party = "oracle" })).BeingProblem(400).Errors).Field);
    }

    [Theory]
    [InlineData("""{"dataDate":"soon"}""", "dataDate")]
    [InlineData("""{"codes":"M1"}""", "codes")]
    [InlineData("""{"codes":[1]}""", "codes[0]")]
    [InlineData("""{"tasks":1}""", "tasks")]
    [InlineData("""{"columns":"none"}""", "columns")]
    [InlineData("""{"cause":"bad luck"}""", "cause")]
    [InlineData("""{"project":"NONE"}""", "project")]
    [InlineData("""{"unknown":1}""", "unknown")]
    public async Task An_acceptance_that_breaks_a_rule_is_refused_by_its_field(string body, string field)
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await _server.Owner.SendFile(site, Month(Some.Day(-3)))).Being(200).Json["id"]!;
        var head = await _server.Owner.Head();

        Assert.Contains(field, (await _server.Owner.AcceptFile(site, id, body)).BeingProblem(400).Errors.Select(error => error.Field));

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Fact]
    public async Task Nothing_is_accepted_by_who_only_wanted_to_try()
    {
        var site = await Sending.NewSite(_server);
        var id = (string)(await _server.Owner.SendFile(site, Month(Some.Day(-3)))).Being(200).Json["id"]!;
        var head = await _server.Owner.Head();

        Assert.Equal("dryRun", Assert.Single((await _server.Owner.Post($"/api/sites/{site}/schedules/{id}/accept?dryRun=true", "{}")).BeingProblem(400).Errors).Field);

        Assert.Equal(head, await _server.Owner.Head());
    }

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("nothing")]
    [InlineData("..%2f..%2fdashboard")]
    [InlineData("0123456789ABCDEF")]
    public async Task An_id_that_nothing_was_sent_under_is_404(string id)
    {
        Assert.Equal(404, (await _server.Owner.Get($"/api/sites/{Some.Site}/schedules/{id}/preview")).Status);
        Assert.Equal(404, (await _server.Owner.AcceptFile(Some.Site, id)).Status);
    }

    [Fact]
    public async Task A_site_that_nobody_announced_is_404() =>
        Assert.Equal("site", Assert.Single((await _server.Owner.SendFile("nowhere", Month(Some.Day(-3)))).BeingProblem(404).Errors).Field);

    [Theory]
    [InlineData("..%2f..%2fetc%2fpasswd.xer", "passwd.xer")]
    [InlineData("C:\\Users\\me\\month.xer", "month.xer")]
    [InlineData("a%0d%0ab.xer", "ab.xer")]
    [InlineData("", "schedule")]
    public async Task A_files_name_is_its_last_part_without_what_no_name_has(string name, string kept)
    {
        var sent = (await _server.Owner.SendFile(await Sending.NewSite(_server), Month(Some.Day(-3)).Bytes, name: Uri.UnescapeDataString(name))).Being(200);

        Assert.Equal(kept, (string)sent.Json["file"]!["name"]!);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_413_and_is_not_read_to_its_end()
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:ScheduleBytes=65536");
        var (inTime, late) = (new byte[65_536], new byte[65_537]);
        "%PDF-"u8.CopyTo(inTime);

        (await server.Owner.SendFile(Some.Site, inTime)).BeingProblem(400);
        Assert.Contains("Limits:ScheduleBytes", (string)(await server.Owner.SendFile(Some.Site, late)).BeingProblem(413).Json["detail"]!, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 413 ", await SaidTo(server, "Content-Length: 5000000000", []), StringComparison.Ordinal);
        // Its end is never sent: the answer comes all the same.
        Assert.StartsWith("HTTP/1.1 413 ", await SaidTo(server, "Transfer-Encoding: chunked", [.. Encoding.ASCII.GetBytes("20000\r\n"), .. new byte[0x20000]]), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(server.DataDirectory, "uploads")), file => file.EndsWith(".incoming", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_larger_than_other_bodies_may_be_is_taken()
    {
        var file = new byte[40 << 20];
        "%PDF-"u8.CopyTo(file);

        Assert.Contains("PDF", Assert.Single((await _server.Owner.SendFile(Some.Site, file)).BeingProblem(400).Errors).Rule, StringComparison.Ordinal);
    }

    // The beginning of an answer to a request whose end is not sent.
    static async Task<string> SaidTo(DashboardServer server, string length, byte[] body)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(server.Address.Host, server.Address.Port);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/sites/{Some.Site}/schedules HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer {DashboardServer.OwnerKey}\r\n{length}\r\n\r\n"));
        await stream.WriteAsync(body);
        var buffer = new byte[4_096];
        var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    static Xer Month(string dataDate) => new Xer("TEST", dataDate).Milestone("M1", "Energised").On(Some.Day(100));
}
