using Construction.Domain;
using Dashboard.Api;
using Dashboard.Log;

namespace Dashboard.Schedules;

/// <summary>What came of accepting a schedule.</summary>
static class Accepted
{
    const int RefusedShown = 100;

    public static IResult Answer(
        HttpContext context, IEventLog log, ScheduleDetails schedule, IReadOnlyList<Event> events, IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes[0].Rejection is { } rejection)
            return Problems.Result(Problems.Of(rejection));
        var refused = events.Zip(outcomes).Where(of => of.Second.Rejection is not null).ToList();
        return Answers.Json(
            new
            {
                epoch = log.Epoch,
                position = outcomes.Max(outcome => outcome.Position),
                schedule = schedule.Id,
                taken = outcomes[0].Taken,
                planned = Count<MilestonePlanned>(),
                reports = Count<MilestoneReported>(),
                baselines = Count<BaselineSet>(),
                withdrawn = Count<MilestoneWithdrawn>(),
                reinstated = Count<MilestoneReinstated>(),
                linksAdded = Count<LinkAdded>(),
                linksRemoved = Count<LinkRemoved>(),
                refused = refused.Take(RefusedShown).Select(of => new
                {
                    milestone = of.First.MilestoneId,
                    what = EventJson.TypeOf(of.First),
                    field = of.Second.Rejection!.Field,
                    value = Problems.Shown(of.Second.Rejection.Value),
                    rule = of.Second.Rejection.Rule,
                }),
                refusedInAll = refused.Count,
            },
            Posting.StatusOf(context, outcomes[0]));

        int Count<T>() where T : Event => events.Zip(outcomes).Count(of => of.First is T && of.Second.Taken);
    }
}
