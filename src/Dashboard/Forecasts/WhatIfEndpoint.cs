using Construction.Analytics.Risk;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Api;
using Dashboard.Board;

namespace Dashboard.Forecasts;

/// <summary>What a site's forecast would be if something were otherwise. Nothing of it is written.</summary>
static class WhatIfEndpoint
{
    const string RetryAfterSeconds = "5";

    public static void MapWhatIf(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api").AddEndpointFilter<ViewingFilter>().WithTags("Forecast")
            .MapGet("/sites/{site}/what-if", OfSite).WithSummary("What the forecast would be with other dates of milestones and other durations; nothing is written");

    /// <param name="date">A milestone and the day on which it is taken to be reached, as energised:2026-12-31.</param>
    /// <param name="duration">An activity and what is taken to be left of it in working days of its own calendar, as A2:45.</param>
    static async Task<IResult> OfSite(
        HttpContext context, WhatIfs whatIfs, Projector projector, Viewing viewing, string site, string[]? date = null, string[]? duration = null)
    {
        var board = await projector.CurrentBoard(context.RequestAborted);
        if (!viewing.MaySeeSite(context, site) || board.Read(state => state.State.SiteOf(site)) is null)
            return Answers.NotFound();
        WhatIfChange[] changes =
        [
            .. (date ?? []).Select(text => WhatIfChange.Read(WhatIfChange.Date.Word, text)),
            .. (duration ?? []).Select(text => WhatIfChange.Read(WhatIfChange.Duration.Word, text)),
        ];
        if (WhatIf.ProblemOf(changes.Length) is { } problem)
            return Refused([problem]);
        return await whatIfs.Of(board, site, changes, context.RequestAborted) switch
        {
            null => Crowded(context),
            { Problems: { Count: > 0 } problems } => Refused(problems),
            { } answer => Answers.Json(Of(board.Epoch, answer)),
        };
    }

    // All in one answer, whatever each is.
    static IResult Refused(IReadOnlyList<Rejection> problems) => Problems.Result(Problems.Of(
        StatusCodes.Status400BadRequest, [.. problems.Select(problem => new FieldError(problem.Field, problem.Value, problem.Rule))]));

    static IResult Crowded(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.Result(StatusCodes.Status503ServiceUnavailable, "Too many ask what if at once. Ask again after the seconds that Retry-After says.");
    }

    static object Of(string epoch, WhatIfAnswer answer) => new
    {
        epoch,
        position = answer.Position,
        day = answer.Of.Day,
        trials = SiteForecast.Trials,
        written = false,
        changes = answer.Changes.Select(supposed => Of(supposed, answer)),
        milestones = answer.Effects.Select(effect => Of(effect, answer)),
        schedules = answer.Schedules.Select(finish => new
        {
            id = finish.Schedule.Id,
            project = finish.Schedule.Project,
            name = finish.Schedule.ProjectName,
            finishBefore = finish.Before,
            finishAfter = finish.After,
            moves = finish.Before != finish.After,
            days = finish is { Before: { } before, After: { } after } ? DateOnly.FromDateTime(after).DayNumber - DateOnly.FromDateTime(before).DayNumber : (int?)null,
        }),
    };

    static object Of(WhatIfSupposed supposed, WhatIfAnswer answer) => supposed.Change switch
    {
        WhatIfChange.Date date => new
        {
            kind = date.Kind,
            text = date.Text,
            milestone = date.Milestone,
            name = supposed.Name,
            date = date.Day,
            before = supposed.DateBefore,
            // A network knows what comes first: a date before that changes nothing there.
            notBefore = answer.Effects.FirstOrDefault(effect => effect.Milestone == date.Milestone) is { Schedule: not null, After.Planned: var planned } && planned > date.Day
                ? planned : (DateOnly?)null,
        },
        WhatIfChange.Duration duration => new
        {
            kind = duration.Kind,
            text = duration.Text,
            activity = supposed.Activity!.Value.Code,
            project = supposed.Activity.Value.Project,
            name = supposed.Name,
            days = duration.Days,
            daysBefore = supposed.DaysBefore,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static object Of(WhatIfEffect effect, WhatIfAnswer answer) => new
    {
        milestone = effect.Milestone,
        name = answer.Milestones[effect.Milestone].Details.Name,
        schedule = effect.Schedule,
        plan = answer.Milestones[effect.Milestone].Reading.Plan?.Date,
        contract = answer.Contracts.GetValueOrDefault(effect.Milestone),
        before = Of(effect.Before),
        after = Of(effect.After),
        moves = effect.Moves,
        plannedDays = effect.PlannedDays,
        p80Days = effect.P80Days,
    };

    static object? Of(ForecastFigures? figures) => figures is null ? null : new
    {
        planned = figures.Planned,
        p10 = figures.P10,
        p50 = figures.P50,
        p80 = figures.P80,
        p90 = figures.P90,
        probabilityOfPlan = figures.OfPlan,
        probabilityOfContract = figures.OfContract,
    };
}
