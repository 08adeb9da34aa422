using Construction.Import;

namespace Construction.Analytics.Schedules;

public sealed partial class CriticalPath
{
    void Forward(int place)
    {
        var activity = _network.Activities[place];
        var calendar = _network.Calendars[place];
        if (activity.IsComplete)
        {
            TakeActuals(place, activity, calendar);
            return;
        }
        if (activity is { IsManual: true, PlannedStart: { } set })
        {
            TakeAsSet(place, activity, calendar, set);
            return;
        }
        var project = _network.ProjectOf[place];
        var earliest = EarliestOf(project);
        var start = calendar.WorkAt(earliest);
        if (activity.Resumed is { } resumed)
            start = Math.Max(start, calendar.WorkAt(Minutes.Of(resumed)));
        _remaining[place] = RemainingOf(activity);
        var finishAt = earliest;
        foreach (ref readonly var link in _network.Predecessors(place))
            if (Drives(link))
            {
                var moment = EarliestBy(link);
                start = Math.Max(start, calendar.WorkAt(moment) - (IsToFinish(link) ? _remaining[place] : 0));
                if (IsToFinish(link) || activity.Kind == ActivityKind.FinishMilestone)
                    finishAt = Math.Max(finishAt, moment);
            }
        start = Constrained(place, activity, project, start);
        if (activity.ExpectedFinish is { } expected && project.Options.UseExpectedFinish)
            _remaining[place] = Math.Max(0, calendar.WorkAt(Minutes.Of(expected)) - start);
        PlaceEarly(place, start, finishAt);
    }

    /// <param name="finishAt">
    /// The wall clock before which it does not finish: where that lies between two shifts, it finishes as the second begins.
    /// </param>
    void PlaceEarly(int place, int start, int finishAt)
    {
        var calendar = _network.Calendars[place];
        var finish = start + _remaining[place];
        (_earlyStart[place], _earlyFinish[place]) = (start, finish);
        _earlyFinishAt[place] = _network.Activities[place].Kind != ActivityKind.StartMilestone && calendar.FinishAt(finish) is var at && at >= finishAt
            ? at
            : calendar.StartAt(finish);
        _earlyStartAt[place] = _network.Activities[place].Kind == ActivityKind.FinishMilestone ? _earlyFinishAt[place] : calendar.StartAt(start);
    }

    void TakeActuals(int place, PlannedActivity activity, WorkCalendar calendar)
    {
        _earlyFinishAt[place] = _lateFinishAt[place] = Minutes.Of(activity.ActualFinish!.Value);
        _earlyStartAt[place] = _lateStartAt[place] = Minutes.Of(activity.ActualStart ?? activity.ActualFinish.Value);
        _earlyStart[place] = _lateStart[place] = calendar.WorkAt(_earlyStartAt[place]);
        _earlyFinish[place] = _lateFinish[place] = calendar.WorkAt(_earlyFinishAt[place]);
    }

    // What somebody set by hand stays there, whatever it is linked to.
    void TakeAsSet(int place, PlannedActivity activity, WorkCalendar calendar, DateTime start)
    {
        var from = calendar.WorkAt(Minutes.Of(start));
        _remaining[place] = activity.PlannedFinish is { } finish ? Math.Max(0, calendar.WorkAt(Minutes.Of(finish)) - from) : RemainingOf(activity);
        PlaceEarly(place, from, activity.PlannedFinish is { } at ? Minutes.Of(at) : 0);
    }

    // P6 plans nothing before the data date, nor before the project's start; MS Project leaves what is late where it was.
    static int EarliestOf(PlanProject project)
    {
        var start = Minutes.Of(project.Start ?? project.DataDate ?? default);
        return project.Options.Rules == SchedulingRules.MicrosoftProject ? start : Math.Max(start, Minutes.Of(project.DataDate ?? default));
    }

    static int RemainingOf(PlannedActivity activity) => activity.IsMilestone ? 0 : activity.IsStarted ? activity.Remaining : Math.Max(activity.Remaining, 0);

    // Progress override: what has started waits for nobody who is not done.
    bool Drives(in NetworkLink link) =>
        !_network.Activities[link.To].IsComplete
        && !(_network.ProjectOf[link.To].Options.Progress == ProgressRule.ProgressOverride
            && _network.Activities[link.To].IsStarted && !_network.Activities[link.From].IsComplete);

    static bool IsToFinish(in NetworkLink link) => link.Type is LinkType.FinishToFinish or LinkType.StartToFinish;

    static bool IsFromFinish(in NetworkLink link) => link.Type is LinkType.FinishToStart or LinkType.FinishToFinish;

    /// <summary>The wall clock at which a link lets its successor start or finish.</summary>
    int EarliestBy(in NetworkLink link) =>
        IsFromFinish(link) ? AfterFinish(link, _earlyFinishAt[link.From]) : AfterStart(link, DrivingStart(link.From));

    /// <summary>The earliest start of the successor that a link allows, in the successor's working minutes.</summary>
    int Demand(in NetworkLink link) =>
        _network.Calendars[link.To].WorkAt(EarliestBy(link)) - (IsToFinish(link) ? _remaining[link.To] : 0);

    int DrivingStart(int place) =>
        _network.Activities[place].ActualStart is { } actual && !_network.ProjectOf[place].Options.StartLagFromEarlyStart
            ? Minutes.Of(actual)
            : _earlyStartAt[place];

    static int AfterFinish(in NetworkLink link, int finish) =>
        link.Lag == 0 ? finish : link.LagCalendar.FinishAt(link.LagCalendar.WorkAt(finish) + link.Lag);

    static int AfterStart(in NetworkLink link, int start) =>
        link.Lag == 0 ? start : link.LagCalendar.StartAt(link.LagCalendar.WorkAt(start) + link.Lag);

    int Constrained(int place, PlannedActivity activity, PlanProject project, int start)
    {
        var calendar = _network.Calendars[place];
        if (activity.ExternalEarlyStart is { } external && project.Options.KeepExternalDates)
            start = Math.Max(start, calendar.WorkAt(Minutes.Of(external)));
        foreach (var constraint in (ReadOnlySpan<PlanConstraint?>)[activity.Constraint, activity.SecondConstraint])
            if (constraint?.At is { } at)
                start = constraint.Type switch
                {
                    ConstraintType.StartOn or ConstraintType.StartOnOrAfter when !activity.IsStarted =>
                        Math.Max(start, calendar.WorkAt(Minutes.Of(at))),
                    ConstraintType.FinishOn or ConstraintType.FinishOnOrAfter =>
                        Math.Max(start, calendar.WorkAt(Minutes.Of(at)) - _remaining[place]),
                    // Microsoft Project keeps to its dates rather than to its links; a deadline, its second, only warns.
                    ConstraintType.StartOnOrBefore when project.Options.HonorConstraints && constraint == activity.Constraint && !activity.IsStarted =>
                        Math.Min(start, calendar.WorkAt(Minutes.Of(at))),
                    ConstraintType.FinishOnOrBefore when project.Options.HonorConstraints && constraint == activity.Constraint =>
                        Math.Min(start, calendar.WorkAt(Minutes.Of(at)) - _remaining[place]),
                    ConstraintType.MandatoryStart when !activity.IsStarted => calendar.WorkAt(Minutes.Of(at)),
                    ConstraintType.MandatoryFinish => calendar.WorkAt(Minutes.Of(at)) - _remaining[place],
                    _ => start,
                };
        return start;
    }
}
