namespace Dashboard.Tests.Browser;

/// <summary>The milestone panel: beside the view, not over it.</summary>
public sealed class PanelTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "abilene-tx";

    [BrowserFact]
    public async Task The_panel_lists_every_party_and_every_report_and_says_whose_date_is_the_current_one()
    {
        var answer = await shared.Server.Get($"/api/sites/{Site}/milestones/campus-complete");
        var look = await Open(shared.Server, $"/sites/{Site}/milestones/campus-complete");
        var panel = look.Page.Locator("#panel");

        await Expect(panel.Locator("h2")).ToContainTextAsync((string)answer["milestone"]!["name"]!);
        foreach (var party in new[] { "Oracle", "Crusoe", "Epoch AI" })
            await Expect(panel).ToContainTextAsync(party);
        foreach (var report in answer["reports"]!.AsArray())
            await Expect(panel.Locator($"[data-report='{report!["position"]}']")).ToHaveCountAsync(1);
        await Expect(panel).ToContainTextAsync("618 MW");
    }

    [BrowserFact]
    public async Task The_panel_closes_with_Escape_and_the_focus_returns_to_where_it_was_opened()
    {
        var look = await Open(shared.Server, $"/sites/{Site}");
        var link = look.Lane("campus-complete").Locator("a[data-part=name]");
        await link.FocusAsync();
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(look.Page.Locator("#panel")).ToBeVisibleAsync();
        await Expect(look.Page.Locator("#panel h2")).ToBeFocusedAsync();

        await look.Page.Keyboard.PressAsync("Escape");

        await Expect(look.Page.Locator("#panel")).ToBeHiddenAsync();
        await Expect(link).ToBeFocusedAsync();
        await Expect(look.Page).ToHaveURLAsync($"/sites/{Site}");
    }

    [BrowserFact]
    public async Task The_panel_leaves_the_view_beside_it_in_use()
    {
        var look = await Open(shared.Server, $"/sites/{Site}/milestones/campus-complete");
        await look.Lane("buildings-3-4-ready-for-service").Locator("a[data-part=name]").ClickAsync();
        await Expect(look.Page.Locator("#panel h2")).ToContainTextAsync("Buildings 3-4");
    }

    [BrowserFact]
    public async Task A_report_that_arrives_while_its_panel_is_open_is_listed_in_it()
    {
        var look = await Open(shared.Server, $"/sites/{Site}/milestones/substation-complete");
        await look.Becomes("live");

        await shared.Server.Report(Site, "substation-complete", new { dataDate = Some.Today, forecast = "2027-01", reason = "a transformer came late" });

        await Expect(look.Page.Locator("#panel")).ToContainTextAsync("a transformer came late");
    }
}
