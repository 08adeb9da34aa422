using Construction.Domain;

namespace Construction.Analytics;

/// <summary>
/// Σ MW · days late over the ready-for-service milestones of one basis, in MW-days: what is incurred so far apart from what
/// today's forecasts still add. What is early makes up for nothing; what was withdrawn is left out, and megawatts without a plan
/// are named. The other phases of service are left out too: handing over, IT load and the completion of a campus are other
/// events with other dates, and the figure speaks of one.
/// </summary>
/// <param name="Planned">MW that have a plan to be late against.</param>
/// <param name="Milestones">Those that carry it, the heaviest first.</param>
/// <param name="Unplanned">Ready-for-service milestones in scope without a plan.</param>
/// <param name="Withdrawn">Ready-for-service milestones that left the scope.</param>
/// <param name="OtherPhases">In scope with megawatts of the basis, but of other phases.</param>
public sealed record MwDaysLate(
    string Basis,
    Bounds Incurred,
    Bounds ToCome,
    decimal Planned,
    IReadOnlyList<LateMilestone> Milestones,
    IReadOnlyList<MilestoneMw> Unplanned,
    IReadOnlyList<MilestoneMw> Withdrawn,
    IReadOnlyList<MilestoneMw> OtherPhases)
{
    public const string Phase = "ready-for-service";

    /// <param name="milestones">As of the moment.</param>
    /// <param name="basis">Of <see cref="Vocabulary.PowerBases"/>.</param>
    /// <param name="today">The day of the moment, UTC.</param>
    public static MwDaysLate Of(IEnumerable<MilestoneAsOf> milestones, string basis, DateOnly today)
    {
        List<LateMilestone> planned = [];
        List<MilestoneMw> unplanned = [], withdrawn = [], otherPhases = [];
        foreach (var milestone in milestones)
        {
            if (milestone.MwOf(basis) is not (> 0 and var megawatts))
                continue;
            var mw = new MilestoneMw(milestone.Site, milestone.Id, megawatts);
            if (milestone.Details.Phase != Phase)
            {
                if (!milestone.IsWithdrawn)
                    otherPhases.Add(mw);
            }
            else if (milestone.IsWithdrawn)
                withdrawn.Add(mw);
            else if (milestone.Reading.Plan is { } plan)
                planned.Add(LateMilestone.Of(milestone, plan, megawatts, today));
            else
                unplanned.Add(mw);
        }
        var late = planned.Where(milestone => milestone.MayBeLate)
            .OrderByDescending(milestone => milestone.MwDays.Most).ThenByDescending(milestone => milestone.MwDays.Least)
            .ThenBy(milestone => milestone.Site, StringComparer.Ordinal).ThenBy(milestone => milestone.Milestone, StringComparer.Ordinal)
            .ToList();
        return new(
            basis,
            Bounds.Sum(late.Select(milestone => milestone.IncurredMwDays)),
            Bounds.Sum(late.Select(milestone => milestone.ToComeMwDays)),
            planned.Sum(milestone => milestone.Mw),
            late,
            unplanned,
            withdrawn,
            otherPhases);
    }
}
