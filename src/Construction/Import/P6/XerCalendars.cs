namespace Construction.Import;

/// <summary>The table CALENDAR. A calendar that builds on another has its exceptions too, but for days of its own.</summary>
sealed class XerCalendars(XerRows rows, XerValues values, Findings findings)
{
    readonly Dictionary<string, PlanCalendar> _calendars = [];
    readonly Dictionary<string, string> _bases = [];

    public IReadOnlyList<PlanCalendar> All => [.. _calendars.Values.Select(calendar => WithBases(calendar))];

    public void Take()
    {
        if (_calendars.Count == ImportLimits.Calendars)
            throw new UnreadableException($"there are more than {ImportLimits.Calendars:N0} calendars", rows.Line);
        var id = values.Text("clndr_id") ?? "";
        var name = values.Text("clndr_name") ?? id;
        if (values.Text("base_clndr_id") is { } below)
            _bases[id] = below;
        // Some writers leave the hours of a day out; P6 counts eight then.
        var perDay = values.Minutes("day_hr_cnt") is > 0 and <= 1440 and var minutes ? minutes : 480;
        var (week, exceptions) = Read(name);
        _calendars[id] = new(id, name, week, exceptions, perDay);
    }

    (IReadOnlyList<Shift>[] Week, Dictionary<DateOnly, IReadOnlyList<Shift>> Exceptions) Read(string name)
    {
        try
        {
            return P6CalendarData.Read(rows["clndr_data"] ?? throw new FormatException("it is empty"));
        }
        catch (FormatException problem)
        {
            findings.Error(
                "calendar-unreadable", rows.Line, name, $"the days of the calendar {name} cannot be read: {problem.Message}",
                "the standard week is computed with");
            return ([.. PlanCalendar.Standard.Week], []);
        }
    }

    PlanCalendar WithBases(PlanCalendar calendar)
    {
        var exceptions = new Dictionary<DateOnly, IReadOnlyList<Shift>>(calendar.Exceptions);
        var seen = new HashSet<string> { calendar.Id };
        for (var id = calendar.Id; _bases.TryGetValue(id, out var below) && seen.Add(below) && _calendars.TryGetValue(below, out var found); id = below)
            foreach (var (day, shifts) in found.Exceptions)
                exceptions.TryAdd(day, shifts);
        return calendar with { Exceptions = exceptions };
    }
}
