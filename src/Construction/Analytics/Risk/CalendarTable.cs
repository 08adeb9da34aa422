using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>
/// <see cref="WorkCalendar"/> by tables alone, for the millions of times that a simulation asks it: the same answers within what can
/// be computed with, and the first or the last of them beyond.
/// </summary>
sealed class CalendarTable
{
    const int BucketBits = 9;
    const int DayLength = Minutes.PerDay + 1;

    readonly int[] _before = new int[Minutes.Days + 1];
    readonly ushort[] _patternOf = new ushort[Minutes.Days];
    readonly ushort[] _workAt;
    readonly ushort[] _startAt;
    readonly int[] _dayOf;

    public CalendarTable(PlanCalendar calendar)
    {
        var patterns = new List<IReadOnlyList<Shift>>();
        var week = calendar.Week.Select(day => PatternOf(patterns, day)).ToArray();
        var weekday = (int)Minutes.DateOf(0).DayOfWeek;
        for (var day = 0; day < Minutes.Days; day++, weekday = weekday == 6 ? 0 : weekday + 1)
            _patternOf[day] = week[weekday];
        foreach (var (date, shifts) in calendar.Exceptions)
            if (date.DayNumber - Minutes.DateOf(0).DayNumber is >= 0 and var day && day < Minutes.Days)
                _patternOf[day] = PatternOf(patterns, shifts);
        _workAt = new ushort[patterns.Count * DayLength];
        _startAt = new ushort[patterns.Count * DayLength];
        for (var pattern = 0; pattern < patterns.Count; pattern++)
            Fill(patterns[pattern], _workAt.AsSpan(pattern * DayLength, DayLength), _startAt.AsSpan(pattern * DayLength, DayLength));
        for (var day = 0; day < Minutes.Days; day++)
            _before[day + 1] = _before[day] + _workAt[_patternOf[day] * DayLength + Minutes.PerDay];
        _dayOf = new int[(Total >> BucketBits) + 1];
        for (int bucket = 0, day = 0; bucket < _dayOf.Length; bucket++)
        {
            while (day < Minutes.Days - 1 && _before[day + 1] <= bucket << BucketBits)
                day++;
            _dayOf[bucket] = day;
        }
    }

    public int Total => _before[^1];

    public int WorkAt(int minute)
    {
        var at = (uint)Math.Clamp(minute, 0, Minutes.Days * Minutes.PerDay - 1);
        var day = at / Minutes.PerDay;
        // The last minute of all is the end of time.
        return minute >= Minutes.Days * Minutes.PerDay ? Total : _before[day] + _workAt[_patternOf[day] * DayLength + (int)(at - day * Minutes.PerDay)];
    }

    public int StartAt(int work)
    {
        work = Math.Clamp(work, 0, Total - 1);
        var day = _dayOf[work >> BucketBits];
        while (_before[day + 1] <= work)
            day++;
        return day * Minutes.PerDay + _startAt[_patternOf[day] * DayLength + work - _before[day]];
    }

    public int FinishAt(int work) => StartAt(work - 1) + 1;

    public bool IsSame(CalendarTable other) => _workAt.AsSpan().SequenceEqual(other._workAt) && _patternOf.AsSpan().SequenceEqual(other._patternOf);

    static ushort PatternOf(List<IReadOnlyList<Shift>> patterns, IReadOnlyList<Shift> shifts)
    {
        var index = patterns.FindIndex(pattern => pattern.SequenceEqual(shifts));
        if (index < 0)
        {
            index = patterns.Count;
            patterns.Add(shifts);
        }
        return (ushort)index;
    }

    static void Fill(IReadOnlyList<Shift> shifts, Span<ushort> workAt, Span<ushort> startAt)
    {
        var work = 0;
        var minute = 0;
        foreach (var shift in shifts)
        {
            for (; minute <= shift.From; minute++)
                workAt[minute] = (ushort)work;
            for (; minute <= shift.To; minute++)
            {
                startAt[work] = (ushort)(minute - 1);
                workAt[minute] = (ushort)++work;
            }
        }
        for (; minute < DayLength; minute++)
            workAt[minute] = (ushort)work;
    }
}
