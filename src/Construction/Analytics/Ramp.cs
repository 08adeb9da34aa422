using Construction.Domain;

namespace Construction.Analytics;

/// <summary>
/// Megawatts over time on one basis: what was planned, what is actual, what is forecast. A date counts at its latest day, a
/// forecast tomorrow at the earliest: what is overdue is never done. What is on no curve is named.
/// </summary>
/// <param name="Plan">
/// The baselines or, without one, first stated dates. It keeps what left the scope since: that is what was planned. A plan is
/// a date; its megawatts are those that are said of the milestone as of the same moment.
/// </param>
/// <param name="Current">The current dates, actual and forecast.</param>
/// <param name="Actual">Those steps of <paramref name="Current"/> that are done.</param>
/// <param name="Forecast">Those that are not.</param>
/// <param name="Withdrawn">No longer in scope: on the plan's curve if it had a date, and on no other.</param>
/// <param name="Unplanned">In scope, but nobody had stated a date while it was still ahead: not on the plan's curve.</param>
public sealed record Ramp(
    RampCurve Plan,
    RampCurve Current,
    IReadOnlyList<RampStep> Actual,
    IReadOnlyList<RampStep> Forecast,
    IReadOnlyList<MilestoneMw> Withdrawn,
    IReadOnlyList<MilestoneMw> Unplanned,
    DateOnly Today)
{
    public string Basis => Current.Basis;

    /// <summary>In scope, but without a date now: not on the current curve.</summary>
    public IReadOnlyList<MilestoneMw> Undated => Current.Undated;

    /// <param name="milestones">As of the moment.</param>
    /// <param name="basis">Of <see cref="Vocabulary.PowerBases"/>.</param>
    /// <param name="today">The day of the moment, UTC.</param>
    public static Ramp Of(IEnumerable<MilestoneAsOf> milestones, string basis, DateOnly today)
    {
        List<RampStep> plan = [], actual = [], forecast = [];
        List<MilestoneMw> planUndated = [], undated = [], withdrawn = [], unplanned = [];
        foreach (var milestone in milestones)
        {
            if (milestone.MwOf(basis) is not (> 0 and var megawatts))
                continue;
            var mw = new MilestoneMw(milestone.Site, milestone.Id, megawatts);
            if (milestone.Reading.Plan?.Date.Latest is { } planned)
                plan.Add(Step(planned));
            else if (milestone.Reading.Plan is not null)
                planUndated.Add(mw);
            else if (!milestone.IsWithdrawn)
                unplanned.Add(mw);

            if (milestone.IsWithdrawn)
                withdrawn.Add(mw);
            else if (milestone.Reading.Current is not { Date.Latest: { } latest } current)
                undated.Add(mw);
            // A month that is not over can hold what has happened.
            else if (current.IsActual)
                actual.Add(Step(latest < today ? latest : today));
            else
                forecast.Add(Step(latest > today ? latest : today.AddDays(1)) with { HasPassed = milestone.HasPassed(today) });

            RampStep Step(DateOnly day) => new(day, megawatts, milestone.Site, milestone.Id);
        }
        return new(
            new(basis, RampCurve.InOrder(plan), planUndated),
            new(basis, RampCurve.InOrder(actual.Concat(forecast)), undated),
            RampCurve.InOrder(actual),
            RampCurve.InOrder(forecast),
            withdrawn,
            unplanned,
            today);
    }

    /// <summary>
    /// The plan against the current dates where most megawatts have slipped, or else left the scope: today, or at the end of
    /// this or a later year, the first of equals. Null where the plan is missed nowhere.
    /// </summary>
    public RampDifference? WidestGap()
    {
        var last = Plan.Steps.Concat(Current.Steps).Select(step => step.Day.Year).Append(Today.Year).Max();
        return Enumerable.Range(Today.Year, last - Today.Year + 1).Select(year => new DateOnly(year, 12, 31)).Prepend(Today)
            .Select(day => RampDifference.Between(Plan, Current, day))
            .Where(difference => difference.Slip < 0 || difference.ScopeOf(RampReason.Dropped) < 0)
            .MinBy(difference => (difference.Slip, difference.ScopeOf(RampReason.Dropped)));
    }
}
