using Construction.Import;

namespace Construction.Analytics.Quality;

/// <summary>Points 5 to 8 and 10: what is to be seen at each activity that is left to do.</summary>
static class ActivityPoints
{
    /// <summary>
    /// Those that may keep the links from moving an activity, or its late dates: must start or finish on, start or finish no later
    /// than, and P6's mandatory ones. (P6's own check counts the mandatory ones only.)
    /// </summary>
    public static QualityPoint HardConstraints(Assessed of) => Of(
        of, DcmaRules.HardConstraints, of.Open, "activities with a hard constraint",
        place => HardOf(of[place]) is { } hard ? $"{TypeText(hard.Type)} {Assessed.MomentText(hard.At!.Value)}" : null);

    public static QualityPoint HighFloat(Assessed of) => Of(
        of, DcmaRules.HighFloat, of.Open, $"activities with more than {DcmaRules.LongDays} working days of total float",
        place => FloatOf(of, place) is > DcmaRules.LongDays and var days ? $"total float of {Assessed.DaysText(days)}" : null);

    public static QualityPoint NegativeFloat(Assessed of) => Of(
        of, DcmaRules.NegativeFloat, of.Open, "activities with negative total float",
        place => FloatOf(of, place) is < 0 and var days ? $"total float of {Assessed.DaysText(days)}" : null);

    /// <summary>By original duration. (The pamphlet leaves out what is not planned in detail yet, which no file says.)</summary>
    public static QualityPoint HighDuration(Assessed of) => Of(
        of, DcmaRules.HighDuration, Work(of), $"activities with work that take more than {DcmaRules.LongDays} working days",
        place => of.Days(place, of[place].Duration) is > DcmaRules.LongDays and var days ? $"a duration of {Assessed.DaysText(days)}" : null);

    public static QualityPoint Resources(Assessed of) =>
        of.Places.All(place => of[place].Resources.Count == 0)
            ? QualityPoint.NotApplicable(DcmaRules.Resources, "the file assigns no resources to this project")
            : Of(
                of, DcmaRules.Resources, Work(of), "activities with work to which no resource is assigned",
                place => of[place].Resources.Count == 0 ? "no resource" : null);

    static List<int> Work(Assessed of) => [.. of.Open.Where(place => !of[place].IsMilestone && of[place].Duration > 0)];

    static double FloatOf(Assessed of, int place) => of.Days(place, of.Path.TotalFloat(place)!.Value);

    static QualityPoint Of(Assessed of, QualityRule rule, IReadOnlyList<int> places, string words, Func<int, string?> wrong)
    {
        if (places.Count == 0)
            return QualityPoint.NotApplicable(rule, "no such activity is left to do");
        var offenders = new List<QualityOffender>();
        foreach (var place in places)
            if (wrong(place) is { } text)
                offenders.Add(of.Offender(place, text));
        return QualityPoint.Share(rule, offenders.Count, places.Count, words, offenders);
    }

    static PlanConstraint? HardOf(PlannedActivity activity) =>
        IsHard(activity.Constraint) ? activity.Constraint : IsHard(activity.SecondConstraint) ? activity.SecondConstraint : null;

    static bool IsHard(PlanConstraint? constraint) =>
        constraint is { At: not null, Type: not (ConstraintType.StartOnOrAfter or ConstraintType.FinishOnOrAfter or ConstraintType.AsLateAsPossible) };

    static string TypeText(ConstraintType type) => type switch
    {
        ConstraintType.StartOn => "must start on",
        ConstraintType.StartOnOrBefore => "must start on or before",
        ConstraintType.FinishOn => "must finish on",
        ConstraintType.FinishOnOrBefore => "must finish on or before",
        ConstraintType.MandatoryStart => "mandatory start",
        _ => "mandatory finish",
    };
}
