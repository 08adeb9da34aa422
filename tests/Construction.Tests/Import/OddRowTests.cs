using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>Rows that are not as they should be say so, and what becomes of them.</summary>
public sealed class OddRowTests
{
    [Fact]
    public void Of_a_code_that_comes_twice_it_is_said_that_one_milestone_alone_is_taken() =>
        Assert.Contains("as a milestone only the first is taken", Checked("Code,Name,Finish\nA,One,2027-05-03\nA,Two,2027-05-04\n").Finding("duplicate-code").Done, StringComparison.Ordinal);

    [Fact]
    public void A_milestone_without_a_date_that_waits_for_nothing_has_none()
    {
        var plan = Checked("""
            Code,Name,Start,Finish,Duration,Predecessors
            M0,Permit,,,0,
            T1,Dig,2027-01-04,2027-01-08,5,M0
            M1,Dug,,,0,T1
            """);

        var path = new CriticalPath(new Network(plan));
        Assert.Equal(("M0", Severity.Warning), (plan.Finding("milestone-without-date").Subject, plan.Finding("milestone-without-date").Severity));
        Assert.Null(StatedActivity.Of(plan.Activity("M0"), path).Stated);
        Assert.Equal(("2027-01-08", true), (StatedActivity.Of(plan.Activity("M1"), path).Stated?.Text, StatedActivity.Of(plan.Activity("M1"), path).IsComputed));
    }

    [Fact]
    public void A_finish_before_its_start_is_said()
    {
        var plan = Checked("Code,Name,Start,Finish\nA,One,2027-05-04,2027-05-03\nB,Two,2027-05-04,2027-05-04\n");

        Assert.Equal(("A", "its finish, 2027-05-03, lies before its start, 2027-05-04"), (plan.Finding("finish-before-start").Subject, plan.Finding("finish-before-start").Text));
    }

    [Fact]
    public void A_name_that_is_cut_is_said()
    {
        var plan = Checked($"Code,Name,Finish\nA,{new string('n', 201)},2027-05-03\nB,{new string('n', 200)},2027-05-04\nC,{new string(' ', 90)}x{new string(' ', 90)}{new string('y', 30)},2027-05-04\n");

        Assert.Equal(("A", "its name has 201 characters"), (plan.Finding("long-name").Subject, plan.Finding("long-name").Text));
    }

    [Fact]
    public void A_code_longer_than_the_log_keeps_is_cut_and_said()
    {
        var plan = Checked($"Code,Name,Finish\n{new string('c', 101)},One,2027-05-03\n{new string('d', 100)},Two,2027-05-04\n");

        Assert.Equal([100, 100], plan.Activities.Select(activity => activity.Code.Length));
        Assert.Equal($"{new string('c', 99)}…", plan.Activities[0].Code);
        Assert.Equal(("its code has 101 characters", "it is cut to 100"), (plan.Finding("long-code").Text, plan.Finding("long-code").Done));
    }

    [Fact]
    public void A_row_with_a_word_for_an_id_is_an_activity_and_one_with_a_number_alone_is_none()
    {
        var plan = Checked("ID,Name,Finish\nA,One,2027-05-03\nB,,2027-05-04\n3,,\n,,2027-05-05\n");

        Assert.Equal([("A", "One"), ("B", "B")], plan.Activities.Select(activity => (activity.Code, activity.Name)));
        Assert.Equal(
            [(4, "3", "the row has a number, and neither a name nor a code"), (5, null, "the row has neither a name nor a code")],
            plan.Findings.Where(finding => finding.Kind == "row-without-name").Select(finding => (finding.Line!.Value, finding.Subject, finding.Text)));
    }

    static Plan Checked(string table) => PlanCheck.Check(Tables.Read(table, new() { DataDate = Tables.At("2026-11-20 17:00") }));
}
