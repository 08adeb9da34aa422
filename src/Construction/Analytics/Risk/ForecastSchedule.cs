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

    /// <param name="path">The schedule's own, which stays as it is.</param>
    /// <param name="codes">Which milestones its activities stand for, by code.</param>
    /// <param name="milestones">Of the site, as they are reported.</param>
    public ForecastSchedule(
        ScheduleDetails schedule, CriticalPath path, IEnumerable<(string Code, string Milestone)> codes, IEnumerable<MilestoneAsOf> milestones)
    {
        Schedule = schedule;
        Network = path.Network.Copy();
        var byCode = codes.ToDictionary(known => known.Code, known => known.Milestone);
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

    static PlannedActivity Done(PlannedActivity activity, DateTime at) => activity with
    {
        ActualStart = activity.ActualStart is { } start && start < at ? start : at,
        ActualFinish = at,
        Remaining = 0,
    };
}
