namespace Construction.Import;

/// <summary>When work is done: by weekday, and on days that are unlike their weekday.</summary>
/// <param name="Id">The file's own.</param>
/// <param name="Week">Seven lists of shifts, from Sunday.</param>
/// <param name="Exceptions">Days with shifts of their own, or with none.</param>
/// <param name="MinutesPerDay">How the file counts a day's work when it prints durations in days.</param>
public sealed record PlanCalendar(
    string Id, string Name, IReadOnlyList<IReadOnlyList<Shift>> Week, IReadOnlyDictionary<DateOnly, IReadOnlyList<Shift>> Exceptions,
    int MinutesPerDay = 480)
{
    /// <summary>Around the clock.</summary>
    public static PlanCalendar TwentyFourHours { get; } =
        new("24 hours", "24 hours", [.. Enumerable.Repeat<IReadOnlyList<Shift>>([Shift.WholeDay], 7)], new Dictionary<DateOnly, IReadOnlyList<Shift>>(), 1440);

    /// <summary>Monday to Friday, 8 to 12 and 13 to 17.</summary>
    public static PlanCalendar Standard { get; } = new(
        "standard", "Standard",
        [.. Enumerable.Range(0, 7).Select(day => day is 0 or 6 ? (IReadOnlyList<Shift>)[] : [new(480, 720), new(780, 1020)])],
        new Dictionary<DateOnly, IReadOnlyList<Shift>>());

    public bool HasWork => Week.Any(day => day.Count > 0) || Exceptions.Values.Any(day => day.Count > 0);
}

/// <summary>Working time within a day, in minutes since midnight; the end is not part of it.</summary>
public readonly record struct Shift(int From, int To)
{
    public static Shift WholeDay { get; } = new(0, 1440);

    public int Minutes => To - From;
}
