namespace Dashboard.Tests.Browser;

/// <summary>A board that is not for everyone.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed class ViewingKeyTests(Chromium chromium) : BrowserTest(chromium)
{
    [BrowserFact]
    public async Task A_board_that_needs_a_key_asks_for_it_refuses_a_wrong_one_and_is_live_with_a_good_one()
    {
        var server = await Serve("Access:Viewing=key");
        var look = (await NewLook(server)).Expecting("401");
        await look.Page.GotoAsync("/");
        var dialog = look.Page.Locator("#access");
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(0);

        await dialog.Locator("input").FillAsync("not-the-key-not-the-key-not-the-key-not");
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("not accepted");
        await dialog.Locator("input").FillAsync(DashboardServer.OwnerKey);
        await look.Page.Keyboard.PressAsync("Enter");

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
        await look.Becomes("live");
        var position = await server.Report("abilene-tx", "campus-complete", new { dataDate = Some.Today, note = "for those with a key" });
        await look.Reaches(position, 5_000);

        // This tab keeps the key; another profile has none.
        await look.Page.GotoAsync("/sites/abilene-tx/milestones/campus-complete");
        await Expect(look.Page.Locator("#panel")).ToContainTextAsync("for those with a key");
        await Expect(dialog).ToBeHiddenAsync();
        var stranger = (await NewLook(server)).Expecting("401");
        await stranger.Page.GotoAsync("/sites/abilene-tx");
        await Expect(stranger.Page.Locator("#access")).ToBeVisibleAsync();
        await Expect(stranger.Page.Locator("body")).Not.ToContainTextAsync("Abilene");
    }
}
