using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>A test of what is entered below a site's forecast.</summary>
public abstract class EnteringTest(Chromium chromium, UnreportedServer shared) : BrowserTest(chromium), IClassFixture<UnreportedServer>
{
    protected DashboardServer Server { get; } = shared.Server;

    /// <summary>A site with one milestone, whose date Crusoe forecast.</summary>
    protected async Task<(string Site, string Milestone)> Foreseen()
    {
        var (site, milestone) = await Forecasts.SiteOfCrusoe(Server);
        await Server.Report(site, milestone, new { party = "crusoe", dataDate = Some.Today, forecast = Some.Day(200) });
        await Forecasts.Until(Server, site, _ => true);
        return (site, milestone);
    }

    protected async Task<Look> Page(string site, string? key = null, Looking? looking = null)
    {
        var look = await NewLook(Server, looking);
        if (key is not null)
            await look.Page.AddInitScriptAsync($"if (!sessionStorage.getItem('key')) sessionStorage.setItem('key', '{key}')");
        await look.Goto($"/sites/{site}");
        await look.Becomes("live");
        await look.Page.Locator(".site-forecast").ScrollIntoViewIfNeededAsync();
        await Expect(Chart(look)).ToContainTextAsync("80 %");
        return look;
    }

    protected static ILocator Chart(Look look) => look.Page.Locator(".forecast [data-part=chart] h3");

    protected static ILocator Risks(Look look) => look.Page.Locator(".risks");

    protected static ILocator Error(ILocator form, string field) => form.Locator($"[data-error='{field}']");

    protected static async Task<ILocator> Entering(Look look)
    {
        await Risks(look).GetByRole(AriaRole.Button, new() { Name = "Enter a risk …" }).ClickAsync();
        return Risks(look).Locator("> [data-part=form] form");
    }
}
