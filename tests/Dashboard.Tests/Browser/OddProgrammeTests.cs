using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>
/// A programme in which everything is odd: no baseline, no report, withdrawn, done before it was planned, revised three times, two parties on
/// one day, a year, an open end, overdue, a site without milestones, and names that are markup, turn to the left or carry 10,000 marks.
/// </summary>
public sealed class OddProgrammeTests(Chromium chromium, OddProgramme odd) : BrowserTest(chromium), IClassFixture<OddProgramme>
{
    static readonly string[] Views =
    [
        "/", $"/sites/{OddProgramme.Site}", "/sites/empty", "/sites/markup", "/wall",
        $"/?asOf={OddProgramme.Yesterday}", $"/sites/{OddProgramme.Site}?asOf={OddProgramme.Yesterday}&by=data-date", $"/?since={OddProgramme.Yesterday}",
    ];

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1440)]
    public Task Every_view_of_it_is_whole_says_no_nonsense_and_runs_nothing(int width) => AreWhole(Views, width);

    [BrowserFact]
    public Task So_is_the_panel_of_each_milestone() => AreWhole(OddProgramme.Milestones.Select(milestone => $"/sites/{OddProgramme.Site}/milestones/{milestone}"), 1440);

    [BrowserFact]
    public Task So_is_the_trend_of_each_milestone() => AreWhole(OddProgramme.Milestones.Select(milestone => $"/sites/{OddProgramme.Site}?trend={milestone}"), 1440);

    async Task AreWhole(IEnumerable<string> addresses, int width)
    {
        var look = await NewLook(odd.Server, new() { Width = width, Height = 900 });
        List<string> dialogs = [];
        look.Page.Dialog += (_, dialog) => { dialogs.Add(dialog.Message); _ = dialog.DismissAsync(); };
        foreach (var address in addresses)
        {
            await look.Page.GotoAsync(address);
            await look.Page.WaitForSelectorAsync("#view:not([hidden]) > *");
            await Everything(look);

            // What a program says where it has no answer, as words of their own.
            var nonsense = await look.Page.EvaluateAsync<string>(
                """
                () => [...document.querySelectorAll("body *")].flatMap(element => [
                  ...[...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && !element.closest("script, template")).map(node => node.textContent),
                  ...["aria-label", "aria-valuetext", "title"].map(name => element.getAttribute(name) ?? "")])
                  .filter(text => /\b(NaN|undefined|null|Infinity|Invalid Date|\[object)\b/.test(text)).join("\n")
                """);
            var run = await look.Page.Locator("main img, main script, main b > b > i").CountAsync();
            Assert.Equal((address, "", "", 0, 0), (address, nonsense, await Layout.TooWide(look), run, dialogs.Count));
        }
    }

    [BrowserFact]
    public async Task What_passed_without_an_actual_is_overdue_not_done_and_what_was_done_early_is_early()
    {
        var look = await Open(odd.Server, $"/sites/{OddProgramme.Site}");

        await Expect(look.Lane("overdue")).ToContainTextAsync("overdue");
        await Expect(look.Lane("before-its-baseline")).ToContainTextAsync("−");
        await Expect(look.Lane("withdrawn")).ToContainTextAsync("withdrawn");
        await Expect(look.Lane("year")).ToContainTextAsync("2028");
        await Expect(look.Lane("open-end").Locator("[data-part=current]").First).ToContainTextAsync("2027");
        await Expect(look.Lane("nothing-said")).ToContainTextAsync("no date");
    }

    [BrowserFact]
    public async Task An_epoch_that_is_gone_and_a_moment_that_is_not_there_are_said_in_a_sentence_with_the_way_back()
    {
        foreach (var (address, says) in new[]
        {
            ("/?asOf=7&epoch=0123456789abcdef0123456789abcdef", "another log"), ("/?asOf=2999-01-01", "none in the future"),
            ("/?asOf=99999999", "that the log has reached"), ("/?asOf=yesterday", "names no moment"), ("/?asOf=1999-01-01", "Nothing was known of any site yet"),
        })
        {
            var look = (await NewLook(odd.Server)).Expecting("400|410");
            await look.Page.GotoAsync(address);

            await Expect(look.Page.Locator("#past-band")).ToContainTextAsync(says);
            await look.Page.GetByRole(AriaRole.Button, new() { NameString = "Back to now" }).ClickAsync();
            await Expect(look.SiteRow(OddProgramme.Site)).ToBeVisibleAsync();
            await Expect(look.Page).ToHaveURLAsync("/");
        }
    }

    [BrowserFact]
    public async Task Of_very_many_reports_the_newest_are_shown_with_the_one_that_the_address_names_and_the_rest_is_a_table()
    {
        var milestone = $"/sites/{OddProgramme.Site}/milestones/many";
        (await odd.Server.Owner.Put($"/api{milestone}", new { name = "many", phase = "ready-for-service" })).Being(201);
        (await odd.Server.Owner.Post("/api/reports", Enumerable.Range(0, 1_000).Select(number =>
            new { site = OddProgramme.Site, milestone = "many", dataDate = Some.Day(-number), forecast = Some.Day(90 + (number % 7)), note = $"number {number}" }))).Being(200);
        var oldest = (long)(await odd.Server.Get($"/api{milestone}"))["reports"]!.AsArray()[^1]!["position"]!;

        var look = await Open(odd.Server, $"{milestone}?report={oldest}");

        await Expect(look.Page.Locator("#panel [data-part=reports-title]")).ToContainTextAsync("1,000 reports");
        await Expect(look.Page.Locator("#panel .reports > li")).ToHaveCountAsync(301);
        await Expect(look.Page.Locator($"#panel [data-report='{oldest}']")).ToContainTextAsync("number 999");
        await Expect(look.Page.Locator("#panel [data-part=older]")).ToContainTextAsync("700 older reports");
        await Expect(look.Page.Locator("#panel [data-part=older]")).ToHaveAttributeAsync("href", $"/api/sites/{OddProgramme.Site}/reports.csv");
    }

    // Whatever waits until somebody comes near, every folded row, and each chart's numbers.
    static async Task Everything(Look look)
    {
        await look.Page.EvaluateAsync(
            """
            async () => {
              const frame = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
              for (let y = 0; y < document.documentElement.scrollHeight; y += 500) { scrollTo(0, y); await frame(); }
            }
            """);
        await look.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Layout.OpenEverything(look);
        await look.Page.EvaluateAsync("() => { for (const button of document.querySelectorAll('[data-part=as-table]:not([aria-pressed=true])')) if (button.offsetParent) button.click(); }");
    }
}

/// <summary>The server with the odd programme.</summary>
public sealed class OddProgramme : IAsyncLifetime
{
    public const string Site = "odd-tx";

    public static readonly string[] Milestones =
        ["nothing-said", "without-baseline", "withdrawn", "before-its-baseline", "three-times", "two-on-one-day", "year", "open-start", "open-end", "overdue", "marks", "left", "formula"];

    DashboardServer? _server;

    public static string Yesterday => Some.Day(-1);

    public DashboardServer Server => _server!;

    public async Task InitializeAsync()
    {
        _server = await DashboardServer.Start("Data:Programme=none", "Limits:TextLength=20000");
        foreach (var (id, name) in new[] { ("crusoe", "Crusoe"), ("oracle", "<b>Oracle</b>"), ("epoch-ai", "إبوك"), ("press", "Press") })
            (await Server.Owner.Put($"/api/parties/{id}", new { name, roles = new[] { id is "press" ? "press" : id is "epoch-ai" ? "observer" : "contractor" } })).Being(201);
        foreach (var (id, name) in new[] { (Site, "Odd"), ("empty", "Nothing planned"), ("markup", "<img src=x onerror=alert(1)>") })
            (await Server.Owner.Put($"/api/sites/{id}", new { name, country = "United States", region = "=1+1", stage = "announced", location = new { lat = 32.5, lon = -99.7 } })).Being(201);
        foreach (var id in Milestones)
            await Plan(Site, id, Name(id));
        await Plan("markup", "one", "<script>alert(2)</script>");

        await Report("without-baseline", new { dataDate = Some.Day(-9), forecast = Some.Day(90), note = "=cmd|' /C calc'!A0" });
        await Report("withdrawn", new { dataDate = Some.Day(-9), forecast = "2027-Q3" });
        (await Server.Owner.Post($"/api/sites/{Site}/milestones/withdrawn/withdraw", new { reason = "<i>left</i> the scope" })).Being(201);
        await Baseline("before-its-baseline", Some.Day(200));
        await Report("before-its-baseline", new { dataDate = Some.Day(-9), actual = Some.Day(-20) });
        foreach (var day in new[] { 100, 160, 130, 300 })
            await Report("three-times", new { dataDate = Some.Day((day / 10) - 40), forecast = Some.Day(day), reason = "supplier" });
        await Report("two-on-one-day", new { dataDate = Some.Today, forecast = Some.Day(50), party = "crusoe" });
        await Report("two-on-one-day", new { dataDate = Some.Today, forecast = Some.Day(80), party = "oracle" });
        await Report("year", new { dataDate = Some.Day(-5), forecast = "2028" });
        await Baseline("open-start", "2027");
        await Report("open-start", new { dataDate = Some.Day(-5), forecast = "../2027-06-30" });
        await Report("open-end", new { dataDate = Some.Day(-5), forecast = "2027-03-01/.." });
        await Report("overdue", new { dataDate = Some.Day(-60), forecast = Some.Day(-10) });
        foreach (var id in new[] { "marks", "left", "formula" })
            await Report(id, new { dataDate = Some.Today, forecast = Some.Day(70), note = id is "marks" ? Marks(2_500) : Name(id), reason = Name(id) });
        await Report("one", new { dataDate = Some.Today, forecast = "2027" }, "markup");
        (await Server.Owner.Post($"/api/sites/{Site}/flags", new { type = "risk", text = Marks(2_500), date = Some.Today })).Being(201);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    static string Name(string id) => id switch
    {
        // A name has 200 characters at most.
        "marks" => Marks(45),
        "left" => "קומה ראשונה (1) تم <img src=x onerror=alert(3)> 2027-01",
        "formula" => "=HYPERLINK(\"https://example.com\";\"x\")",
        _ => id.Replace('-', ' '),
    };

    static string Marks(int times) => "Z" + string.Concat(Enumerable.Repeat("\u0321\u0348\u030c\u0352", times)) + " marks";

    async Task Plan(string site, string id, string name) => (await Server.Owner.Put(
        $"/api/sites/{site}/milestones/{id}",
        new { name, phase = "ready-for-service", responsible = "crusoe", mw = new[] { new { value = 100, basis = "facility", party = "crusoe" } } })).Being(201);

    Task<long> Report(string milestone, object report, string site = Site) => Server.Report(site, milestone, report);

    async Task Baseline(string milestone, string date) => (await Server.Owner.Put(
        $"/api/sites/{Site}/milestones/{milestone}/baseline", new { date, version = "B1", reason = "contract", approver = "crusoe" })).Being(201);
}
