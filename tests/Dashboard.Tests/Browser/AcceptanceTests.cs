using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>What was reported complete: in the panel, on the programme's page, and accepted or rejected by who holds the owner's key.</summary>
public sealed class AcceptanceTests(Chromium chromium, UnreportedServer shared) : BrowserTest(chromium), IClassFixture<UnreportedServer>
{
    const string Site = "abilene-tx";
    static readonly string[] Asked = ["photo", "test-record"];
    static readonly object[] Photo = [new { kind = "photo" }];

    const string Hostile = "<img src=x onerror=alert(1)> المحول 👷🏽‍♀️";

    [BrowserFact]
    public async Task A_completion_is_told_in_the_panel_and_listed_until_the_owner_speaks()
    {
        var milestone = await Complete();
        var panel = await Open(shared.Server, $"/sites/{Site}/milestones/{milestone}");
        var programme = await Open(shared.Server, "/");
        var completion = panel.Page.Locator("#panel [data-part=completion-row]");
        await Expect(completion).ToContainTextAsync("reported: complete on");
        await Expect(completion).ToContainTextAsync("evidence: photo; test record missing; waiting for acceptance since today");
        await Expect(completion.Locator("[data-part=completion-mark] > svg")).ToHaveCountAsync(1);
        await Expect(Waiting(programme, milestone)).ToContainTextAsync("test record missing");
        // Nobody can judge without a key.
        await Expect(panel.Page.Locator("#panel [data-part=judge]")).ToBeHiddenAsync();
        await panel.Becomes("live");
        await programme.Becomes("live");

        (await shared.Server.Owner.Post($"/api/sites/{Site}/milestones/{milestone}/reject", new { reason = Hostile })).Being(201);

        await Expect(completion).ToContainTextAsync($"rejected by the owner on");
        await Expect(completion).ToContainTextAsync(Hostile);
        await Expect(panel.Page.Locator("#panel [data-part=why]")).ToContainTextAsync("What Crusoe reported as done was rejected");
        await Expect(Waiting(programme, milestone)).ToHaveCountAsync(0);
        await Expect(programme.Page.Locator(".story").First).ToContainTextAsync($"The owner rejects Hall 3 ready for service as reported by Crusoe: {Hostile}");
        Assert.Equal(0, await panel.Page.Locator("main img").CountAsync() + await programme.Page.Locator("main img").CountAsync());
        Assert.Equal(("", ""), (await Layout.TooWide(panel), await Layout.TooWide(programme)));
    }

    [BrowserFact]
    public async Task Who_holds_the_owners_key_accepts_and_rejects_in_the_panel_by_keyboard_and_reads_a_refusal()
    {
        var milestone = await Complete();
        var look = (await NewLook(shared.Server)).Expecting("400 \\(Bad Request\\)");
        await look.Page.AddInitScriptAsync($"sessionStorage.setItem('key', '{DashboardServer.OwnerKey}')");
        await look.Goto($"/sites/{Site}/milestones/{milestone}");
        await look.Becomes("live");
        var judge = look.Page.Locator("#panel [data-part=judge]");
        var answer = judge.GetByRole(AriaRole.Status);
        await AccessibilityTests.FindsNothing(look);

        await judge.GetByRole(AriaRole.Button, new() { Name = "Reject" }).FocusAsync();
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(answer).ToContainTextAsync("reason: is required");

        await judge.GetByLabel("Note of an acceptance, reason of a rejection").FillAsync("hall 3 has no cooling");
        await look.Page.Keyboard.PressAsync("Tab");
        await look.Page.Keyboard.PressAsync("Tab");
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(answer).ToHaveTextAsync("Rejected.");
        await Expect(look.Page.Locator("#panel [data-part=completion-row]")).ToContainTextAsync("rejected by the owner");
        await Expect(judge.GetByRole(AriaRole.Button, new() { Name = "Reject" })).ToBeFocusedAsync();

        await judge.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();

        await Expect(answer).ToHaveTextAsync("Accepted.");
        await Expect(look.Page.Locator("#panel [data-part=completion-row]")).ToContainTextAsync("accepted by the owner");
        await Expect(look.Page.Locator("#panel [data-part=status]")).ToHaveTextAsync("done");
    }

    [BrowserFact]
    public async Task A_report_tells_its_cause_or_that_it_names_none()
    {
        var milestone = await Planned();
        await shared.Server.Report(Site, milestone, new { dataDate = Some.Today, forecast = "2027-01-01" });
        await shared.Server.Report(Site, milestone, new { dataDate = Some.Today, forecast = "2027-06-01" });
        await shared.Server.Report(Site, milestone, new { dataDate = Some.Today, forecast = "2027-09-01", cause = "equipment", attributedTo = "oracle" });

        var look = await Open(shared.Server, $"/sites/{Site}/milestones/{milestone}");

        var reports = look.Page.Locator("#panel .report");
        await Expect(reports.Nth(0)).ToContainTextAsync("Cause: equipment, attributed to Oracle");
        await Expect(reports.Nth(1)).ToContainTextAsync("No cause named, although the date moved far");
        await Expect(reports.Nth(2).Locator("[data-part=cause]")).ToBeHiddenAsync();
    }

    static ILocator Waiting(Look look, string milestone) => look.Page.Locator($".waiting-row:has(a[href$='/{milestone}'])");

    async Task<string> Complete()
    {
        var milestone = await Planned();
        await shared.Server.Report(Site, milestone, new { party = "crusoe", dataDate = Some.Today, actual = Some.Day(-3), evidence = Photo });
        return milestone;
    }

    async Task<string> Planned()
    {
        var milestone = Some.Id("milestone");
        (await shared.Server.Owner.Put(
            $"/api/sites/{Site}/milestones/{milestone}",
            new { name = "Hall 3 ready for service", phase = "ready-for-service", responsible = "crusoe", evidence = Asked })).Being(201);
        return milestone;
    }
}
