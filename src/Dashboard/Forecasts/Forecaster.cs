using System.Diagnostics;
using Construction.Analytics.Risk;
using Construction.Domain;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Forecasts;

/// <summary>
/// Makes the forecast of a site anew whenever something of it changed, in the background: what comes while one is made goes
/// into the next, and whoever looks has the last one meanwhile.
/// </summary>
sealed class Forecaster(
    Board.Board board, Projector projector, ForecastInputs inputs, Outlooks outlooks, IEventLog log, TimeProvider clock, ILogger<Forecaster> logger)
    : BackgroundService
{
    const int MovesKept = 50;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(30), Rest = TimeSpan.FromMilliseconds(250);

    readonly Bell _bell = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the server serves: it starts sooner without.
        await Task.Yield();
        projector.Stepped += _bell.Ring;
        try
        {
            _bell.Ring();
            while (!stoppingToken.IsCancellationRequested)
            {
                await _bell.Wait(Poll, stoppingToken);
                foreach (var site in Due())
                    await Make(site, stoppingToken);
                // The first at once; of many that pour in, as many as this leaves together.
                await Task.Delay(Rest, clock, stoppingToken);
            }
        }
        finally
        {
            projector.Stepped -= _bell.Ring;
        }
    }

    // A day that is over changes what is due, too.
    List<string> Due() => board.Read(state => state.State.Sites.Keys.ToList())
        .Where(site => outlooks.Of(site) is not { } outlook || outlook.Position < board.Head($"site:{site}") || outlook.ComputedAt.UtcDateTime.Date < clock.GetUtcNow().UtcDateTime.Date)
        .OrderByDescending(site => board.Head($"site:{site}")).ToList();

    async Task Make(string site, CancellationToken cancelled)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            if (await inputs.Of(board, site, clock.GetUtcNow(), cancelled) is not { } made)
                return;
            var milestones = await Task.Run(() => Trials.Run(new SiteForecast(made.Input), cancelled), cancelled);
            var before = outlooks.Of(site);
            var outlook = new SiteOutlook(site, made.Position, clock.GetUtcNow(), Stopwatch.GetElapsedTime(started), milestones, []);
            outlooks.Put(outlook with { Moves = before is null ? [] : [.. MovesBetween(before, outlook), .. before.Moves.Take(MovesKept)] });
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The last forecast stays, and says for which position it was made.
            logger.LogError(problem, "The forecast of {Site} could not be made", site);
        }
    }

    IEnumerable<OutlookMove> MovesBetween(SiteOutlook before, SiteOutlook after)
    {
        var reports = ReportsBetween(before, after);
        return from forecast in after.Milestones
               let was = before.Of(forecast.Milestone)
               where was is not null && was.Finish.P80 != forecast.Finish.P80
               orderby Math.Abs(forecast.Finish.P80.DayNumber - was.Finish.P80.DayNumber) descending
               select new OutlookMove(before.Position, after.Position, after.ComputedAt, forecast.Milestone, was.Finish.P80, forecast.Finish.P80, reports);
    }

    List<long> ReportsBetween(SiteOutlook before, SiteOutlook after) =>
    [
        .. from entry in log.ReadAfter(before.Position, (int)Math.Min(1_000, after.Position - before.Position))
           where entry.Position <= after.Position && entry.Event is MilestoneReported reported && reported.Site == after.Site
           select entry.Position,
    ];
}
