using Construction.Domain;

namespace Construction.Analytics;

/// <summary>
/// The one day by which a date of any precision is drawn and summed, in days since 1 January 0001
/// (<see cref="DateOnly.DayNumber"/>), with a half where the middle lies between two days; exact, so that sums are.
/// </summary>
static class DateMiddle
{
    /// <summary>The middle between the first and the last day that can be meant; null where a side is open.</summary>
    public static decimal? Between(StatedDate? date) =>
        date is { Earliest: { } earliest, Latest: { } latest } ? (earliest.DayNumber + latest.DayNumber) / 2m : null;

    /// <summary>The middle or, where a side is open, the day that was said.</summary>
    public static decimal? OrBound(StatedDate? date) =>
        Between(date) ?? (date?.Earliest ?? date?.Latest)?.DayNumber;
}
