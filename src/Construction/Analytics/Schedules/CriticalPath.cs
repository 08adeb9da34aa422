using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>
/// The critical path method over a network: early dates forward, late dates backward, and the floats between them, by the rules
/// of the program that the schedule is kept in (<see cref="SchedulingOptions"/>).
/// </summary>
/// <remarks>
/// An activity is computed in the working minutes of its own calendar; a link goes from one calendar into another over the wall
/// clock. Two wall-clock times with no working time between them are the same working moment, so that they can be compared.
/// </remarks>
public sealed partial class CriticalPath
{
    readonly Network _network;
    // In working minutes of the own calendar: where what remains starts and finishes, early and late.
    readonly int[] _earlyStart;
    readonly int[] _earlyFinish;
    readonly int[] _lateStart;
    readonly int[] _lateFinish;
    // The same by the wall clock, as links see it; of what is complete, the actual dates.
    readonly int[] _earlyStartAt;
    readonly int[] _earlyFinishAt;
    readonly int[] _lateStartAt;
    readonly int[] _lateFinishAt;
    readonly int[] _remaining;
    readonly Dictionary<string, int> _finishOf = [];

    /// <summary>Both passes over the whole network.</summary>
    public CriticalPath(Network network)
    {
        _network = network;
        var count = network.Count;
        _earlyStart = new int[count];
        _earlyFinish = new int[count];
        _lateStart = new int[count];
        _lateFinish = new int[count];
        _earlyStartAt = new int[count];
        _earlyFinishAt = new int[count];
        _lateStartAt = new int[count];
        _lateFinishAt = new int[count];
        _remaining = new int[count];
        Compute();
    }

    public Network Network => _network;

    /// <summary>The early finish of a project: the last of its activities; null where it has none.</summary>
    public DateTime? FinishOf(PlanProject project) => _finishOf.TryGetValue(project.Id, out var finish) ? Minutes.ToMoment(finish) : null;

    /// <summary>The early start of what remains; of what is complete, the actual start.</summary>
    public DateTime EarlyStart(int place) => Minutes.ToMoment(_earlyStartAt[place]);

    public DateTime EarlyFinish(int place) => Minutes.ToMoment(_earlyFinishAt[place]);

    public DateTime LateStart(int place) => Minutes.ToMoment(_lateStartAt[place]);

    public DateTime LateFinish(int place) => Minutes.ToMoment(_lateFinishAt[place]);

    /// <summary>In working minutes of the activity's calendar; null where it is complete, which has no float.</summary>
    public int? TotalFloat(int place)
    {
        if (_network.Activities[place].IsComplete)
            return null;
        var (start, finish) = (_lateStart[place] - _earlyStart[place], _lateFinish[place] - _earlyFinish[place]);
        if (_network.FloatCalendarOf(place) is { } calendar && calendar != _network.Calendars[place])
        {
            start = calendar.WorkAt(_lateStartAt[place]) - calendar.WorkAt(_earlyStartAt[place]);
            finish = calendar.WorkAt(_lateFinishAt[place]) - calendar.WorkAt(_earlyFinishAt[place]);
        }
        return _network.ProjectOf[place].Options.Float switch
        {
            FloatRule.Start => start,
            FloatRule.Smallest => Math.Min(start, finish),
            _ => finish,
        };
    }

    /// <summary>By the file's own rule: on the longest path, or with no more total float than its threshold.</summary>
    public bool IsCritical(int place) =>
        TotalFloat(place) is { } total
        && (_network.ProjectOf[place].Options is { CriticalIsLongestPath: true } ? IsOnLongestPath(place)
            : total <= _network.ProjectOf[place].Options.CriticalUpTo
                || _network.ProjectOf[place].Options.OpenEndsAreCritical && _network.Successors(place).IsEmpty);

    void FindFinishes()
    {
        _finishOf.Clear();
        for (var place = 0; place < _network.Count; place++)
        {
            var project = _network.ProjectOf[place].Id;
            _finishOf[project] = Math.Max(_finishOf.GetValueOrDefault(project), _earlyFinishAt[place]);
        }
    }
}
