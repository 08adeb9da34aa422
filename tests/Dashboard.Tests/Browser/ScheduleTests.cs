using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>
/// Two months of one contractor's schedule (Schedules/*.xer, made up for these tests), brought to a site's page by who holds the owner's
/// key: looked at, accepted, and what follows from them for the site.
/// </summary>
public sealed class ScheduleTests(Chromium chromium) : BrowserTest(chromium)
{
    const string Site = "abilene-tx";

    [BrowserFact]
    public async Task A_schedule_is_looked_at_before_anything_changes_and_accepted_with_the_milestones_that_are_chosen()
    {
        var server = await Serve();
        var look = await Page(server);
        var before = await server.Head("programme");

        await Send(look, "abilene-b7-2026-11.xer");

        var proposal = look.Page.Locator(".proposal");
        await Expect(proposal.Locator("[data-part=title]")).ToHaveTextAsync("abilene-b7-2026-11.xer: what would change");
        await Expect(proposal.Locator("[data-part=computed]")).ToContainTextAsync("Early and late dates of all 25 open activities are those of the file.");
        await Expect(proposal.Locator("[data-part=difference]")).ToContainTextAsync("8 new milestones");
        await Expect(proposal.Locator("[data-part=rows] tr")).ToHaveCountAsync(8);
        await Expect(proposal.Locator("[data-part=score]")).ToContainTextAsync("of 100");
        Assert.Equal(before, await server.Head("programme"));
        await AccessibilityTests.FindsNothing(look);

        await proposal.Locator("select[data-part=party]").SelectOptionAsync("crusoe");
        await proposal.GetByRole(AriaRole.Checkbox, new() { Name = "Take Notice to proceed, building 7" }).UncheckAsync();
        await proposal.Locator("[data-part=accept]").ClickAsync();

        await Expect(proposal.Locator("[data-part=answer]")).ToContainTextAsync("Accepted: 7 reports, 7 milestones planned");
        await Expect(look.Page.Locator(".schedules > [data-part=table] tbody tr")).ToContainTextAsync("Crusoe");
        await Expect(look.Page.Locator(".site-lane").Filter(new() { HasText = "Building 7 ready for service" })).ToContainTextAsync("24 Jun");
        await look.Page.Locator(".network").ScrollIntoViewIfNeededAsync();
        await Expect(look.Page.Locator(".network > h3")).ToHaveTextAsync("Building 7 ready for service on 24 Jun 2027: 9 activities decide it");
        var gantt = look.Page.Locator(".gantt");
        await Expect(gantt.GetByRole(AriaRole.Row).Filter(new() { HasText = "Cooling plant installation" })).ToContainTextAsync("Southland");
        await Expect(gantt).ToContainTextAsync("6 days of float left; joins at Commissioning level 4, functional tests");
        await look.Page.Locator(".site-earned").ScrollIntoViewIfNeededAsync();
        await Expect(look.Page.Locator(".earned h3")).ToContainTextAsync("Earned schedule");
        await Expect(look.Page.Locator(".earned")).ToContainTextAsync("Abilene, building 7, against the dates planned in its first schedule, 2 Nov 2026 · 11,520 working hours of 29 activities");
        Assert.Equal("", await Layout.TooWide(look));
    }

    [BrowserFact]
    public async Task The_next_month_is_dropped_on_the_page_and_tells_what_moved_what_is_gone_and_what_is_called_otherwise()
    {
        var server = await Serve();
        await Accept(server, "abilene-b7-2026-11.xer");
        var look = await Page(server, new() { Locale = "de-DE", Width = 390, Height = 844 });

        await look.Page.EvaluateAsync(
            """
            text => {
              const files = new DataTransfer();
              files.items.add(new File([text], "abilene-b7-2026-12.xer"));
              for (const type of ["dragenter", "dragover", "drop"])
                document.querySelector(".site-head").dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """,
            await File.ReadAllTextAsync(PathOf("abilene-b7-2026-12.xer")));

        var proposal = look.Page.Locator(".proposal");
        // In the name of whose it was before.
        await Expect(proposal.Locator("select[data-part=party]")).ToHaveValueAsync("crusoe");
        await Expect(proposal.Locator("[data-part=difference]")).ToHaveTextAsync("1 neuer Meilenstein, 4 Termine verschieben sich, 1 umbenannt, 1 fehlt, 3 Beziehungen weichen ab");
        await Expect(proposal.Locator("[data-part=rows] tr").Filter(new() { HasText = "Delivery of transformers" })).ToContainTextAsync("+34 T");
        await Expect(proposal.Locator("[data-part=gone]")).ToContainTextAsync("HO Building 7 handed over");
        Assert.Equal("", await Layout.TooWide(look));

        await proposal.Locator("[data-part=accept]").ClickAsync();

        await Expect(proposal.Locator("[data-part=answer]")).ToContainTextAsync("1 zurückgezogen");
        await Expect(look.Page.Locator(".site-lane.withdrawn").Filter(new() { HasText = "Building 7 handed over" })).ToHaveCountAsync(1);
        await Expect(look.Page.Locator(".site-lane").Filter(new() { HasText = "Building 7 energised (permanent power)" })).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task The_forecast_moves_while_somebody_looks_and_names_the_report_that_moved_it()
    {
        var server = await Serve();
        await Accept(server, "abilene-b7-2026-11.xer");
        var look = await Page(server);
        var forecast = look.Page.Locator("div.forecast");
        await forecast.ScrollIntoViewIfNeededAsync();
        await Expect(forecast.Locator("[data-part=chart] h3")).ToContainTextAsync("80 % of simulations have Building 7 ready for service by");
        var before = await forecast.Locator("[data-part=chart] h3").TextContentAsync();

        await server.Report(Site, "p410", new { party = "crusoe", dataDate = Some.Today, forecast = Some.Day(120), reason = "transformer delivery" });

        await Expect(forecast.Locator("[data-part=moves]")).ToContainTextAsync("later than without this report: Delivery of transformers: Crusoe: transformer delivery");
        await Expect(forecast.Locator("[data-part=chart] h3")).Not.ToHaveTextAsync(before!);
        await Expect(forecast.Locator("[data-part=drivers] h3")).ToContainTextAsync("It hangs most on");
    }

    [BrowserFact]
    public async Task What_is_no_schedule_is_refused_in_plain_words_and_the_next_file_can_be_sent()
    {
        var server = await Serve();
        var look = (await NewLook(server)).Expecting("400 \\(Bad Request\\)");
        await WithKey(look);
        await look.Goto($"/sites/{Site}");
        await look.Becomes("live");

        await look.Page.Locator(".schedules input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "plan.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n"u8.ToArray() });

        await Expect(look.Page.Locator(".schedules").GetByRole(AriaRole.Alert)).ToContainTextAsync("this is a PDF");
        await Send(look, "abilene-b7-2026-11.xer");
        await Expect(look.Page.Locator(".proposal [data-part=title]")).ToContainTextAsync("abilene-b7-2026-11.xer");
        await Expect(look.Page.Locator(".schedules").GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_data_date_of_one_file_is_not_that_of_the_next_and_accepting_takes_its_time()
    {
        var server = await Serve();
        var look = await NewLook(server);
        await WithKey(look);
        await look.Page.AddInitScriptAsync("const timeout = AbortSignal.timeout.bind(AbortSignal); globalThis.waits = []; AbortSignal.timeout = ms => { waits.push(ms); return timeout(ms); };");
        await look.Goto($"/sites/{Site}");
        await look.Becomes("live");
        await look.Page.Locator(".schedules").ScrollIntoViewIfNeededAsync();
        var day = look.Page.Locator(".proposal input[data-part=data-date]");
        await Send(look, "abilene-b7-2026-11.xer");
        await Expect(day).Not.ToHaveValueAsync("");

        await look.Page.Locator(".schedules input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "table.csv", MimeType = "text/csv", Buffer = "Code,Name,Finish\nM1,Switchgear tested,2027-04-01\n"u8.ToArray() });

        await Expect(look.Page.Locator(".proposal [data-part=title]")).ToContainTextAsync("table.csv");
        await Expect(day).ToHaveValueAsync("");
        await Expect(look.Page.Locator(".proposal [data-part=date-missing]")).ToBeVisibleAsync();
        await look.Page.EvaluateAsync("waits.length = 0");
        await day.FillAsync(Some.Day(-1));
        await day.BlurAsync();
        await Expect(look.Page.Locator(".proposal [data-part=date-missing]")).ToBeHiddenAsync();
        await look.Page.Locator(".proposal [data-part=accept]").ClickAsync();
        await Expect(look.Page.Locator(".proposal [data-part=answer]")).ToContainTextAsync("Accepted");
        Assert.Equal(2, await look.Page.EvaluateAsync<int>("waits.filter(ms => ms >= 120000).length"));
    }

    async Task<Look> Page(DashboardServer server, Looking? looking = null)
    {
        var look = await NewLook(server, looking);
        await WithKey(look);
        await look.Goto($"/sites/{Site}");
        await look.Becomes("live");
        await look.Page.Locator(".schedules").ScrollIntoViewIfNeededAsync();
        return look;
    }

    static async Task WithKey(Look look) => await look.Page.AddInitScriptAsync($"sessionStorage.setItem('key', '{DashboardServer.OwnerKey}')");

    static Task Send(Look look, string file) => look.Page.Locator(".schedules input[type=file]").SetInputFilesAsync(PathOf(file));

    internal static async Task Accept(DashboardServer server, string file)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", DashboardServer.OwnerKey);
        using var sent = await client.PostAsync($"/api/sites/{Site}/schedules?file={file}&party=crusoe", new ByteArrayContent(await File.ReadAllBytesAsync(PathOf(file))));
        var id = (string)System.Text.Json.Nodes.JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["id"]!;
        (await server.Owner.Post($"/api/sites/{Site}/schedules/{id}/accept", new { party = "crusoe" })).Being(201);
    }

    static string PathOf(string file) => Path.Combine(Repository.Root, "tests", "Dashboard.Tests", "Browser", "Schedules", file);
}
