using Construction.Analytics.Quality;
using Construction.Tests.Analytics.Schedules;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Quality;

/// <summary>The points of a plan's only project, and what they say in short.</summary>
static class Judged
{
    public static Assessment Assess(this Plan plan) => Assessment.Of(plan.Path(), plan.Projects[0]);

    public static QualityPoint Point(this Plan plan, QualityRule rule) => plan.Assess().Points.Single(point => point.Rule == rule);

    /// <summary>Verdict, count, out of how many, and the codes of the offenders.</summary>
    public static string Short(this QualityPoint point) =>
        $"{point.Verdict} {point.Count}/{point.OutOf} {string.Join(' ', point.Offenders.Select(offender => offender.Code))}".Trim();
}
