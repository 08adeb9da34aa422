using Construction.Analytics.Quality;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Quality;

public sealed class AssessmentTests
{
    [Fact]
    public void There_are_fourteen_points_in_the_order_of_the_pamphlet()
    {
        var points = Plans.Standard("A 6; B 2 A").Assess().Points;

        Assert.Equal(Enumerable.Range(1, 14), points.Select(point => point.Rule.Number));
        Assert.Equal(14, points.Select(point => point.Rule.Slug).Distinct().Count());
        Assert.All(points, point => Assert.NotEmpty(point.Words));
    }

    [Fact]
    public void The_score_is_the_share_passed_of_the_points_that_apply()
    {
        // No baseline and no date demanded, no resources: 10, 11, 13 and 14 do not apply. The lead fails, as does the share of links.
        var plan = Plans.Standard("A 6; B 2 A:SS-1");
        var assessment = plan.Assess();

        Assert.Equal([10, 11, 13, 14], assessment.Points.Where(point => point.Verdict == Verdict.NotApplicable).Select(point => point.Rule.Number));
        Assert.Equal([2, 4], assessment.Points.Where(point => point.Verdict == Verdict.Failed).Select(point => point.Rule.Number));
        Assert.Equal((8, 10, 80), (assessment.Passed, assessment.Applicable, assessment.QualityScore));
        Assert.Equal(100, Plans.Standard("A 6; B 2 A").Assess().QualityScore);
    }

    [Fact]
    public void A_score_is_rounded_down()
    {
        // With a date demanded there are eleven points, of which ten pass.
        var plan = Plans.Standard("A 6; B 2 A+1").WithProject(project => project with { MustFinish = Plans.Start.AddDays(30) });

        Assert.Equal((10, 11, 90), plan.Assess() is var assessment ? (assessment.Passed, assessment.Applicable, assessment.QualityScore!.Value) : default);
    }

    [Fact]
    public void An_empty_project_has_no_score()
    {
        var plan = Plans.Standard("A 6") with { Activities = [] };

        Assert.Null(plan.Assess().QualityScore);
        Assert.All(plan.Assess().Points, point => Assert.Equal(Verdict.NotApplicable, point.Verdict));
    }
}
