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
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

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
                var began = clock.GetTimestamp();
                var turns = new Turns();
                while (turns.Next(Due()) is { } next)
                {
                    var started = clock.GetTimestamp();
                    await Make(next.Site, stoppingToken);
                    turns.Had(next, clock.GetElapsedTime(started));
                }
                // The first at once; of many that pour in, as many as this leaves together.
                await Task.Delay(Turns.RestAfter(clock.GetElapsedTime(began)), clock, stoppingToken);
            }
        }
        finally
        {
            projector.Stepped -= _bell.Ring;
        }
    }

    // A day that is over changes what is due, too.
    IEnumerable<Due> Due() =>
        from site in board.Read(state => state.State.Sites.Keys.ToList())
        let outlook = outlooks.Of(site)
        let head = board.Head($"site:{site}")
        let mark = outlook is null ? 0 : inputs.MarkOf(outlook.Parties)
        let isBehind = outlook is null || outlook.Position < head || outlook.Day < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)
        where isBehind || outlook!.Mark != mark
        select new Due(site, isBehind, head, outlook?.Took ?? TimeSpan.Zero);

    async Task Make(string site, CancellationToken cancelled)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            if (await inputs.Of(board, site, clock.GetUtcNow(), cancelled) is not { } made)
                return;
            var milestones = await Task.Run(() => Trials.Run(new SiteForecast(made.Input), cancelled), cancelled);
            var before = outlooks.Of(site);
            var outlook = new SiteOutlook(site, made.Position, clock.GetUtcNow(), Stopwatch.GetElapsedTime(started), milestones, [])
            {
                Day = made.Input.Today,
                Parties = made.Parties,
                Mark = made.Mark,
            };
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
        var between = Between(before, after);
        List<long> reports = [.. between.Where(entry => entry.Event is MilestoneReported && !IsOfSchedule(entry, between)).Select(entry => entry.Position)];
        List<long> others = [.. between.Where(entry => entry.Event is not MilestoneReported).Select(entry => entry.Position)];
        var earlier = before.Milestones.ToDictionary(forecast => forecast.Milestone);
        return from forecast in after.Milestones
               let was = earlier.GetValueOrDefault(forecast.Milestone)
               where was is not null && was.Finish.P80 != forecast.Finish.P80
               orderby Math.Abs(forecast.Finish.P80.DayNumber - was.Finish.P80.DayNumber) descending
               select new OutlookMove(before.Position, after.Position, after.ComputedAt, forecast.Milestone, was.Finish.P80, forecast.Finish.P80, reports, others);
    }

    // What a schedule says comes with it: the schedule is the cause, and not each of its reports.
    static bool IsOfSchedule(LogEntry entry, List<LogEntry> between) =>
        entry.Event is MilestoneReported { Report: var report } && between.Any(other =>
            other.Position < entry.Position && other.Event is ScheduleAccepted { Schedule: var schedule }
            && schedule.Party == report.Party && schedule.DataDate <= report.DataDate && report.Source?.Title == $"{schedule.Format} {schedule.FileName}");

    // What a forecast is made of.
    List<LogEntry> Between(SiteOutlook before, SiteOutlook after) =>
    [
        .. from entry in log.ReadAllAfter(before.Position).TakeWhile(entry => entry.Position <= after.Position)
           where entry.Event is MilestoneReported or RiskEntered or RiskClosed or RangeGiven or ScheduleAccepted && entry.Event.SiteId == after.Site
           select entry,
    ];
}
