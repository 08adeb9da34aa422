using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>Risks, entered, revised and closed on a site's page by who holds the owner's key, and what others see of them meanwhile.</summary>
public sealed partial class RiskTests(Chromium chromium, UnreportedServer shared) : EnteringTest(chromium, shared)
{
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
        await Expect(risk).ToContainTextAsync(Happened());
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
        var head = await Server.Head("programme");
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
        Assert.Equal(head, await Server.Head("programme"));

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
        Assert.Single(await Server.Events(), one => one.ToJsonString().Contains("\"Twice\"", StringComparison.Ordinal));

        await Risks(look).GetByRole(AriaRole.Button, new() { Name = "Revise Twice …" }).ClickAsync();
        var revising = Risks(look).Locator("li form");
        await Expect(revising.GetByLabel("Probability, %")).ToHaveValueAsync("30");
        var id = (string)(await Server.Get($"/api/sites/{site}"))["risks"]![0]!["id"]!;
        (await Server.Owner.Put($"/api/sites/{site}/risks/{id}", new { name = "Of another", probability = 0.9, impact = new { least = 1, likely = 2, most = 3 }, milestones = new[] { milestone } })).Being(201);
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
        await dialog.Locator("input").FillAsync((await Some.Key(Server)).Key);
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This key may not do that: Only the owner's key may do this.");
        await Expect(Risks(look).Locator("li")).ToHaveCountAsync(0);

        await form.GetByRole(AriaRole.Button, new() { Name = "Use another key …" }).ClickAsync();
        await dialog.Locator("input").FillAsync(DashboardServer.OwnerKey);
        await look.Page.Keyboard.PressAsync("Enter");

        await Expect(Risks(look).Locator("li")).ToContainTextAsync("A risk 30 % likely");
    }

    static async Task Fill(ILocator form, string name, string probability, string least, string likely, string most)
    {
        foreach (var (field, value) in new[] { ("name", name), ("probability", probability), ("impact.least", least), ("impact.likely", likely), ("impact.most", most) })
            await form.Locator($"[data-field='{field}']").FillAsync(value);
    }

    // What is drawn depends on the site's id.
    [GeneratedRegex("Happened in (49|50|51) % of simulations; where it did, Ready was 4")]
    private static partial Regex Happened();
}
