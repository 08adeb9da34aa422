using Dashboard.Bench.Growth;
using Dashboard.Bench.Viewers;
using Microsoft.Playwright;

namespace Dashboard.Bench.Director;

/// <summary>A hundred reports a second on random milestones while the programme is open: frames a second, beside an idle page.</summary>
static class Updates
{
    const int PerSecond = 100, Seconds = 10;

    public static async Task Run(DirectorPage chromium, int seed)
    {
        Console.WriteLine($"\n{PerSecond} row updates a second, {Seconds} s on the programme view: frames counted by requestAnimationFrame");
        var page = await chromium.Open();
        var idle = await Count(page);
        Console.WriteLine($"  idle: {idle}");
        using var stop = new CancellationTokenSource();
        var posting = Post(chromium.Server, new(seed), stop.Token);
        await page.WaitForTimeoutAsync(3_000);
        var busy = await Count(page);
        await stop.CancelAsync();
        var posts = await posting;
        Console.WriteLine($"  under {posts / (Seconds + 3.0):N0} posts/s: {busy}");
        Figures.AtLeast("frames a second, the fewest within any second", busy.Least, 50);
        await page.Context.CloseAsync();
    }

    static async Task<Counted> Count(IPage page)
    {
        var frames = await page.EvaluateAsync<double[][]>($"() => bench.frames({Seconds}).then(({{ times, tasks }}) => [times, tasks])");
        // Every second that begins with a frame, and is whole.
        var (times, tasks) = (frames[0], frames[1]);
        var least = times.Where(at => at + 1_000 <= times[^1]).Select(at => times.Count(other => other >= at && other < at + 1_000)).Min();
        return new((times.Length - 1) / (times[^1] - times[0]) * 1_000, least, times.Zip(times.Skip(1), (one, next) => next - one).Max(), tasks);
    }

    static async Task<int> Post(Uri server, Random random, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new("Bearer", DirectorRun.Key);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1_000.0 / PerSecond));
        var (posts, pending) = (0, new List<Task>());
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                pending.Add(One(http, LongLog.PathOf(random.Next(LongLog.Sites), random.Next(LongLog.MilestonesOfSite)), random.Next(600), posts++));
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
        await Task.WhenAll(pending);
        return posts;
    }

    static async Task One(HttpClient http, string path, int ahead, int number)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        using var answer = await http.PostAsJsonAsync(
            new Uri(path, UriKind.Relative), new { dataDate = $"{today:yyyy-MM-dd}", forecast = $"{today.AddDays(ahead):yyyy-MM-dd}", percent = number % 100, note = $"update {number}" });
        answer.EnsureSuccessStatusCode();
    }

    sealed record Counted(double Mean, int Least, double LongestGap, double[] Tasks)
    {
        public override string ToString() =>
            $"{Mean:N1} a second, the fewest in any second {Least}, the longest between two frames {LongestGap:N0} ms; {Tasks.Length} tasks over 50 ms{(Tasks.Length > 0 ? $", the longest {Tasks.Max():N0} ms" : "")}";
    }
}
