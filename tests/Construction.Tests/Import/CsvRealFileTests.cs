using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>Tables of what Microsoft Project computed; predecessors are named by unique id, beside which there is an id of another order.</summary>
public sealed class CsvRealFileTests
{
    [ScheduleFact("ozbuild-15.tasks.tsv")]
    public void The_table_of_OzBuild_has_15_activities_and_17_links()
    {
        var plan = Checked("ozbuild-15.tasks.tsv");

        Assert.Equal((15, 17), (plan.Activities.Count, plan.Links.Count));
        Assert.Equal(8, plan.Activities.Count(activity => activity.Stored!.IsCritical == true));
        Assert.Equal((Tables.At("2009-01-22 17:00"), "Wilson International Bid"), (plan.Projects[0].StoredFinish!.Value, plan.Projects[0].Name));
        Assert.Equal(["OzBuild Bid", "Estimate"], plan.Activity("21").Wbs);
        Assert.Equal(new(ConstraintType.StartOnOrAfter, Tables.At("2009-01-02 08:00")), plan.Activity("21").Constraint);
        Assert.Equal(8 * 480, plan.Activity("17").Stored!.TotalFloat);
        Assert.Equal(2, plan.Activities.Count(activity => activity.Kind == ActivityKind.FinishMilestone));
    }

    [ScheduleFact("residential-construction-89.tasks.tsv")]
    public void The_table_of_the_house_has_89_activities_and_118_links()
    {
        var plan = Checked("residential-construction-89.tasks.tsv");

        Assert.Equal(89, plan.Activities.Count);
        Assert.Equal((118, 0), (plan.Links.Count, plan.Findings.Count(finding => finding.Kind == "link-to-heading")));
        Assert.Equal(64, plan.Activities.Count(activity => activity.Stored!.IsCritical == true));
        Assert.Equal(Tables.At("2014-03-27 17:00"), plan.Projects[0].StoredFinish);
        Assert.DoesNotContain(plan.Findings, finding => finding.Kind is "cycle" or "unknown-activity" or "link-to-itself" or "duplicate-code");
    }

    static Plan Checked(string file)
    {
        using var stream = Schedules.Open(file);
        return Assert.IsType<Imported.Read>(ScheduleFile.Read(stream)).Plan;
    }
}
