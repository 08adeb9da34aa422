namespace Construction.Import;

/// <summary>Milestones of a table without a date and without a predecessor, which would be computed to be due at once.</summary>
sealed class CsvUndated(IReadOnlyList<PlanLink> links, Findings findings)
{
    readonly HashSet<string> _driven = [.. links.Select(link => link.To)];

    public PlannedActivity Marked(PlannedActivity activity)
    {
        if (!activity.IsMilestone || activity.IsStarted || activity.Constraint is not null || HasDate(activity) || _driven.Contains(activity.Id))
            return activity;
        findings.Warning(
            "milestone-without-date", activity.Line, activity.Code, "the milestone has neither a date nor a predecessor",
            "no date is computed for it or reported; what waits for it does not");
        return activity with { IsUndated = true };
    }

    static bool HasDate(PlannedActivity activity) =>
        (activity.PlannedStart ?? activity.PlannedFinish ?? activity.Stored?.EarlyStart ?? activity.Stored?.EarlyFinish) is not null;
}
