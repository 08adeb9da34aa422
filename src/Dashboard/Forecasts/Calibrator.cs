using Construction.Analytics;
using Construction.Analytics.Risk;
using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Forecasts;

/// <param name="Position">Of the board that it was made of; 0 before the first.</param>
sealed record CalibrationMade(Calibration Calibration, long Position);

/// <summary>
/// Finds out how right forecasts would have been, in the background: once after the start, and when another milestone is done. Nothing is
/// kept for it: a forecast follows from what was known, and that the log has.
/// </summary>
sealed class Calibrator(Board.Board board, Projector projector, Chronicle chronicle, ForecastInputs inputs, ILogger<Calibrator> logger) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    CalibrationMade _made = new(new([]), 0);
    int _done = -1;

    public CalibrationMade Made => Volatile.Read(ref _made);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await Look(await projector.CurrentBoard(stoppingToken), stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The calibration of forecasts could not be made");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task Look(Board.Board now, CancellationToken cancelled)
    {
        var (position, all) = now.Read(state => (state.Position, MilestoneAsOf.AllOf(state.State)));
        var done = all.Where(milestone => milestone.IsDone && milestone.Reading.Current is { IsActual: true, Rank: not Rank.Press, Date.Latest: not null }).ToList();
        if (done.Count == _done)
            return;
        var points = new List<CalibrationPoint>();
        foreach (var month in done.GroupBy(milestone => Calibration.AsOf(milestone.Reading.Current!.Date.Latest!.Value)).OrderBy(month => month.Key))
            points.AddRange(await Look(month.Key, [.. month], cancelled));
        Volatile.Write(ref _made, new(new(points), position));
        _done = done.Count;
    }

    async Task<List<CalibrationPoint>> Look(DateOnly asOf, List<MilestoneAsOf> done, CancellationToken cancelled)
    {
        var at = new DateTimeOffset(asOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var then = await chronicle.At(new Moment.Known(at, board.Position), cancelled);
        var points = new List<CalibrationPoint>();
        foreach (var site in done.GroupBy(milestone => milestone.Site))
        {
            if (await inputs.Of(then, site.Key, at, cancelled) is not { } made)
                continue;
            var forecasts = (await Task.Run(() => Trials.Run(new SiteForecast(made.Input), cancelled), cancelled)).ToDictionary(forecast => forecast.Milestone);
            // Of what nobody had given a date by then there was no forecast.
            foreach (var milestone in site)
                if (forecasts.GetValueOrDefault(milestone.Id) is { } forecast)
                    points.Add(new(site.Key, milestone.Id, asOf, forecast.Finish.P50, forecast.Finish.P80, milestone.Reading.Current!.Date.Latest!.Value));
        }
        return points;
    }
}
