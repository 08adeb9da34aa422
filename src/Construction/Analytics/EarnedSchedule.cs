using Construction.Domain;

namespace Construction.Analytics;

/// <summary>
/// The planned time that has been earned: ES = C + (EV − PV_C) / (PV_{C+1} − PV_C), where C is the number of periods with
/// PV_t ≤ EV, at most the planned duration, and PV_0 = 0 (Walt Lipke, "Schedule is Different", 2003). Times are in periods
/// of the plan.
/// </summary>
/// <remarks>
/// <para>
/// Plateaus. Where PV does not rise, as in a break that the plan provides for, all moments from the plateau's first to its
/// last have the same planned value, and the value earned cannot tell them apart. ES is the one of them that is nearest to
/// the actual time: who has earned exactly what was planned is neither ahead nor behind. The first moment would call a
/// project late while it rests as planned, and before a late start of the plan it would see no progress and never an end;
/// the last moment, which is what C counts, would call it early on the day on which the rest begins. (Lipke, "Earned
/// Schedule Application to Projects with Performance Interruption", treats what the formula does there as a distortion.)
/// Off a plateau, and behind or ahead of one, this is the published formula.
/// </para>
/// <para>
/// At the end C stops at the planned duration, the first period in which PV has its final value: what is finished late has
/// earned the planned duration and no more, so that SPI(t) stays below 1.
/// </para>
/// </remarks>
/// <param name="PlannedDuration">In periods.</param>
/// <param name="ActualTime">AT, in periods: those gone by or, once everything is earned, those that it took.</param>
/// <param name="Earned">ES, in periods.</param>
public sealed record EarnedSchedule(int PlannedDuration, double ActualTime, double Earned)
{
    static readonly DateOnly s_lastDay = new(StatedDate.LastYear, 12, 31);

    /// <param name="planned">PV: planned value, cumulative, at the end of each period from the first.</param>
    /// <param name="earned">EV: value earned by the actual time, in the unit of the planned.</param>
    /// <param name="actualTime">AT, in periods.</param>
    /// <returns>Null where nothing is planned.</returns>
    /// <exception cref="ArgumentException">What <see cref="Check"/> refuses.</exception>
    public static EarnedSchedule? Of(IReadOnlyList<decimal> planned, decimal earned, decimal actualTime)
    {
        if (Check(planned, earned, actualTime) is { } refused)
            throw new ArgumentException(refused.Rule, refused.Field);
        var duration = DurationOf(planned);
        return duration == 0 ? null : new(duration, (double)actualTime, (double)EarnedOf(planned, earned, actualTime, duration));
    }

    /// <summary>The refusal of values that no plan and no progress can have.</summary>
    public static Rejection? Check(IReadOnlyList<decimal> planned, decimal earned, decimal actualTime)
    {
        for (var period = 1; period <= planned.Count; period++)
            if (At(planned, period) < At(planned, period - 1))
                return Rejection.Invalid(
                    nameof(planned), $"{At(planned, period)}", $"planned value is cumulative: it never falls, as it does in period {period}");
        return earned < 0 ? Rejection.Invalid(nameof(earned), $"{earned}", "earned value is not negative")
            : actualTime < 0 ? Rejection.Invalid(nameof(actualTime), $"{actualTime}", "actual time is not negative")
            : null;
    }

    /// <summary>SV(t) = ES − AT, in periods; negative where behind.</summary>
    public double Variance => Earned - ActualTime;

    /// <summary>SPI(t) = ES / AT; null before any time has gone by.</summary>
    public double? PerformanceIndex => ActualTime > 0 ? Earned / ActualTime : null;

    /// <summary>EAC(t) = planned duration / SPI(t), in periods; null where at this rate there is no end.</summary>
    public double? EstimateAtCompletion => PerformanceIndex is > 0 and var index ? PlannedDuration / index : null;

    /// <summary>The last day of the work that the estimate implies; null where there is none, or none that a programme can mean.</summary>
    /// <param name="start">The first day of the first period.</param>
    /// <param name="daysPerPeriod">Length of a period in days.</param>
    public DateOnly? ImpliedFinish(DateOnly start, int daysPerPeriod)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(daysPerPeriod, 1);
        if (EstimateAtCompletion is not { } periods)
            return null;
        // A hair less, so that what a division leaves behind the point begins no further day.
        var daysAfter = Math.Ceiling((periods * daysPerPeriod) - 1e-9) - 1;
        return daysAfter <= s_lastDay.DayNumber - start.DayNumber ? start.AddDays((int)daysAfter) : null;
    }

    static decimal At(IReadOnlyList<decimal> planned, int period) => period == 0 ? 0 : planned[period - 1];

    static int DurationOf(IReadOnlyList<decimal> planned)
    {
        var duration = planned.Count;
        while (duration > 0 && At(planned, duration - 1) == At(planned, planned.Count))
            duration--;
        return duration;
    }

    static decimal EarnedOf(IReadOnlyList<decimal> planned, decimal earned, decimal actualTime, int duration)
    {
        var count = 0;
        while (count < duration && At(planned, count + 1) <= earned)
            count++;
        if (count == duration)
            return duration;
        var over = earned - At(planned, count);
        if (over > 0)
            return count + (over / (At(planned, count + 1) - At(planned, count)));
        var first = count;
        while (first > 0 && At(planned, first - 1) == earned)
            first--;
        return Math.Clamp(actualTime, first, count);
    }
}
