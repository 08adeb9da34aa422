using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>The dates of an activity that only spans others.</summary>
public sealed record Span(PlannedActivity Activity, DateTime EarlyStart, DateTime EarlyFinish, DateTime LateStart, DateTime LateFinish);

/// <summary>Levels of effort and summaries: placed once the dates of all others are known, for they drive nothing.</summary>
/// <remarks>
/// <para>
/// As P6's help has it, a level of effort goes, in working time of its own calendar, from the earliest start to the latest finish
/// of what it is linked to: at its start end the links SS and FS into it or, without such, SS and SF out of it; at its finish end
/// FF and SF into it and FF and FS out of it. Lags count as in any link. Without a link at its start end it starts at the data
/// date; without one at its finish end, or where that would be before its start, its remaining duration says where it ends.
/// Links between two that span are passed over, and constraints, which P6 does not let it have.
/// </para>
/// <para>
/// A summary goes from the earliest start to the latest finish of the activities in its part of the work breakdown; where
/// there are none, it is placed as a level of effort. What has started has its actual start, early and late.
/// </para>
/// </remarks>
public sealed class Spans
{
    readonly CriticalPath _path;
    readonly Network _network;
    readonly ILookup<string, PlanLink> _into;
    readonly ILookup<string, PlanLink> _outOf;

    Spans(CriticalPath path)
    {
        (_path, _network) = (path, path.Network);
        var spanning = _network.Spanning.Select(activity => activity.Id).ToHashSet();
        _into = _network.Plan.Links.Where(link => spanning.Contains(link.To)).ToLookup(link => link.To);
        _outOf = _network.Plan.Links.Where(link => spanning.Contains(link.From)).ToLookup(link => link.From);
    }

    /// <summary>In the order of <see cref="Network.Spanning"/>.</summary>
    public static IReadOnlyList<Span> Of(CriticalPath path)
    {
        var spans = new Spans(path);
        return [.. path.Network.Spanning.Select(spans.Of)];
    }

    Span Of(PlannedActivity activity)
    {
        var (early, late) = (Between(activity, isLate: false), Between(activity, isLate: true));
        return new(activity, early.Start, early.Finish, late.Start, late.Finish);
    }

    (DateTime Start, DateTime Finish) Between(PlannedActivity activity, bool isLate)
    {
        var within = activity.Kind == ActivityKind.WbsSummary ? Within(activity).ToList() : [];
        if (within.Count > 0)
            return (within.Min(place => Minutes.ToMoment(Start(place, isLate))), within.Max(place => Minutes.ToMoment(Finish(place, isLate))));
        var calendar = CalendarOf(activity);
        var project = _network.Projects[activity.Project];
        var starts = Moments(_into[activity.Id].Where(link => link.Type is LinkType.StartToStart or LinkType.FinishToStart), isLate);
        if (starts.Count == 0)
            starts = Moments(_outOf[activity.Id].Where(link => link.Type is LinkType.StartToStart or LinkType.StartToFinish), isLate);
        var finishes = Moments(
            _into[activity.Id].Where(link => link.Type is LinkType.FinishToFinish or LinkType.StartToFinish)
                .Concat(_outOf[activity.Id].Where(link => link.Type is LinkType.FinishToFinish or LinkType.FinishToStart)), isLate);
        var dataDate = Minutes.Of(project.DataDate ?? project.Start ?? default);
        var start = calendar.WorkAt(starts.Count > 0 ? starts.Min() : dataDate);
        var finish = finishes.Count > 0 ? calendar.WorkAt(finishes.Max()) : int.MinValue;
        if (finish < start)
            finish = Math.Max(start, calendar.WorkAt(dataDate)) + activity.Remaining;
        return (
            activity.ActualStart ?? Minutes.ToMoment(calendar.StartAt(start)),
            activity.ActualFinish ?? Minutes.ToMoment(finish == start ? calendar.StartAt(finish) : calendar.FinishAt(finish)));
    }

    IEnumerable<int> Within(PlannedActivity summary) =>
        Enumerable.Range(0, _network.Count).Where(place =>
            _network.ProjectOf[place].Id == summary.Project && _network.Activities[place].Wbs.Take(summary.Wbs.Count).SequenceEqual(summary.Wbs));

    /// <summary>Where the other ends of links say that the end is at which they are linked.</summary>
    List<int> Moments(IEnumerable<PlanLink> links, bool isLate)
    {
        var moments = new List<int>();
        foreach (var link in links)
            if (_network.PlaceOf(link.From) is { } from)
                moments.Add(link.Type is LinkType.StartToStart or LinkType.StartToFinish
                    ? Shifted(link, Start(from, isLate), link.Lag, isStart: true)
                    : Shifted(link, Finish(from, isLate), link.Lag, isStart: false));
            else if (_network.PlaceOf(link.To) is { } to)
                moments.Add(link.Type is LinkType.StartToStart or LinkType.FinishToStart
                    ? Shifted(link, Start(to, isLate), -link.Lag, isStart: true)
                    : Shifted(link, Finish(to, isLate), -link.Lag, isStart: false));
        return moments;
    }

    int Shifted(PlanLink link, int moment, int by, bool isStart)
    {
        if (by == 0)
            return moment;
        var calendar = LagCalendarOf(link);
        var work = calendar.WorkAt(moment) + by;
        return isStart ? calendar.StartAt(work) : calendar.FinishAt(work);
    }

    WorkCalendar LagCalendarOf(PlanLink link)
    {
        var successor = ActivityOf(link.To);
        var project = _network.Projects[successor.Project];
        return link.IsElapsed ? WorkCalendars.TwentyFourHours : project.Options.LagCalendar switch
        {
            LagCalendar.Predecessor => CalendarOf(ActivityOf(link.From)),
            LagCalendar.Successor => CalendarOf(successor),
            LagCalendar.ProjectDefault => _network.CalendarsOfPlan.Of(project),
            _ => WorkCalendars.TwentyFourHours,
        };
    }

    PlannedActivity ActivityOf(string id) =>
        _network.PlaceOf(id) is { } place ? _network.Activities[place] : _network.Spanning.First(activity => activity.Id == id);

    WorkCalendar CalendarOf(PlannedActivity activity) => _network.CalendarsOfPlan.Of(activity, _network.Projects[activity.Project]);

    int Start(int place, bool isLate) =>
        Minutes.Of(_network.Activities[place].ActualStart ?? (isLate ? _path.LateStart(place) : _path.EarlyStart(place)));

    int Finish(int place, bool isLate) => Minutes.Of(isLate ? _path.LateFinish(place) : _path.EarlyFinish(place));
}
