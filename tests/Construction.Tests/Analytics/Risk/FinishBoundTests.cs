using Construction.Analytics.Risk;
using Construction.Import;

namespace Construction.Tests.Analytics.Risk;

public sealed class FinishBoundTests
{
    static readonly PlanConstraint s_before = new(ConstraintType.FinishOnOrBefore, Some.Day("2027-06-01").ToDateTime(default));
    static readonly PlanConstraint s_start = new(ConstraintType.StartOnOrAfter, Some.Day("2026-06-01").ToDateTime(default));
    static readonly PlanConstraint s_bound = After("2027-03-01");

    [Fact]
    public void It_stands_beside_the_one_that_the_file_has()
    {
        Assert.Equal((s_bound, null), Bound(null, null));
        Assert.Equal((s_start, s_bound), Bound(s_start, null));
        Assert.Equal((s_bound, s_before), Bound(null, s_before));
    }

    [Fact]
    public void Of_two_of_its_kind_the_later_holds_and_the_other_one_stays()
    {
        Assert.Equal((After("2027-04-01"), s_before), Bound(After("2027-04-01"), s_before));
        Assert.Equal((s_bound, s_before), Bound(After("2027-02-01"), s_before));
        Assert.Equal((s_before, s_bound), Bound(s_before, After("2027-02-01")));
        Assert.Equal((s_before, After("2027-04-01")), Bound(s_before, After("2027-04-01")));
    }

    [Fact]
    public void Of_two_others_that_goes_which_moves_no_early_date()
    {
        Assert.Equal((s_start, s_bound), Bound(s_start, s_before));
        Assert.Equal((s_start, s_bound), Bound(s_before, s_start));
    }

    static PlanConstraint After(string day) => new(ConstraintType.FinishOnOrAfter, Some.Day(day).ToDateTime(new TimeOnly(23, 59)));

    static (PlanConstraint?, PlanConstraint?) Bound(PlanConstraint? first, PlanConstraint? second)
    {
        var bound = FinishBound.On(Schedules.Plans.Of("M 0").Activities[0] with { Constraint = first, SecondConstraint = second }, Some.Day("2027-03-01"));
        return (bound.Constraint, bound.SecondConstraint);
    }
}
