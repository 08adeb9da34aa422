namespace Construction.Import;

/// <summary>The calendars of a table, of which it has no more than names.</summary>
sealed class CsvCalendars(CsvDay day, Findings findings)
{
    readonly Dictionary<string, PlanCalendar> _calendars = new()
    {
        [PlanCalendar.Standard.Id] = day.Calendar(PlanCalendar.Standard.Id, PlanCalendar.Standard.Name),
    };

    public IReadOnlyList<PlanCalendar> All => [.. _calendars.Values];

    public string AroundTheClock => Add(PlanCalendar.TwentyFourHours);

    public string Named(string name, int line)
    {
        if (_calendars.TryGetValue(name, out var known))
            return known.Id;
        if (name.Contains("24", StringComparison.Ordinal))
            return Add(PlanCalendar.TwentyFourHours with { Id = name, Name = name });
        if (!name.Equals(PlanCalendar.Standard.Name, StringComparison.OrdinalIgnoreCase))
            findings.Warning(
                "calendar-without-times", line, name, "of the calendar the table has the name, and not its working time",
                "Monday to Friday are taken, with the hours of a day as given");
        return Add(day.Calendar(name, name));
    }

    string Add(PlanCalendar calendar)
    {
        _calendars[calendar.Id] = calendar;
        return calendar.Id;
    }
}
