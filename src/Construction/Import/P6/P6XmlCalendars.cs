namespace Construction.Import;

/// <summary>The calendars of a file: global ones, and those of projects and resources that build on them.</summary>
sealed class P6XmlCalendars(P6XmlValues values)
{
    /// <summary>P6 knows one step; a chain without end is a mistake.</summary>
    const int MostSteps = 8;

    /// <summary>Of all calendars, with what they take over: more than a century of free days for each of fifty.</summary>
    const int MostExceptions = 2_000_000;

    readonly Dictionary<string, P6XmlCalendar> _calendars = [];
    int _exceptions;

    public void Add(P6XmlElement element)
    {
        var calendar = P6XmlCalendar.Of(element, values);
        if (!_calendars.TryAdd(calendar.Id, calendar))
            values.Findings.Warning("calendar-twice", element.Line, calendar.Name, $"calendar {calendar.Id} is there twice", "the first one counts");
        if (_calendars.Count > ImportLimits.Calendars)
            throw new UnreadableException($"more than {ImportLimits.Calendars:N0} calendars", element.Line);
    }

    public IReadOnlyList<PlanCalendar> All() => [.. _calendars.Values.Select(Whole)];

    /// <summary>A project's or a resource's calendar has a week of its own, and the free days of its base beside its own.</summary>
    PlanCalendar Whole(P6XmlCalendar calendar)
    {
        var week = (IReadOnlyList<Shift>?[])[.. calendar.Week];
        var exceptions = calendar.Exceptions;
        foreach (var above in Bases(calendar))
        {
            for (var day = 0; day < week.Length; day++)
                week[day] ??= above.Week[day];
            exceptions = Joined(exceptions, above.Exceptions);
        }
        var filled = Filled(week, calendar);
        return new(calendar.Id, calendar.Name, filled, exceptions, calendar.MinutesPerDay ?? MinutesPerDay(filled));
    }

    IEnumerable<P6XmlCalendar> Bases(P6XmlCalendar calendar)
    {
        var at = calendar;
        for (var step = 0; at.Base is { } id; step++)
        {
            if (step == MostSteps || !_calendars.TryGetValue(id, out var above))
            {
                values.Findings.Warning(
                    "base-calendar", calendar.Line, calendar.Name,
                    step == MostSteps ? "calendars build on each other without end" : $"the calendar it builds on, {P6XmlValues.Short(id)}, is not in the file",
                    "only what is in the file counts");
                yield break;
            }
            yield return at = above;
        }
    }

    Dictionary<DateOnly, IReadOnlyList<Shift>> Joined(
        Dictionary<DateOnly, IReadOnlyList<Shift>> own, Dictionary<DateOnly, IReadOnlyList<Shift>> above)
    {
        if (own.Count == 0 || above.Count == 0)
            return own.Count == 0 ? above : own;
        if ((_exceptions += own.Count + above.Count) > MostExceptions)
            throw new UnreadableException($"the calendars have more than {MostExceptions:N0} exceptions");
        var joined = new Dictionary<DateOnly, IReadOnlyList<Shift>>(above);
        foreach (var (day, shifts) in own)
            joined[day] = shifts;
        return joined;
    }

    /// <summary>Of days that nobody speaks of: as in P6's own standard week.</summary>
    IReadOnlyList<Shift>[] Filled(IReadOnlyList<Shift>?[] week, P6XmlCalendar calendar)
    {
        var missing = week.Count(day => day is null);
        if (missing > 0)
            values.Findings.Warning(
                "calendar-without-week", calendar.Line, calendar.Name, $"of {missing} days of the week it is not said when work is done",
                "Monday to Friday 8 to 12 and 13 to 17 are taken, Saturday and Sunday as free");
        return [.. week.Select((day, index) => day ?? PlanCalendar.Standard.Week[index])];
    }

    static int MinutesPerDay(IReadOnlyList<Shift>[] week)
    {
        var days = week.Where(day => day.Count > 0).Select(day => day.Sum(shift => shift.Minutes)).ToList();
        return days.Count == 0 ? 480 : (int)days.Average();
    }
}
