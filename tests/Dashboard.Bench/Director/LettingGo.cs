using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Bench.Viewers;
using Microsoft.Playwright;

namespace Dashboard.Bench.Director;

/// <summary>From letting go of the scrubber to the end of the frame in which every row of the board is that day's.</summary>
static class LettingGo
{
    // The log's first day lies 600 days back.
    const int Times = 20, Days = 595;

    public static async Task Run(DirectorPage chromium, int reports, int seed)
    {
        Console.WriteLine("\nLetting go of the scrubber: from the events to the end of the frame in which every row of the board is drawn for that day and the band over it reads nothing more");
        var random = new Random(seed);
        await Server(chromium, random);

        var page = await chromium.Open();
        var (jumps, drags) = (new List<double>(), new List<double>());
        for (var time = 0; time < Times; time++)
        {
            jumps.Add(await LetGo(chromium, page, [RandomDay(random)]));
            drags.Add(await LetGo(chromium, page, [.. Enumerable.Range(0, 9).Select(_ => RandomDay(random))]));
        }
        Console.WriteLine($"  set to a random day: {string.Join(", ", jumps.Select(jump => $"{jump:N0}"))}");
        Console.WriteLine($"  after a drag over eight others, a frame each: {string.Join(", ", drags.Select(drag => $"{drag:N0}"))}");
        Console.WriteLine($"  set: {DirectorPage.Said(jumps)}; after a drag: {DirectorPage.Said(drags)}");
        Figures.AtMost($"letting go on {reports:N0} reports, worst of {Times}", jumps.Max(), 300, " ms");
        Figures.AtMost($"letting go after a drag on {reports:N0} reports, worst of {Times}", drags.Max(), 300, " ms");
        await page.Context.CloseAsync();
    }

    static async Task Server(DirectorPage chromium, Random random)
    {
        using var http = new HttpClient { BaseAddress = chromium.Server };
        foreach (var (what, rest) in new[] { ("whole", ""), ("as the page asks", DirectorPage.PastQuery) })
        {
            var (times, bytes) = (new List<double>(), new List<double>());
            for (var time = 0; time < Times; time++)
            {
                var day = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(RandomDay(random));
                var clock = Stopwatch.StartNew();
                bytes.Add((await http.GetByteArrayAsync(new Uri($"/api/board?asOf={day:yyyy-MM-dd}{rest}", UriKind.Relative))).Length);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            Console.WriteLine($"  GET /api/board?asOf={{a random day}}{rest}, {what}: {DirectorPage.Said(times)}, {Figures.Median(bytes) / 1e6:N1} MB");
        }
    }

    static async Task<double> LetGo(DirectorPage chromium, IPage page, int[] days)
    {
        var took = await page.EvaluateAsync<double>("days => bench.letGo(days)", days);
        await Check(chromium, page, DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days[^1]));
        await page.WaitForTimeoutAsync(1_500);
        return took;
    }

    // What is on the page is what the server says of that day.
    static async Task Check(DirectorPage chromium, IPage page, DateOnly day)
    {
        var shown = await page.EvaluateAsync<int[]>("() => bench.counts()");
        using var http = new HttpClient { BaseAddress = chromium.Server };
        using var answer = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"/api/board?asOf={day:yyyy-MM-dd}", UriKind.Relative)));
        var milestones = answer.RootElement.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("kind").ValueEquals("milestone")).ToList();
        int[] said = [milestones.Count, milestones.Count(row => row.GetProperty("status").ValueEquals("done"))];
        if (shown is not [var all, var done] || all != said[0] || done != said[1])
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}: the page shows {string.Join('/', shown)}, the server says {string.Join('/', said)}"));
    }

    static int RandomDay(Random random) => DateOnly.FromDateTime(DateTime.UtcNow).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber - 1 - random.Next(Days);
}
