using Construction.Analytics.Quality;
using Construction.Import;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Quality;

public sealed class LogicPointTests
{
    [Fact]
    public void The_first_and_the_last_activity_may_have_open_ends() =>
        Assert.Equal("Passed 0/3", Plans.Standard("A 6; B 2 A; C 2 B").Point(DcmaRules.Logic).Short());

    [Fact]
    public void Every_other_open_end_is_named()
    {
        // A is the first and E the last; nobody waits for B, and C waits for nobody.
        var point = Plans.Standard("A 6; B 2 A; C 2; D 2 A,C; E 9 D; F 1").Point(DcmaRules.Logic);

        Assert.Equal("Failed 3/6 B C F", point.Short());
        Assert.Equal(["no successor", "no predecessor", "no predecessor and no successor"], point.Offenders.Select(offender => offender.Wrong));
        Assert.Equal("Activity B", point.Offenders[0].Name);
    }

    [Fact]
    public void One_open_end_in_twenty_passes_and_one_in_nineteen_does_not()
    {
        // A chain, and one activity X beside it that nobody waits for.
        string Chain(int length) =>
            "A1 9; X 1 A1;" + string.Join(';', Enumerable.Range(2, length - 1).Select(number => $"A{number} 9 A{number - 1}"));

        Assert.Equal("Passed 1/20 X", Plans.Standard(Chain(19)).Point(DcmaRules.Logic).Short());
        Assert.Equal("Failed 1/19 X", Plans.Standard(Chain(18)).Point(DcmaRules.Logic).Short());
    }

    [Fact]
    public void What_is_complete_and_what_spans_others_has_no_ends_to_be_open()
    {
        var plan = Plans.Standard("A 6; B 2 A; C 2; D 2 A,C; L 3 A:SS,D:FF")
            .With("L", activity => activity with { Kind = ActivityKind.LevelOfEffort })
            .With("C", activity => activity with { ActualStart = Plans.Start.AddDays(-9), ActualFinish = Plans.Start.AddDays(-7) });

        // C, done before all others, was the first, so that A has an open end; B and D finish together, and B is taken as the last.
        Assert.Equal("Failed 2/3 A D", plan.Point(DcmaRules.Logic).Short());
        Assert.Equal("NotApplicable /", plan.WithEach(Done).Point(DcmaRules.Logic).Short());
    }

    [Fact]
    public void A_lead_fails_and_says_how_long_it_is()
    {
        Assert.Equal("Passed 0/1", Plans.Standard("A 6; B 2 A+1").Point(DcmaRules.Leads).Short());

        var point = Plans.Standard("A 6; B 2 A-2; C 1 B").Point(DcmaRules.Leads);
        Assert.Equal("Failed 1/2 B", point.Short());
        Assert.Equal("after A Activity A: finish to start with a lead of 2 working days", point.Offenders[0].Wrong);
    }

    [Fact]
    public void Lags_may_be_on_5_percent_of_the_links()
    {
        string Chain(int length) => "A1 9;" + string.Join(';', Enumerable.Range(2, length).Select(number => $"A{number} 9 A{number - 1}{(number == 9 ? "+1" : "")}"));

        Assert.Equal("Passed 1/20 A9", Plans.Standard(Chain(20)).Point(DcmaRules.Lags).Short());
        var point = Plans.Standard(Chain(19)).Point(DcmaRules.Lags);
        Assert.Equal("Failed 1/19 A9", point.Short());
        Assert.Equal("after A8 Activity A8: finish to start with a lag of 1 working day", point.Offenders[0].Wrong);
        Assert.Equal("Passed 0/1", Plans.Standard("A 6; B 2 A-2").Point(DcmaRules.Lags).Short());
    }

    [Fact]
    public void Of_ten_links_nine_are_to_be_finish_to_start()
    {
        string Chain(int length) => "A1 9;" + string.Join(';', Enumerable.Range(2, length).Select(number => $"A{number} 9 A{number - 1}{(number == 4 ? ":SF" : "")}"));

        Assert.Equal("Passed 9/10 A4", Plans.Standard(Chain(10)).Point(DcmaRules.LinkTypes).Short());
        var point = Plans.Standard(Chain(9)).Point(DcmaRules.LinkTypes);
        Assert.Equal("Failed 8/9 A4", point.Short());
        Assert.Equal("after A3 Activity A3: start to finish", point.Offenders[0].Wrong);
    }

    [Fact]
    public void Links_into_what_is_complete_count_nowhere()
    {
        var plan = Plans.Standard("A 6; B 2 A-2; C 1 B:SS+1");

        Assert.All([DcmaRules.Leads, DcmaRules.Lags, DcmaRules.LinkTypes], rule => Assert.Equal(1, plan.With("B", Done).Point(rule).OutOf));
        Assert.All([DcmaRules.Leads, DcmaRules.Lags, DcmaRules.LinkTypes], rule =>
        {
            var point = plan.WithEach(Done).Point(rule);
            Assert.Equal(("NotApplicable /", "no link leads to an activity that is left to do", null), (point.Short(), point.Words, point.Value));
        });
    }

    [Fact]
    public void Of_very_many_offenders_200_are_listed_and_all_are_counted()
    {
        var point = Plans.Standard("A 900;" + string.Join(';', Enumerable.Range(0, 300).Select(number => $"B{number} 1 A-1"))).Point(DcmaRules.Leads);

        Assert.Equal((200, 300, 300), (point.Offenders.Count, point.OffendersTotal, point.Count));
    }

    static PlannedActivity Done(PlannedActivity activity) =>
        activity with { ActualStart = Plans.Start.AddDays(-9), ActualFinish = Plans.Start.AddDays(-7) };
}
