using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>The status page: for the owner's key, live, and honest about not being so.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed partial class StatusPageTests(Chromium chromium) : BrowserTest(chromium)
{
    [BrowserFact]
    public async Task It_asks_for_the_owners_key_refuses_others_and_then_follows_what_is_posted()
    {
        var server = await Serve("Data:Reports=none");
        var contractor = await Some.Key(server);
        var look = (await NewLook(server)).Expecting("401|403");
        await look.Page.GotoAsync("/");
        await look.Page.Locator("footer a[href='/status']").ClickAsync();
        await Expect(look.Page).ToHaveURLAsync("/status");
        await Expect(Figures(look)).ToHaveCountAsync(0);

        await Give(look, "no-such-key");
        await Expect(look.Page.Locator(".status-key")).ToContainTextAsync("not accepted");
        await Give(look, contractor.Key);
        await Expect(look.Page.Locator(".status-key")).ToContainTextAsync("not the owner's");
        await Give(look, DashboardServer.OwnerKey);

        await Expect(look.Page.Locator(".status-key")).ToBeHiddenAsync();
        await Expect(look.Page.Locator(".status-ready")).ToHaveTextAsync(new Regex("^\\s*Ready\\s*$"));
        await Expect(Line(look, "taken")).ToHaveTextAsync("0");
        var reports = $"{await Some.Milestone(server)}/reports";
        var position = 0L;
        for (var count = 0; count < 4; count++)
            position = (await server.Owner.Post(reports, Some.Report())).Being(201).Position;
        // The milestone and its four reports.
        await Expect(Line(look, "taken")).ToHaveTextAsync("5");
        await Expect(Line(look, "last update")).ToHaveTextAsync($"{position:N0}");
        await Expect(look.Page).ToHaveTitleAsync(new Regex("^Status of the server"));
        await Expect(Line(look, "last backup")).ToHaveTextAsync("none yet");
    }

    [BrowserFact]
    public async Task Without_an_answer_it_says_since_when_it_is_not_current_and_is_current_again_by_itself()
    {
        var server = await Serve();
        var look = (await Shown(server, new())).Expecting("net::ERR_|WebSocket|signal|Timeout");
        var fresh = look.Page.Locator(".status [data-part=fresh]");
        await Expect(fresh).ToContainTextAsync("As of");

        server.Freeze();
        await Expect(fresh).ToContainTextAsync(NotCurrentSince());
        await Expect(look.Page.Locator(".status-ready")).ToHaveAttributeAsync("data-state", "stale");
        await Expect(Figures(look)).ToHaveCountAsync(4);

        server.Thaw();
        await Expect(fresh).ToContainTextAsync("As of", new() { Timeout = 15_000 });
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, 1440, "en-GB", "status-light")]
    [InlineData(ColorScheme.Dark, 360, "de-DE", "status-dark-phone")]
    [InlineData(ColorScheme.Light, 360, "en-GB", null)]
    [InlineData(ColorScheme.Dark, 1440, "de-DE", null)]
    public async Task It_fits_light_and_dark_phone_and_desk_and_axe_finds_nothing(ColorScheme colours, int width, string locale, string? picture)
    {
        var server = await Serve();
        var reports = $"{await Some.Milestone(server)}/reports";
        var look = await Shown(server, new() { Colours = colours, Width = width, Height = 900, Locale = locale });
        for (var count = 0; count < 60; count++)
            (await server.Owner.Post(reports, Some.Report())).Being(201);
        await look.Becomes("live");
        await Expect(look.Page.Locator(".figure").Nth(0)).ToContainTextAsync(new Regex("\\d"));

        Assert.Equal("", await Layout.TooWide(look));
        await AccessibilityTests.FindsNothing(look);
        if (picture is not null && PictureFactAttribute.Folder is { } folder)
            await look.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{picture}.png"), FullPage = true });
    }

    [BrowserFact]
    public async Task An_address_of_nothing_is_404_and_the_page_says_so()
    {
        var server = await Serve("Data:Programme=none");
        var look = (await NewLook(server)).Expecting("404");

        var answer = await look.Page.GotoAsync("/nowhere");

        Assert.Equal(404, answer!.Status);
        await Expect(look.Page.Locator("main").GetByText("There is no such page")).ToBeVisibleAsync();
    }

    /// <summary>The status page of somebody who has given the owner's key with the keyboard alone.</summary>
    async Task<Look> Shown(DashboardServer server, Looking looking)
    {
        var look = (await NewLook(server, looking)).Expecting("401");
        await look.Page.GotoAsync("/status");
        await Expect(look.Page.Locator(".status-key input")).ToBeVisibleAsync();
        await look.Page.Locator(".status-key input").FocusAsync();
        await look.Page.Keyboard.TypeAsync(DashboardServer.OwnerKey);
        await look.Page.Keyboard.PressAsync("Enter");
        await Expect(Figures(look)).ToHaveCountAsync(4);
        return look;
    }

    static async Task Give(Look look, string key)
    {
        await look.Page.Locator(".status-key input").FillAsync(key);
        await look.Page.Keyboard.PressAsync("Enter");
    }

    static ILocator Figures(Look look) => look.Page.Locator(".status .figure");

    static ILocator Line(Look look, string name) =>
        look.Page.Locator(".status dl > div").Filter(new() { Has = look.Page.GetByText(name, new() { Exact = true }) }).Locator("dd");

    [GeneratedRegex("Not current since \\d\\d:\\d\\d:\\d\\d")]
    private static partial Regex NotCurrentSince();
}
