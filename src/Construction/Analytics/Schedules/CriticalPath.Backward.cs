using Construction.Import;

namespace Construction.Analytics.Schedules;

public sealed partial class CriticalPath
{
    void Backward(int place)
    {
        var activity = _network.Activities[place];
        if (activity.IsComplete)
            return;
        var calendar = _network.Calendars[place];
        var project = _network.ProjectOf[place];
        var finish = calendar.WorkAt(LatestOf(project));
        var startAt = int.MaxValue;
        foreach (ref readonly var link in _network.Successors(place))
            if (Drives(link) && Holds(link))
            {
                var moment = LatestBy(link, _lateStartAt[link.To], _lateFinishAt[link.To]);
                finish = Math.Min(finish, calendar.WorkAt(moment) + (IsFromFinish(link) ? 0 : _remaining[place]));
                if (!IsFromFinish(link) || activity.Kind == ActivityKind.StartMilestone)
                    startAt = Math.Min(startAt, moment);
            }
        PlaceLate(place, ConstrainedLate(place, activity, project, finish), startAt);
    }

    /// <param name="startAt">The wall clock after which it does not start: where that lies between two shifts, it starts as the first ends.</param>
    void PlaceLate(int place, int finish, int startAt)
    {
        var calendar = _network.Calendars[place];
        var start = finish - _remaining[place];
        (_lateStart[place], _lateFinish[place]) = (start, finish);
        var kind = _network.Activities[place].Kind;
        _lateStartAt[place] = kind != ActivityKind.FinishMilestone && calendar.StartAt(start) is var at && at <= startAt ? at : calendar.FinishAt(start);
        _lateFinishAt[place] = kind == ActivityKind.StartMilestone ? _lateStartAt[place] : calendar.FinishAt(finish);
    }

    int LatestOf(PlanProject project) =>
        !project.Options.FloatFromEachProject ? _finishOf.Values.Max()
        : project.MustFinish is { } must ? Minutes.Of(must)
        : _finishOf[project.Id];

    // A start that has happened cannot be late.
    bool Holds(in NetworkLink link) =>
        link.Type is LinkType.FinishToStart or LinkType.FinishToFinish
        || !_network.Activities[link.From].IsStarted
        || _network.ProjectOf[link.From].Options.StartLagFromEarlyStart;

    /// <summary>The wall clock by which a link wants its predecessor started or finished, where its successor is when it is said to be.</summary>
    static int LatestBy(in NetworkLink link, int startOfSuccessor, int finishOfSuccessor) =>
        IsToFinish(link) ? BeforeFinish(link, finishOfSuccessor) : BeforeStart(link, startOfSuccessor);

    static int BeforeStart(in NetworkLink link, int start) =>
        link.Lag == 0 ? start : link.LagCalendar.StartAt(link.LagCalendar.WorkAt(start) - link.Lag);

    static int BeforeFinish(in NetworkLink link, int finish) =>
        link.Lag == 0 ? finish : link.LagCalendar.FinishAt(link.LagCalendar.WorkAt(finish) - link.Lag);

    int ConstrainedLate(int place, PlannedActivity activity, PlanProject project, int finish)
    {
        var calendar = _network.Calendars[place];
        if (activity.ExternalLateFinish is { } external && project.Options.KeepExternalDates)
            finish = Math.Min(finish, calendar.WorkAt(Minutes.Of(external)));
        foreach (var constraint in (ReadOnlySpan<PlanConstraint?>)[activity.Constraint, activity.SecondConstraint])
            if (constraint?.At is { } at)
                finish = constraint.Type switch
                {
                    ConstraintType.StartOn or ConstraintType.StartOnOrBefore when !activity.IsStarted =>
                        Math.Min(finish, calendar.WorkAt(Minutes.Of(at)) + _remaining[place]),
                    ConstraintType.FinishOn or ConstraintType.FinishOnOrBefore => Math.Min(finish, calendar.WorkAt(Minutes.Of(at))),
                    ConstraintType.MandatoryStart when !activity.IsStarted => calendar.WorkAt(Minutes.Of(at)) + _remaining[place],
                    ConstraintType.MandatoryFinish => calendar.WorkAt(Minutes.Of(at)),
                    _ => finish,
                };
        return finish;
    }

    // As late as possible takes what is free until the first of its successors, and pushes none of them.
    void DelayWhatIsToBeLate()
    {
        for (var place = _network.Count - 1; place >= 0; place--)
            if (IsToBeLate(_network.Activities[place]) && FreeFloat(place) is > 0 and var free)
                PlaceEarly(place, _earlyStart[place] + free, 0);
    }
}
