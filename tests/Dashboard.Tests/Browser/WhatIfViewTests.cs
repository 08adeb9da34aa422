using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>What if, on a site's page: the address is all there is of it, and what it says is what the API says.</summary>
public sealed class WhatIfViewTests(Chromium chromium) : BrowserTest(chromium)
{
    const string Site = "abilene-tx";
    const string Asked = "if=date:p410:2027-03-01&if=duration:M630:30";

    [BrowserTheory]
    [InlineData("en-GB", 1440, ColorScheme.Light, "What if: nothing of this is written", "days later")]
    [InlineData("de-DE", 390, ColorScheme.Dark, "Was wäre, wenn: nichts davon wird gespeichert", "Tage später")]
    public async Task Who_opens_a_shared_link_sees_that_nothing_is_written_and_the_numbers_of_the_api(
        string locale, int width, ColorScheme colours, string label, string later)
    {
        var server = await Serve();
        await ScheduleTests.Accept(server, "abilene-b7-2026-11.xer");
        var rows = (await server.Anyone.Get($"/api/sites/{Site}/what-if?date=p410:2027-03-01&duration=M630:30")).Being(200).Json["milestones"]!.AsArray();

        var look = await Open(server, $"/sites/{Site}?{Asked}", new() { Locale = locale, Width = width, Height = 844, Colours = colours });

        var whatIf = look.Page.Locator(".what-if");
        // It was found without looking for it.
        await Expect(whatIf.GetByText(label, new() { Exact = true })).ToBeInViewportAsync();
        foreach (var row in rows.Where(row => (bool)row!["moves"]!))
            await Expect(whatIf.Locator("tbody tr").Filter(new() { HasText = (string)row!["name"]! }))
                .ToContainTextAsync(new Regex($"{DayOf(row["before"]!, locale)} → {DayOf(row["after"]!, locale)}.*{row["p80Days"]} {later}", RegexOptions.Singleline));
        await Expect(whatIf.Locator("tbody tr")).ToHaveCountAsync(rows.Count(row => (bool)row!["moves"]!));
        await Expect(whatIf.Locator("[data-part=others]")).ToContainTextAsync($"{rows.Count(row => !(bool)row!["moves"]!)} ");
        Assert.Equal("", await Layout.TooWide(look));
        await AccessibilityTests.FindsNothing(look);
    }

    [BrowserFact]
    public async Task A_change_is_added_by_the_form_stands_in_the_address_and_is_removed()
    {
        var server = await Serve();
        await ScheduleTests.Accept(server, "abilene-b7-2026-11.xer");
        var before = await server.Head("programme");
        var look = await Open(server, $"/sites/{Site}");
        await look.Becomes("live");
        var whatIf = look.Page.Locator(".what-if");
        await whatIf.ScrollIntoViewIfNeededAsync();
        await whatIf.Locator("summary").ClickAsync();

        // By its name, which is known of the paths that are shown.
        await Expect(whatIf.Locator("datalist option[value=M630]")).ToHaveCountAsync(1);
        await whatIf.GetByLabel("Activity, by code or name").FillAsync("Liquid cooling loops, halls C and D");
        await whatIf.GetByLabel("still takes, in working days").FillAsync("60");
        await look.Page.Keyboard.PressAsync("Enter");

        await Expect(whatIf.Locator("[data-part=changes] li")).ToContainTextAsync("M630 Liquid cooling loops, halls C and D still takes 60 working days now 45");
        await Expect(whatIf.Locator("tbody tr").Filter(new() { HasText = "Building 7 ready for service" })).ToContainTextAsync("days later");
        Assert.EndsWith($"/sites/{Site}?if=duration%3AM630%3A60", look.Page.Url, StringComparison.Ordinal);

        await whatIf.GetByLabel("Milestone").SelectOptionAsync("p410");
        await whatIf.GetByLabel("is reached on").FillAsync("2027-03-01");
        await whatIf.Locator("[data-part=date-form] button").ClickAsync();
        await Expect(whatIf.Locator("[data-part=changes] li")).ToHaveCountAsync(2);
        await Expect(whatIf.Locator("tbody tr").Filter(new() { HasText = "Delivery of transformers" })).ToContainTextAsync("1 Mar 2027");
        await look.Page.ReloadAsync();
        await Expect(whatIf.Locator("[data-part=changes] li")).ToHaveCountAsync(2);

        await whatIf.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove: Delivery of transformers") }).ClickAsync();
        await Expect(whatIf.Locator("[data-part=changes] li")).ToHaveCountAsync(1);
        await Expect(whatIf.Locator("tbody tr").Filter(new() { HasText = "Delivery of transformers" })).ToHaveCountAsync(0);
        await whatIf.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(whatIf.Locator("[data-part=changes] li")).ToHaveCountAsync(0);
        Assert.EndsWith($"/sites/{Site}", look.Page.Url, StringComparison.Ordinal);
        Assert.Equal(before, await server.Head("programme"));
    }

    [BrowserFact]
    public async Task What_a_link_names_that_is_gone_is_said_beside_it_and_the_others_follow_once_it_is_removed()
    {
        var server = await Serve();
        await ScheduleTests.Accept(server, "abilene-b7-2026-11.xer");

        var look = (await NewLook(server)).Expecting("400 \\(Bad Request\\)");
        await look.Goto($"/sites/{Site}?if=date:nothing:2027-03-01&if=duration:M630:60&if=nonsense");

        var whatIf = look.Page.Locator(".what-if");
        await Expect(whatIf.Locator("[data-part=changes] li").Nth(0)).ToContainTextAsync("there is no milestone 'nothing' at this site");
        await Expect(whatIf.Locator("[data-part=changes] li").Nth(2)).ToContainTextAsync("names a milestone and an existing day");
        await Expect(whatIf.Locator("[data-part=effect]")).ToBeHiddenAsync();
        await whatIf.GetByRole(AriaRole.Button, new() { NameRegex = new("nonsense") }).ClickAsync();
        await whatIf.GetByRole(AriaRole.Button, new() { NameRegex = new("nothing") }).ClickAsync();
        await Expect(whatIf.Locator("tbody tr").Filter(new() { HasText = "Building 7 ready for service" })).ToContainTextAsync("days later");
    }

    [BrowserFact]
    public async Task It_is_asked_again_when_the_forecast_moves_on()
    {
        var server = await Serve();
        await ScheduleTests.Accept(server, "abilene-b7-2026-11.xer");
        var look = await Open(server, $"/sites/{Site}?{Asked}");
        var energised = look.Page.Locator(".what-if tbody tr").Filter(new() { HasText = "Building 7 energised" });
        await Expect(energised).ToContainTextAsync("days later");

        await server.Report(Site, "p410", new { party = "crusoe", dataDate = Some.Today, forecast = "2027-03-01", reason = "transformer delivery" });

        await Expect(energised).ToHaveCountAsync(0);
    }

    static string DayOf(JsonNode figures, string locale) =>
        Regex.Escape(DateOnly.ParseExact((string)figures["p80"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(locale == "en-GB" ? "d " : "d. ", CultureInfo.InvariantCulture)) + @"\S+ \d{4}";
}
