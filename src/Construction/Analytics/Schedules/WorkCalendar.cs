using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>
/// A calendar to compute with: between wall-clock minutes (<see cref="Minutes"/>) and working minutes, counted from the same
/// beginning. The moment at which work rests and that at which it goes on are the same working moment with two wall clocks:
/// what finishes there reads the first, what starts there the second.
/// </summary>
public sealed class WorkCalendar
{
    const int BucketBits = 9;

    readonly int[] _before = new int[Minutes.Days + 1];
    readonly ushort[] _patternOf = new ushort[Minutes.Days];
    readonly List<Shift[]> _patterns = [];
    // The day on which each 512th working minute lies: from there it is a step or two.
    readonly int[] _dayOf;

    /// <exception cref="ArgumentException">No working time.</exception>
    public WorkCalendar(PlanCalendar calendar)
    {
        if (!calendar.HasWork)
            throw new ArgumentException($"the calendar {calendar.Name} has no working time", nameof(calendar));
        Calendar = calendar;
        var week = calendar.Week.Select(PatternOf).ToArray();
        var weekday = (int)Minutes.DateOf(0).DayOfWeek;
        for (var day = 0; day < Minutes.Days; day++, weekday = weekday == 6 ? 0 : weekday + 1)
            _patternOf[day] = week[weekday];
        foreach (var (date, shifts) in calendar.Exceptions)
            if (date.DayNumber - Minutes.DateOf(0).DayNumber is >= 0 and var day && day < Minutes.Days)
                _patternOf[day] = PatternOf(shifts);
        var minutes = _patterns.Select(pattern => pattern.Sum(shift => shift.Minutes)).ToArray();
        for (var day = 0; day < Minutes.Days; day++)
            _before[day + 1] = _before[day] + minutes[_patternOf[day]];
        _dayOf = Index();
    }

    public PlanCalendar Calendar { get; }

    /// <summary>Working minutes from the beginning to the end of time.</summary>
    public int Total => _before[^1];

    /// <summary>Working minutes before a wall-clock minute.</summary>
    public int WorkAt(int minute)
    {
        if (minute <= 0)
            return 0;
        var day = minute / Minutes.PerDay;
        if (day >= Minutes.Days)
            return Total;
        var ofDay = minute - day * Minutes.PerDay;
        var work = _before[day];
        foreach (var shift in _patterns[_patternOf[day]])
        {
            if (ofDay <= shift.From)
                break;
            work += Math.Min(ofDay, shift.To) - shift.From;
        }
        return work;
    }

    /// <summary>The wall-clock minute at which work goes on after so many working minutes.</summary>
    public int StartAt(int work)
    {
        if (work < 0 || work >= Total)
            return Beyond(work);
        var day = _dayOf[work >> BucketBits];
        while (_before[day + 1] <= work)
            day++;
        var left = work - _before[day];
        foreach (var shift in _patterns[_patternOf[day]])
        {
            if (left < shift.Minutes)
                return day * Minutes.PerDay + shift.From + left;
            left -= shift.Minutes;
        }
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>The wall-clock minute at which so many working minutes are done.</summary>
    public int FinishAt(int work) => work <= 0 || work > Total ? Beyond(work) : StartAt(work - 1) + 1;

    // Before and after all that is computed with, time just runs on.
    int Beyond(int work) => work <= 0 ? work : Minutes.Days * Minutes.PerDay + (work - Total);

    ushort PatternOf(IReadOnlyList<Shift> shifts)
    {
        Shift[] searched = [.. shifts];
        var index = _patterns.FindIndex(pattern => pattern.AsSpan().SequenceEqual(searched));
        if (index < 0)
        {
            index = _patterns.Count;
            _patterns.Add(searched);
        }
        return (ushort)index;
    }

    int[] Index()
    {
        var days = new int[(Total >> BucketBits) + 1];
        var day = 0;
        for (var bucket = 0; bucket < days.Length; bucket++)
        {
            while (day < Minutes.Days - 1 && _before[day + 1] <= bucket << BucketBits)
                day++;
            days[bucket] = day;
        }
        return days;
    }
}
