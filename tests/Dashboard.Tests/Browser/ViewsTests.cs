using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>The three views, their addresses, and the keyboard.</summary>
public sealed class ViewsTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "abilene-tx", Milestone = "buildings-3-4-ready-for-service", Panel = $"/sites/{Site}/milestones/{Milestone}";

    [BrowserFact]
    public async Task The_programme_view_says_its_figures_with_who_says_so_and_shows_ten_sites_Texas_first()
    {
        var look = await Open(shared.Server, "/");

        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
        var regions = await look.Page.Locator(".site-row [data-part=region]").AllInnerTextsAsync();
        Assert.All(regions.Take(3), region => Assert.Contains("Texas", region, StringComparison.Ordinal));
        Assert.DoesNotContain(regions.Skip(3), region => region.Contains("Texas", StringComparison.Ordinal));
        await Expect(look.Page.Locator(".site-row [data-part=name]").First).ToHaveTextAsync("Abilene");

        var figures = await look.Page.Locator(".figures > .figure").AllInnerTextsAsync();
        Assert.True(figures.Count >= 4, "the programme's figures are missing");
        Assert.All(figures, figure => Assert.Matches("\\d", figure));
        Assert.DoesNotContain("", (await look.Page.Locator(".figures > .figure [data-part=source]").AllInnerTextsAsync()).Select(text => text.Trim()));
        foreach (var section in new[] { ".story", ".flag", ".agreement", ".parties dt" })
            await Expect(look.Page.Locator(section).First).ToBeAttachedAsync();
        await Expect(look.Page.Locator("footer")).ToContainTextAsync("Epoch AI");
        await Expect(look.Page.Locator("footer")).ToContainTextAsync("CC BY 4.0");
    }

    [BrowserFact]
    public async Task A_row_of_the_board_is_opened_and_closed_and_its_lanes_are_walked_with_the_keyboard_alone()
    {
        var look = await Open(shared.Server, "/");
        var toggle = look.SiteRow(Site).Locator(".toggle");
        var details = look.Page.Locator($"#board-{Site}");

        await toggle.FocusAsync();
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(toggle).ToBeFocusedAsync();
        var milestones = (await shared.Server.Get($"/api/sites/{Site}"))["milestones"]!.AsArray().Count;
        await Expect(details.Locator(".lane")).ToHaveCountAsync(milestones);
        await look.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(details.Locator(".lane a[data-part=name]").First).ToBeFocusedAsync();
        await look.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(toggle).ToBeFocusedAsync();
        await look.Page.Keyboard.PressAsync("Space");
        await Expect(details).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task The_site_view_has_a_lane_per_milestone_as_the_API_says_it_and_opens_each_partys_dates()
    {
        var look = await Open(shared.Server, $"/sites/{Site}");

        Assert.Empty(await Shown.DifferencesFromApi(look, Site));
        var lane = look.Lane("campus-complete");
        await lane.Locator(".toggle").FocusAsync();
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(lane.Locator(".said [data-part=party]", new() { HasTextString = "Oracle" })).ToBeVisibleAsync();
        await Expect(lane.Locator(".said [data-part=party]", new() { HasTextString = "Epoch AI" })).ToBeVisibleAsync();
        await Expect(look.Page.Locator(".site-head")).ToContainTextAsync("75%");
    }

    [BrowserFact]
    public async Task Each_view_has_an_address_of_its_own_that_works_on_a_fresh_load_and_with_back_and_forward()
    {
        var look = await Open(shared.Server, "/");
        await look.SiteRow(Site).Locator("a[data-part=name]").ClickAsync();
        await Expect(look.Page).ToHaveURLAsync($"/sites/{Site}");
        await Expect(look.Page.Locator("h2[data-view-title]")).ToContainTextAsync("Abilene");
        await look.Lane(Milestone).Locator("a[data-part=name]").ClickAsync();
        await Expect(look.Page).ToHaveURLAsync(Panel);
        await Expect(look.Page.Locator("#panel")).ToBeVisibleAsync();

        await look.Page.GoBackAsync();
        await Expect(look.Page.Locator("#panel")).ToBeHiddenAsync();
        await look.Page.GoBackAsync();
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
        await look.Page.GoForwardAsync();
        await look.Page.GoForwardAsync();
        await Expect(look.Page.Locator("#panel")).ToBeVisibleAsync();

        var fresh = await Open(shared.Server, Panel);
        await Expect(fresh.Page.Locator("#panel")).ToContainTextAsync("Buildings 3-4");
        await Expect(fresh.Lane(Milestone)).ToBeVisibleAsync();
        await Expect(fresh.Page).ToHaveTitleAsync(new Regex("Buildings 3-4.*Abilene.*Stargate"));
    }

    [BrowserFact]
    public async Task An_address_of_no_site_says_so()
    {
        var look = (await Open(shared.Server, "/")).Expecting("404");
        await look.Page.GotoAsync("/sites/atlantis");
        await Expect(look.Page.Locator("main").GetByText("There is no such page")).ToBeVisibleAsync();
    }
}
