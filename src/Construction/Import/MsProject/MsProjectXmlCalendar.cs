namespace Construction.Import;

/// <summary>A calendar as it is written: only what it says itself.</summary>
sealed class MsProjectXmlCalendar
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The calendar that holds where this one says nothing.</summary>
    public string? Base { get; init; }

    public int Line { get; init; }

    /// <summary>From Sunday; null where it says nothing.</summary>
    public IReadOnlyList<Shift>?[] Week { get; } = new IReadOnlyList<Shift>?[7];

    public Dictionary<DateOnly, IReadOnlyList<Shift>> Exceptions { get; } = [];

    public bool SaysNothing => Exceptions.Count == 0 && Week.All(day => day is null);

    /// <param name="days">Is told how many days each period has that is gone through.</param>
    public static MsProjectXmlCalendar Read(XmlFields fields, Findings findings, Action<int> days)
    {
        var name = fields["Name"] ?? fields["UID"] ?? "";
        var above = fields["BaseCalendarUID"];
        var calendar = new MsProjectXmlCalendar
        {
            Id = fields["UID"] ?? $"line {fields.Line}",
            Name = name,
            // A base calendar stands on none; some programs write 0 there.
            Base = above is "-1" || above == fields["UID"] || (above is "0" && fields["IsBaseCalendar"] is "1") ? null : above,
            Line = fields.Line,
        };
        calendar.Add(fields, findings, days);
        return calendar;
    }

    // In the order in which one outweighs the other. Programs since 2007 write exceptions twice: also as weekdays without a day.
    void Add(XmlFields fields, Findings findings, Action<int> goThrough)
    {
        var days = fields.Part("WeekDays")?.Parts("WeekDay").ToArray() ?? [];
        foreach (var day in days.Where(day => day["DayType"] is not "0"))
            if (Weekday(day, findings) is { } weekday)
                Week[weekday] = MsProjectXmlTime.Shifts(day, Name, findings);
        foreach (var week in fields.Part("WorkWeeks")?.Parts("WorkWeek") ?? [])
            AddWeek(week, findings, goThrough);
        foreach (var exception in days.Where(day => day["DayType"] is "0"))
            AddException(exception, findings, goThrough);
        foreach (var exception in fields.Part("Exceptions")?.Parts("Exception") ?? [])
            AddException(exception, findings, goThrough);
    }

    void AddWeek(XmlFields week, Findings findings, Action<int> goThrough)
    {
        if (Period(week, findings) is not var (first, last))
            return;
        var shifts = new IReadOnlyList<Shift>?[7];
        foreach (var day in week.Part("WeekDays")?.Parts("WeekDay") ?? [])
            if (Weekday(day, findings) is { } weekday)
                shifts[weekday] = MsProjectXmlTime.Shifts(day, Name, findings);
        goThrough(last.DayNumber - first.DayNumber);
        for (var day = first; day <= last; day = day.AddDays(1))
            if (shifts[(int)day.DayOfWeek] is { } own)
                Exceptions[day] = own;
    }

    void AddException(XmlFields exception, Findings findings, Action<int> goThrough)
    {
        if (Period(exception, findings) is not var (first, last))
            return;
        var values = new MsProjectXmlValues(exception, Name, findings);
        var shifts = MsProjectXmlTime.Shifts(exception, Name, findings);
        var days = MsProjectXmlRecurrence.Days(first, values);
        if (days is null)
            findings.Warning(
                "unknown-recurrence", exception.Line, Name, $"an exception recurs in a way that is not known ({exception["Type"]})", "only its first day is taken");
        // Counted occurrences go beyond the last day only where that says nothing.
        var count = values.Is("EnteredByOccurrences") && values.Whole("Occurrences") is > 0 and var occurrences ? occurrences : int.MaxValue;
        if (count < int.MaxValue && first == last)
            last = new(ImportLimits.LastYear, 12, 31);
        else if (values.Whole("Type") is null or 1 && values.Whole("Period") is null or 1)
            count = int.MaxValue;
        goThrough(last.DayNumber - first.DayNumber);
        foreach (var day in (days ?? [first]).TakeWhile(day => day <= last).Take(count))
            Exceptions[day] = shifts;
    }

    int? Weekday(XmlFields day, Findings findings)
    {
        if (day["DayType"] is [>= '1' and <= '7' and var digit])
            return digit - '1';
        findings.Warning("unknown-weekday", day.Line, Name, $"'{day["DayType"]}' is no day of the week", "it is left out");
        return null;
    }

    (DateOnly First, DateOnly Last)? Period(XmlFields fields, Findings findings)
    {
        var period = fields.Part("TimePeriod");
        var values = period is null ? null : new MsProjectXmlValues(period, Name, findings);
        if (values?.Day("FromDate") is { } first && (values.Text("ToDate") is null ? first : values.Day("ToDate")) is { } last && last >= first)
            return (first, last);
        findings.Warning("exception-without-days", fields.Line, Name, "an exception or a week of its own has no days that can be read", "it is left out");
        return null;
    }
}
