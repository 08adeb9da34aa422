using System.Collections.Frozen;

namespace Construction.Import;

/// <summary>A calendar as the file has it: by itself, before its base is looked at.</summary>
/// <param name="Week">From Sunday; null for a day of which it says nothing.</param>
/// <param name="MinutesPerDay">Null where it does not say it.</param>
sealed record P6XmlCalendar(
    string Id, string Name, string? Base, IReadOnlyList<Shift>?[] Week, Dictionary<DateOnly, IReadOnlyList<Shift>> Exceptions,
    int? MinutesPerDay, int Line)
{
    public static readonly FrozenSet<string> Fields = FrozenSet.Create(
        "ObjectId", "Name", "BaseCalendarObjectId", "HoursPerDay", "StandardWorkWeek", "StandardWorkHours", "DayOfWeek",
        "WorkTime", "Start", "Finish", "HolidayOrExceptions", "HolidayOrException", "Date");

    public static P6XmlCalendar Of(P6XmlElement element, P6XmlValues values)
    {
        var id = element["ObjectId"] ?? element["Name"] ?? $"line {element.Line}";
        var name = element["Name"] ?? id;
        var hours = values.Minutes(element, "HoursPerDay");
        return new(
            id, name, element["BaseCalendarObjectId"], WeekOf(element, name, values.Findings), ExceptionsOf(element, name, values),
            hours is > 0 and <= 1440 ? hours : null, element.Line);
    }

    static IReadOnlyList<Shift>?[] WeekOf(P6XmlElement element, string name, Findings findings)
    {
        var week = new IReadOnlyList<Shift>?[7];
        foreach (var hours in element.Objects("StandardWorkWeek").SelectMany(days => days.Objects("StandardWorkHours")))
            if (DayOf(hours["DayOfWeek"]) is { } day)
                week[day] = P6XmlClock.Shifts(hours, name, findings);
            else
                findings.Warning(
                    "weekday", hours.Line, name, $"“{P6XmlValues.Short(hours["DayOfWeek"] ?? "")}” is no day of the week", "left out");
        return week;
    }

    /// <summary>Old versions count from 1, Sunday.</summary>
    static int? DayOf(string? text) =>
        text is [>= '1' and <= '7' and var digit] ? digit - '1'
        : text is [>= 'A' and <= 'Z', ..] && Enum.TryParse<DayOfWeek>(text, out var day) && Enum.IsDefined(day) ? (int)day
        : null;

    static Dictionary<DateOnly, IReadOnlyList<Shift>> ExceptionsOf(P6XmlElement element, string name, P6XmlValues values)
    {
        var exceptions = new Dictionary<DateOnly, IReadOnlyList<Shift>>();
        foreach (var exception in element.Objects("HolidayOrExceptions").SelectMany(days => days.Objects("HolidayOrException")))
        {
            if (values.Date(exception, "Date") is not { } date)
                continue;
            var day = DateOnly.FromDateTime(date);
            var shifts = P6XmlClock.Shifts(exception, name, values.Findings);
            if (shifts is [var only] && only == Shift.WholeDay)
            {
                // In a week it is a day of work around the clock; on a single day P6 shows what it wrote so as a day off.
                values.Findings.Note(
                    "whole-day-exception", exception.Line, name, $"{day:yyyy-MM-dd} is an exception from midnight to midnight, as P6 writes a day off",
                    "taken as a day off");
                shifts = [];
            }
            if (!exceptions.TryAdd(day, shifts) && !exceptions[day].SequenceEqual(shifts))
            {
                values.Findings.Warning("exception-twice", exception.Line, name, $"{day:yyyy-MM-dd} is an exception twice", "the later one counts");
                exceptions[day] = shifts;
            }
        }
        return exceptions;
    }
}
