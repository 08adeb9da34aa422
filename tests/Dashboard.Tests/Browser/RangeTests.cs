using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>Ranges and dates of contracts, entered on a site's page; and how all that is entered there fits and is left alone in the past.</summary>
public sealed class RangeTests(Chromium chromium, UnreportedServer shared) : EnteringTest(chromium, shared)
{
    [BrowserFact]
    public async Task A_contractor_gives_a_range_of_its_own_and_the_forecast_is_drawn_from_it()
    {
        var (site, _) = await Foreseen();
        var (look, other) = (await Page(site, (await Some.Key(Server)).Key), await Page(site));
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
        (await Server.Owner.Post($"/api/sites/{site}/milestones/{milestone}/withdraw", new { reason = "dropped" })).Being(201);
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
        (await Server.Owner.Put($"/api/sites/{site}/risks/late", new { name = new string('W', 90), probability = 0.3, impact = new { least = 1, likely = 2, most = 3 }, milestones = new[] { milestone } })).Being(201);
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

    static async Task<ILocator> Contract(Look look)
    {
        await look.Page.Locator(".ranges [data-part=set]").ClickAsync();
        return look.Page.Locator(".ranges [data-part=contract-form] form");
    }
}
