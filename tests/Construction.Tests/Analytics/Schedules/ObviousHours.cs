using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>
/// The early dates of a plan of whole hours, found by trying one hour after the other and walking through the calendars hour by
/// hour. Links lead only from earlier to later codes.
/// </summary>
sealed class ObviousHours
{
    readonly Dictionary<string, PlannedActivity> _activities;
    readonly Dictionary<string, PlanCalendar> _calendars;
    readonly Dictionary<string, (int Start, int Finish)> _early = [];

    public ObviousHours(Plan plan)
    {
        _activities = plan.Activities.ToDictionary(activity => activity.Code);
        _calendars = plan.Activities.ToDictionary(activity => activity.Code, activity => plan.Calendars.Single(calendar => calendar.Id == activity.Calendar));
        foreach (var code in _activities.Keys.Order(StringComparer.Ordinal))
            _early[code] = Place(code, [.. plan.Links.Where(link => link.To == code)]);
    }

    /// <summary>By the wall clock.</summary>
    public (DateTime Start, DateTime Finish) Early(string code) =>
        (Plans.Start.AddHours(_early[code].Start), Plans.Start.AddHours(_early[code].Finish));

    (int Start, int Finish) Place(string code, PlanLink[] links)
    {
        var calendar = _calendars[code];
        int[] starts = [.. links.Where(link => !IsToFinish(link)).Select(MomentOf)];
        int[] finishes = [.. links.Where(IsToFinish).Select(MomentOf)];
        for (var start = 0; ; start++)
        {
            if (!Works(calendar, start) || starts.Any(moment => start < moment))
                continue;
            var finish = Walk(calendar, start, _activities[code].Remaining / 60);
            // It may finish before a link lets it only where no work of its own lies between; then it is done when work goes on.
            if (finishes.Any(moment => Enumerable.Range(finish, Math.Max(0, moment - finish)).Any(hour => Works(calendar, hour))))
                continue;
            return (start, finishes.All(moment => moment <= finish) ? finish : OnwardFrom(calendar, finish));
        }
    }

    int MomentOf(PlanLink link)
    {
        var (calendar, hours) = (_calendars[link.From], link.Lag / 60);
        var end = IsFromFinish(link) ? _early[link.From].Finish : _early[link.From].Start;
        if (hours == 0)
            return end;
        var moment = Walk(calendar, end, hours);
        // A moment between two shifts is the end of the first to what finishes, and the beginning of the second to what starts.
        if (!IsFromFinish(link))
            return OnwardFrom(calendar, moment);
        while (!Works(calendar, moment - 1))
            moment--;
        return moment;
    }

    /// <summary>So many working hours on, or back.</summary>
    static int Walk(PlanCalendar calendar, int hour, int hours)
    {
        for (; hours > 0; hour++)
            hours -= Works(calendar, hour) ? 1 : 0;
        for (; hours < 0; hour--)
            hours += Works(calendar, hour - 1) ? 1 : 0;
        return hour;
    }

    static int OnwardFrom(PlanCalendar calendar, int hour)
    {
        while (!Works(calendar, hour))
            hour++;
        return hour;
    }

    static bool Works(PlanCalendar calendar, int hour)
    {
        var moment = Plans.Start.AddHours(hour);
        var shifts = calendar.Exceptions.GetValueOrDefault(DateOnly.FromDateTime(moment)) ?? calendar.Week[(int)moment.DayOfWeek];
        return shifts.Any(shift => shift.From <= moment.Hour * 60 && moment.Hour * 60 < shift.To);
    }

    static bool IsToFinish(PlanLink link) => link.Type is LinkType.FinishToFinish or LinkType.StartToFinish;

    static bool IsFromFinish(PlanLink link) => link.Type is LinkType.FinishToStart or LinkType.FinishToFinish;
}
