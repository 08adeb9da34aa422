using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>The whole page at any past moment, and what differs between two.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed class MomentTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "abilene-tx", Milestone = "buildings-5-8-ready-for-service";

    [BrowserFact]
    public async Task An_address_with_a_moment_shows_the_board_of_that_moment_under_a_band_that_leads_back()
    {
        var look = await Open(shared.Server, "/?asOf=2026-01-31");

        await Expect(look.Page.Locator("#past-band")).ToContainTextAsync("As of 31 January 2026, as we knew it then.");
        await Expect(look.Badge).ToContainTextAsync("A past moment");
        await Expect(look.Page.Locator(".board-frame")).ToContainTextAsync("No date of the 10 sites is late for sure");
        await look.Page.GetByRole(AriaRole.Button, new() { NameString = "Back to now" }).ClickAsync();
        await Expect(look.Page.Locator("#past-band")).ToBeHiddenAsync();
        await Expect(look.Page).ToHaveURLAsync("/");
        await Expect(look.Page.Locator(".board-frame")).ToContainTextAsync("Abilene most");
    }

    [BrowserFact]
    public async Task The_handle_is_moved_with_the_keyboard_and_the_address_and_the_board_follow()
    {
        var look = await Open(shared.Server, "/");
        var handle = look.Page.Locator("#scrubber [data-part=at]");
        await Expect(handle).ToHaveAttributeAsync("aria-valuetext", "now");

        await handle.FocusAsync();
        await look.Page.Keyboard.PressAsync("Home");

        // On the first day one thing was known: the financing of Abilene's first phase.
        await Expect(look.Page).ToHaveURLAsync(new Regex("asOf=2024-10-15"));
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(1);
        await Expect(handle).ToHaveAttributeAsync("aria-valuetext", "15 October 2024");
        await Expect(handle).ToBeFocusedAsync();
        await look.Page.Keyboard.PressAsync("End");
        await Expect(look.Page.Locator("#past-band")).ToBeHiddenAsync();
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
    }

    [BrowserFact]
    public async Task While_the_handle_is_dragged_a_board_is_asked_for_now_and_then_and_the_last_where_it_is_let_go()
    {
        var look = await Open(shared.Server, "/");
        await Expect(look.Page.Locator("#scrubber [data-part=at]")).ToHaveAttributeAsync("aria-valuetext", "now");
        var asked = new List<string>();
        look.Page.Request += (_, request) => { if (request.Url.Contains("/api/board?asOf=", StringComparison.Ordinal)) asked.Add(request.Url); };

        // Over three hundred days to the last of January, with no pause between.
        await look.Page.EvaluateAsync(
            """
            () => {
              const handle = document.querySelector("#scrubber [data-part=at]"), last = Date.UTC(2026, 0, 31) / 86400000;
              for (let day = last - 300; day <= last; day++) {
                handle.value = String(day);
                handle.dispatchEvent(new Event("input", { bubbles: true }));
              }
              handle.dispatchEvent(new Event("change", { bubbles: true }));
            }
            """);

        await Expect(look.Page.Locator("#past-band")).ToContainTextAsync("As of 31 January 2026, as we knew it then.");
        await Expect(look.Page.Locator(".board-frame")).ToContainTextAsync("No date of the 10 sites is late for sure");
        await Expect(look.Page).ToHaveURLAsync(new Regex("asOf=2026-01-31$"));
        Assert.InRange(asked.Count, 1, 2);
        Assert.Contains("asOf=2026-01-31", asked[^1], StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_moment_is_carried_along_from_view_to_view_and_the_browsers_history_knows_it()
    {
        var look = await Open(shared.Server, "/?asOf=2026-01-31");
        await look.SiteRow(Site).Locator("a[data-part=name]").ClickAsync();
        await Expect(look.Page).ToHaveURLAsync($"/sites/{Site}?asOf=2026-01-31");
        await Expect(look.Lane(Milestone).Locator("[data-part=current]")).ToHaveTextAsync("1 Jul 2026");

        await look.Lane(Milestone).Locator("a[data-part=name]").ClickAsync();
        await Expect(look.Page.Locator("#panel .report")).ToHaveCountAsync(1);
        await look.Page.GoBackAsync();
        await look.Page.GoBackAsync();
        await Expect(look.Page).ToHaveURLAsync("/?asOf=2026-01-31");
        await Expect(look.Page.Locator("#past-band")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_past_moment_stands_still_while_news_come_in_and_a_pause_holds_what_is_shown()
    {
        var server = await Serve();
        var look = await Open(server, $"/sites/{Site}");
        await look.Becomes("live");
        await look.Page.GetByRole(AriaRole.Button, new() { NameString = "Pause" }).ClickAsync();
        await Expect(look.Page.Locator("#past-band")).ToContainTextAsync("As of update");
        await Expect(look.Lane(Milestone).Locator("[data-part=current]")).ToHaveTextAsync("Q4 2026 – Q1 2027");

        var position = await server.Report(Site, Milestone, new { party = "epoch-ai", dataDate = Some.Today, forecast = "2027-06-30" });
        // Said once the live board has it; the view does not.
        await Expect(look.Badge).ToContainTextAsync($"now is update {position}");
        await Expect(look.Lane(Milestone).Locator("[data-part=current]")).ToHaveTextAsync("Q4 2026 – Q1 2027");

        await look.Page.GetByRole(AriaRole.Button, new() { NameString = "Resume" }).ClickAsync();
        await Expect(look.Lane(Milestone).Locator("[data-part=current]")).ToHaveTextAsync("30 Jun 2027");
    }

    [BrowserFact]
    public async Task A_moment_that_there_is_none_of_is_said_in_a_sentence()
    {
        var look = (await NewLook(shared.Server)).Expecting("400");
        await look.Page.GotoAsync("/?asOf=2099-01-01");

        await Expect(look.Page.Locator("#past-band")).ToContainTextAsync("none in the future");
        await look.Page.GetByRole(AriaRole.Button, new() { NameString = "Back to now" }).ClickAsync();
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
    }

    [BrowserFact]
    public async Task Before_anything_was_known_the_page_says_so()
    {
        var look = await NewLook(shared.Server);
        await look.Page.GotoAsync("/?asOf=2020-01-01");

        await Expect(look.Page.Locator("#past-band")).ToContainTextAsync("Nothing was known of any site yet.");
    }

    [BrowserFact]
    public async Task Two_moments_are_compared_with_old_dates_struck_through_what_weighs_most_first()
    {
        var look = await Open(shared.Server, "/?since=2026-01-31&asOf=2026-10-31");

        var first = look.Page.Locator(".change").First;
        await Expect(first).ToContainTextAsync("Abilene, Buildings 5-8 ready for service");
        await Expect(first.Locator("del")).ToHaveTextAsync("1 July 2026");
        await Expect(first).ToContainTextAsync("+3 to +9");
        await Expect(look.Page.Locator(".changes")).ToContainTextAsync("From 31 January 2026 to 31 October 2026:");
    }

    [BrowserFact]
    public async Task Who_comes_back_is_told_what_changed_since_until_they_say_that_they_have_read_it()
    {
        var server = await Serve();
        var look = await Open(server, "/");
        await look.Becomes("live");
        await Expect(look.Page.Locator(".changes")).ToBeHiddenAsync();

        await server.Report(Site, Milestone, new { party = "epoch-ai", dataDate = Some.Today, forecast = "2027-06-30", reason = "transformers" });

        var change = look.Page.Locator(".change");
        await Expect(change).ToHaveCountAsync(1);
        await Expect(change).ToContainTextAsync("30 June 2027");
        await Expect(change).ToContainTextAsync("transformers");
        await look.Page.ReloadAsync();
        await Expect(change).ToHaveCountAsync(1);
        await look.Page.GetByRole(AriaRole.Button, new() { NameString = "Mark as read" }).ClickAsync();
        await Expect(look.Page.Locator(".changes")).ToBeHiddenAsync();
        await look.Page.ReloadAsync();
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
        await Expect(look.Page.Locator(".changes")).ToBeHiddenAsync();
    }
}
