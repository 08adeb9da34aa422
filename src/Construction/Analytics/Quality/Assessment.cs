using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Quality;

/// <summary>How well a project's schedule is made and kept: the DCMA 14-Point Assessment (<see cref="DcmaRules"/>).</summary>
/// <remarks>
/// Levels of effort and summaries are left out of all points. Points 1 to 8 and 10 look at what is incomplete only, and 2 to 4
/// at the links into it. Where the pamphlet does not say it, milestones are counted with the tasks; points 8 and 10 are about
/// work, of which they have none. Working days are those of each activity's own calendar, by how the file counts a day's work.
/// </remarks>
public sealed record Assessment(PlanProject Project, IReadOnlyList<QualityPoint> Points)
{
    public static Assessment Of(CriticalPath path, PlanProject project)
    {
        var assessed = new Assessed(path, project);
        return new(project,
        [
            LogicPoints.Logic(assessed),
            LogicPoints.Leads(assessed),
            LogicPoints.Lags(assessed),
            LogicPoints.LinkTypes(assessed),
            ActivityPoints.HardConstraints(assessed),
            ActivityPoints.HighFloat(assessed),
            ActivityPoints.NegativeFloat(assessed),
            ActivityPoints.HighDuration(assessed),
            DatePoints.InvalidDates(assessed),
            ActivityPoints.Resources(assessed),
            DatePoints.MissedTasks(assessed),
            PathPoints.CriticalPathTest(assessed),
            PathPoints.LengthIndex(assessed),
            DatePoints.ExecutionIndex(assessed),
        ]);
    }

    public int Passed => Points.Count(point => point.Verdict == Verdict.Passed);

    public int Applicable => Points.Count(point => point.Verdict != Verdict.NotApplicable);

    /// <summary>
    /// 0 to 100: of the points that apply, the share that passed, each counted alike; rounded down, so that 100 is said only
    /// where all passed. Null where none applies. It is this product's own: the pamphlet adds nothing up.
    /// </summary>
    public int? QualityScore => Applicable == 0 ? null : 100 * Passed / Applicable;
}
