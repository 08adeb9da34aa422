namespace Construction.Import;

/// <summary>
/// Constraints of summaries: start no earlier than, and finish no later than, hold for all that is within. Microsoft Project
/// allows no others there.
/// </summary>
sealed class MsProjectXmlSummaries
{
    readonly Findings _findings;

    // Of each task, what holds within it: the latest start and the earliest finish of all above it and of its own.
    readonly DateTime?[] _starts;
    readonly DateTime?[] _finishes;

    public MsProjectXmlSummaries(IReadOnlyList<MsProjectXmlTask> tasks, MsProjectXmlOutline outline, Findings findings)
    {
        (_findings, _starts, _finishes) = (findings, new DateTime?[tasks.Count], new DateTime?[tasks.Count]);
        for (var at = 0; at < tasks.Count; at++)
        {
            if (outline.Above(at) is >= 0 and var above)
                (_starts[at], _finishes[at]) = (_starts[above], _finishes[above]);
            if (outline.IsSummary(at) && outline.IsActive(at))
                Take(tasks[at].Activity, at);
        }
    }

    public PlannedActivity Constrained(PlannedActivity activity, int at)
    {
        if (_starts[at] is { } start)
            activity = With(activity, new(ConstraintType.StartOnOrAfter, start), (one, other) => one > other);
        if (_finishes[at] is { } finish)
            activity = With(activity, new(ConstraintType.FinishOnOrBefore, finish), (one, other) => one < other);
        return activity;
    }

    void Take(PlannedActivity summary, int at)
    {
        if (summary.Constraint is { } constraint)
        {
            if (constraint.Type is ConstraintType.StartOnOrAfter && !(_starts[at] > constraint.At))
                _starts[at] = constraint.At;
            else if (constraint.Type is ConstraintType.FinishOnOrBefore && !(_finishes[at] < constraint.At))
                _finishes[at] = constraint.At;
            if (constraint.Type is ConstraintType.StartOnOrAfter or ConstraintType.FinishOnOrBefore)
                _findings.Note("summary-constraint", summary.Line, Name(summary), $"a summary has a constraint ({constraint.Type})", "it holds for all that is within");
            else
                _findings.Warning("summary-constraint-left-out", summary.Line, Name(summary), $"a summary has a constraint that none can have ({constraint.Type})", "it is left out");
        }
        if (summary.SecondConstraint is not null)
            _findings.Warning("summary-deadline", summary.Line, Name(summary), "a summary has a deadline", "it is left out: what is within has none by it");
        if (summary.IsManual)
            _findings.Warning("manual-summary", summary.Line, Name(summary), "the dates of a summary were set by hand", "they are left out: what is within has its own");
    }

    PlannedActivity With(PlannedActivity activity, PlanConstraint constraint, Func<DateTime?, DateTime?, bool> isTighter)
    {
        if (activity.Constraint?.Type == constraint.Type)
            return isTighter(constraint.At, activity.Constraint.At) ? activity with { Constraint = constraint } : activity;
        if (activity.SecondConstraint?.Type == constraint.Type)
            return isTighter(constraint.At, activity.SecondConstraint.At) ? activity with { SecondConstraint = constraint } : activity;
        if (activity.Constraint is null)
            return activity with { Constraint = constraint };
        if (activity.SecondConstraint is null)
            return activity with { SecondConstraint = constraint };
        _findings.Warning(
            "third-constraint", activity.Line, Name(activity), $"with that of a summary above it ({constraint.Type}) it has three constraints", "the summary's is left out");
        return activity;
    }

    static string Name(PlannedActivity activity) => $"{activity.Code} {activity.Name}".Trim();
}
