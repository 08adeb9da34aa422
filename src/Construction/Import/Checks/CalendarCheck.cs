namespace Construction.Import;

/// <summary>Calendars by which can be computed: shifts in order, and some working time.</summary>
static class CalendarCheck
{
    public static IReadOnlyList<PlanCalendar> Check(IReadOnlyList<PlanCalendar> calendars, Findings findings)
    {
        var seen = new HashSet<string>();
        var kept = new List<PlanCalendar>(calendars.Count);
        foreach (var calendar in calendars)
            if (seen.Add(calendar.Id))
                kept.Add(Mended(calendar, findings));
            else
                findings.Error("duplicate-id", null, calendar.Name, $"two calendars have the id {calendar.Id}", "the later one is left out");
        return kept;
    }

    static PlanCalendar Mended(PlanCalendar calendar, Findings findings)
    {
        if (calendar.Week.Count != 7)
        {
            findings.Error(
                "calendar-week", null, calendar.Name, $"the calendar has {calendar.Week.Count} weekdays, not 7", "the others are days without work");
            calendar = calendar with { Week = [.. calendar.Week.Concat(Enumerable.Repeat<IReadOnlyList<Shift>>([], 7)).Take(7)] };
        }
        if (calendar.Week.Concat(calendar.Exceptions.Values).Any(day => !IsInOrder(day)))
        {
            findings.Warning(
                "calendar-shifts", null, calendar.Name, "shifts of the calendar overlap, run backwards or leave their day",
                "they are joined; what runs past midnight counts at both ends of its day");
            calendar = calendar with
            {
                Week = [.. calendar.Week.Select(InOrder)],
                Exceptions = calendar.Exceptions.ToDictionary(day => day.Key, day => InOrder(day.Value)),
            };
        }
        calendar = WithFewKinds(calendar, findings);
        if (!calendar.HasWork)
        {
            findings.Error(
                "calendar-without-work", null, calendar.Name, "the calendar has no working time at all",
                "the standard calendar (Monday to Friday, 8 to 12 and 13 to 17) stands in for it");
            calendar = PlanCalendar.Standard with { Id = calendar.Id, Name = calendar.Name };
        }
        return calendar.MinutesPerDay is > 0 and <= 1440 ? calendar : WithUsualDay(calendar, findings);
    }

    static PlanCalendar WithFewKinds(PlanCalendar calendar, Findings findings)
    {
        if (calendar.Exceptions.Count <= ImportLimits.KindsOfDays)
            return calendar;
        var kinds = new HashSet<string>();
        var kept = calendar.Exceptions.OrderBy(day => day.Key)
            .Where(day => string.Join(' ', day.Value) is var kind && (kinds.Contains(kind) || (kinds.Count < ImportLimits.KindsOfDays && kinds.Add(kind))))
            .ToDictionary(day => day.Key, day => day.Value);
        if (kept.Count == calendar.Exceptions.Count)
            return calendar;
        findings.Error(
            "calendar-exceptions", null, calendar.Name, $"exceptions of the calendar have more than {ImportLimits.KindsOfDays} different working hours",
            $"{calendar.Exceptions.Count - kept.Count} of them, with still others, are left out");
        return calendar with { Exceptions = kept };
    }

    static PlanCalendar WithUsualDay(PlanCalendar calendar, Findings findings)
    {
        findings.Warning(
            "calendar-day", null, calendar.Name, $"a day of the calendar is said to have {calendar.MinutesPerDay} minutes", "it counts as 8 hours");
        return calendar with { MinutesPerDay = 480 };
    }

    static bool IsInOrder(IReadOnlyList<Shift> day)
    {
        var end = 0;
        foreach (var shift in day)
        {
            if (shift.From < end || shift.To <= shift.From || shift.To > 1440)
                return false;
            end = shift.To;
        }
        return true;
    }

    static IReadOnlyList<Shift> InOrder(IReadOnlyList<Shift> day)
    {
        if (IsInOrder(day))
            return day;
        var joined = new List<Shift>();
        foreach (var shift in day.SelectMany(WithinDay).Where(shift => shift.Minutes > 0).OrderBy(shift => shift.From))
            if (joined.Count > 0 && shift.From <= joined[^1].To)
                joined[^1] = new(joined[^1].From, Math.Max(joined[^1].To, shift.To));
            else
                joined.Add(shift);
        return joined;
    }

    static IEnumerable<Shift> WithinDay(Shift shift)
    {
        var (from, to) = (Math.Clamp(shift.From, 0, 1440), Math.Clamp(shift.To, 0, 1440));
        return to >= from ? [new(from, to)] : [new(0, to), new(from, 1440)];
    }
}
