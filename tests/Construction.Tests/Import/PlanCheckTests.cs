using Construction.Import;
using static Construction.Tests.Import.BrokenPlans;

namespace Construction.Tests.Import;

public sealed class PlanCheckTests
{
    [Fact]
    public void A_sound_plan_is_left_as_it_is_and_has_no_findings()
    {
        var plan = Of([A("A"), A("B")], [new("A", "B", LinkType.FinishToStart)]);

        var found = PlanCheck.Check(plan);

        Assert.Empty(found.Findings);
        Assert.Equal(plan.Activities, found.Activities);
        Assert.Equal(plan.Links, found.Links);
        Assert.Null(PlanCheck.Refusal(plan));
    }

    [Fact]
    public void What_the_reader_found_comes_first()
    {
        var read = new Finding(Severity.Note, "read", 1, "x", "y", "z");

        var plan = PlanCheck.Check(Of([A("A")], [new("A", "A", LinkType.FinishToStart)]) with { Findings = [read] });

        Assert.Equal(["read", "link-to-itself"], plan.Findings.Select(finding => finding.Kind));
    }

    [Fact]
    public void A_code_that_comes_twice_is_an_error_and_both_activities_are_kept()
    {
        var plan = Check([A("A") with { Line = 7 }, A("B") with { Code = "A", Line = 9 }]);

        Assert.Equal(2, plan.Activities.Count);
        var found = plan.Finding("duplicate-code");
        Assert.Equal((Severity.Error, 9, "A"), (found.Severity, found.Line!.Value, found.Subject));
        Assert.Contains("line 7", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_code_in_two_projects_is_none_twice() =>
        PlanCheck.Check(Of([A("A"), A("B") with { Code = "A", Project = "q" }]) with { Projects = [BrokenPlans.Project, BrokenPlans.Project with { Id = "q", Code = "Q" }] })
            .HasNo("duplicate-code");

    [Fact]
    public void Of_an_id_that_comes_twice_the_later_activity_is_left_out()
    {
        var plan = Check([A("A"), A("A") with { Code = "Z" }]);

        Assert.Equal("A", Assert.Single(plan.Activities).Code);
        Assert.Equal("Z", plan.Finding("duplicate-id").Subject);
    }

    [Fact]
    public void An_empty_code_is_the_id_instead() => Assert.Equal("A", Check([A("A") with { Code = " " }]).Activity("A").Code);

    public static TheoryData<string, Func<PlannedActivity, PlannedActivity>, Func<PlannedActivity, PlannedActivity>> Odd { get; } = new()
    {
        { "negative-duration", a => a with { Duration = -1, Remaining = 5 }, a => a with { Duration = 0, Remaining = 5 } },
        { "negative-duration", a => a with { Remaining = -1 }, a => a with { Remaining = 0 } },
        { "percent", a => a with { Percent = 101, ActualStart = DataDate }, a => a with { Percent = 100, ActualStart = DataDate } },
        { "percent", a => a with { Percent = -1 }, a => a with { Percent = 0 } },
        { "remaining-on-complete", a => Done(a) with { Remaining = 5 }, Done },
        { "start-after-finish", a => Done(a) with { ActualStart = DataDate }, a => Done(a) with { ActualStart = Done(a).ActualFinish } },
        { "after-data-date", a => a with { ActualStart = DataDate.AddMinutes(1) }, a => a with { ActualStart = DataDate.AddMinutes(1) } },
        { "after-data-date", a => Done(a) with { ActualFinish = DataDate.AddDays(1) }, a => Done(a) with { ActualFinish = DataDate.AddDays(1) } },
        { "no-actual-start", a => a with { Percent = 10 }, a => a with { Percent = 10 } },
        { "no-actual-start", a => Done(a) with { ActualStart = null }, a => Done(a) with { ActualStart = null } },
        { "absurd-date", a => a with { PlannedStart = new(1, 1, 1) }, a => a },
        { "absurd-date", a => a with { ExternalLateFinish = new(9999, 1, 1) }, a => a },
        { "absurd-date", a => a with { Stored = new() { LateFinish = new(1979, 12, 31), TotalFloat = 5 } }, a => a with { Stored = new() { TotalFloat = 5 } } },
        { "absurd-date", a => a with { SecondConstraint = new(ConstraintType.StartOn, new(2151, 1, 1)) }, a => a },
        { "constraint-without-date", a => a with { Constraint = new(ConstraintType.FinishOn, null) }, a => a },
        { "constraint-without-date", a => a with { SecondConstraint = new(ConstraintType.StartOnOrAfter, null) }, a => a },
        { "unknown-project", a => a with { Project = "x" }, a => a },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void What_cannot_be_is_said_and_mended(string kind, Func<PlannedActivity, PlannedActivity> odd, Func<PlannedActivity, PlannedActivity> mended)
    {
        var plan = Check([odd(A("A"))]);

        Assert.Equal((kind, "A"), (Assert.Single(plan.Findings).Kind, plan.Findings[0].Subject));
        Assert.Equal(mended(A("A")), plan.Activities[0]);
    }

    [Fact]
    public void As_late_as_possible_needs_no_date_and_progress_up_to_the_data_date_is_known() =>
        Assert.Empty(Check([A("A") with { Constraint = new(ConstraintType.AsLateAsPossible, null), ActualStart = DataDate, Percent = 10 }]).Findings);

    [Fact]
    public void Without_a_data_date_the_start_of_the_project_is_used()
    {
        var start = Tables.At("2026-01-05 08:00");
        var plan = PlanCheck.Check(Of([A("A")]) with { Projects = [BrokenPlans.Project with { DataDate = null, Start = start }] });

        Assert.Equal((start, Severity.Warning), (plan.Projects[0].DataDate!.Value, plan.Finding("no-data-date").Severity));
    }

    [Fact]
    public void Without_a_start_either_the_data_date_has_to_be_given()
    {
        var plan = PlanCheck.Check(Of([A("A")]) with { Projects = [BrokenPlans.Project with { DataDate = new(1, 1, 1) }] });

        Assert.Equal((null, Severity.Error), (plan.Projects[0].DataDate, plan.Finding("no-data-date").Severity));
        Assert.Equal("P", plan.Finding("absurd-date").Subject);
    }

    [Fact]
    public void A_plan_whose_only_activities_are_of_stubs_holds_none()
    {
        var plan = Of([A("A")]) with { Projects = [BrokenPlans.Project with { IsStub = true }] };

        Assert.Contains("holds no activities", PlanCheck.Refusal(plan)!.Rule, StringComparison.Ordinal);
        PlanCheck.Check(plan with { Activities = [A("A") with { Calendar = null }], Projects = [BrokenPlans.Project with { IsStub = true, DataDate = null }] }).HasNo("no-data-date");
    }

    [Fact]
    public void More_than_can_be_taken_is_refused()
    {
        var links = Enumerable.Repeat(new PlanLink("A", "A", LinkType.FinishToStart), ImportLimits.Links + 1).ToList();

        Assert.Contains("1,000,001 links", PlanCheck.Refusal(Of([A("A")], links))!.Rule, StringComparison.Ordinal);
    }
}
