using Construction.Analytics.Quality;
using Construction.Import;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Quality;

public sealed class ActivityPointTests
{
    [Theory]
    [InlineData(ConstraintType.StartOn, "must start on 2026-01-07 08:00")]
    [InlineData(ConstraintType.StartOnOrBefore, "must start on or before 2026-01-07 08:00")]
    [InlineData(ConstraintType.FinishOn, "must finish on 2026-01-07 08:00")]
    [InlineData(ConstraintType.FinishOnOrBefore, "must finish on or before 2026-01-07 08:00")]
    [InlineData(ConstraintType.MandatoryStart, "mandatory start 2026-01-07 08:00")]
    [InlineData(ConstraintType.MandatoryFinish, "mandatory finish 2026-01-07 08:00")]
    public void A_hard_constraint_is_one_that_holds_back_either_pass(ConstraintType type, string wrong)
    {
        var plan = Plans.Standard("A 6; B 2 A");
        var constraint = new PlanConstraint(type, Plans.Start.AddDays(2).AddHours(8));

        var first = plan.With("B", activity => activity with { Constraint = constraint }).Point(DcmaRules.HardConstraints);
        Assert.Equal("Failed 1/2 B", first.Short());
        Assert.Equal(wrong, first.Offenders[0].Wrong);
        Assert.Equal("Failed 1/2 B", plan.With("B", activity => activity with { SecondConstraint = constraint }).Point(DcmaRules.HardConstraints).Short());
    }

    [Theory]
    [InlineData(ConstraintType.StartOnOrAfter)]
    [InlineData(ConstraintType.FinishOnOrAfter)]
    public void A_constraint_that_only_delays_is_not_hard(ConstraintType type) =>
        Assert.Equal("Passed 0/2", Plans.Standard("A 6; B 2 A")
            .With("B", activity => activity with { Constraint = new(type, Plans.Start), SecondConstraint = new(ConstraintType.AsLateAsPossible, null) })
            .Point(DcmaRules.HardConstraints).Short());

    [Theory]
    // A takes 45 and 46 days: of B, which takes one, 44 and 45 remain.
    [InlineData(45, "Passed 0/2")]
    [InlineData(46, "Failed 1/2 B")]
    public void High_float_begins_above_44_working_days(int duration, string expected) =>
        Assert.Equal(expected, Plans.Standard($"A {duration}; B 1").Point(DcmaRules.HighFloat).Short());

    [Fact]
    public void Days_are_those_of_the_calendar_of_each_activity()
    {
        // 45 days of ten hours are 56.25 of eight.
        var plan = Plans.Standard("A 45; B 1");
        var ofTen = plan with { Calendars = [PlanCalendar.Standard with { MinutesPerDay = 600 }] };

        Assert.Equal("Failed 1/2 A", plan.Point(DcmaRules.HighDuration).Short());
        Assert.Equal("Passed 0/2", ofTen.Point(DcmaRules.HighDuration).Short());
    }

    [Fact]
    public void Negative_float_fails_and_says_how_much()
    {
        var plan = Plans.Standard("A 6; B 2 A").WithProject(project => project with { MustFinish = Plans.Start.AddDays(8).AddHours(17) });

        // Eight working days are over on Wednesday, 14 January; it must be done on Tuesday.
        var point = plan.Point(DcmaRules.NegativeFloat);
        Assert.Equal("Failed 2/2 A B", point.Short());
        Assert.Equal("total float of -1 working days", point.Offenders[0].Wrong);
        Assert.Equal("Passed 0/2", Plans.Standard("A 6; B 2 A").Point(DcmaRules.NegativeFloat).Short());
    }

    [Theory]
    [InlineData(44, "Passed 0/1")]
    [InlineData(45, "Failed 1/1 A")]
    public void A_high_duration_is_more_than_44_working_days_and_a_milestone_has_none(int duration, string expected) =>
        Assert.Equal(expected, Plans.Standard($"A {duration}; B 0 A").Point(DcmaRules.HighDuration).Short());

    [Fact]
    public void Work_without_a_resource_fails_where_there_are_resources_at_all()
    {
        var plan = Plans.Standard("A 6; B 2 A; C 0 B");
        static PlannedActivity Crew(PlannedActivity activity) => activity with { Resources = ["Crew"] };

        Assert.Equal("Failed 1/2 B", plan.With("A", Crew).Point(DcmaRules.Resources).Short());
        Assert.Equal("Passed 0/2", plan.With("A", Crew).With("B", Crew).Point(DcmaRules.Resources).Short());
        var none = plan.Point(DcmaRules.Resources);
        Assert.Equal((Verdict.NotApplicable, "the file assigns no resources to this project"), (none.Verdict, none.Words));
    }

    [Fact]
    public void What_is_complete_counts_nowhere()
    {
        var plan = Plans.Standard("A 99").With("A", activity => activity with
        {
            ActualStart = Plans.Start,
            ActualFinish = Plans.Start,
            Resources = ["Crew"],
            Constraint = new(ConstraintType.StartOn, Plans.Start),
        });

        Assert.All(
            [DcmaRules.HardConstraints, DcmaRules.HighFloat, DcmaRules.NegativeFloat, DcmaRules.HighDuration, DcmaRules.Resources],
            rule => Assert.Equal((Verdict.NotApplicable, "no such activity is left to do"), (plan.Point(rule).Verdict, plan.Point(rule).Words)));
    }
}
