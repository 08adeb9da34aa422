using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>Risks, ranges and dates of contracts, entered on a site's page by who holds a key, and what others see of them meanwhile.</summary>
public sealed class RiskTests(Chromium chromium, UnreportedServer shared) : BrowserTest(chromium), IClassFixture<UnreportedServer>
{
    readonly DashboardServer _server = shared.Server;

    [BrowserFact]
    public async Task A_risk_that_one_enters_by_keyboard_stands_on_anothers_page_and_moves_the_forecast_there_by_itself()
    {
        var (site, _) = await Foreseen();
        var (owner, other) = (await Page(site, DashboardServer.OwnerKey), await Page(site));
        await Expect(Risks(other).Locator("h4")).ToHaveTextAsync("No open risks");
        var before = await Chart(other).TextContentAsync();

        await Risks(owner).GetByRole(AriaRole.Button, new() { Name = "Enter a risk …" }).FocusAsync();
        await owner.Page.Keyboard.PressAsync("Enter");
        await Expect(Risks(owner).GetByLabel("What may happen")).ToBeFocusedAsync();
        await owner.Page.Keyboard.TypeAsync("Grid connection later");
        foreach (var typed in new[] { "50 %", "14", "30,5", "90" })
        {
            await owner.Page.Keyboard.PressAsync("Tab");
            await owner.Page.Keyboard.TypeAsync(typed);
        }
        await owner.Page.Keyboard.PressAsync("Enter");

        await Expect(Risks(owner).GetByRole(AriaRole.Status)).ToContainTextAsync("Taken as update");
        await Expect(Risks(owner).GetByRole(AriaRole.Button, new() { Name = "Enter a risk …" })).ToBeFocusedAsync();
        var risk = Risks(other).Locator("li");
        await Expect(risk).ToContainTextAsync("Grid connection later 50 % likely; 14 to 90 days later, most likely 30.5");
        await Expect(risk.Locator("[data-part=small]")).ToContainTextAsync("On Ready; since ");
        await Expect(risk).ToContainTextAsync("Happened in 50 % of simulations; where it did, Ready was 4");
        await Expect(Chart(other)).Not.ToHaveTextAsync(before!);
        await Expect(other.Page.Locator(".forecast [data-part=moves]")).ToContainTextAsync("days later than before: risk entered, Grid connection later");

        await Risks(owner).GetByRole(AriaRole.Button, new() { Name = "Close Grid connection later …" }).ClickAsync();
        await Risks(owner).GetByLabel("Why it is none any more").FillAsync("the grid is there");
        await owner.Page.Keyboard.PressAsync("Enter");

        await Expect(risk).ToContainTextAsync("the grid is there");
        await Expect(Risks(other).Locator("h4")).ToHaveTextAsync("No open risks");
        await Expect(Chart(other)).ToHaveTextAsync(before!);
        // Who comes later sees it once he asks for it.
        var late = await Page(site);
        await Expect(Risks(late).Locator("li")).ToHaveCountAsync(0);
        await Risks(late).GetByRole(AriaRole.Button, new() { Name = "1 closed" }).ClickAsync();
        await Expect(Risks(late).Locator("li")).ToContainTextAsync("Closed on");
        Assert.Equal("", await Layout.TooWide(late));
    }

    [BrowserFact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_is_sent_until_it_is_mended()
    {
        var (site, _) = await Foreseen();
        var look = await Page(site, DashboardServer.OwnerKey);
        var head = await _server.Head("programme");
        var form = await Entering(look);

        await Fill(form, "", "0.3", "40", "30", "a month");
        await form.Locator("[data-part=send]").ClickAsync();

        await Expect(Error(form, "name")).ToHaveTextAsync("Fill this in.");
        await Expect(Error(form, "probability")).ToContainTextAsync("0.3 is less than 1 %");
        await Expect(Error(form, "impact.most")).ToContainTextAsync("A number of days");
        await Expect(Error(form, "impact.least")).ToContainTextAsync("not more than what is likely");
        await Expect(form.GetByLabel("What may happen")).ToBeFocusedAsync();
        await Expect(form.GetByLabel("What may happen")).ToHaveAccessibleDescriptionAsync("Fill this in.");
        await AccessibilityTests.FindsNothing(look);
        Assert.Equal(head, await _server.Head("programme"));

        // What only the API knows to be wrong is told by it, at the same place.
        look.Expecting("400 \\(Bad Request\\)");
        await Fill(form, "A risk", "30", "1", "2", "4000");
        await form.Locator("[data-part=send]").ClickAsync();
        await Expect(Error(form, "impact.most")).ToHaveTextAsync("must be a number from 0 to 3650");
        await form.GetByLabel("Days later, at most").FillAsync("3");
        await Expect(Error(form, "impact.most")).ToHaveTextAsync("");
        await form.Locator("[data-part=send]").ClickAsync();
        await Expect(Risks(look).Locator("li")).ToContainTextAsync("A risk 30 % likely");
    }

    [BrowserFact]
    public async Task A_double_click_enters_once_and_a_revision_that_would_undo_another_is_asked_about()
    {
        var (site, milestone) = await Foreseen();
        var look = await Page(site, DashboardServer.OwnerKey);
        var form = await Entering(look);
        await Fill(form, "Twice", "30", "1", "2", "3");

        await form.Locator("[data-part=send]").DblClickAsync();

        await Expect(Risks(look).Locator("li")).ToHaveCountAsync(1);
        Assert.Single(await _server.Events(), one => one.ToJsonString().Contains("\"Twice\"", StringComparison.Ordinal));

        await Risks(look).GetByRole(AriaRole.Button, new() { Name = "Revise Twice …" }).ClickAsync();
        var revising = Risks(look).Locator("li form");
        await Expect(revising.GetByLabel("Probability, %")).ToHaveValueAsync("30");
        var id = (string)(await _server.Get($"/api/sites/{site}"))["risks"]![0]!["id"]!;
        (await _server.Owner.Put($"/api/sites/{site}/risks/{id}", new { name = "Of another", probability = 0.9, impact = new { least = 1, likely = 2, most = 3 }, milestones = new[] { milestone } })).Being(201);
        await Expect(Risks(look).Locator("li")).ToContainTextAsync("Of another");
        await revising.GetByLabel("Probability, %").FillAsync("40");
        await revising.Locator("[data-part=send]").ClickAsync();
        await Expect(Error(revising, "name")).ToContainTextAsync("Somebody revised this risk meanwhile");
        await revising.Locator("[data-part=send]").ClickAsync();

        await Expect(Risks(look).Locator("li")).ToContainTextAsync("Twice 40 % likely");
    }

    [BrowserFact]
    public async Task Without_the_owners_key_nothing_is_entered_and_another_can_be_taken()
    {
        var (site, _) = await Foreseen();
        var look = (await Page(site)).Expecting("401|403");
        var form = await Entering(look);
        var dialog = look.Page.Locator("#access");
        await Fill(form, "A risk", "30", "1", "2", "3");

        await form.Locator("[data-part=send]").ClickAsync();
        await Expect(dialog).ToContainTextAsync("This needs a key");
        await look.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Nothing was sent: it takes a key.");

        await form.Locator("[data-part=send]").ClickAsync();
        await dialog.Locator("input").FillAsync("not-the-key-not-the-key-not-the-key-not");
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("not accepted");
        await dialog.Locator("input").FillAsync((await Some.Key(_server)).Key);
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This key may not do that: Only the owner's key may do this.");
        await Expect(Risks(look).Locator("li")).ToHaveCountAsync(0);

        await form.GetByRole(AriaRole.Button, new() { Name = "Use another key …" }).ClickAsync();
        await dialog.Locator("input").FillAsync(DashboardServer.OwnerKey);
        await look.Page.Keyboard.PressAsync("Enter");

        await Expect(Risks(look).Locator("li")).ToContainTextAsync("A risk 30 % likely");
    }

    [BrowserFact]
    public async Task A_contractor_gives_a_range_of_its_own_and_the_forecast_is_drawn_from_it()
    {
        var (site, _) = await Foreseen();
        var (look, other) = (await Page(site, (await Some.Key(_server)).Key), await Page(site));
        var ranges = look.Page.Locator(".ranges");
        await Expect(ranges).ToContainTextAsync("how late others were");
        await ranges.GetByRole(AriaRole.Button, new() { Name = "Give a range …" }).ClickAsync();
        var form = ranges.Locator("form");
        await form.GetByLabel("At best").FillAsync(Some.Day(210));
        await form.GetByLabel("Most likely").FillAsync(Some.Day(200));
        await form.Locator("[data-part=send]").ClickAsync();
        await Expect(Error(form, "optimistic")).ToHaveTextAsync("");
        await Expect(Error(form, "pessimistic")).ToHaveTextAsync("Fill this in.");
        await form.GetByLabel("At worst").FillAsync(Some.Day(255));
        await form.Locator("[data-part=send]").ClickAsync();
        await Expect(Error(form, "optimistic")).ToContainTextAsync("not after the most likely one");

        await form.GetByLabel("At best").FillAsync(Some.Day(180));
        await form.Locator("[data-part=send]").ClickAsync();

        var seen = other.Page.Locator(".ranges [data-part=given]");
        await Expect(seen).ToContainTextAsync("Crusoe, data of");
        await Expect(seen).ToContainTextAsync("(−20 to +55 days)");
        await Expect(other.Page.Locator(".ranges [data-part=drawn]")).ToHaveTextAsync("the range that was given");
        await Expect(other.Page.Locator(".forecast [data-part=moves]")).ToContainTextAsync("Crusoe gave a range for Ready");
    }

    [BrowserFact]
    public async Task The_date_of_a_contract_stands_in_the_chart_with_its_chance_and_a_milestone_that_is_gone_takes_none()
    {
        var (site, milestone) = await Foreseen();
        var look = await Page(site, DashboardServer.OwnerKey);
        var form = await Contract(look);
        await form.GetByLabel("Date", new() { Exact = true }).FillAsync("soon");
        await form.GetByLabel("Which contract").FillAsync("EPC, clause 8.2");
        look.Expecting("400 \\(Bad Request\\)");
        await form.Locator("[data-part=send]").ClickAsync();
        await Expect(Error(form, "date")).ToContainTextAsync("2026-12-31");
        await form.GetByLabel("Date", new() { Exact = true }).FillAsync(Some.Day(230));
        await form.Locator("[data-part=send]").ClickAsync();

        await Expect(look.Page.Locator(".ranges [data-part=contract]")).ToContainTextAsync("EPC, clause 8.2, with Crusoe: kept in");
        await Expect(look.Page.Locator(".forecast [data-part=chart] .chart-words")).ToContainTextAsync("the contract's date");
        await Expect(look.Page.Locator(".forecast [data-part=chart] [data-part=legend]")).ToContainTextAsync("contract");
        await look.Page.Locator(".all-forecasts summary").ClickAsync();
        await Expect(look.Page.Locator(".all-forecasts tbody tr")).ToHaveCountAsync(1);
        await Expect(look.Page.Locator(".all-forecasts td[data-part=contract]")).ToContainTextAsync("%");

        form = await Contract(look);
        (await _server.Owner.Post($"/api/sites/{site}/milestones/{milestone}/withdraw", new { reason = "dropped" })).Being(201);
        look.Expecting("409 \\(Conflict\\)");
        await form.Locator("[data-part=send]").ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("the milestone was withdrawn");
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, 390, "en-GB")]
    [InlineData(ColorScheme.Dark, 390, "de-DE")]
    [InlineData(ColorScheme.Dark, 1440, "de-DE")]
    public async Task Its_forms_and_tables_fit_and_axe_finds_nothing(ColorScheme colours, int width, string locale)
    {
        var (site, milestone) = await Foreseen();
        (await _server.Owner.Put($"/api/sites/{site}/risks/late", new { name = new string('W', 90), probability = 0.3, impact = new { least = 1, likely = 2, most = 3 }, milestones = new[] { milestone } })).Being(201);
        var look = await Page(site, DashboardServer.OwnerKey, new() { Colours = colours, Width = width, Height = 844, Locale = locale });
        await Expect(Risks(look).Locator("li")).ToHaveCountAsync(1);

        foreach (var opener in new[] { ".ranges [data-part=give]", ".ranges [data-part=set]", ".risks [data-part=enter]", ".risk [data-part=revise]", ".all-forecasts summary" })
            await look.Page.Locator(opener).ClickAsync();
        await look.Page.Locator(".risks > [data-part=form] [data-part=send]").ClickAsync();

        await Expect(look.Page.Locator(".filling")).ToHaveCountAsync(4);
        await Expect(look.Page.Locator(".all-forecasts tbody tr")).ToHaveCountAsync(1);
        Assert.Equal("", await Layout.TooWide(look));
        await AccessibilityTests.FindsNothing(look);
    }

    [BrowserFact]
    public async Task In_a_past_moment_nothing_can_be_entered()
    {
        var (site, _) = await Foreseen();
        var look = await Page(site, DashboardServer.OwnerKey);
        await Entering(look);

        await look.Page.EvaluateAsync($"history.pushState(null, '', '/sites/{site}?asOf={Some.Today}'); dispatchEvent(new PopStateEvent('popstate'))");

        await Expect(look.Page.Locator(".site-lane").First).ToBeVisibleAsync();
        await Expect(look.Page.Locator("form.filling:visible")).ToHaveCountAsync(0);
        await Expect(look.Page.GetByRole(AriaRole.Button, new() { Name = "Enter a risk …" })).ToHaveCountAsync(0);
    }

    /// <summary>A site with one milestone, whose date Crusoe forecast.</summary>
    async Task<(string Site, string Milestone)> Foreseen()
    {
        var (site, milestone) = await Forecasts.SiteOfCrusoe(_server);
        await _server.Report(site, milestone, new { party = "crusoe", dataDate = Some.Today, forecast = Some.Day(200) });
        await Forecasts.Until(_server, site, _ => true);
        return (site, milestone);
    }

    async Task<Look> Page(string site, string? key = null, Looking? looking = null)
    {
        var look = await NewLook(_server, looking);
        if (key is not null)
            await look.Page.AddInitScriptAsync($"if (!sessionStorage.getItem('key')) sessionStorage.setItem('key', '{key}')");
        await look.Goto($"/sites/{site}");
        await look.Becomes("live");
        await look.Page.Locator(".site-forecast").ScrollIntoViewIfNeededAsync();
        await Expect(Chart(look)).ToContainTextAsync("80 %");
        return look;
    }

    static ILocator Chart(Look look) => look.Page.Locator(".forecast [data-part=chart] h3");

    static ILocator Risks(Look look) => look.Page.Locator(".risks");

    static ILocator Error(ILocator form, string field) => form.Locator($"[data-error='{field}']");

    static async Task<ILocator> Entering(Look look)
    {
        await Risks(look).GetByRole(AriaRole.Button, new() { Name = "Enter a risk …" }).ClickAsync();
        return Risks(look).Locator("> [data-part=form] form");
    }

    static async Task<ILocator> Contract(Look look)
    {
        await look.Page.Locator(".ranges [data-part=set]").ClickAsync();
        return look.Page.Locator(".ranges [data-part=contract-form] form");
    }

    static async Task Fill(ILocator form, string name, string probability, string least, string likely, string most)
    {
        foreach (var (field, value) in new[] { ("name", name), ("probability", probability), ("impact.least", least), ("impact.likely", likely), ("impact.most", most) })
            await form.Locator($"[data-field='{field}']").FillAsync(value);
    }
}
