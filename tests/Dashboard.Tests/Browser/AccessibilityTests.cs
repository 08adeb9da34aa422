using System.Text.Json;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>axe-core finds nothing to object to: three views, light and dark, phone and desk.</summary>
public sealed class AccessibilityTests(Chromium chromium, StargateServer shared) : BrowserTest(chromium), IClassFixture<StargateServer>
{
    public static TheoryData<string, ColorScheme, int> Views()
    {
        TheoryData<string, ColorScheme, int> views = [];
        foreach (var address in new[] { "/", "/sites/abilene-tx", "/sites/abilene-tx/milestones/campus-complete" })
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
                foreach (var width in new[] { 360, 1440 })
                    views.Add(address, colours, width);
        return views;
    }

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_no_violations(string address, ColorScheme colours, int width)
    {
        var look = await Open(shared.Server, address, new() { Colours = colours, Width = width, Height = 900 });
        await OpenARow(look);

        await FindsNothing(look);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_violations_on_a_page_that_waits_for_a_word_or_is_not_current_and_in_German(ColorScheme colours)
    {
        var server = await Serve();
        var look = (await Open(server, "/", new() { Locale = "de-DE", Colours = colours })).Expecting("net::ERR_|WebSocket|signal");
        await look.Becomes("live");
        server.Freeze();
        await look.Becomes("waiting", 10_000);
        await Expect(look.Badge).ToContainTextAsync("nichts gehört");
        await FindsNothing(look);
        await look.Becomes("stale", 15_000);

        await FindsNothing(look);
    }

    static async Task OpenARow(Look look)
    {
        var toggle = look.Page.Locator("#view .toggle:not([disabled])").First;
        await Expect(toggle).ToBeVisibleAsync();
        await toggle.ClickAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
    }

    // Evaluated by the browser's debugger, which the content security policy does not bind.
    internal static async Task FindsNothing(Look look)
    {
        await look.Page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Modules, "axe-core", "axe.min.js")));
        var answer = await look.Page.EvaluateAsync<JsonElement>("""
            async () => {
              const { violations, passes } = await axe.run(document);
              return { checked: passes.length, violations: violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 5).map(node =>
                `${id} (${help}): ${node.html.slice(0, 160)} ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""}`)) };
            }
            """);
        Assert.True(answer.GetProperty("checked").GetInt32() > 20, "axe checked next to nothing");
        var violations = answer.GetProperty("violations").EnumerateArray().Select(violation => violation.GetString()).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }
}
