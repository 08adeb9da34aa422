using Construction.Import;

namespace Construction.Tests.Import;

public sealed class P6XmlBaselineTests
{
    [Fact]
    public void The_baseline_that_the_project_names_gives_the_dates_wherever_it_stands_and_others_are_noted()
    {
        var plan = P6.Read(
            Baseline("20", "10", "2026-01-01", "2026-03-02") + P6.Project(P6.Activity("1") + P6.Activity("2"), "<CurrentBaselineProjectObjectId>20</CurrentBaselineProjectObjectId>")
            + Baseline("21", "10", "2026-02-01", "2026-03-09"));

        Assert.Equal((new DateTime(2026, 3, 2), new DateTime(2026, 3, 3)), (plan.Activities[0].BaselineStart!.Value, plan.Activities[0].BaselineFinish!.Value));
        Assert.Null(plan.Activities[1].BaselineStart);
        Assert.Single(plan.Projects);
        Assert.Equal(2, plan.Activities.Count);
        Assert.Equal(("further-baseline", "B21"), (Assert.Single(plan.Findings).Kind, plan.Findings[0].Subject));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<CurrentBaselineProjectObjectId>99</CurrentBaselineProjectObjectId>")]
    public void Without_the_one_that_is_named_the_latest_baseline_of_the_project_counts(string fields)
    {
        var plan = P6.Read(
            P6.Project(P6.Activity("1"), fields) + Baseline("21", "10", "2026-02-01", "2026-03-09") + Baseline("20", "10", "2026-01-01", "2026-03-02")
            + Baseline("22", "11", "2026-03-01", "2026-03-16"));

        Assert.Equal(new DateTime(2026, 3, 9), plan.Activities[0].BaselineStart);
        Assert.Equal(["baseline", "further-baseline", "baseline"], plan.Kinds());
        Assert.Equal([null, "B20", "B22"], plan.Findings.Select(finding => finding.Subject == "DC1" ? null : finding.Subject));
    }

    [Fact]
    public void Where_a_named_baseline_is_missing_altogether_there_are_no_dates_and_a_note()
    {
        var plan = P6.Read(P6.Project(P6.Activity("1"), "<CurrentBaselineProjectObjectId>99</CurrentBaselineProjectObjectId>"));

        Assert.Null(plan.Activities[0].BaselineStart);
        Assert.Equal((Severity.Note, "baseline"), (Assert.Single(plan.Findings).Severity, plan.Findings[0].Kind));
    }

    [Fact]
    public void A_baseline_that_names_no_project_is_that_of_the_only_one_and_its_planned_dates_count_where_it_has_no_others()
    {
        var plan = P6.Read(
            P6.Project(P6.Activity("1"))
            + "<BaselineProject><ObjectId>20</ObjectId><Id>B20</Id><Activity><Id>A1</Id><PlannedStartDate>2026-03-02T08:00:00</PlannedStartDate></Activity></BaselineProject>");

        Assert.Equal(new DateTime(2026, 3, 2, 8, 0, 0), plan.Activities[0].BaselineStart);
        Assert.Null(plan.Activities[0].BaselineFinish);
    }

    static string Baseline(string id, string project, string made, string start) =>
        $"""
        <BaselineProject><ObjectId>{id}</ObjectId><Id>B{id}</Id><OriginalProjectObjectId>{project}</OriginalProjectObjectId>
        <LastBaselineUpdateDate>{made}T00:00:00</LastBaselineUpdateDate><Calendar><ObjectId>5</ObjectId></Calendar>
        <Activity><ObjectId>{id}1</ObjectId><Id>A1</Id><StartDate>{start}T00:00:00</StartDate><FinishDate>{DateOnly.Parse(start).AddDays(1):yyyy-MM-dd}T00:00:00</FinishDate>
        <PlannedStartDate>2025-01-01T00:00:00</PlannedStartDate></Activity></BaselineProject>
        """;
}
