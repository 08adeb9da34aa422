using Construction.Import;

namespace Construction.Tests.Import;

public sealed class P6XmlProjectTests
{
    [Fact]
    public void A_project_has_its_dates_and_its_calendar_and_the_file_its_writer()
    {
        var plan = P6.Read(P6.Project(
            "",
            """
            <DataDate>2026-03-02T00:00:00</DataDate><PlannedStartDate>2026-01-05T08:00:00</PlannedStartDate><MustFinishByDate>2027-01-01T00:00:00</MustFinishByDate>
            <ScheduledFinishDate>2026-12-30T17:00:00</ScheduledFinishDate><ActivityDefaultCalendarObjectId>1</ActivityDefaultCalendarObjectId>
            """));

        Assert.Equal(
            new()
            {
                Id = "10", Code = "DC1", Name = "Hall 1", DataDate = new(2026, 3, 2), Start = new(2026, 1, 5, 8, 0, 0), MustFinish = new(2027, 1, 1),
                StoredFinish = new(2026, 12, 30, 17, 0, 0), Calendar = "1",
            },
            Assert.Single(plan.Projects));
        Assert.Equal(("P6 XML", "Primavera P6 19.12"), (plan.Format, plan.Writer));
    }

    [Fact]
    public void Options_of_the_project_and_of_its_schedule_options_are_read_and_the_latter_come_first()
    {
        const string Fields =
            """
            <RelationshipLagCalendar>24 Hour Calendar</RelationshipLagCalendar><OutOfSequenceScheduleType>Progress Override</OutOfSequenceScheduleType>
            <CriticalActivityPathType>Longest Path</CriticalActivityPathType><CriticalActivityFloatLimit>8</CriticalActivityFloatLimit>
            """;

        var plan = P6.Read(P6.Project(
            """
            <ScheduleOptions><OutOfSequenceScheduleType>Actual Dates</OutOfSequenceScheduleType><CriticalActivityFloatThreshold>-1.5</CriticalActivityFloatThreshold>
            <ComputeTotalFloatType>Start Float = Late Start - Early Start</ComputeTotalFloatType><UseExpectedFinishDates>0</UseExpectedFinishDates>
            <MakeOpenEndedActivitiesCritical>1</MakeOpenEndedActivitiesCritical><StartToStartLagCalculationType>0</StartToStartLagCalculationType>
            <CalculateFloatBasedOnFinishDate>false</CalculateFloatBasedOnFinishDate><IgnoreOtherProjectRelationships>true</IgnoreOtherProjectRelationships></ScheduleOptions>
            """, Fields));

        Assert.Equal(
            new()
            {
                LagCalendar = LagCalendar.TwentyFourHours, Progress = ProgressRule.ActualDates, Float = FloatRule.Start, CriticalIsLongestPath = true,
                CriticalUpTo = -90, UseExpectedFinish = false, OpenEndsAreCritical = true, StartLagFromEarlyStart = false, FloatFromEachProject = false,
                KeepExternalDates = false,
            },
            plan.Projects[0].Options);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void An_option_that_nobody_knows_is_P6s_default_and_a_finding()
    {
        var plan = P6.Read(P6.Project("", "<ComputeTotalFloatType>Best Float</ComputeTotalFloatType>"));

        Assert.Equal(new SchedulingOptions(), plan.Projects[0].Options);
        Assert.Equal(["unknown-option"], plan.Kinds());
    }

    [Fact]
    public void What_is_no_part_of_a_schedule_is_counted()
    {
        var plan = P6.Read(P6.Project(
            """
            <ActivityExpense><ObjectId>1</ObjectId></ActivityExpense><ActivityNote><Note>x</Note></ActivityNote>
            <ActivityExpense><ObjectId>2</ObjectId></ActivityExpense><Description>a field</Description>
            """));

        Assert.Equal(["2 × ActivityExpense", "1 × ActivityNote"], plan.Findings.Select(finding => finding.Text));
    }

    [Fact]
    public void An_external_project_is_a_stub_without_activities()
    {
        var plan = P6.Read(
            P6.Project(P6.Activity("1"))
            + $"<Project><ObjectId>11</ObjectId><Id>Other</Id><IsExternal>1</IsExternal>{P6.Activity("2")}</Project>");

        Assert.Equal([false, true], plan.Projects.Select(project => project.IsStub));
        Assert.Equal("1", Assert.Single(plan.Activities).Id);
    }

    [Fact]
    public void A_project_that_is_there_twice_is_one()
    {
        var plan = P6.Read(P6.Project(P6.Activity("1")) + P6.Project(P6.Activity("2")));

        Assert.Single(plan.Projects);
        Assert.Equal(2, plan.Activities.Count);
        Assert.Equal(["project-twice"], plan.Kinds());
    }
}
