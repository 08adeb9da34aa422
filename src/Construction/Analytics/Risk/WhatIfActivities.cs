using Construction.Domain;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>Finds the activity that a change is about, in the schedules of a site.</summary>
sealed class WhatIfActivities(IReadOnlyList<ForecastSchedule> schedules)
{
    public (WhatIfSupposed?, Rejection?) Find(WhatIfChange.Duration change)
    {
        var found = Named(change.Activity);
        var projects = found.Select(one => one.Project).Distinct().ToList();
        return (projects, found) switch
        {
            (_, []) when schedules.Count == 0 => Refuse(Refusal.Unknown, "this site has no schedule"),
            (_, []) => Refuse(Refusal.Unknown, $"there is no activity '{change.Activity}' in the schedules of this site"),
            ([_, _, ..], _) => Refuse(Refusal.Invalid, $"is in several projects: say {string.Join(" or ", projects.Select(project => $"{found[0].Activity.Code}@{project}"))}"),
            (_, [{ Activity.Kind: ActivityKind.LevelOfEffort or ActivityKind.WbsSummary }, ..]) => Refuse(Refusal.Conflict, "this activity only spans others: give a duration to one of these"),
            (_, [{ Activity.IsMilestone: true }, ..]) => Refuse(Refusal.Conflict, "this is a milestone, which takes no time: give it a date"),
            (_, [{ Activity.IsComplete: true }, ..]) => Refuse(Refusal.Conflict, "this activity is complete: nothing is left of it"),
            (_, [var (project, activity, perDay), ..]) => (new(change, activity.Name)
            {
                Activity = (project, activity.Code),
                DaysBefore = Math.Round((decimal)activity.Remaining / perDay, 2),
            }, null),
        };

        (WhatIfSupposed?, Rejection?) Refuse(Refusal refusal, string rule) => (null, WhatIf.Refuse(refusal, change, rule));
    }

    // A code as it is goes before one with a project behind it: codes may hold an @, too.
    List<Found> Named(string words)
    {
        var found = In(null, words);
        return found.Count == 0 && words.LastIndexOf('@') is > 0 and var at ? In(words[(at + 1)..], words[..at]) : found;
    }

    // Of a file with several projects each has a schedule of its own, and is looked for in that.
    List<Found> In(string? project, string code)
    {
        var found = new List<Found>();
        foreach (var schedule in schedules.Where(schedule => project is null || schedule.Schedule.Project == project))
        {
            var (own, network) = (schedule.Schedule.Project, schedule.Network);
            for (var place = 0; place < network.Count; place++)
                if (network.Activities[place].Code == code && network.ProjectOf[place].Code == own)
                    found.Add(new(own, network.Activities[place], Math.Max(1, network.Calendars[place].Calendar.MinutesPerDay)));
            found.AddRange(network.Spanning.Where(activity => activity.Code == code && network.Projects[activity.Project].Code == own)
                .Select(activity => new Found(own, activity, 1)));
        }
        return found;
    }

    readonly record struct Found(string Project, PlannedActivity Activity, int MinutesPerDay);
}
