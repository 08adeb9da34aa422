using System.Globalization;

namespace Construction.Import;

/// <summary>Times of day as P6 XML writes them.</summary>
static class P6XmlClock
{
    static readonly string[] s_times = ["HH:mm:ss", "HH:mm", "HH:mm:ss.FFFFFFF"];

    /// <summary>The shifts of a day, in order; those that cannot be read, or lie within others, are findings.</summary>
    /// <param name="day">What has the WorkTime elements: a weekday or an exception.</param>
    /// <param name="calendar">The name of the calendar.</param>
    public static IReadOnlyList<Shift> Shifts(P6XmlElement day, string calendar, Findings findings)
    {
        var shifts = new List<Shift>();
        foreach (var work in day.Objects("WorkTime"))
            if (Minutes(work["Start"]) is { } from && Minutes(work["Finish"]) is { } to && EndOf(to) is var end && from < end)
                shifts.Add(new(from, end));
            else
                findings.Warning(
                    "shift", work.Line, calendar,
                    $"work from {P6XmlValues.Short(work["Start"] ?? "nothing")} to {P6XmlValues.Short(work["Finish"] ?? "nothing")} is no shift of a day",
                    "left out");
        shifts.Sort((one, other) => one.From.CompareTo(other.From));
        for (var at = shifts.Count - 1; at > 0; at--)
            if (shifts[at].From < shifts[at - 1].To)
            {
                findings.Warning("overlapping-shifts", day.Line, calendar, "two shifts of a day overlap", "taken as one");
                shifts[at - 1] = shifts[at - 1] with { To = Math.Max(shifts[at - 1].To, shifts[at].To) };
                shifts.RemoveAt(at);
            }
        return shifts;
    }

    /// <summary>
    /// P6 names the last minute of a shift, 11:59 where work ends at noon; other programs write noon. Shifts do not end at
    /// odd minutes: what is a multiple of five is the end, everything else the minute before it.
    /// </summary>
    static int EndOf(int minutes) => minutes == 0 ? 1440 : minutes % 5 == 0 ? minutes : minutes + 1;

    /// <summary>Minutes since midnight, a begun minute as a whole one.</summary>
    static int? Minutes(string? text) =>
        text is "24:00:00" or "24:00" ? 1440
        : TimeOnly.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (int)Math.Ceiling(time.ToTimeSpan().TotalMinutes)
        : null;
}
