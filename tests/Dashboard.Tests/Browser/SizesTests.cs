namespace Dashboard.Tests.Browser;

/// <summary>One page for a phone, a desk and a wall.</summary>
public sealed class SizesTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    [BrowserTheory]
    [InlineData("/", "en-GB")]
    [InlineData("/", "de-DE")]
    [InlineData("/sites/abilene-tx", "en-GB")]
    [InlineData("/sites/abilene-tx", "de-DE")]
    [InlineData("/sites/abilene-tx/milestones/campus-complete", "en-GB")]
    [InlineData("/sites/abilene-tx/milestones/campus-complete", "de-DE")]
    public async Task Nothing_scrolls_sideways_on_a_phone_with_everything_opened(string address, string locale)
    {
        var look = await Open(shared.Server, address, new() { Width = 360, Height = 740, Locale = locale });
        await Expect(look.Page.Locator("#view .toggle").First).ToBeVisibleAsync();

        Assert.Equal("", await Layout.TooWide(look));
        await Layout.OpenEverything(look);
        Assert.Equal("", await Layout.TooWide(look));
    }

    [BrowserFact]
    public async Task On_a_wall_screen_the_type_is_larger_and_the_board_uses_the_width()
    {
        var desk = await Open(shared.Server, "/");
        var wall = await Open(shared.Server, "/", new() { Width = 3840, Height = 2160 });

        Assert.True(await TypeSize(wall) > 1.5 * await TypeSize(desk), $"{await TypeSize(wall)} px on the wall, {await TypeSize(desk)} px on the desk");
        var board = (await wall.Page.Locator(".board-frame").BoundingBoxAsync())!;
        Assert.True(board.Width > 3_300, $"the board is {board.Width} px wide on a screen of 3,840");
        Assert.Equal("", await Layout.TooWide(wall));
    }

    static Task<double> TypeSize(Look look) =>
        look.Page.Locator(".site-row .who").First.EvaluateAsync<double>("element => parseFloat(getComputedStyle(element).fontSize)");
}
