namespace Dashboard.Tests.Browser;

/// <summary>Chart.js and the push's client come from the CDN, else from the server; without either the page does without.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed class LibrariesTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Site = "abilene-tx", Milestone = "campus-complete", Address = $"/sites/{Site}", Ramp = "[data-part=ramp]";

    [BrowserFact]
    public async Task From_the_CDN_both_libraries_pass_their_integrity_check_and_the_server_is_not_asked_for_them()
    {
        var look = await NewLook(shared.Server);
        List<string> own = [];
        look.Page.Request += (_, request) => { if (request.Url.Contains("/lib/", StringComparison.Ordinal)) own.Add(request.Url); };
        await look.Goto(Address);

        await ChartAndPushWork(look, "from the CDN");
        Assert.Equal(3, look.AskedOfCdn.Count);
        Assert.Empty(own);
    }

    [BrowserFact]
    public async Task Without_the_CDN_the_same_files_come_from_the_server_and_nothing_is_said_about_it()
    {
        var look = (await NewLook(shared.Server, new() { Cdn = CdnMood.Down })).Expecting("net::ERR_INTERNET_DISCONNECTED.*cdn.jsdelivr.net|cdn.jsdelivr.net.*net::ERR_INTERNET_DISCONNECTED");
        await look.Goto(Address);

        await ChartAndPushWork(look, "from the server");
        var usual = await Open(shared.Server, Address);
        await ChartAndPushWork(usual, "as usual");
        Assert.Equal(await Words(usual), await Words(look));
    }

    [BrowserFact]
    public async Task A_file_of_the_CDN_with_one_byte_changed_is_refused_and_the_servers_own_is_taken()
    {
        var look = (await NewLook(shared.Server, new() { Cdn = CdnMood.Tampered })).Expecting("integrity");
        await look.Goto(Address);

        await ChartAndPushWork(look, "from the server again");
        Assert.Equal(3, look.Complaints.Count(complaint => complaint.Contains("integrity", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task Without_either_tables_stand_in_for_charts_and_polling_for_the_push_and_the_badge_says_so()
    {
        var look = (await NewLook(shared.Server, new() { Cdn = CdnMood.Down, Blocked = "/lib/" })).Expecting("net::ERR_");
        await look.Goto(Address);

        await look.Becomes("polling");
        await Expect(look.Badge).ToContainTextAsync("Polling");
        await look.Page.Locator(Ramp).ScrollIntoViewIfNeededAsync();
        await Expect(look.Page.Locator($"{Ramp} .as-table tbody tr").First).ToBeVisibleAsync();
        await Expect(look.Page.Locator($"{Ramp} [data-part=plot]")).ToBeHiddenAsync();
        var position = await shared.Server.Report(Site, Milestone, new { dataDate = Some.Today, note = "asked for" });
        await look.Reaches(position, 8_000);
    }

    async Task ChartAndPushWork(Look look, string note)
    {
        await look.Becomes("live");
        await Expect(look.Badge).ToContainTextAsync("pulse");
        await look.Page.Locator(Ramp).ScrollIntoViewIfNeededAsync();
        await Expect(look.Page.Locator($"{Ramp} canvas")).ToBeVisibleAsync();
        await Expect(look.Page.Locator($"{Ramp} .as-table")).ToBeHiddenAsync();
        // A chart that is there is drawn a frame later.
        await look.Page.WaitForFunctionAsync("""
            () => { const canvas = document.querySelector("[data-part=ramp] canvas, [data-slot=ramp] canvas");
              return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.reduce((sum, value) => sum + (value > 0), 0) > 1_000; }
            """);
        var position = await shared.Server.Report(Site, Milestone, new { dataDate = Some.Today, note });
        await look.Reaches(position, 2_500);
        await look.Becomes("live");
    }

    /// <summary>All words of the lanes and of the chart.</summary>
    static Task<string> Words(Look look) => look.Page.EvaluateAsync<string>(
        "[...document.querySelectorAll('#view .site-milestones, #view [data-part=ramp]')].map(part => part.innerText).join(' ').replace(/\\s+/g, ' ')");
}
