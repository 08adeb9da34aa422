namespace Construction.Import;

/// <summary>
/// A table says when its activities are, and not always why: resources, constraints and calendars are not in it. Where neither its
/// links nor its data date put an activity as late as it is, something else did, and nothing says that it may come earlier: its own
/// date is the earliest. Where the links do, they alone go on to decide, so that a shorter predecessor lets it come earlier.
/// </summary>
/// <param name="saysConstraints">The table has a column of constraints: what has predecessors and none of them is not held by one.</param>
sealed class CsvFloors(
    CsvDay day, IReadOnlyList<PlannedActivity> activities, IReadOnlyList<PlanLink> links, IReadOnlyList<PlanProject> projects, bool saysConstraints)
{
    readonly Dictionary<string, PlannedActivity> _activities = activities.ToDictionary(activity => activity.Id);
    readonly ILookup<string, PlanLink> _into = links.ToLookup(link => link.To);
    readonly Dictionary<string, DateTime?> _dataDates = projects.ToDictionary(project => project.Id, project => project.DataDate);

    public PlannedActivity Under(PlannedActivity activity) =>
        activity.Constraint is null && !activity.IsStarted && !IsSpanning(activity) && !IsSetByHand(activity)
        && Floor(activity) is { At: { } at } floor && !IsExplained(activity, floor.Type == ConstraintType.StartOnOrAfter, at)
            ? activity with { Constraint = floor } : activity;

    static PlanConstraint? Floor(PlannedActivity activity) =>
        activity.Kind == ActivityKind.StartMilestone ? Floor(ConstraintType.StartOnOrAfter, Start(activity) ?? Finish(activity))
        : activity.Kind == ActivityKind.FinishMilestone ? Floor(ConstraintType.FinishOnOrAfter, Finish(activity) ?? Start(activity))
        : Floor(ConstraintType.StartOnOrAfter, Start(activity)) ?? Floor(ConstraintType.FinishOnOrAfter, Finish(activity));

    static PlanConstraint? Floor(ConstraintType type, DateTime? at) => at is null ? null : new(type, at) { IsAssumed = true };

    // By the standard day: what another calendar put later has its floor.
    bool IsExplained(PlannedActivity activity, bool isStart, DateTime at)
    {
        var before = isStart ? 0 : activity.Duration;
        if (_dataDates.GetValueOrDefault(activity.Project) is { } dataDate && day.Distance(dataDate, at) <= before)
            return true;
        var into = _into[activity.Id];
        return saysConstraints && into.Any() || into.Any(link =>
            _activities.TryGetValue(link.From, out var from) && !IsSpanning(from) && EndOf(from, link) is { } end
            && day.Distance(end, at) - Lag(link) <= (isStart ? 0 : activity.Duration) - (IsToStart(link) ? 0 : activity.Duration));
    }

    // Of its predecessor, from which the link leads.
    static DateTime? EndOf(PlannedActivity from, PlanLink link)
    {
        var end = link.Type is LinkType.FinishToStart or LinkType.FinishToFinish ? Finish(from) : Start(from);
        return link.IsElapsed ? end?.AddMinutes(Math.Clamp(link.Lag, -ImportLimits.Minutes, ImportLimits.Minutes)) : end;
    }

    static int Lag(PlanLink link) => link.IsElapsed ? 0 : link.Lag;

    static bool IsToStart(PlanLink link) => link.Type is LinkType.FinishToStart or LinkType.StartToStart;

    static bool IsSpanning(PlannedActivity activity) => activity.Kind is ActivityKind.LevelOfEffort or ActivityKind.WbsSummary;

    // It stays where it is in any case.
    static bool IsSetByHand(PlannedActivity activity) => activity is { IsManual: true, PlannedStart: not null };

    static DateTime? Start(PlannedActivity activity) => activity.ActualStart ?? activity.PlannedStart ?? activity.Stored?.EarlyStart;

    static DateTime? Finish(PlannedActivity activity) => activity.ActualFinish ?? activity.PlannedFinish ?? activity.Stored?.EarlyFinish;
}
