namespace Construction.Import;

/// <summary>The two constraints that an activity can have.</summary>
static class P6XmlConstraint
{
    static readonly Dictionary<string, ConstraintType> s_types = new()
    {
        ["Start On"] = ConstraintType.StartOn,
        ["Start On or Before"] = ConstraintType.StartOnOrBefore,
        ["Start On or After"] = ConstraintType.StartOnOrAfter,
        ["Finish On"] = ConstraintType.FinishOn,
        ["Finish On or Before"] = ConstraintType.FinishOnOrBefore,
        ["Finish On or After"] = ConstraintType.FinishOnOrAfter,
        ["As Late As Possible"] = ConstraintType.AsLateAsPossible,
        ["Mandatory Start"] = ConstraintType.MandatoryStart,
        ["Mandatory Finish"] = ConstraintType.MandatoryFinish,
    };

    /// <param name="element">The activity.</param>
    /// <param name="which">Primary or Secondary.</param>
    public static PlanConstraint? Of(P6XmlElement element, string which, P6XmlValues values)
    {
        if (values.OneOf(element, which + "ConstraintType", "unknown-constraint", s_types, "there is no such constraint") is not { } type)
            return null;
        if (type == ConstraintType.AsLateAsPossible)
            return new(type, null);
        if (values.Date(element, which + "ConstraintDate") is { } at)
            return new(type, at);
        values.Findings.Warning(
            "constraint-without-date", element.Line, element.Subject,
            $"the constraint “{element[which + "ConstraintType"]}” has no date", "there is no such constraint");
        return null;
    }
}
