using Dashboard.Bench.Viewers;
using Microsoft.Playwright;

namespace Dashboard.Bench.Director;

/// <summary>
/// From the start of the navigation to the end of the frame that fills the window: the figures, and below them the board's rows with their
/// marks to the lower edge. Measured within the page.
/// </summary>
static class FirstPicture
{
    const int Before = 5, Visits = 9;
    const int Rest = 1_500;

    public static async Task Run(DirectorPage chromium)
    {
        Console.WriteLine("\nFirst useful picture: from the start of the navigation to the end of the frame that fills the window with figures and the board's rows with their marks; empty cache, a profile of its own each time");
        Console.WriteLine($"  first visit after the server's start: {await Visit(chromium)}");
        // As long as a process is young its code is slow; the visits that count come to one that has served.
        for (var visit = 0; visit < Before; visit++)
            await Visit(chromium);
        var visits = new List<Visited>();
        for (var visit = 0; visit < Visits; visit++)
            visits.Add(await Visit(chromium));
        visits.ForEach(visit => Console.WriteLine($"  {visit}"));
        Figures.AtMost($"first useful picture, median of {Visits}", Figures.Median(visits.Select(visit => visit.Picture)), 1_500, " ms");
    }

    static async Task<Visited> Visit(DirectorPage chromium)
    {
        var page = await chromium.New();
        await page.GotoAsync(chromium.Server.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var picture = await page.EvaluateAsync<double>("() => bench.picture");
        var marks = await page.EvaluateAsync<double[]>(
            """
            () => {
              const board = performance.getEntriesByType("resource").find(one => one.name.includes("/api/board"));
              const painted = performance.getEntriesByName("first-contentful-paint")[0];
              return [painted?.startTime ?? 0, board?.requestStart ?? 0, board?.responseStart ?? 0, board?.responseEnd ?? 0, board?.decodedBodySize ?? 0];
            }
            """);
        await page.WaitForTimeoutAsync(Rest);
        await page.Context.CloseAsync();
        return new(picture, marks[0], marks[1], marks[2], marks[3], marks[4]);
    }

    sealed record Visited(double Picture, double Painted, double Asked, double Answered, double Here, double Bytes)
    {
        public override string ToString() =>
            $"{Picture:N0} ms; first text {Painted:N0}, board asked for at {Asked:N0}, answered from {Answered:N0}, here at {Here:N0} ({Bytes / 1e6:N1} MB), drawn in {Picture - Here:N0}";
    }
}
