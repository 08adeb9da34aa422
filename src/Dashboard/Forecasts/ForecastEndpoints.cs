using Construction.Analytics.Risk;
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
        var forecasts = routes.MapGroup("/api").AddEndpointFilter<ViewingFilter>().AddEndpointFilter(OfNow).WithTags("Forecast");
        forecasts.MapGet("/sites/{site}/forecast", OfSite).WithSummary("The forecast of a site's milestones");
        forecasts.MapGet("/forecast", OfAll).WithSummary("P50 and P80 of every open milestone");
        forecasts.MapGet("/forecast/calibration", Calibrated).WithSummary("How often what happened was within what was forecast");
    }

    // Who asks for a past one must not take the present one for it.
    static ValueTask<object?> OfNow(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Query.TryGetValue("asOf", out var asOf)
            ? new(Problems.Result(Problems.Of(StatusCodes.Status400BadRequest,
                [new("asOf", asOf.ToString(), "a forecast is made of what is known now; how right those of the past were, /api/forecast/calibration says")])))
            : next(context);

    static IResult Calibrated(HttpContext context, Calibrator calibrator, Board.Board board, Viewing viewing)
    {
        var (calibration, position) = calibrator.Made;
        if (Answers.IsKnown(context, board.Epoch, position))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var seen = new Calibration([.. calibration.Points.Where(point => viewing.MaySeeSite(context, point.Site))]);
        return Answers.Json(new
        {
            epoch = board.Epoch,
            // 0 while the first is still being made.
            position,
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
        var (head, measures) = board.Read(state => (state.Head(site), state.State.Sites[site].Milestones.Values.ToDictionary(
            milestone => milestone.Details.Id, milestone => (state.State.Read(state.State.Sites[site], milestone).Plan, milestone.Contract))));
        // A day or another record makes another of the same position; plans and contracts stand in it, which are of the head.
        if (Answers.IsKnown(context, board.Epoch, outlook?.Position ?? 0, version: $"{head}-{outlook?.Version}"))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Answers.Json(new
        {
            epoch = board.Epoch,
            // Null while the first is still being made.
            position = outlook?.Position,
            head,
            computedAt = outlook?.ComputedAt,
            tookMs = outlook is null ? (double?)null : Math.Round(outlook.Took.TotalMilliseconds),
            trials = SiteForecast.Trials,
            milestones = outlook?.Milestones.Select(forecast =>
            {
                var (plan, contract) = measures.GetValueOrDefault(forecast.Milestone);
                return ForecastRow.Of(forecast, plan, contract);
            }) ?? [],
            moves = outlook?.Moves.Select(move => ForecastRow.Of(move, log)) ?? [],
        });
    }

    static IResult OfAll(HttpContext context, Outlooks outlooks, Board.Board board, Viewing viewing)
    {
        var position = outlooks.PositionOf(Board.Board.ProgrammeTopic);
        if (Answers.IsKnown(context, board.Epoch, position, version: outlooks.Version))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Answers.Json(new
        {
            epoch = board.Epoch,
            position,
            trials = SiteForecast.Trials,
            milestones =
                from outlook in outlooks.All
                where viewing.MaySeeSite(context, outlook.Site)
                from forecast in outlook.Milestones
                select new
                {
                    site = outlook.Site, milestone = forecast.Milestone,
                    p10 = forecast.Finish.P10, p50 = forecast.Finish.P50, p80 = forecast.Finish.P80, p90 = forecast.Finish.P90,
                },
        });
    }
}
