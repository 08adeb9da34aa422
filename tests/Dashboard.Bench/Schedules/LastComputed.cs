using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Dashboard.Bench.Schedules;

/// <summary>
/// A project as it was when its program computed the dates that it stored. Who changes a schedule and does not compute it again
/// leaves activities without dates, and dates that are not as far apart as the activity takes.
/// </summary>
static class LastComputed
{
    /// <returns>The plan as it is, and no change, where the file has no dates of the project at all.</returns>
    public static (Plan Plan, IReadOnlyList<string> Changes) Of(CriticalPath path, PlanProject project)
    {
        var network = path.Network;
        var open = Enumerable.Range(0, network.Count).Where(place => network.ProjectOf[place].Id == project.Id && !network.Activities[place].IsComplete).ToList();
        var computed = open.Where(place => network.Activities[place].Stored is { EarlyFinish: not null, LateFinish: not null }).ToList();
        if (computed.Count == 0)
            return (network.Plan, []);
        var added = open.Except(computed).Select(place => network.Activities[place].Id).ToHashSet();
        var resized = computed.Where(place => SpanOf(path, place) is { } span && span != network.Activities[place].Remaining)
            .ToDictionary(place => network.Activities[place].Id, place => SpanOf(path, place)!.Value);
        var plan = network.Plan with
        {
            Activities =
            [
                .. from activity in network.Plan.Activities
                   where !added.Contains(activity.Id)
                   select resized.TryGetValue(activity.Id, out var span) ? activity with { Remaining = span } : activity,
            ],
            Links = [.. network.Plan.Links.Where(link => !added.Contains(link.From) && !added.Contains(link.To))],
        };
        return (plan,
        [
            .. from activity in network.Plan.Activities where added.Contains(activity.Id)
               select $"{activity.Code} has no dates in the file: it was added since, and is left out",
            .. from activity in network.Plan.Activities where resized.ContainsKey(activity.Id)
               select $"{activity.Code} takes {activity.Remaining} minutes, its dates are {resized[activity.Id]} apart: it was changed since, and takes these",
        ]);
    }

    // Of what has started the early start is not that of the file; an expected finish stretches what remains.
    static int? SpanOf(CriticalPath path, int place) =>
        path.Network.Activities[place] is { IsStarted: false, IsMilestone: false, IsManual: false, ExpectedFinish: null, Stored: { EarlyStart: { } start, EarlyFinish: { } finish } }
            ? path.Network.Calendars[place].WorkAt(Minutes.Of(finish)) - path.Network.Calendars[place].WorkAt(Minutes.Of(start))
            : null;
}
