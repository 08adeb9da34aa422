using Construction.Domain;

namespace Construction.Analytics.Risk;

/// <summary>
/// A site's forecast with some things taken to be otherwise: dates of milestones, and what is left of activities. What is drawn stays what
/// it was, so that nothing moves but what hangs on a change.
/// </summary>
/// <param name="Input">With the changes.</param>
public sealed record WhatIf(SiteForecastInput Input, IReadOnlyList<WhatIfSupposed> Changes)
{
    const int Most = 20;

    /// <summary>What is wrong with so many changes; null where nothing is.</summary>
    public static Rejection? ProblemOf(int changes) => changes switch
    {
        0 => new(Refusal.Invalid, null, null, "say what is to be otherwise, as date=energised:2026-12-31 or duration=A2:45"),
        > Most => new(Refusal.Invalid, null, $"{changes}", $"has more than {Most} changes"),
        _ => null,
    };

    /// <summary>What the changes make of a site, or why they cannot be: every one of them that is wrong.</summary>
    public static (WhatIf? Made, IReadOnlyList<Rejection> Problems) Of(SiteForecastInput present, IReadOnlyList<WhatIfChange> changes)
    {
        var activities = new WhatIfActivities(present.Schedules);
        var supposed = new List<WhatIfSupposed>();
        var problems = new List<Rejection>();
        foreach (var change in changes)
        {
            var (found, problem) = change switch
            {
                WhatIfChange.Date date => Find(present, date),
                WhatIfChange.Duration duration => activities.Find(duration),
                WhatIfChange.Unread unread => (null, Refuse(Refusal.Invalid, unread, unread.Rule)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            problem ??= supposed.Any(other => other.IsOfTheSame(found!)) ? Refuse(Refusal.Invalid, change, "is changed twice: say it once") : null;
            if (problem is null)
                supposed.Add(found!);
            else
                problems.Add(problem);
        }
        return problems.Count > 0 ? (null, problems) : (new(With(present, supposed), supposed), []);
    }

    internal static Rejection Refuse(Refusal refusal, WhatIfChange change, string rule) => new(refusal, change.Kind, change.Text, rule);

    static (WhatIfSupposed?, Rejection?) Find(SiteForecastInput present, WhatIfChange.Date date) =>
        present.Milestones.FirstOrDefault(milestone => milestone.Id == date.Milestone) switch
        {
            null => (null, Refuse(Refusal.Unknown, date, $"there is no milestone '{date.Milestone}' at this site")),
            { IsWithdrawn: true } => (null, Refuse(Refusal.Conflict, date, "this milestone was withdrawn")),
            { IsDone: true } => (null, Refuse(Refusal.Conflict, date, "this milestone is reported complete: its date is no question any more")),
            { } found => (new(date, found.Details.Name) { DateBefore = found.Reading.Current?.Date ?? found.Reading.Plan?.Date }, null),
        };

    static SiteForecastInput With(SiteForecastInput present, List<WhatIfSupposed> supposed)
    {
        var days = supposed.Select(one => one.Change).OfType<WhatIfChange.Date>().ToDictionary(date => date.Milestone, date => date.Day);
        IReadOnlyList<MilestoneAsOf> milestones =
            [.. present.Milestones.Select(milestone => days.TryGetValue(milestone.Id, out var day) ? Reached(present, milestone, day) : milestone)];
        var remaining = supposed.Where(one => one.Activity is not null).ToDictionary(one => one.Activity!.Value, one => ((WhatIfChange.Duration)one.Change).Days);
        return present with { Milestones = milestones, Schedules = [.. present.Schedules.Select(schedule => schedule.With(milestones, remaining))] };
    }

    // Said after every schedule and range, so that none of them passes over it.
    static MilestoneAsOf Reached(SiteForecastInput present, MilestoneAsOf milestone, DateOnly day)
    {
        var said = present.Schedules.Select(schedule => schedule.Schedule.DataDate.AddDays(1))
            .Concat(present.Ranges.Values.Select(given => given.Range.DataDate.AddDays(1))).Append(present.Today).Max();
        return milestone with
        {
            Reading = milestone.Reading with
            {
                Status = MilestoneStatus.Forecast,
                Current = new(false, StatedDate.Day(day), present.Responsible(milestone.Id) ?? Programme.Owner, Rank.Responsible, said, null, 0),
            },
        };
    }
}

/// <summary>A change that can be, and what was so before it.</summary>
/// <param name="Name">Of the milestone or activity.</param>
public sealed record WhatIfSupposed(WhatIfChange Change, string Name)
{
    /// <summary>Of a milestone; null where it had no date.</summary>
    public StatedDate? DateBefore { get; init; }

    /// <summary>Of an activity, in working days.</summary>
    public decimal? DaysBefore { get; init; }

    public (string Project, string Code)? Activity { get; init; }

    public bool IsOfTheSame(WhatIfSupposed other) => (Change, other.Change) switch
    {
        (WhatIfChange.Date one, WhatIfChange.Date two) => one.Milestone == two.Milestone,
        (WhatIfChange.Duration, WhatIfChange.Duration) => Activity == other.Activity,
        _ => false,
    };
}
