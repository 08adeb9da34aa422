namespace Construction.Import;

/// <summary>The working day of a table, which names no shifts: from 8:00, with an hour's break at 12:00, Monday to Friday.</summary>
sealed class CsvDay
{
    const int Noon = 720;
    const int Morning = 480;

    readonly int _minutes;

    public CsvDay(decimal hours)
    {
        _minutes = (int)Math.Clamp(Math.Round(hours * 60), 60, 1440);
        // A day that would run past midnight is one shift around noon.
        Shifts = _minutes <= Noon - Morning ? [new(Morning, Morning + _minutes)]
            : Morning + 60 + _minutes <= 1440 ? [new(Morning, Noon), new(Noon + 60, Morning + 60 + _minutes)]
            : [new((1440 - _minutes) / 2, ((1440 - _minutes) / 2) + _minutes)];
    }

    public IReadOnlyList<Shift> Shifts { get; }

    /// <summary>At which work begins on a day whose time is not written …</summary>
    public TimeSpan Begin => TimeSpan.FromMinutes(Shifts[0].From);

    /// <summary>… and ends.</summary>
    public TimeSpan End => TimeSpan.FromMinutes(Shifts[^1].To);

    public PlanCalendar Calendar(string id, string name) => new(
        id, name, [.. Enumerable.Range(0, 7).Select(day => day is 0 or 6 ? (IReadOnlyList<Shift>)[] : Shifts)],
        new Dictionary<DateOnly, IReadOnlyList<Shift>>(), _minutes);

    /// <summary>Working minutes between two moments; 0 where the second is not later.</summary>
    public int Between(DateTime from, DateTime to) =>
        to <= from ? 0 : (int)Math.Clamp(Until(to) - Until(from), 0, int.MaxValue);

    /// <summary>The same, less than 0 where the second is earlier.</summary>
    public long Distance(DateTime from, DateTime to) => Until(to) - Until(from);

    // Since a Monday before all schedules.
    long Until(DateTime moment)
    {
        var days = (moment.Date - new DateTime(1900, 1, 1)).Days;
        var full = (days / 7 * 5L) + Math.Min(days % 7, 5);
        var time = (int)moment.TimeOfDay.TotalMinutes;
        var today = days % 7 < 5 ? Shifts.Sum(shift => Math.Clamp(time - shift.From, 0, shift.Minutes)) : 0;
        return (full * _minutes) + today;
    }
}
