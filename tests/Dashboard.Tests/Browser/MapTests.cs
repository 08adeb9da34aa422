using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>The small map of the sites: a picture to the eye, a list of links to everybody else.</summary>
public sealed partial class MapTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    const string Borders = ".map-near .border";

    [BrowserFact]
    public async Task Every_site_that_has_a_place_stands_there_once_with_its_megawatts_and_the_others_are_named()
    {
        var look = await Open(shared.Server, "/");
        var map = look.Page.Locator(".map");
        await Expect(map.Locator("h2")).ToContainTextAsync("Texas has 4,340 of 10,633");

        // West to east in the frame of most, then the one that is elsewhere in the world.
        Assert.Equal(
            ["Doña Ana", "Abilene", "Shackelford", "Milam", "Port Washington", "Saline", "Lordstown", "Abu Dhabi"],
            await map.Locator(".place [data-part=name]").AllInnerTextsAsync());
        await Expect(map.Locator(".place").Nth(1)).ToContainTextAsync("590 of 1,180");
        await Expect(map.Locator(".place").Nth(1)).ToContainTextAsync("+3 to +9");
        await Expect(map.Locator("[data-part=unplaced]")).ToHaveTextAsync("No position stated: Narvik (withdrawn) and North Tyneside (paused)");
        // Shackelford lies east of Abilene and a little north of it, Milam south of both.
        var (abilene, shackelford, milam) = (await At(look, 1), await At(look, 2), await At(look, 3));
        Assert.True(shackelford.X > abilene.X && shackelford.Y < abilene.Y && milam.Y > abilene.Y, $"{abilene} {shackelford} {milam}");
    }

    [BrowserFact]
    public async Task The_tab_key_stops_once_on_the_map_arrows_go_from_site_to_site_and_Enter_opens_one()
    {
        var look = await Open(shared.Server, "/");
        var links = look.Page.Locator(".map [data-part=link]");
        await Expect(links).ToHaveCountAsync(8);
        await Expect(look.Page.Locator(".map [data-part=link][tabindex='0']")).ToHaveCountAsync(1);

        await links.First.FocusAsync();
        await look.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(links.Nth(1)).ToBeFocusedAsync();
        await Expect(links.Nth(1)).ToHaveAttributeAsync("tabindex", "0");
        await Expect(links.First).ToHaveAttributeAsync("tabindex", "-1");
        await look.Page.Keyboard.PressAsync("Enter");

        await Expect(look.Page).ToHaveURLAsync(new Regex("/sites/abilene-tx$"));
    }

    [BrowserFact]
    public async Task Outlines_come_from_the_CDN_else_from_the_server_and_without_either_the_sites_stand_without()
    {
        var usual = await Open(shared.Server, "/");
        await Expect(usual.Page.Locator(Borders)).ToHaveAttributeAsync("d", Path());
        await Expect(usual.Page.Locator(".map-world .coast")).ToHaveAttributeAsync("d", Path());
        Assert.Contains(usual.AskedOfCdn, url => url.Contains("us-atlas", StringComparison.Ordinal));

        var own = (await NewLook(shared.Server, new() { Cdn = CdnMood.Tampered })).Expecting("integrity");
        await own.Goto("/");
        await Expect(own.Page.Locator(Borders)).ToHaveAttributeAsync("d", await usual.Page.Locator(Borders).GetAttributeAsync("d") ?? "");

        var without = (await NewLook(shared.Server, new() { Cdn = CdnMood.Down, Blocked = "/lib/" })).Expecting("net::ERR_");
        await without.Goto("/");
        await Expect(without.Page.Locator(".map .place")).ToHaveCountAsync(8);
        await Expect(without.Page.Locator(Borders)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_programme_whose_sites_have_no_place_has_no_map()
    {
        var server = await Serve("Data:Programme=none");
        (await server.Owner.Put("/api/sites/somewhere", new { name = "Somewhere", stage = "announced" })).Being(201);
        var look = await Open(server, "/");
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(1);

        await Expect(look.Page.Locator(".map")).ToBeHiddenAsync();

        (await server.Owner.Put("/api/sites/somewhere", new { name = "Somewhere", stage = "announced", location = new { lat = 52.5, lon = 13.4 } })).Being(201);
        await Expect(look.Page.Locator(".map .place")).ToHaveTextAsync(new Regex("Somewhere"));
        await Expect(look.Page.Locator(".map")).ToBeVisibleAsync();
    }

    [GeneratedRegex("^M.{1000,}")]
    private static partial Regex Path();

    static async Task<(float X, float Y)> At(Look look, int place)
    {
        var box = (await look.Page.Locator(".map [data-part=link]").Nth(place).BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
