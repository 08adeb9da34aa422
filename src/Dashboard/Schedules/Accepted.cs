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
        // By what is in the log: of a request that was sent again the outcomes are those of the first time.
        var taken = log.Read([.. outcomes.Where(outcome => outcome.Taken).Select(outcome => outcome.Position!.Value)]);
        var first = outcomes.FirstOrDefault(outcome => outcome.Taken) ?? outcomes[0];
        var isFirst = events.Count == outcomes.Count;
        var refused = outcomes.Index().Where(of => of.Item.Rejection is not null).ToList();
        return Answers.Json(
            new
            {
                epoch = log.Epoch,
                position = outcomes.Max(outcome => outcome.Position),
                schedule = schedule.Id,
                taken = first.Taken,
                planned = Count<MilestonePlanned>(),
                reports = Count<MilestoneReported>(),
                baselines = Count<BaselineSet>(),
                withdrawn = Count<MilestoneWithdrawn>(),
                reinstated = Count<MilestoneReinstated>(),
                linksAdded = Count<LinkAdded>(),
                linksRemoved = Count<LinkRemoved>(),
                refused = refused.Take(RefusedShown).Select(of => new
                {
                    milestone = isFirst ? events[of.Index].MilestoneId : null,
                    what = isFirst ? EventJson.TypeOf(events[of.Index]) : null,
                    field = of.Item.Rejection!.Field,
                    value = Problems.Shown(of.Item.Rejection.Value),
                    rule = of.Item.Rejection.Rule,
                }),
                refusedInAll = refused.Count,
            },
            Posting.StatusOf(context, first));

        int Count<T>() where T : Event => taken.Count(entry => entry.Event is T);
    }
}
