using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>Pictures of the page, for the README and for looking at; made by <c>tests/screenshots.sh</c> only.</summary>
public sealed class Screenshots(Chromium chromium) : BrowserTest(chromium)
{
    const int LargestForTheReadme = 300_000;

    static readonly (string Name, int Width, int Height)[] Screens = [("phone", 360, 740), ("desk", 1440, 900), ("wall", 3840, 2160)];

    static readonly (string Name, string Address)[] Views =
        [("programme", "/"), ("site", "/sites/abilene-tx"), ("milestone", "/sites/abilene-tx/milestones/campus-complete")];

    [PictureFact("readme")]
    public async Task The_pictures_of_the_README()
    {
        var look = await Open(await Serve(), "/", new() { Width = 1440, Height = 900 });
        await look.Becomes("live");
        await Take(look, "dashboard", wholePage: false);
        Assert.InRange(new FileInfo(PathOf("dashboard")).Length, 10_000, LargestForTheReadme);
    }

    [PictureFact("all")]
    public async Task Every_view_on_every_screen_in_light_and_dark_English_and_German_live_and_stale()
    {
        var server = await Serve();
        foreach (var (view, address) in Views)
            foreach (var (screen, width, height) in Screens)
                foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
                    foreach (var locale in new[] { "en-GB", "de-DE" })
                    {
                        await using var look = await Open(server, address, new() { Width = width, Height = height, Colours = colours, Locale = locale });
                        await look.Becomes("live");
                        await Take(look, $"{view}-{screen}-{colours}-{locale[..2]}".ToLowerInvariant(), wholePage: screen != "wall");
                    }
        var stale = (await Open(server, "/")).Expecting("net::ERR_|WebSocket");
        await stale.Becomes("live");
        await server.Kill();
        await stale.Becomes("stale", 25_000);
        await Take(stale, "programme-desk-stale", wholePage: false);
    }

    static async Task Take(Look look, string name, bool wholePage)
    {
        await Expect(look.Page.Locator("#view h2").First).ToBeVisibleAsync();
        await look.Page.EvaluateAsync("document.fonts.ready");
        await look.Page.ScreenshotAsync(new() { Path = PathOf(name), FullPage = wholePage, Animations = ScreenshotAnimations.Disabled });
    }

    static string PathOf(string name) => Path.Combine(PictureFactAttribute.Folder!, $"{name}.png");
}

/// <summary>Runs only where <c>SCREENSHOTS</c> names a folder, and <c>PICTURES</c> the set that is wanted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute(string set)
    {
        Set = set;
        Skip = Needs.Chromium ?? (Folder is null || Environment.GetEnvironmentVariable("PICTURES") != set ? "only tests/screenshots.sh takes pictures" : null);
    }

    public string Set { get; }

    public static string? Folder => Environment.GetEnvironmentVariable("SCREENSHOTS");
}
