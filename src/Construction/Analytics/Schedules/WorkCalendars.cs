using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>The calendars of a plan, made ready to compute with when first asked for.</summary>
public sealed class WorkCalendars(Plan plan)
{
    readonly Dictionary<string, PlanCalendar> _calendars = plan.Calendars.ToDictionary(calendar => calendar.Id);
    readonly Dictionary<string, WorkCalendar> _ready = [];

    public static WorkCalendar TwentyFourHours { get; } = new(PlanCalendar.TwentyFourHours);

    static WorkCalendar Standard { get; } = new(PlanCalendar.Standard);

    /// <summary>The activity's own calendar, else its project's, else <see cref="PlanCalendar.Standard"/>.</summary>
    public WorkCalendar Of(PlannedActivity activity, PlanProject project) => Find(activity.Calendar) ?? Of(project);

    public WorkCalendar Of(PlanProject project) => Find(project.Calendar) ?? Standard;

    /// <summary>Null where there is none of that id.</summary>
    public WorkCalendar? Find(string? id)
    {
        if (id is null || !_calendars.TryGetValue(id, out var calendar))
            return null;
        if (!_ready.TryGetValue(id, out var ready))
            _ready.Add(id, ready = new(calendar));
        return ready;
    }
}
