using Construction.Analytics.Risk;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Forecasts;

/// <summary>When milestones may be reached, and how sure that is.</summary>
static class ForecastEndpoints
{
    public static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        var forecasts = routes.MapGroup("/api").AddEndpointFilter<ViewingFilter>().WithTags("Forecast");
        forecasts.MapGet("/sites/{site}/forecast", OfSite).WithSummary("The forecast of a site's milestones");
        forecasts.MapGet("/forecast", OfAll).WithSummary("P50 and P80 of every open milestone");
        forecasts.MapGet("/forecast/calibration", Calibrated).WithSummary("How often what happened was within what was forecast");
    }

    static IResult Calibrated(HttpContext context, Calibrator calibrator, Board.Board board, Viewing viewing)
    {
        var seen = new Calibration([.. calibrator.Calibration.Points.Where(point => viewing.MaySeeSite(context, point.Site))]);
        return Answers.Json(new
        {
            epoch = board.Epoch,
            daysBefore = Calibration.DaysBefore,
            count = seen.Count,
            tooFew = seen.TooFew,
            withinP50 = seen.WithinP50,
            withinP80 = seen.WithinP80,
            points = seen.Points.Select(point => new
            {
                site = point.Site, milestone = point.Milestone, asOf = point.AsOf, p50 = point.P50, p80 = point.P80, actual = point.Actual, withinP80 = point.IsWithinP80,
            }),
        });
    }

    static async Task<IResult> OfSite(HttpContext context, Outlooks outlooks, Projector projector, Viewing viewing, IEventLog log, string site)
    {
        var board = await projector.CurrentBoard(context.RequestAborted);
        if (!viewing.MaySeeSite(context, site) || board.Read(state => state.State.SiteOf(site)) is null)
            return Answers.NotFound();
        var outlook = outlooks.Of(site);
        var plans = board.Read(state => state.State.Sites[site].Milestones.Values.ToDictionary(
            milestone => milestone.Details.Id, milestone => (state.State.Read(state.State.Sites[site], milestone).Plan, milestone.Contract)));
        return Answers.Json(new
        {
            epoch = board.Epoch,
            // Null while the first is still being made.
            position = outlook?.Position,
            head = board.Head($"site:{site}"),
            computedAt = outlook?.ComputedAt,
            tookMs = outlook is null ? (double?)null : Math.Round(outlook.Took.TotalMilliseconds),
            trials = SiteForecast.Trials,
            milestones = outlook?.Milestones.Select(forecast => Of(forecast, plans.GetValueOrDefault(forecast.Milestone))) ?? [],
            moves = outlook?.Moves.Select(move => Of(move, log)) ?? [],
        });
    }

    static IResult OfAll(HttpContext context, Outlooks outlooks, Board.Board board, Viewing viewing) => Answers.Json(new
    {
        epoch = board.Epoch,
        position = outlooks.PositionOf(Board.Board.ProgrammeTopic),
        trials = SiteForecast.Trials,
        milestones =
            from outlook in outlooks.All
            where viewing.MaySeeSite(context, outlook.Site)
            from forecast in outlook.Milestones
            select new { site = outlook.Site, milestone = forecast.Milestone, p10 = forecast.Finish.P10, p50 = forecast.Finish.P50, p80 = forecast.Finish.P80, p90 = forecast.Finish.P90 },
    });

    static object Of(MilestoneForecast forecast, (Plan? Plan, ContractDate? Contract) measures) => Of(forecast, measures.Plan, measures.Contract);

    static object Of(MilestoneForecast forecast, Plan? plan, ContractDate? contract) => new
    {
        milestone = forecast.Milestone,
        schedule = forecast.Schedule,
        planned = forecast.Planned,
        p10 = forecast.Finish.P10,
        p50 = forecast.Finish.P50,
        p80 = forecast.Finish.P80,
        p90 = forecast.Finish.P90,
        mean = DateOnly.FromDateTime(forecast.Finish.Mean),
        deviationDays = Math.Round(forecast.Finish.DeviationDays, 1),
        plan = plan?.Date,
        planKind = plan is null ? null : plan.Baseline is null ? "first-stated" : "baseline",
        probabilityOfPlan = forecast.ProbabilityOf(plan?.Date),
        contract = ContractRow.Of(contract),
        probabilityOfContract = forecast.ProbabilityOf(contract?.Set.Date),
        range = new { origin = forecast.Range.Origin, n = forecast.Range.Count, words = forecast.Range.Words },
        bins = forecast.Finish.Bins.Select(bin => new { from = bin.From, to = bin.To, count = bin.Count, cumulative = Math.Round(bin.Cumulative, 4) }),
        drivers = forecast.Drivers.Select(driver => new
        {
            code = driver.Code,
            name = driver.Name,
            criticality = Math.Round(driver.Criticality, 3),
            correlation = driver.Correlation is { } correlation ? Math.Round(correlation, 3) : (double?)null,
            days = driver.DaysBetweenFifths is { } days ? Math.Round(days, 1) : (double?)null,
        }),
        risks = forecast.Risks.Select(risk => new
        {
            id = risk.Id,
            name = risk.Name,
            happened = Math.Round(risk.Happened, 4),
            // Null where it always or never happened: there is nothing to compare with.
            days = risk.DaysLater is { } days ? Math.Round(days, 1) : (double?)null,
        }),
    };

    // With one report in between, or one risk, the date moved because of it.
    static object Of(OutlookMove move, IEventLog log)
    {
        var only = move.Reports.Count + move.Others.Count == 1 ? log.Read([.. move.Reports, .. move.Others])[0].Event : null;
        var reported = only as MilestoneReported;
        return new
        {
            from = move.From,
            to = move.To,
            at = move.At,
            milestone = move.Milestone,
            before = move.Before,
            after = move.After,
            days = move.Days,
            reports = move.Reports.Count,
            report = reported is null ? null : new
            {
                position = move.Reports[0],
                milestone = reported.Milestone,
                party = reported.Report.Party,
                reason = reported.Report.Reason,
                cause = reported.Report.Cause,
            },
            other = only switch
            {
                RiskEntered entered => new OtherCause("risk-entered", entered.Risk.Id, entered.Risk.Party),
                RiskClosed closed => new("risk-closed", closed.Risk, null),
                RangeGiven given => new("range-given", given.Milestone, given.Party),
                ScheduleAccepted accepted => new("schedule-accepted", accepted.Schedule.ProjectName, accepted.Schedule.Party),
                _ => null,
            },
        };
    }

    /// <param name="Subject">Id of the risk or milestone, or the schedule's project.</param>
    sealed record OtherCause(string Event, string Subject, string? Party);
}
