using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>English and German: from the browser, switchable, remembered.</summary>
public sealed class LanguageTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    static readonly Looking German = new() { Locale = "de-DE" };

    [BrowserFact]
    public async Task A_German_browser_starts_in_German_with_German_dates_and_numbers()
    {
        var site = await Open(shared.Server, "/sites/abilene-tx", German);
        await Expect(site.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect(site.Lane("buildings-3-4-ready-for-service").Locator("[data-part=current]").First).ToHaveTextAsync("23. Mai 2026");

        var programme = await Open(shared.Server, "/", German);
        await Expect(programme.Page.Locator(".figures")).ToContainTextAsync(new Regex("\\d\\d?\\.\\d{3}\\sMW"));
        await Expect(programme.Page.Locator(".story").First).ToContainTextAsync(new Regex("\\d\\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) 20|20\\d\\d"));
    }

    [BrowserFact]
    public async Task The_language_is_switched_to_English_and_back_and_each_choice_is_remembered()
    {
        var look = await Open(shared.Server, "/", German);
        var page = look.Page;
        var heading = page.Locator(".flags h2");
        await Expect(page.Locator("#lang-de")).ToHaveAttributeAsync("aria-pressed", "true");
        var german = await heading.InnerTextAsync();

        await page.Locator("#lang-en").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(heading).ToContainTextAsync("open flags");
        await Expect(page.Locator(".figures")).ToContainTextAsync(new Regex("\\d\\d?,\\d{3}\\sMW"));
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(heading).ToContainTextAsync("open flags");

        await page.Locator("#lang-de").ClickAsync();
        await Expect(heading).ToHaveTextAsync(german);
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect(heading).ToHaveTextAsync(german);
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/sites/abilene-tx")]
    [InlineData("/sites/abilene-tx/milestones/campus-complete")]
    public async Task No_key_of_a_text_is_shown_in_place_of_the_text(string address)
    {
        foreach (var locale in new[] { "en-GB", "de-DE" })
        {
            var look = await Open(shared.Server, address, new() { Locale = locale });
            await Expect(look.Page.Locator("#view h2").First).ToBeVisibleAsync();
            var words = await look.Page.Locator("body").InnerTextAsync();
            Assert.DoesNotMatch("\\b(page|badge|board|lane|site|milestone|figures|story|ramp|legend|why|flags|feed|phase|status|rank)\\.[a-z][a-z-]+\\b", words);
            Assert.DoesNotMatch("\\{\\w+\\}", words);
        }
    }
}
