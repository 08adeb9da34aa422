using Construction.Analytics.Schedules;
using Construction.Domain;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>
/// A schedule that was accepted, with what was reported since: an actual since its data date ends the activity that stands for the
/// milestone, a forecast since then keeps it from finishing earlier. A forecast earlier than the network allows changes nothing.
/// </summary>
public sealed class ForecastSchedule
{
    readonly Dictionary<string, int> _places = [];
    readonly CriticalPath _path;
    readonly IReadOnlyList<(string Code, string Milestone)> _codes;

    /// <param name="path">The schedule's own, which stays as it is.</param>
    /// <param name="codes">Which milestones its activities stand for, by code.</param>
    /// <param name="milestones">Of the site, as they are reported.</param>
    public ForecastSchedule(
        ScheduleDetails schedule, CriticalPath path, IEnumerable<(string Code, string Milestone)> codes, IEnumerable<MilestoneAsOf> milestones)
    {
        (Schedule, _path, _codes) = (schedule, path, [.. codes]);
        Network = path.Network.Copy();
        var byCode = _codes.ToDictionary(known => known.Code, known => known.Milestone);
        for (var place = 0; place < Network.Count; place++)
            if (Network.ProjectOf[place].Code == schedule.Project && byCode.TryGetValue(Network.Activities[place].Code, out var milestone))
                _places.TryAdd(milestone, place);
        foreach (var milestone in milestones)
            if (_places.TryGetValue(milestone.Id, out var place) && milestone.Reading.Current is { } current && current.DataDate > schedule.DataDate)
                Network.Activities[place] = With(Network.Activities[place], current);
    }

    public ScheduleDetails Schedule { get; }

    /// <summary>With what was reported.</summary>
    public Network Network { get; }

    /// <summary>Of the milestones that it has, by id.</summary>
    public IReadOnlyDictionary<string, int> Places => _places;

    /// <summary>The same schedule, with other things reported since, and other durations left of what is not complete.</summary>
    /// <param name="remaining">In working days of an activity's own calendar, by the codes of its project and its own.</param>
    public ForecastSchedule With(IEnumerable<MilestoneAsOf> milestones, IReadOnlyDictionary<(string Project, string Code), decimal> remaining)
    {
        var changed = new ForecastSchedule(Schedule, _path, _codes, milestones);
        for (var place = 0; remaining.Count > 0 && place < Network.Count; place++)
            if (remaining.TryGetValue((Network.ProjectOf[place].Code, Network.Activities[place].Code), out var days))
                changed.Network.Activities[place] = With(changed.Network.Activities[place], (int)Math.Round(days * Network.Calendars[place].Calendar.MinutesPerDay));
        return changed;
    }

    /// <summary>An activity that finishes on a day: not before its last working minute.</summary>
    public static PlannedActivity FinishesOn(PlannedActivity activity, DateOnly day)
    {
        var bound = new PlanConstraint(ConstraintType.FinishOnOrAfter, day.ToDateTime(new TimeOnly(23, 59)));
        return activity.Constraint is null ? activity with { Constraint = bound } : activity with { SecondConstraint = bound };
    }

    static PlannedActivity With(PlannedActivity activity, CurrentDate current)
    {
        if ((current.IsActual ? current.Date.Latest : current.Date.Earliest ?? current.Date.Latest) is not { } day)
            return activity;
        return current.IsActual ? Done(activity, day.ToDateTime(new TimeOnly(17, 0))) : activity.IsComplete ? activity : FinishesOn(activity, day);
    }

    // What is left is said now: no longer what lies before a finish that the file expects.
    static PlannedActivity With(PlannedActivity activity, int remaining) =>
        activity.IsComplete || activity.IsMilestone || activity.Remaining == remaining ? activity : activity with { Remaining = remaining, ExpectedFinish = null };

    static PlannedActivity Done(PlannedActivity activity, DateTime at) => activity with
    {
        ActualStart = activity.ActualStart is { } start && start < at ? start : at,
        ActualFinish = at,
        Remaining = 0,
    };
}
