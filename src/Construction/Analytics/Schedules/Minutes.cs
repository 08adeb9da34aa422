using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>Wall-clock moments as whole minutes since the beginning of <see cref="ImportLimits.FirstYear"/>.</summary>
public static class Minutes
{
    public const int PerDay = 1440;

    static readonly DateTime s_first = new(ImportLimits.FirstYear, 1, 1);

    /// <summary>Days that can be computed with: up to the end of <see cref="ImportLimits.LastYear"/>.</summary>
    public static int Days { get; } = (new DateTime(ImportLimits.LastYear, 12, 31) - s_first).Days + 1;

    public static int Of(DateTime moment) => (int)Math.Clamp((moment - s_first).Ticks / TimeSpan.TicksPerMinute, 0, (long)Days * PerDay);

    public static DateTime ToMoment(int minute) => s_first.AddMinutes(minute);

    public static DateOnly DateOf(int day) => DateOnly.FromDateTime(s_first).AddDays(day);
}
