using Dashboard.Bench.Growth;
using Microsoft.Playwright;

namespace Dashboard.Bench.Director;

/// <summary>From a key or a click to the end of the frame that shows what it led to, as far as the window reaches.</summary>
static class Interactions
{
    const int Times = 12;
    const double Aim = 100;

    public static async Task Run(DirectorPage chromium, int seed)
    {
        Console.WriteLine(
            $"\nInteraction: from the event's time stamp to the end of the frame that shows its outcome; after the semicolon the browser's own Event Timing of the slowest, up to what is on the screen, in steps of 8 ms");
        var random = new Random(seed);
        var page = await chromium.Open();
        var sites = Enumerable.Range(0, Times).Select(_ => $"site-{random.Next(LongLog.Sites)}").Distinct().ToList();

        var (opened, closed) = (new List<double[]>(), new List<double[]>());
        foreach (var site in sites)
        {
            var toggle = page.Locator($"[aria-controls='board-{site}']");
            await toggle.ScrollIntoViewIfNeededAsync();
            opened.Add(await After(page, "click", "row", site, () => toggle.ClickAsync()));
            closed.Add(await After(page, "click", "closed", site, () => toggle.ClickAsync()));
        }
        Tell("opening a site's row of the board, 100 lanes", opened);
        Tell("closing it", closed);

        var along = new List<double[]>();
        // Below the last site there is no other.
        foreach (var site in sites.Where(site => site != $"site-{LongLog.Sites - 1}").Take(4))
        {
            await page.Locator($"[aria-controls='board-{site}']").FocusAsync();
            foreach (var key in new[] { "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowRight" })
                along.Add(await After(page, "keydown", "focus", site, () => page.Keyboard.PressAsync(key)));
        }
        Tell("an arrow key on the board", along);

        var ramp = page.Locator("[data-slot=ramp] [data-part=plot]");
        await ramp.ScrollIntoViewIfNeededAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-slot=ramp] [data-part=says]').textContent !== ''");
        await page.WaitForTimeoutAsync(2_000);
        await ramp.FocusAsync();
        var keys = new List<double[]>();
        for (var time = 0; time < Times; time++)
            keys.Add(await After(page, "keydown", "readout", "", () => page.Keyboard.PressAsync(time % 4 == 3 ? "PageDown" : "ArrowLeft")));
        Tell("an arrow key in the chart of megawatts", keys);

        await Pages(page, sites);
        await page.Context.CloseAsync();
    }

    static async Task Pages(IPage page, List<string> sites)
    {
        var (pages, panels) = (new List<double[]>(), new List<double[]>());
        foreach (var site in sites)
        {
            var name = page.Locator($".site-line [data-part=name][href='/sites/{site}']");
            await name.FocusAsync();
            pages.Add(await After(page, "click", "site", site, () => page.Keyboard.PressAsync("Enter")));
            await page.WaitForTimeoutAsync(2_000);
            var lane = page.Locator(".site-frame [data-part=lanes] a[data-part=name]").Nth(Random.Shared.Next(20));
            await lane.FocusAsync();
            panels.Add(await After(page, "click", "panel", site, () => page.Keyboard.PressAsync("Enter")));
            await page.WaitForTimeoutAsync(1_000);
            await page.GoBackAsync();
            await page.GoBackAsync();
            await page.WaitForSelectorAsync(".board-frame");
            await page.WaitForTimeoutAsync(2_000);
        }
        Tell("opening a site's page, 100 lanes", pages);
        Tell("opening a milestone's panel", panels);
    }

    static async Task<double[]> After(IPage page, string type, string what, string of, Func<Task> act)
    {
        await page.EvaluateAsync("([type, what, of]) => bench.arm(type, what, of)", new[] { type, what, of });
        await act();
        return await page.EvaluateAsync<double[]>("() => bench.told()");
    }

    static void Tell(string what, List<double[]> told)
    {
        var ordered = told.Select(each => each[0]).Order().ToList();
        Console.WriteLine($"  {what}: {DirectorPage.Said(ordered)}; {told.Max(each => each[1]):N0} ms to the screen: {(ordered[^1] <= Aim ? "met" : "MISSED")}");
    }
}
