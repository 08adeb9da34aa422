using Microsoft.Playwright;

namespace Dashboard.Bench;

/// <summary>
/// From the post to the picture: the page itself posts and then waits for the frame in which its feed shows the report, so
/// that one clock measures both ends.
/// </summary>
static class PixelRun
{
    const string Chromium = "/usr/bin/chromium";

    const string PostAndWait =
        """
        async ({ key, number }) => {
          const feed = document.querySelector("[data-view='feed']") ?? document.body;
          const mark = `pixel ${number}`;
          const shown = new Promise(resolve => {
            const look = () => {
              if (!feed.textContent.includes(mark)) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
            };
            const observer = new MutationObserver(look);
            observer.observe(feed, { childList: true, subtree: true, characterData: true });
          });
          const start = performance.now();
          const answer = await fetch("/api/sites/abilene-tx/milestones/buildings-5-8-ready-for-service/reports", {
            method: "POST",
            headers: { "Authorization": `Bearer ${key}`, "Content-Type": "application/json" },
            body: JSON.stringify({ dataDate: "2026-11-20", percent: number % 100, note: mark, reason: mark }),
          });
          if (!answer.ok) throw new Error(await answer.text());
          return await shown - start;
        }
        """;

    public static async Task<List<double>?> Measure(Uri server, string key, TimeSpan warmUp, int posts)
    {
        if (!File.Exists(Chromium))
            return null;
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync();
        // The CDN is not part of what is measured: its files come from the server's own copy.
        await page.RouteAsync("https://**", route => route.AbortAsync());
        await page.GotoAsync(server.ToString());
        await page.WaitForFunctionAsync("() => document.body.dataset.fresh === 'live' || /Live/.test(document.body.textContent)");
        var milliseconds = new List<double>();
        var warm = DateTime.UtcNow + warmUp;
        for (var number = 0; milliseconds.Count < posts; number++)
        {
            var took = await page.EvaluateAsync<double>(PostAndWait, new { key, number });
            if (DateTime.UtcNow > warm)
                milliseconds.Add(took);
            // Apart from each other, as reports come: not inside the minimum gap of a push.
            await page.WaitForTimeoutAsync(120 + number % 7 * 15);
        }
        return [.. milliseconds.Order()];
    }
}
