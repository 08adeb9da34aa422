using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>Files that P6 wrote, with what is known of them.</summary>
public sealed class P6XmlRealFileTests
{
    [ScheduleFact("percent-complete-8.4.pmxml")]
    public void The_twelve_activities_are_those_of_the_XER_of_the_same_project()
    {
        // From the XER: task_code, complete_pct_type, remain_drtn_hr_cnt, percent by that type; of all, target_drtn_hr_cnt is 800.
        (string Code, string Name, int RemainingHours, int Percent, bool IsStarted)[] expected =
        [
            ("A1000", "Duration 0%", 800, 0, false), ("A1010", "Duration 25%", 600, 25, true), ("A1020", "Duration 75%", 200, 75, true),
            ("A1030", "Duration 100%", 0, 100, true), ("A1040", "Physical 0%", 800, 0, false), ("A1050", "Physical 25%", 800, 25, true),
            ("A1060", "Physical 75%", 800, 75, true), ("A1070", "Physical 100%", 800, 100, true), ("A1080", "Units 0%", 800, 0, false),
            ("A1090", "Units 25%", 800, 25, true), ("A1100", "Units 75%", 800, 75, true), ("A1110", "Units 100%", 800, 100, true),
        ];

        var plan = P6.Read(Schedules.Open("percent-complete-8.4.pmxml"));

        Assert.Equal(
            expected,
            plan.Activities.Select(activity => (activity.Code, activity.Name, activity.Remaining / 60, (int)activity.Percent!.Value, activity.IsStarted)));
        Assert.All(plan.Activities, activity =>
        {
            Assert.Equal((ActivityKind.Task, 800 * 60, "178", "4507"), (activity.Kind, activity.Duration, activity.Calendar, activity.Project));
            Assert.Equal((At(2015, 2, 24, 8), At(2015, 7, 13, 16)), (activity.PlannedStart, activity.PlannedFinish));
            // restart_date and reend_date of the XER.
            Assert.Equal(At(2015, 2, 24, 8), activity.Stored!.EarlyStart);
            Assert.Null(activity.Stored.LateStart);
            Assert.Null(activity.Stored.TotalFloat);
            Assert.Null(activity.ActualFinish);
            Assert.Empty(activity.Wbs);
        });
        Assert.Equal((At(2015, 6, 8, 16), At(2015, 2, 24, 8)), (plan.Activities[1].Stored!.EarlyFinish, plan.Activities[3].Stored!.EarlyFinish));
        Assert.Equal([8, 8, 8, 8, 8, 8, 8, 8, 0], plan.Activities.Where(activity => activity.IsStarted).Select(activity => activity.ActualStart!.Value.Hour));
        Assert.Empty(plan.Links);
    }

    [ScheduleFact("percent-complete-8.4.pmxml")]
    public void Its_project_and_its_calendar_are_those_of_the_XER()
    {
        var plan = P6.Read(Schedules.Open("percent-complete-8.4.pmxml"));

        Assert.Equal("Primavera P6 Professional 8.4", plan.Writer);
        Assert.Equal(
            new() { Id = "4507", Code = "EC00640", Name = "Percent Complete Test", DataDate = new(2015, 2, 24), Start = new(2015, 2, 24), Calendar = "178" },
            Assert.Single(plan.Projects));
        var calendar = Assert.Single(plan.Calendars);
        Assert.Equal(("178", "Corporate - Standard Full Time", 480), (calendar.Id, calendar.Name, calendar.MinutesPerDay));
        // (0||2()((0||0(f|16:00|s|08:00)())))
        Assert.Equal([0, 1, 1, 1, 1, 1, 0], calendar.Week.Select(day => day.Count));
        Assert.All(calendar.Week.SelectMany(day => day), shift => Assert.Equal(new(480, 960), shift));
        // Days since 1899-12-30: 40179 is 2010-01-01, 41633 is 2013-12-25.
        Assert.Equal(24, calendar.Exceptions.Count);
        Assert.Equal((new(2010, 1, 1), new DateOnly(2013, 12, 25)), (calendar.Exceptions.Keys.Min(), calendar.Exceptions.Keys.Max()));
        Assert.All(calendar.Exceptions.Values, Assert.Empty);
        Assert.Empty(plan.Findings);
    }

    [ScheduleTheory("PredecessorCalendar.pmxml", "SuccessorCalendar.pmxml", "ProjectDefaultCalendar.pmxml", "TwentyFourHourCalendar.pmxml")]
    [InlineData("PredecessorCalendar.pmxml", LagCalendar.Predecessor)]
    [InlineData("SuccessorCalendar.pmxml", LagCalendar.Successor)]
    [InlineData("ProjectDefaultCalendar.pmxml", LagCalendar.ProjectDefault)]
    [InlineData("TwentyFourHourCalendar.pmxml", LagCalendar.TwentyFourHours)]
    public void The_four_lag_calendars_are_told_apart_and_the_other_options_read(string file, LagCalendar expected)
    {
        var plan = P6.Read(Schedules.Open(file));

        Assert.Equal(new() { LagCalendar = expected, Float = FloatRule.Smallest, CriticalIsLongestPath = true, KeepExternalDates = false }, plan.Projects[0].Options);
        Assert.Equal((At(2021, 5, 17, 22), At(2022, 1, 20, 17), "12002"), (plan.Projects[0].DataDate, plan.Projects[0].StoredFinish, plan.Projects[0].Calendar));
        // Without a namespace: the version stands in the place of the schema.
        Assert.Equal("Primavera P6 18.1", plan.Writer);
        Assert.Equal([new Shift(420, 720), new(750, 930)], plan.Calendars[0].Week[1]);
        var activity = Assert.Single(plan.Activities);
        Assert.Equal(("A1000", 360 * 60, 0, 100), (activity.Code, activity.Duration, activity.Remaining, (int)activity.Percent!.Value));
        Assert.Equal((At(2021, 2, 5, 8), At(2021, 4, 19, 15, 30)), (activity.ActualStart, activity.ActualFinish));
        Assert.Equal((At(2021, 5, 17, 22), At(2021, 5, 18, 7)), (activity.Stored!.EarlyFinish, activity.Stored.LateFinish));
        Assert.Equal(["Test Project"], activity.Wbs);
        Assert.Empty(plan.Findings);
    }

    [ScheduleFact("baseline-projects.pmxml")]
    public void Of_two_baselines_the_current_one_gives_its_dates()
    {
        var plan = P6.Read(Schedules.Open("baseline-projects.pmxml"));

        Assert.Equal(("5442", "BaselineCosts"), (Assert.Single(plan.Projects).Id, plan.Projects[0].Code));
        Assert.Equal(["A1000", "A1010"], plan.Activities.Select(activity => activity.Code));
        // B2 (5493), in which both had begun as they did; in B1 both begin on 6 March.
        Assert.Equal((At(2023, 3, 8, 8), At(2023, 10, 18, 10)), (plan.Activities[0].BaselineStart, plan.Activities[0].BaselineFinish));
        Assert.Equal((At(2023, 3, 6, 8), At(2023, 3, 11, 17)), (plan.Activities[1].BaselineStart, plan.Activities[1].BaselineFinish));
        Assert.Equal(["further-baseline", "left-out"], plan.Kinds());
        Assert.Equal("BaselineCosts - B1", plan.Findings[0].Subject);
    }

    [ScheduleFact("baseline-projects.pmxml")]
    public void Russian_names_resources_and_five_calendars_are_read()
    {
        var plan = P6.Read(Schedules.Open("baseline-projects.pmxml"));

        Assert.Equal(["Задача 1", "Тест2"], plan.Activities.Select(activity => activity.Name));
        Assert.Equal([ActivityKind.Task, ActivityKind.ResourceDependent], plan.Activities.Select(activity => activity.Kind));
        Assert.Equal(["Painter", "Material Resources", "SANITISED"], plan.Activities[0].Resources);
        Assert.Equal(["material resource"], plan.Activities[1].Resources);
        Assert.Equal(["5829", "6205", "6590", "178", "7377"], plan.Calendars.Select(calendar => calendar.Id));
        Assert.Equal([480, 1320, 600, 480, 480], plan.Calendars.Select(calendar => calendar.MinutesPerDay));
        Assert.All(plan.Calendars[1].Week, day => Assert.Equal([new Shift(60, 720), new(780, 1440)], day));
        Assert.Equal(169, plan.Calendars.Sum(calendar => calendar.Exceptions.Count));
        Assert.Equal([new Shift(480, 960)], plan.Calendars[4].Exceptions[new(2013, 10, 14)]);
        Assert.Equal("Primavera P6 Professional 20.12", plan.Writer);
    }

    static DateTime? At(int year, int month, int day, int hour, int minute = 0) => new(year, month, day, hour, minute, 0);
}
