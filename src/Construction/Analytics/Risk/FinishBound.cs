using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>Keeps an activity from finishing before a day, beside what the file says of it.</summary>
public static class FinishBound
{
    /// <summary>Not before its last working minute.</summary>
    public static PlannedActivity On(PlannedActivity activity, DateOnly day)
    {
        var bound = new PlanConstraint(ConstraintType.FinishOnOrAfter, day.ToDateTime(new TimeOnly(23, 59)));
        return activity switch
        {
            // No constraint is looked at where somebody set a milestone's date by hand.
            { IsManual: true, IsMilestone: true, PlannedStart: { } set } => set >= bound.At ? activity : activity with { PlannedStart = bound.At },
            // Of two that say the same the later holds.
            { Constraint: { Type: ConstraintType.FinishOnOrAfter } own } => activity with { Constraint = Later(own, bound) },
            { SecondConstraint: { Type: ConstraintType.FinishOnOrAfter } own } => activity with { SecondConstraint = Later(own, bound) },
            // Never by moving the second: a deadline of Microsoft Project would hold there, which only warns.
            { Constraint: null } => activity with { Constraint = bound },
            { SecondConstraint: null } => activity with { SecondConstraint = bound },
            // Of two others the one goes that moves no early date.
            { Constraint.Type: var type } when IsLateOnly(type) && !IsLateOnly(activity.SecondConstraint.Type) =>
                activity with { Constraint = activity.SecondConstraint, SecondConstraint = bound },
            _ => activity with { SecondConstraint = bound },
        };
    }

    static PlanConstraint Later(PlanConstraint own, PlanConstraint bound) => own.At >= bound.At ? own : bound;

    static bool IsLateOnly(ConstraintType type) =>
        type is ConstraintType.StartOnOrBefore or ConstraintType.FinishOnOrBefore or ConstraintType.AsLateAsPossible;
}
