using Construction.Domain;

namespace Construction.Analytics;

/// <summary>What can be said of the end of a milestone's lateness.</summary>
public enum LateUntil
{
    Actual,
    Forecast,

    /// <summary>The forecast has passed without an actual: nobody knows what is to come.</summary>
    PassedForecast,

    /// <summary>Nobody gives a date now.</summary>
    NoDate,
}

/// <summary>
/// A milestone's lateness against its plan, in days, apart for what is behind and what is ahead:
/// <list type="bullet">
/// <item>incurred: max(0, min(actual, today) − plan), or without an actual max(0, today − plan);</item>
/// <item>to come: max(0, forecast − max(today, plan)); unknown where the forecast has passed, or nobody gives a date.</item>
/// </list>
/// Plan, actual and forecast can each be any day of their precision. Both terms fall with the plan and rise with the date, so the least
/// is that of the latest plan and earliest date, the most that of the earliest plan and latest date, as in
/// <see cref="Domain.Slip"/>; their sum is the slip clipped at 0, where the date is not in the past already.
/// </summary>
/// <param name="Incurred">Days.</param>
/// <param name="ToCome">Days.</param>
public sealed record LateMilestone(string Site, string Milestone, decimal Mw, LateUntil Until, Bounds Incurred, Bounds ToCome)
{
    public Bounds IncurredMwDays => Incurred * Mw;
    public Bounds ToComeMwDays => ToCome * Mw;
    public Bounds MwDays => IncurredMwDays + ToComeMwDays;

    /// <summary>It is late, or may become so.</summary>
    public bool MayBeLate => Incurred != Bounds.None || ToCome != Bounds.None;

    /// <param name="milestone">In scope.</param>
    /// <param name="plan">What it is measured against.</param>
    /// <param name="mw">Its megawatts.</param>
    /// <param name="today">UTC.</param>
    public static LateMilestone Of(MilestoneAsOf milestone, Plan plan, decimal mw, DateOnly today)
    {
        var until = UntilOf(milestone, today);
        // A statement is not measured against itself, but it can pass.
        var isOwn = plan.Report == milestone.Reading.Current?.Report;
        var date = milestone.Reading.Current?.Date;
        var (incurred, toCome) = until switch
        {
            LateUntil.Actual or LateUntil.Forecast when isOwn => (Bounds.None, Bounds.None),
            LateUntil.Actual => (Late(plan.Date, NotAfter(date!, today)), Bounds.None),
            LateUntil.Forecast => (Late(plan.Date, StatedDate.Day(today)), Late(NotBefore(plan.Date, today), date!)),
            _ => (Late(plan.Date, StatedDate.Day(today)), Bounds.Unknown),
        };
        return new(milestone.Site, milestone.Id, mw, until, incurred, toCome);
    }

    static LateUntil UntilOf(MilestoneAsOf milestone, DateOnly today) => milestone switch
    {
        { Reading.Current: null } => LateUntil.NoDate,
        { Reading.Current.IsActual: true } => LateUntil.Actual,
        _ when milestone.HasPassed(today) => LateUntil.PassedForecast,
        _ => LateUntil.Forecast,
    };

    static Bounds Late(StatedDate plan, StatedDate date) => Bounds.Late(Slip.Between(plan, date));

    // An end that is open is before every day, or after every day.
    static StatedDate NotAfter(StatedDate date, DateOnly day) =>
        date with { Earliest = date.Earliest > day ? day : date.Earliest, Latest = date.Latest < day ? date.Latest : day };

    static StatedDate NotBefore(StatedDate date, DateOnly day) =>
        date with { Earliest = date.Earliest > day ? date.Earliest : day, Latest = date.Latest < day ? day : date.Latest };
}
