using System.Globalization;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>Files that Microsoft Project scheduled, against what it says of each task in a table of its own.</summary>
public sealed class MsProjectXmlRealTests
{
    const string Residential = "residential-construction-89";
    const string OzBuild = "ozbuild-15";
    const string Foreign = "ymca-171-foreign-writer.mspdi.xml";

    [ScheduleTheory($"{Residential}.mspdi.xml", $"{OzBuild}.mspdi.xml")]
    [InlineData(Residential, 89, 118, 6, 64)]
    [InlineData(OzBuild, 15, 17, 2, 8)]
    public void All_activities_links_milestones_and_critical_flags_are_read(string file, int activities, int links, int milestones, int critical)
    {
        var plan = Read($"{file}.mspdi.xml");

        Assert.Equal((activities, links), (plan.Activities.Count, plan.Links.Count));
        Assert.Equal(milestones, plan.Activities.Count(activity => activity.Kind is ActivityKind.FinishMilestone));
        Assert.Equal(critical, plan.Activities.Count(activity => activity.Stored!.IsCritical is true));
        Assert.DoesNotContain(plan.Findings, finding => finding.Severity is not Severity.Note);
    }

    [ScheduleTheory($"{Residential}.tasks.tsv", $"{OzBuild}.tasks.tsv")]
    [InlineData(Residential)]
    [InlineData(OzBuild)]
    public void Each_activity_has_the_dates_slack_constraint_and_predecessors_of_the_table(string file)
    {
        var plan = Read($"{file}.mspdi.xml");
        var rows = Table($"{file}.tasks.tsv").Where(row => row["summary"] == "false").ToArray();

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Select(Said), plan.Activities.Select(activity => Said(activity, plan)));
    }

    [ScheduleFact($"{OzBuild}.mspdi.xml")]
    public void Options_finish_and_outline_are_those_of_the_file()
    {
        var plan = Read($"{OzBuild}.mspdi.xml");
        var project = Assert.Single(plan.Projects);

        Assert.Equal(("Wilson International Bid", At("2008-12-01 08:00"), At("2009-01-22 17:00")), (project.Name, project.DataDate, project.StoredFinish));
        Assert.Equal((SchedulingRules.MicrosoftProject, LagCalendar.Successor, FloatRule.Smallest), (project.Options.Rules, project.Options.LagCalendar, project.Options.Float));
        Assert.Equal(["OzBuild Bid", "Estimate"], plan.Activities.Single(activity => activity.Code == "20").Wbs);
        Assert.Equal(["Sales Engineer", "Systems Engineer"], plan.Activities.Single(activity => activity.Code == "20").Resources);
    }

    // The task has a calendar with Saturdays, its resources have none: planned for four days from Friday, it ends on Wednesday.
    [ScheduleFact($"{OzBuild}.mspdi.xml")]
    public void An_activity_with_a_calendar_of_its_own_works_when_its_resources_do_too()
    {
        var plan = Read($"{OzBuild}.mspdi.xml");
        var activity = plan.Activities.Single(activity => activity.Code == "20");
        var calendar = plan.Calendars.Single(calendar => calendar.Id == activity.Calendar);

        Assert.Equal("6 Day Working Week, as far as Standard works", calendar.Name);
        Assert.Equal([0, 480, 480, 480, 480, 480, 0], calendar.Week.Select(day => day.Sum(shift => shift.Minutes)));
        Assert.Equal(80, calendar.Exceptions.Count);
        Assert.Equal(["1", "4", "4+1"], plan.Calendars.Select(calendar => calendar.Id));
    }

    // 163 tasks of 171 are activities; the others are parts of the work breakdown. Of its 133 links 18 have a lag of 9600 tenths
    // of minutes, two days.
    [ScheduleFact(Foreign)]
    public void A_file_that_Primavera_wrote_is_read_with_its_slack_in_hours_and_its_activity_ids()
    {
        var plan = Read(Foreign);
        var contract = plan.Activities.Single(activity => activity.Name == "HVAC Contract");

        Assert.Equal((163, 133), (plan.Activities.Count, plan.Links.Count));
        Assert.Equal(18, plan.Links.Count(link => link.Lag == 960));
        // 14 days, from 18 June to 8 July.
        Assert.Equal((14 * 480, 0), (contract.Stored!.TotalFloat, contract.Stored.FreeFloat));
        Assert.Equal(("1", "A1080"), (contract.Id, contract.Code));
        Assert.Equal("BUY", contract.Codes["YMCA_LL"]);
        Assert.Equal(At("2025-06-18 17:00"), contract.BaselineFinish);
        Assert.Equal(["activity-ids", "empty-summary", "slack-in-hours"], plan.Findings.Select(finding => finding.Kind).Distinct().Order());
    }

    [ScheduleFact("multiproject-external.mspdi.xml")]
    public void A_file_of_Primavera_that_is_called_one_of_Microsoft_Project_is_refused()
    {
        using var stream = Schedules.Open("multiproject-external.mspdi.xml");
        var refused = Assert.IsType<Imported.Refused>(MsProjectXml.Read(stream)).Rejection;

        Assert.Contains("Primavera P6", refused.Rule, StringComparison.Ordinal);
    }

    static Plan Read(string file)
    {
        using var stream = Schedules.Open(file);
        return Assert.IsType<Imported.Read>(MsProjectXml.Read(stream)).Plan;
    }

    static IEnumerable<Dictionary<string, string>> Table(string file)
    {
        using var reader = new StreamReader(Schedules.Open(file));
        var names = reader.ReadLine()!.Split('\t');
        while (reader.ReadLine() is { } line)
            yield return names.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second);
    }

    static string Said(Dictionary<string, string> row) => string.Join('|',
        row["uid"], row["name"].Trim(), Minutes(row["duration"]), row["start"], row["finish"],
        row["early_start"], row["early_finish"], row["late_start"], row["late_finish"], Minutes(row["total_slack"]), Minutes(row["free_slack"]),
        row["critical"], row["constraint_date"], string.Join(';', row["preds"].Split(';').Order()));

    static string Said(PlannedActivity activity, Plan plan) => string.Join('|',
        activity.Code, activity.Name, activity.Duration, Text(activity.PlannedStart), Text(activity.PlannedFinish),
        Text(activity.Stored!.EarlyStart), Text(activity.Stored.EarlyFinish), Text(activity.Stored.LateStart), Text(activity.Stored.LateFinish),
        activity.Stored.TotalFloat, activity.Stored.FreeFloat, activity.Stored.IsCritical is true ? "true" : "false", Text(activity.Constraint?.At),
        string.Join(';', plan.Links.Where(link => link.To == activity.Id).Select(link => $"{link.From}{(link.Type is LinkType.FinishToStart ? "FS" : link.Type)}").Order()));

    // Days of the table, of 480 minutes.
    static int Minutes(string days) => (int)(decimal.Parse(days.TrimEnd('d'), CultureInfo.InvariantCulture) * 480);

    static string Text(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
