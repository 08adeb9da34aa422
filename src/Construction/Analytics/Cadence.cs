namespace Construction.Analytics;

/// <summary>How a cadence is known.</summary>
public enum CadenceOrigin
{
    /// <summary>It was agreed on.</summary>
    Set,

    /// <summary>It is what the party has kept to.</summary>
    Derived,

    /// <summary>Nothing is known yet.</summary>
    Assumed,
}

/// <summary>Every how many days a party reports on a site.</summary>
public readonly record struct Cadence(int Days, CadenceOrigin Origin)
{
    /// <summary>How many of the last data dates tell a cadence.</summary>
    public const int DatesRead = 12;

    /// <summary>With fewer data dates none is told.</summary>
    public const int DatesNeeded = 3;

    /// <summary>Bounds of a derived cadence, in days: a week, a quarter.</summary>
    public const int Shortest = 7, Longest = 92;

    /// <summary>In days.</summary>
    public const int WhereUnknown = 30;

    /// <summary>
    /// What was set; else the median gap between the last data dates, half a day counted as a whole one, within the bounds;
    /// else the assumed one.
    /// </summary>
    /// <param name="dataDates">Distinct data dates, the last first.</param>
    /// <param name="setDays">In days, at least 1.</param>
    public static Cadence Of(IReadOnlyList<DateOnly> dataDates, int? setDays)
    {
        if (setDays is { } set)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(set, 1, nameof(setDays));
            return new(set, CadenceOrigin.Set);
        }
        var read = Math.Min(dataDates.Count, DatesRead);
        if (read < DatesNeeded)
            return new(WhereUnknown, CadenceOrigin.Assumed);
        var gaps = new int[read - 1];
        for (var index = 0; index < gaps.Length; index++)
            gaps[index] = dataDates[index].DayNumber - dataDates[index + 1].DayNumber;
        Array.Sort(gaps);
        var median = (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2] + 1) / 2;
        return new(Math.Clamp(median, Shortest, Longest), CadenceOrigin.Derived);
    }
}
