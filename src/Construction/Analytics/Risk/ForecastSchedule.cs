using Construction.Analytics.Schedules;
using Construction.Domain;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>
/// A schedule that was accepted, with what was reported since: an actual since its data date ends the activity that stands for the
/// milestone, a forecast since then keeps it from finishing earlier. A forecast earlier than the network allows changes nothing. A
/// milestone that nobody reported as reached is not reached before today; tasks are not reported one by one between two files.
/// </summary>
public sealed class ForecastSchedule
{
    readonly Dictionary<string, int> _places = [];
    readonly CriticalPath _path;
    readonly IReadOnlyList<(string Code, string Milestone)> _codes;
    readonly DateOnly _today;

    /// <param name="path">The schedule's own, which stays as it is.</param>
    /// <param name="codes">Which milestones its activities stand for, by code.</param>
    /// <param name="milestones">Of the site, as they are reported.</param>
    /// <param name="today">Of the board.</param>
    public ForecastSchedule(
        ScheduleDetails schedule, CriticalPath path, IEnumerable<(string Code, string Milestone)> codes, IEnumerable<MilestoneAsOf> milestones, DateOnly today)
    {
        (Schedule, _path, _codes, _today) = (schedule, path, [.. codes], today);
        Network = path.Network.Copy();
        var byCode = _codes.ToDictionary(known => known.Code, known => known.Milestone);
        for (var place = 0; place < Network.Count; place++)
            if (Network.ProjectOf[place].Code == schedule.Project && byCode.TryGetValue(Network.Activities[place].Code, out var milestone))
                _places.TryAdd(milestone, place);
        foreach (var milestone in milestones)
            if (_places.TryGetValue(milestone.Id, out var place))
                Network.Activities[place] = With(place, milestone);
        WaitsForWork = Waiting(Network);
    }

    public ScheduleDetails Schedule { get; }

    /// <summary>With what was reported.</summary>
    public Network Network { get; }

    /// <summary>Of the milestones that it has, by id.</summary>
    public IReadOnlyDictionary<string, int> Places => _places;

    /// <summary>
    /// By place: whether it is work that is left, or such work leads to it. What does not is as certain as the file says it, which is no
    /// forecast. Durations that are supposed to be otherwise change nothing of it.
    /// </summary>
    public IReadOnlyList<bool> WaitsForWork { get; }

    /// <summary>The same schedule, with other things reported since, and other durations left of what is not complete.</summary>
    /// <param name="remaining">In working days of an activity's own calendar, by the codes of its project and its own.</param>
    public ForecastSchedule With(IEnumerable<MilestoneAsOf> milestones, IReadOnlyDictionary<(string Project, string Code), decimal> remaining)
    {
        var changed = new ForecastSchedule(Schedule, _path, _codes, milestones, _today);
        for (var place = 0; remaining.Count > 0 && place < Network.Count; place++)
            if (remaining.TryGetValue((Network.ProjectOf[place].Code, Network.Activities[place].Code), out var days))
                changed.Network.Activities[place] = With(changed.Network.Activities[place], (int)Math.Round(days * Network.Calendars[place].Calendar.MinutesPerDay));
        return changed;
    }

    PlannedActivity With(int place, MilestoneAsOf milestone)
    {
        var activity = Network.Activities[place];
        if (milestone.Reading.Current is { } current && current.DataDate > Schedule.DataDate)
            activity = With(activity, current);
        var midnight = Minutes.Of(_today.ToDateTime(TimeOnly.MinValue));
        // A file of today says itself what is not before it.
        if (activity is not { IsMilestone: true, IsComplete: false } || milestone.IsDone || milestone.IsWithdrawn
            || ForwardRules.EarliestOf(Network.ProjectOf[place]) >= midnight)
            return activity;
        // Where its calendar rests today, the next day on which it works: what finishes on a day of rest finished when work did.
        var calendar = Network.Calendars[place];
        return FinishBound.On(activity, DateOnly.FromDateTime(Minutes.ToMoment(calendar.StartAt(calendar.WorkAt(midnight)))));
    }

    static PlannedActivity With(PlannedActivity activity, CurrentDate current)
    {
        if ((current.IsActual ? current.Date.Latest : current.Date.Earliest ?? current.Date.Latest) is not { } day)
            return activity;
        return current.IsActual ? Done(activity, day.ToDateTime(new TimeOnly(17, 0))) : activity.IsComplete ? activity : FinishBound.On(WithoutAssumed(activity), day);
    }

    // What was taken from a table's own date gives way to what is said since.
    static PlannedActivity WithoutAssumed(PlannedActivity activity) => activity.Constraint is { IsAssumed: true } ? activity with { Constraint = null } : activity;

    // What is left is said now: no longer what lies before a finish that the file expects.
    static PlannedActivity With(PlannedActivity activity, int remaining) =>
        activity.IsComplete || activity.IsMilestone || activity.Remaining == remaining ? activity : activity with { Remaining = remaining, ExpectedFinish = null };

    static PlannedActivity Done(PlannedActivity activity, DateTime at) => activity with
    {
        ActualStart = activity.ActualStart is { } start && start < at ? start : at,
        ActualFinish = at,
        Remaining = 0,
    };

    // In the order of the network: each comes after what leads to it.
    static bool[] Waiting(Network network)
    {
        var (leads, waits) = (new bool[network.Count], new bool[network.Count]);
        for (var place = 0; place < network.Count; place++)
        {
            var activity = network.Activities[place];
            if (activity.IsComplete)
                continue;
            // Where a date is set whatever the links say, nothing leads to it.
            if (!ForwardRules.IsMandatory(activity))
                foreach (ref readonly var link in network.Predecessors(place))
                    leads[place] |= ForwardRules.Drives(network, link) && (ForwardRules.IsFromFinish(link.Type) ? waits : leads)[link.From];
            waits[place] = leads[place] || ForwardRules.RemainingOf(activity) > 0;
        }
        return waits;
    }
}
