namespace Dashboard.Tests.Browser;

/// <summary>What people write is text, whatever it looks like, and fits on a phone.</summary>
public sealed class HostileTextTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "saline-mi", Milestone = "first-capacity";

    public static TheoryData<string, string> Texts() => new()
    {
        { "markup", "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;" },
        { "four thousand characters without a blank", new string('W', 4_000) },
        { "right to left", "تأخر المحول بسبب الميناء וגם בעברית" },
        { "emoji", "👷🏽‍♀️🏗️ 👨‍👩‍👧‍👦 🇺🇸 e\u0301\u0301\u0301\u0301\u0301 \u200B" },
        { "lines", "first\n\n\n\tsecond\r\nthird" },
        { "a long address", "https://example.com/" + new string('a', 500) + "?" + new string('b', 500) },
    };

    [BrowserTheory]
    [MemberData(nameof(Texts))]
    public async Task Such_a_text_is_shown_as_text_and_does_not_break_the_page(string kind, string text)
    {
        var marker = $"{kind} ends here";
        var half = text.Length > 3_900 ? text[..3_900] : text;
        await shared.Server.Report(Site, Milestone, new { dataDate = Some.Today, forecast = "2027-H2", reason = $"{half} {marker}", note = $"{half} {marker}" });
        (await shared.Server.Owner.Post($"/api/sites/{Site}/flags", new { type = "risk", text = $"{half} {marker}", date = Some.Today })).Being(201);

        foreach (var address in new[] { "/", $"/sites/{Site}", $"/sites/{Site}/milestones/{Milestone}" })
        {
            var look = await Open(shared.Server, address, new() { Width = 360, Height = 740 });
            List<string> dialogs = [];
            look.Page.Dialog += (_, dialog) => { dialogs.Add(dialog.Message); _ = dialog.DismissAsync(); };
            await Layout.OpenEverything(look);
            await Expect(look.Page.Locator("main")).ToContainTextAsync(marker);

            Assert.Contains(half.Split('\n')[0], await look.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await look.Page.Locator("main img, main script").CountAsync());
            Assert.Equal("", await Layout.TooWide(look));
            Assert.Empty(dialogs);
        }
    }
}
