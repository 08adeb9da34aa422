using System.Globalization;

namespace Construction.Import;

/// <summary>Working time of a day as Microsoft Project writes it, and what it leaves unsaid.</summary>
static class MsProjectXmlTime
{
    static readonly string[] s_times = ["HH:mm:ss", "HH:mm", "H:mm:ss", "H:mm"];

    /// <summary>Of a day that works, but does not say when.</summary>
    public static IReadOnlyList<Shift> Default { get; } = PlanCalendar.Standard.Week[1];

    /// <summary>In order, none within another. A shift past midnight is cut there: in this format its rest is the next day's.</summary>
    public static IReadOnlyList<Shift> Shifts(XmlFields day, string calendar, Findings findings)
    {
        if (day["DayWorking"] is "0" or "false")
            return [];
        var times = day.Part("WorkingTimes")?.Parts("WorkingTime").ToArray() ?? [];
        return times is [] ? Default : Merged(times.Select(time => Shift(time, calendar, findings)).OfType<Shift>());
    }

    static Shift? Shift(XmlFields time, string calendar, Findings findings)
    {
        var (from, to) = (Minutes(time["FromTime"]), Minutes(time["ToTime"]));
        if ((time["FromTime"], time["ToTime"]) is (null, null))
            return null;
        if (from is null || to is null || from == 1440)
        {
            findings.Warning(
                "unreadable-time", time.Line, calendar, $"working time from '{time["FromTime"]}' to '{time["ToTime"]}' cannot be read", "this shift is left out");
            return null;
        }
        if (to < from && to != 0)
            findings.Warning(
                "shift-past-midnight", time.Line, calendar, $"working time from {time["FromTime"]} to {time["ToTime"]} ends before it begins", "it is cut at midnight");
        return new(from.Value, to > from ? to.Value : 1440);
    }

    // Some programs write a whole moment; its day says nothing.
    static int? Minutes(string? text) =>
        TimeOnly.TryParseExact(text?[(text.IndexOf('T', StringComparison.Ordinal) + 1)..], s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (int)Math.Round(time.ToTimeSpan().TotalMinutes, MidpointRounding.AwayFromZero)
            : null;

    static List<Shift> Merged(IEnumerable<Shift> shifts)
    {
        var merged = new List<Shift>();
        foreach (var shift in shifts.OrderBy(shift => shift.From))
            if (merged is [.., var last] && shift.From < last.To)
                merged[^1] = last with { To = Math.Max(last.To, shift.To) };
            else
                merged.Add(shift);
        return merged;
    }

    /// <summary>When both work.</summary>
    public static PlanCalendar Common(PlanCalendar one, PlanCalendar other) => new(
        $"{one.Id}+{other.Id}", $"{one.Name}, as far as {other.Name} works",
        [.. one.Week.Zip(other.Week, Common)],
        one.Exceptions.Keys.Union(other.Exceptions.Keys).ToDictionary(day => day, day => Common(On(one, day), On(other, day))),
        one.MinutesPerDay);

    static IReadOnlyList<Shift> Common(IReadOnlyList<Shift> one, IReadOnlyList<Shift> other) =>
    [
        .. from mine in one
           from theirs in other
           let shift = new Shift(Math.Max(mine.From, theirs.From), Math.Min(mine.To, theirs.To))
           where shift.Minutes > 0
           select shift,
    ];

    static IReadOnlyList<Shift> On(PlanCalendar calendar, DateOnly day) =>
        calendar.Exceptions.TryGetValue(day, out var shifts) ? shifts : calendar.Week[(int)day.DayOfWeek];

    /// <summary>Whether they work at the same times.</summary>
    public static bool AreAlike(PlanCalendar one, PlanCalendar other) =>
        (ReferenceEquals(one.Week, other.Week) || one.Week.Zip(other.Week).All(days => days.First.SequenceEqual(days.Second)))
        && (ReferenceEquals(one.Exceptions, other.Exceptions)
            || (one.Exceptions.Count == other.Exceptions.Count
                && one.Exceptions.All(day => other.Exceptions.TryGetValue(day.Key, out var shifts) && shifts.SequenceEqual(day.Value))));
}
