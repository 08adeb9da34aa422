using Construction.Analytics.Schedules;
using Dashboard.Access;
using Dashboard.Api;

namespace Dashboard.Schedules;

/// <summary>What was to be done by when, and what was: in working hours of the activities, with earned schedule.</summary>
static class EarnedValueEndpoint
{
    const decimal MinutesPerHour = 60;

    public static async Task<IResult> Answer(HttpContext context, Asked asked, Viewing viewing, EarnedValues values, string site)
    {
        var (board, problem) = await asked.Board(context);
        if (board is null)
            return problem!;
        if (!viewing.MaySeeSite(context, site))
            return Answers.NotFound();
        var (position, schedules) = board.Read(state => (state.Position, state.State.SiteOf(site)?.Schedules.Values.ToList()));
        if (schedules is null)
            return Answers.NotFound();
        if (Answers.IsKnown(context, board.Epoch, board.Head($"site:{site}"), board.Looked))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var projects = new List<object>();
        foreach (var project in schedules.GroupBy(schedule => (schedule.Details.System, schedule.Details.Project, schedule.Details.Party)))
            if (await values.Of(project, context.RequestAborted) is { } value)
                projects.Add(Of(value));
        return Answers.Json(new { epoch = board.Epoch, position, projects });
    }

    static object Of(ProjectValue value) => new
    {
        project = value.Latest.Project,
        name = value.Latest.ProjectName,
        party = value.Latest.Party,
        plan = new { schedule = value.PlanOf.Id, dataDate = value.PlanOf.DataDate, isBaseline = value.Planned.IsBaseline },
        start = value.Planned.Start,
        daysPerPeriod = value.Planned.DaysPerPeriod,
        activities = value.Planned.Weights.Count,
        withoutDates = value.Planned.WithoutDates,
        hours = Hours(value.Planned.Total),
        planned = value.Planned.Planned.Select((minutes, period) => new
        {
            day = value.Planned.Start.AddDays(((period + 1) * value.Planned.DaysPerPeriod) - 1), hours = Hours(minutes),
        }),
        updates = value.Updates.Select(update => Of(update, value.Planned.DaysPerPeriod)),
    };

    static object Of(EarnedValue update, int daysPerPeriod) => new
    {
        dataDate = update.DataDate,
        planned = Hours(update.Planned),
        earned = Hours(update.Earned),
        earnedScheduleDays = Math.Round(update.Schedule.Earned * daysPerPeriod, 1),
        varianceDays = Math.Round(update.Schedule.Variance * daysPerPeriod, 1),
        performanceIndex = update.Schedule.PerformanceIndex is { } index ? Math.Round(index, 3) : (double?)null,
        finish = update.Finish,
    };

    static decimal Hours(decimal minutes) => Math.Round(minutes / MinutesPerHour, 1);
}
