using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>How right forecasts were: for who holds a key, in the words of the arithmetic that has its own tests.</summary>
public sealed class RecordTests(Chromium chromium, UnreportedServer shared) : BrowserTest(chromium), IClassFixture<UnreportedServer>
{
    const string Site = "abilene-tx", Party = "oracle", Other = "crusoe";
    const int Enough = 8;

    [BrowserFact]
    public async Task Who_holds_a_key_reads_each_partys_record_and_where_it_leads_an_open_forecast_and_sees_it_grow()
    {
        for (var milestone = 0; milestone < Enough; milestone++)
            await CompleteTenDaysLate(await Planned($"Hall {milestone}"));
        var open = await Planned("Hall 9");
        await shared.Server.Report(Site, open, new { party = Party, dataDate = Some.Today, forecast = Some.Day(30) });
        var look = await NearTheRecord(1440);
        var record = look.Page.Locator(".record");
        var rows = Rows(look);

        await Expect(rows).ToHaveTextAsync([
            "Oracle30 days8+10 days0%", "Oracle60 days8+10 days0%", "Oracle90 days0too little is known (0 of 8)", "Oracle180 days0too little is known (0 of 8)",
        ]);
        await Expect(record.Locator("li")).ToContainTextAsync("Hall 9: Oracle says");
        await Expect(record.Locator("li")).ToContainTextAsync("adjusted by its median error, +10 d over 8 milestones");
        await Expect(record.Locator("li a")).ToHaveAttributeAsync("href", $"/sites/{Site}/milestones/{open}");
        await AccessibilityTests.FindsNothing(look);
        Assert.Equal("", await Layout.TooWide(look));

        await look.Becomes("live");
        await CompleteTenDaysLate(await Planned("Hall 10"));
        await Expect(rows.First).ToHaveTextAsync("Oracle30 days9+10 days0%");

        var phone = await NearTheRecord(360);
        await Expect(Rows(phone)).ToHaveCountAsync(4);
        Assert.Equal("", await Layout.TooWide(phone));
        // No word is broken to make room.
        Assert.InRange((await Rows(phone).First.BoundingBoxAsync())!.Height, 20, 60);
    }

    [BrowserFact]
    public async Task Who_holds_none_is_not_asked_for_one()
    {
        await CompleteTenDaysLate(await Planned("Hall 11"), Other);
        List<string> asked = [];
        var look = await NewLook(shared.Server);
        look.Page.Request += (_, request) => { if (request.Url.Contains("/api/record", StringComparison.Ordinal)) asked.Add(request.Url); };
        await look.Goto("/");
        var record = look.Page.Locator("[data-slot=record]");

        await Expect(record.Locator(".record")).ToBeAttachedAsync();
        await Expect(record).ToBeHiddenAsync();
        await Expect(look.Page.Locator("[data-slot=sources] h2")).ToBeVisibleAsync();
        Assert.Empty(asked);
    }

    async Task<Look> NearTheRecord(int width)
    {
        var look = await NewLook(shared.Server, new() { Width = width });
        await look.Page.AddInitScriptAsync($"sessionStorage.setItem('key', '{DashboardServer.OwnerKey}')");
        await look.Goto("/");
        await look.Page.Locator("[data-slot=sources] h2").ScrollIntoViewIfNeededAsync();
        return look;
    }

    static ILocator Rows(Look look) => look.Page.Locator(".record tbody tr", new() { HasTextString = "Oracle" });

    async Task CompleteTenDaysLate(string milestone, string party = Party)
    {
        await shared.Server.Report(Site, milestone, new { party, dataDate = Some.Day(-100), forecast = Some.Day(-40) });
        await shared.Server.Report(Site, milestone, new { party, dataDate = Some.Day(-30), actual = Some.Day(-30) });
    }

    async Task<string> Planned(string name)
    {
        var milestone = Some.Id("milestone");
        (await shared.Server.Owner.Put($"/api/sites/{Site}/milestones/{milestone}", new { name, phase = "ready-for-service", responsible = Party })).Being(201);
        return milestone;
    }
}
