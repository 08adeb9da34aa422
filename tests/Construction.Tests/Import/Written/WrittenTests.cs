using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Tests.Import.Written;

/// <summary>What is written here for tests and benches is what the readers read.</summary>
public sealed class WrittenTests
{
    [Theory]
    [InlineData("P6 XER")]
    [InlineData("P6 XML")]
    public void What_is_written_is_read_and_computed_with_the_same_dates(string format)
    {
        var written = WrittenPlan.Of(120);
        var plan = Assert.IsType<Imported.Read>(ScheduleFile.Read(new MemoryStream(Seeds.Of(format, 120)))).Plan;
        var path = new CriticalPath(new Network(plan));

        Assert.Equal(format, plan.Format);
        Assert.Equal((120, written.Network.Plan.Links.Count), (plan.Activities.Count, plan.Links.Count));
        Assert.Equal(Finishes(written), Finishes(path));
    }

    // Microsoft Project has rules of its own for what is late, and a table has no shifts.
    [Theory]
    [InlineData("MS Project XML")]
    [InlineData("CSV")]
    public void What_is_written_is_read_with_all_activities_and_links(string format)
    {
        var written = WrittenPlan.Of(120).Network.Plan;
        var plan = Assert.IsType<Imported.Read>(ScheduleFile.Read(new MemoryStream(Seeds.Of(format, 120)))).Plan;

        Assert.Equal(written.Activities.Select(Said), plan.Activities.Select(Said));
        Assert.Equal(written.Links.Count, plan.Links.Count);
        Assert.DoesNotContain(plan.Findings, finding => finding.Severity == Severity.Error);
    }

    static string Said(PlannedActivity activity) =>
        $"{activity.Name} {activity.Kind} {activity.Duration} {activity.Remaining} {activity.ActualStart:yyyy-MM-dd HH:mm} {activity.ActualFinish:yyyy-MM-dd HH:mm} {activity.Constraint}";

    static IEnumerable<string> Finishes(CriticalPath path) =>
        Enumerable.Range(0, path.Network.Count).Select(place => $"{path.Network.Activities[place].Id} {path.EarlyFinish(place):yyyy-MM-dd HH:mm}").Order();
}
