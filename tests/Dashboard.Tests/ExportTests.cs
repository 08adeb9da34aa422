using System.Text;
using System.Xml.Linq;

namespace Dashboard.Tests;

/// <summary>Out of the app, as spreadsheets, calendars, feed readers and pages with a badge ask for it.</summary>
public sealed class ExportTests(StargateServer shared) : IClassFixture<StargateServer>
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    readonly DashboardServer _server = shared.Server;

    public static TheoryData<string, string, string?> Exports => new()
    {
        { "/api/sites/abilene-tx/milestones.csv", "text/csv", "abilene-tx-milestones.csv" },
        { "/api/sites/abilene-tx/milestones.ndjson", "application/x-ndjson", "abilene-tx-milestones.ndjson" },
        { "/api/sites/abilene-tx/reports.csv", "text/csv", "abilene-tx-reports.csv" },
        { "/api/sites/abilene-tx/reports.ndjson", "application/x-ndjson", "abilene-tx-reports.ndjson" },
        { "/api/sites/abilene-tx/flags.csv", "text/csv", "abilene-tx-flags.csv" },
        { "/api/sites/abilene-tx/flags.ndjson", "application/x-ndjson", "abilene-tx-flags.ndjson" },
        { "/api/sites.csv", "text/csv", "sites.csv" },
        { "/api/sites.ndjson", "application/x-ndjson", "sites.ndjson" },
        { "/api/milestones.csv", "text/csv", "milestones.csv" },
        { "/api/milestones.ndjson", "application/x-ndjson", "milestones.ndjson" },
        { "/api/reports.csv", "text/csv", "reports.csv" },
        { "/api/reports.ndjson", "application/x-ndjson", "reports.ndjson" },
        { "/api/flags.csv", "text/csv", "flags.csv" },
        { "/api/flags.ndjson", "application/x-ndjson", "flags.ndjson" },
        { "/api/commitments.csv", "text/csv", "commitments.csv" },
        { "/api/commitments.ndjson", "application/x-ndjson", "commitments.ndjson" },
        { "/api/parties.csv", "text/csv", "parties.csv" },
        { "/api/parties.ndjson", "application/x-ndjson", "parties.ndjson" },
        { "/sites/abilene-tx/calendar.ics", "text/calendar", "abilene-tx.ics" },
        { "/feed.atom", "application/atom+xml", null },
        { "/feed.atom?lang=de", "application/atom+xml", null },
        { "/badge/abilene-tx.svg", "image/svg+xml", null },
        { "/badge/abilene-tx.svg?lang=de", "image/svg+xml", null },
    };

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task Every_export_has_its_type_its_name_and_a_tag_that_follows_the_position(string address, string type, string? name)
    {
        var answer = (await _server.Anyone.Get(address)).Being(200);

        Assert.Equal((type, "utf-8"), (answer.Type, answer.ContentHeaders.ContentType!.CharSet));
        Assert.Equal(name, answer.ContentHeaders.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Contains("no-cache", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.NotEmpty(answer.Bytes);
        var tag = answer.Header("ETag")!;
        Assert.Contains($"-{answer.Header("Dashboard-Position")}-", tag, StringComparison.Ordinal);
        Assert.Empty((await _server.Anyone.Get(address, ("If-None-Match", tag))).Being(304).Bytes);

        var head = (await _server.Anyone.Send(HttpMethod.Head, address, null)).Being(200);
        Assert.Equal((tag, type), (head.Header("ETag"), head.Type));
        Assert.Empty(head.Bytes);
    }

    [Fact]
    public async Task After_a_report_every_export_of_its_site_is_another()
    {
        var (site, milestone) = await Some.NewSite(_server);
        string[] addresses =
        [
            $"/api/sites/{site}/milestones.csv", $"/api/sites/{site}/milestones.ndjson", $"/api/sites/{site}/reports.csv", $"/api/sites/{site}/reports.ndjson",
            $"/sites/{site}/calendar.ics", "/feed.atom", $"/badge/{site}.svg",
        ];
        var before = new Dictionary<string, Answer>();
        foreach (var address in addresses)
            before[address] = (await _server.Anyone.Get(address)).Being(200);

        var position = (await _server.Owner.Post($"/api/sites/{site}/milestones/{milestone}/reports", new { dataDate = Some.Today, forecast = "2031-Q3", note = "told of late" }))
            .Being(201).Position;

        foreach (var address in addresses)
        {
            var after = (await _server.Anyone.Get(address, ("If-None-Match", before[address].Header("ETag")!))).Being(200);
            Assert.NotEqual(before[address].Text, after.Text);
            Assert.Contains("2031", after.Text, StringComparison.Ordinal);
        }
        Assert.Contains($"SEQUENCE:{position}\r\n", (await _server.Anyone.Get($"/sites/{site}/calendar.ics")).Text, StringComparison.Ordinal);
        var entry = Feed(await _server.Anyone.Get("/feed.atom")).Elements(Atom + "entry").First();
        Assert.EndsWith($"/{position}", (string?)entry.Element(Atom + "id"), StringComparison.Ordinal);
        Assert.StartsWith($"{_server.Address}sites/{site}/", (string?)entry.Element(Atom + "link")!.Attribute("href"), StringComparison.Ordinal);
        Assert.Contains("next RFS Q3 2031", (await _server.Anyone.Get($"/badge/{site}.svg")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_starts_with_a_byte_order_mark_and_has_a_row_for_each_milestone_and_each_report()
    {
        var site = (await _server.Anyone.Get("/api/sites/abilene-tx")).Being(200).Json;
        var milestones = site["milestones"]!.AsArray();

        var csv = (await _server.Anyone.Get("/api/sites/abilene-tx/milestones.csv")).Being(200);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Bytes[..3]);
        Assert.StartsWith("site,site_name,milestone,name,", csv.Text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.All(milestones, row => Assert.Contains($"\r\nabilene-tx,Abilene,{row!["id"]},", csv.Text, StringComparison.Ordinal));
        Assert.Equal(
            milestones.Select(row => row!.ToJsonString()),
            (await _server.Anyone.Get("/api/sites/abilene-tx/milestones.ndjson")).Being(200).Lines.Select(row => row.ToJsonString()));

        var reports = (await _server.Anyone.Get("/api/sites/abilene-tx/reports.ndjson")).Being(200).Lines;
        Assert.Equal(milestones.Sum(row => (int)row!["reports"]!), reports.Count);
        Assert.Equal(reports.Select(report => (long)report["position"]!).Order(), reports.Select(report => (long)report["position"]!));
        Assert.All(reports, report => Assert.NotNull(report["rank"]));
    }

    [Theory]
    [InlineData("/api/sites/nowhere/milestones.csv")]
    [InlineData("/api/sites/nowhere/milestones.ndjson")]
    [InlineData("/api/sites/nowhere/reports.csv")]
    [InlineData("/api/sites/nowhere/flags.ndjson")]
    [InlineData("/api/sites/abilene-tx/parties.csv")]
    [InlineData("/api/weather.csv")]
    [InlineData("/sites/nowhere/calendar.ics")]
    [InlineData("/badge/nowhere.svg")]
    public async Task What_is_not_there_is_404_in_problem_details(string address) => (await _server.Anyone.Get(address)).BeingProblem(404);

    [Theory]
    [InlineData("/feed.atom?lang=fr")]
    [InlineData("/badge/abilene-tx.svg?lang=")]
    [InlineData("/sites/abilene-tx/calendar.ics?lang=EN")]
    public async Task A_language_that_the_page_does_not_speak_is_named(string address) =>
        Assert.Equal("lang", Assert.Single((await _server.Anyone.Get(address)).BeingProblem(400).Errors).Field);

    [Fact]
    public async Task A_site_without_milestones_leaves_as_a_head_a_whole_calendar_and_a_grey_badge()
    {
        var site = Some.Id("site");
        (await _server.Owner.Put($"/api/sites/{site}", new { name = "Empty", stage = "announced" })).Being(201);

        foreach (var table in new[] { "milestones", "reports", "flags" })
        {
            Assert.Single((await _server.Anyone.Get($"/api/sites/{site}/{table}.csv")).Being(200).Text.TrimEnd().Split("\r\n"));
            Assert.Empty((await _server.Anyone.Get($"/api/sites/{site}/{table}.ndjson")).Being(200).Bytes);
        }
        Assert.Contains("BEGIN:VTIMEZONE", (await _server.Anyone.Get($"/sites/{site}/calendar.ics")).Being(200).Text, StringComparison.Ordinal);
        Assert.Contains("no RFS date", (await _server.Anyone.Get($"/badge/{site}.svg")).Being(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_is_cancelled_in_the_calendar_and_stays_in_the_table()
    {
        var (site, milestone) = await Some.NewSite(_server);
        (await _server.Owner.Post($"/api/sites/{site}/milestones/{milestone}/reports", new { dataDate = Some.Today, forecast = "2031" })).Being(201);
        (await _server.Owner.Post($"/api/sites/{site}/milestones/{milestone}/withdraw", new { reason = "left the scope" })).Being(201);

        var calendar = (await _server.Anyone.Get($"/sites/{site}/calendar.ics")).Being(200).Text;
        Assert.Contains("STATUS:CANCELLED\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20311231\r\nDTEND;VALUE=DATE:20320101\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains(",left the scope,", (await _server.Anyone.Get($"/api/sites/{site}/milestones.csv")).Being(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_leaves_as_text_in_every_form()
    {
        await using var server = await DashboardServer.Start("Data:Programme=none", "Limits:TextLength=20000");
        var marks = "a" + new string('\u0301', 10_000);
        (await server.Owner.Put("/api/sites/hostile", new { name = "=Site </title><script>", shortName = "@x" + new string('\u0301', 70), stage = "announced" })).Being(201);
        (await server.Owner.Put("/api/sites/hostile/milestones/m", new { name = "+cmd; \"a, b\\n\" <img src=x>", phase = "ready-for-service" })).Being(201);
        (await server.Owner.Post("/api/sites/hostile/flags", new { type = "risk", text = $"-1 </entry> {marks}" })).Being(201);
        (await server.Owner.Post("/api/sites/hostile/milestones/m/reports", new { dataDate = Some.Today, forecast = "2031", note = $"@SUM(1)\r\n{marks}", reason = "BEGIN:VEVENT\r\nEND:VCALENDAR" })).Being(201);

        var milestones = (await server.Anyone.Get("/api/milestones.csv")).Being(200).Text;
        Assert.Contains("\r\nhostile,'@x", milestones, StringComparison.Ordinal);
        Assert.Contains(",\"'+cmd; \"\"a, b\\n\"\" <img src=x>\",", milestones, StringComparison.Ordinal);
        Assert.Contains("\r\nhostile,'=Site </title><script>,", (await server.Anyone.Get("/api/sites.csv")).Being(200).Text, StringComparison.Ordinal);
        Assert.Contains($"\"'@SUM(1)\r\n{marks}\"", (await server.Anyone.Get("/api/reports.csv")).Being(200).Text, StringComparison.Ordinal);
        Assert.Contains($",'-1 </entry> {marks},", (await server.Anyone.Get("/api/flags.csv")).Being(200).Text, StringComparison.Ordinal);
        Assert.Equal($"@SUM(1)\r\n{marks}", (string?)Assert.Single((await server.Anyone.Get("/api/reports.ndjson")).Being(200).Lines)["note"]);

        var calendar = (await server.Anyone.Get("/sites/hostile/calendar.ics")).Being(200).Text;
        Assert.All(calendar.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains(": +cmd\\; \"a\\, b\\\\n\" <img src=x> — forecast (2031)", calendar.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(calendar.Split("BEGIN:VEVENT\r\n")[1..]);

        var feed = Feed(await server.Anyone.Get("/feed.atom"));
        Assert.Contains($"@SUM(1)\n{marks}", ((string)feed.Elements(Atom + "entry").First().Element(Atom + "content")!).Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(feed.Elements(Atom + "entry"), entry => ((string)entry.Element(Atom + "title")!).StartsWith("⚑ @x", StringComparison.Ordinal));
        var badge = XElement.Parse((await server.Anyone.Get("/badge/hostile.svg")).Being(200).Text);
        Assert.Equal(["svg", "title", "path", "path", "g", "text", "text"], badge.DescendantsAndSelf().Select(element => element.Name.LocalName));
        Assert.True(badge.ToString().Length < 2_000);
    }

    [Theory]
    [InlineData("/feed.atom")]
    [InlineData("/badge/abilene-tx.svg")]
    [InlineData("/sites/abilene-tx/calendar.ics")]
    [InlineData("/api/milestones.csv")]
    public async Task Who_asks_without_end_is_told_when_to_come_back(string address)
    {
        await using var server = await DashboardServer.Start("Data:Reports=none", "Limits:RatePerAddress=2");
        var answers = new List<Answer>();
        while (answers.Count < 20)
            answers.Add(await server.Anyone.Get(address));

        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.NotNull(answers.First(answer => answer.Status != 200).BeingProblem(429).Headers.RetryAfter);
    }

    static XElement Feed(Answer answer) => XElement.Parse(answer.Being(200).Text);
}
