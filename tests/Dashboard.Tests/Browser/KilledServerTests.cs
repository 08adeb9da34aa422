using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Browser;

/// <summary>The server dies and comes back. Pages find their way by themselves, and what was acknowledged is there.</summary>
[Collection(WaitingBrowserTests.Name)]
public sealed partial class KilledServerTests(Chromium chromium) : BrowserTest(chromium)
{
    const string Site = "abilene-tx", Milestone = "campus-complete";
    const int Reports = 120, KilledAfter = 40, Posters = 4;

    [BrowserFact]
    public async Task After_a_kill_in_the_middle_of_a_burst_both_pages_converge_to_what_the_log_says_and_every_acknowledged_report_is_there_once()
    {
        var server = await Serve();
        var looks = new[] { await Open(server, "/"), await Open(server, $"/sites/{Site}") };
        foreach (var look in looks)
        {
            look.Expecting("net::ERR_|WebSocket");
            await look.Becomes("live");
            await look.Page.EvaluateAsync(Recorder);
        }
        var acknowledged = new ConcurrentDictionary<int, long>();
        var killed = new TaskCompletionSource();

        var burst = Burst(server, acknowledged, killed);
        await killed.Task;
        await server.Kill();
        var knownAtKill = acknowledged.Values.Max();

        foreach (var look in looks)
        {
            await look.Becomes("stale");
            await Expect(look.Badge).ToContainTextAsync(ClockTime());
            await look.Page.EvaluateAsync("badgeStates.length = 0");
        }
        await server.Restart();
        await burst;

        foreach (var look in looks)
        {
            await look.Reaches(acknowledged.Values.Max());
            await look.Becomes("live");
            var states = await look.Page.EvaluateAsync<string[]>("badgeStates");
            var early = states.Where(state => state.StartsWith("live", StringComparison.Ordinal) && PositionIn(state) < knownAtKill);
            Assert.True(!early.Any(), $"called itself live while it was behind: {string.Join(", ", states)}");
        }
        var notes = (await server.Events()).Select(entry => (string?)entry["report"]?["note"]).OfType<string>().Where(note => note.StartsWith("burst ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enumerable.Range(0, Reports).Select(NoteOf).Order(), notes.Order());
        foreach (var look in looks)
            Assert.Empty(await Shown.DifferencesFromApi(look, Site));
        Assert.Equal(await Shown.Everything(await Open(server, "/")), await Shown.Everything(looks[0]));
        Assert.Equal(await Shown.Everything(await Open(server, $"/sites/{Site}")), await Shown.Everything(looks[1]));
    }

    [BrowserTheory]
    [InlineData("**/api/board*")]
    [InlineData("**/live/negotiate*")]
    public async Task A_page_whose_server_dies_before_it_is_connected_connects_when_the_server_is_back(string firstCall)
    {
        var server = await Serve();
        var look = (await NewLook(server)).Expecting("net::ERR_|WebSocket");
        var died = new TaskCompletionSource();
        await look.Page.RouteAsync(firstCall, async route =>
        {
            await server.Kill();
            died.TrySetResult();
            await route.ContinueAsync();
        }, new() { Times = 1 });

        await look.Page.GotoAsync("/");
        await died.Task;
        await Expect(look.Badge).Not.ToHaveAttributeAsync("data-state", "live");
        await server.Restart();

        await look.Becomes("live", 40_000);
        await Expect(look.Page.Locator(".site-row")).ToHaveCountAsync(10);
        var position = await server.Report(Site, Milestone, new { dataDate = Some.Today, note = "back again" });
        await look.Reaches(position, 5_000);
    }

    [BrowserFact]
    public async Task What_was_posted_while_a_page_was_offline_is_there_when_it_is_online_again()
    {
        var server = await Serve();
        var look = (await Open(server, "/")).Expecting("net::ERR_|WebSocket");
        await look.Becomes("live");

        await look.Page.Context.SetOfflineAsync(true);
        var position = await server.Report(Site, Milestone, new { dataDate = Some.Today, note = "said while you were away" });
        await look.Page.Context.SetOfflineAsync(false);

        await look.Reaches(position);
        await look.Becomes("live");
        await Expect(look.Page.Locator(".story").First).ToContainTextAsync("said while you were away");
    }

    // Every state the badge goes through, with its position.
    const string Recorder = """
        () => {
          const badge = document.getElementById("badge");
          window.badgeStates = [];
          const write = () => {
            const state = `${badge.dataset.state} ${/update (\d+)/.exec(badge.textContent)?.[1] ?? 0}`;
            if (window.badgeStates.at(-1) !== state) window.badgeStates.push(state);
          };
          new MutationObserver(write).observe(badge, { subtree: true, childList: true, characterData: true, attributes: true });
        }
        """;

    /// <summary>Posts until every report was acknowledged, sending again what may or may not have been taken.</summary>
    static Task Burst(DashboardServer server, ConcurrentDictionary<int, long> acknowledged, TaskCompletionSource enough)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Posters).Select(_ => Task.Run(Post)));

        async Task Post()
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < Reports)
            {
                var report = new { dataDate = Some.Today, percent = number % 100, note = NoteOf(number) };
                while (!acknowledged.ContainsKey(number))
                {
                    try
                    {
                        acknowledged[number] = await server.Report(Site, Milestone, report, Some.IdempotencyKey($"burst-{number}"));
                    }
                    catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
                    {
                        await Task.Delay(100);
                    }
                }
                if (acknowledged.Count >= KilledAfter)
                    enough.TrySetResult();
            }
        }
    }

    static string NoteOf(int number) => $"burst {number:000}";

    static long PositionIn(string state) => long.Parse(state[(state.IndexOf(' ', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("\\d\\d:\\d\\d")]
    private static partial Regex ClockTime();
}
