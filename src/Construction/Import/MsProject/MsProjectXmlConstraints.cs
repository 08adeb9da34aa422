namespace Construction.Import;

/// <summary>Constraints and deadlines, of tasks and of the summaries above them.</summary>
static class MsProjectXmlConstraints
{
    /// <param name="honored">Whether what must be on a date is so whatever the links say.</param>
    /// <returns>The constraint, and the deadline: late dates end there, as by finish on or before.</returns>
    public static (PlanConstraint? Constraint, PlanConstraint? Deadline) Read(MsProjectXmlValues values, bool honored)
    {
        PlanConstraint? deadline = values.Date("Deadline") is { } at ? new(ConstraintType.FinishOnOrBefore, at) : null;
        var type = values.Text("ConstraintType");
        if (type is null or "0")
            return (null, deadline);
        if (type is "1")
            return (new(ConstraintType.AsLateAsPossible, null), deadline);
        ConstraintType? known = type switch
        {
            "2" => honored ? ConstraintType.MandatoryStart : ConstraintType.StartOn,
            "3" => honored ? ConstraintType.MandatoryFinish : ConstraintType.FinishOn,
            "4" => ConstraintType.StartOnOrAfter,
            "5" => ConstraintType.StartOnOrBefore,
            "6" => ConstraintType.FinishOnOrAfter,
            "7" => ConstraintType.FinishOnOrBefore,
            _ => null,
        };
        if (known is null)
            values.Warn("unknown-constraint", $"its constraint has the type '{type}', which is not known");
        else if (values.Date("ConstraintDate") is { } date)
            return (new(known.Value, date), deadline);
        else
            values.Warn("constraint-without-date", $"its constraint ({known}) has no date");
        return (null, deadline);
    }
}
