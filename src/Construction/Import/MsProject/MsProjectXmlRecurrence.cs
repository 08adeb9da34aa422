namespace Construction.Import;

/// <summary>The days of an exception that comes again: every so many days, weeks, months or years.</summary>
/// <remarks>Numbers as in the schema: months from 0, positions from 0 for the first to 4 for the last, days of the week as bits from Sunday.</remarks>
static class MsProjectXmlRecurrence
{
    const int LastPosition = 4;

    /// <summary>From the first day on, to the last year that a schedule can have; null where the kind is not known.</summary>
    public static IEnumerable<DateOnly>? Days(DateOnly first, MsProjectXmlValues values)
    {
        var every = Math.Clamp(values.Whole("Period") ?? 1, 1, 10_000);
        var month = Math.Clamp(values.Whole("Month") ?? 0, 0, 11) + 1;
        return (values.Whole("Type") ?? 1) switch
        {
            1 or 7 => Daily(first, every),
            2 => Monthly(first, month, 12, Numbered(values)),
            3 => Monthly(first, month, 12, Positioned(values)),
            4 => Monthly(first, first.Month, every, Numbered(values)),
            5 => Monthly(first, first.Month, every, Positioned(values)),
            6 => Weekly(first, every, values.Whole("DaysOfWeek") ?? 0),
            8 => Daily(first, 1).Where(day => !IsWeekend(day)),
            _ => null,
        };
    }

    static IEnumerable<DateOnly> Daily(DateOnly first, int every)
    {
        for (var day = first; day.Year <= ImportLimits.LastYear; day = day.AddDays(every))
            yield return day;
    }

    static IEnumerable<DateOnly> Weekly(DateOnly first, int every, int days)
    {
        var sunday = first.DayNumber - (int)first.DayOfWeek;
        return Daily(first, 1).Where(day =>
            (days == 0 ? day.DayOfWeek == first.DayOfWeek : (days >> (int)day.DayOfWeek & 1) == 1)
            && (day.DayNumber - sunday) / 7 % every == 0);
    }

    static IEnumerable<DateOnly> Monthly(DateOnly first, int month, int every, Func<int, int, DateOnly?> dayOf)
    {
        for (var at = (first.Year * 12) + month - 1; at / 12 <= ImportLimits.LastYear; at += every)
            if (dayOf(at / 12, (at % 12) + 1) is { } day && day >= first)
                yield return day;
    }

    static Func<int, int, DateOnly?> Numbered(MsProjectXmlValues values)
    {
        var number = values.Whole("MonthDay") ?? 1;
        return (year, month) => number >= 1 && number <= DateTime.DaysInMonth(year, month) ? new(year, month, number) : null;
    }

    static Func<int, int, DateOnly?> Positioned(MsProjectXmlValues values)
    {
        var (position, item) = (Math.Clamp(values.Whole("MonthPosition") ?? 0, 0, LastPosition), values.Whole("MonthItem") ?? 0);
        return (year, month) =>
        {
            var days = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateOnly(year, month, day)).Where(day => IsItem(day, item));
            return position == LastPosition ? days.LastOrDefault() : days.ElementAtOrDefault(position);
        };
    }

    static bool IsItem(DateOnly day, int item) => item switch
    {
        0 => true,
        1 => !IsWeekend(day),
        2 => IsWeekend(day),
        _ => (int)day.DayOfWeek == item - 3,
    };

    static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
