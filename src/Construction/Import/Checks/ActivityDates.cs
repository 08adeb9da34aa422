namespace Construction.Import;

/// <summary>Dates, durations and constraints of an activity that cannot be.</summary>
static class ActivityDates
{
    public static PlannedActivity Check(PlannedActivity activity, Findings findings)
    {
        activity = WithSaneDates(activity, findings);
        if (activity.Constraint is not null || activity.SecondConstraint is not null)
            activity = activity with
            {
                Constraint = Dated(activity, activity.Constraint, findings),
                SecondConstraint = Dated(activity, activity.SecondConstraint, findings),
            };
        return WithSaneDurations(activity, findings);
    }

    static PlannedActivity WithSaneDurations(PlannedActivity activity, Findings findings)
    {
        if (activity.Duration is >= 0 and <= ImportLimits.Minutes && activity.Remaining is >= 0 and <= ImportLimits.Minutes)
            return activity;
        if (activity.Duration < 0 || activity.Remaining < 0)
            findings.Warning(
                "negative-duration", activity.Line, activity.Code,
                $"its {(activity.Duration < 0 ? "duration" : "remaining duration")} is negative", "it is taken as none");
        if (activity.Duration > ImportLimits.Minutes || activity.Remaining > ImportLimits.Minutes)
            findings.Error(
                "absurd-duration", activity.Line, activity.Code,
                $"its {(activity.Duration > ImportLimits.Minutes ? "duration" : "remaining duration")} is longer than a schedule can be",
                $"it is taken as working until the end of {ImportLimits.LastYear}");
        return activity with { Duration = Sane(activity.Duration), Remaining = Sane(activity.Remaining) };
    }

    static int Sane(int minutes) => Math.Clamp(minutes, 0, ImportLimits.Minutes);

    static PlannedActivity WithSaneDates(PlannedActivity activity, Findings findings)
    {
        if (IsSane(activity))
            return activity;
        var dates = new DateCheck(findings, activity.Line, activity.Code);
        return activity with
        {
            ActualStart = dates.Sane(activity.ActualStart, "the actual start"),
            ActualFinish = dates.Sane(activity.ActualFinish, "the actual finish"),
            Suspended = dates.Sane(activity.Suspended, "the date of suspension"),
            Resumed = dates.Sane(activity.Resumed, "the date of resumption"),
            ExpectedFinish = dates.Sane(activity.ExpectedFinish, "the expected finish"),
            ExternalEarlyStart = dates.Sane(activity.ExternalEarlyStart, "the external early start"),
            ExternalLateFinish = dates.Sane(activity.ExternalLateFinish, "the external late finish"),
            PlannedStart = dates.Sane(activity.PlannedStart, "the planned start"),
            PlannedFinish = dates.Sane(activity.PlannedFinish, "the planned finish"),
            BaselineStart = dates.Sane(activity.BaselineStart, "the baseline's start"),
            BaselineFinish = dates.Sane(activity.BaselineFinish, "the baseline's finish"),
            Stored = activity.Stored is not { } stored ? null : stored with
            {
                EarlyStart = dates.Sane(stored.EarlyStart, "the early start"),
                EarlyFinish = dates.Sane(stored.EarlyFinish, "the early finish"),
                LateStart = dates.Sane(stored.LateStart, "the late start"),
                LateFinish = dates.Sane(stored.LateFinish, "the late finish"),
            },
            Constraint = Sane(activity.Constraint, dates),
            SecondConstraint = Sane(activity.SecondConstraint, dates),
        };
    }

    // Nearly all are: only the others are copied.
    static bool IsSane(PlannedActivity activity) =>
        DateCheck.IsSane(activity.ActualStart) && DateCheck.IsSane(activity.ActualFinish)
        && DateCheck.IsSane(activity.Suspended) && DateCheck.IsSane(activity.Resumed) && DateCheck.IsSane(activity.ExpectedFinish)
        && DateCheck.IsSane(activity.ExternalEarlyStart) && DateCheck.IsSane(activity.ExternalLateFinish)
        && DateCheck.IsSane(activity.PlannedStart) && DateCheck.IsSane(activity.PlannedFinish)
        && DateCheck.IsSane(activity.BaselineStart) && DateCheck.IsSane(activity.BaselineFinish)
        && DateCheck.IsSane(activity.Stored?.EarlyStart) && DateCheck.IsSane(activity.Stored?.EarlyFinish)
        && DateCheck.IsSane(activity.Stored?.LateStart) && DateCheck.IsSane(activity.Stored?.LateFinish)
        && DateCheck.IsSane(activity.Constraint?.At) && DateCheck.IsSane(activity.SecondConstraint?.At);

    static PlanConstraint? Sane(PlanConstraint? constraint, DateCheck dates) =>
        constraint?.At is null ? constraint
        : dates.Sane(constraint.At, "the constraint's date") is { } at ? constraint with { At = at }
        : null;

    static PlanConstraint? Dated(PlannedActivity activity, PlanConstraint? constraint, Findings findings)
    {
        if (constraint is not { At: null, Type: not ConstraintType.AsLateAsPossible })
            return constraint;
        findings.Warning(
            "constraint-without-date", activity.Line, activity.Code, $"its constraint {constraint.Type} has no date", "the constraint is left out");
        return null;
    }
}
