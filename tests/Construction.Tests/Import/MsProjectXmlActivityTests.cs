using Construction.Import;

namespace Construction.Tests.Import;

public sealed class MsProjectXmlActivityTests
{
    [Theory]
    [InlineData("PT8H0M0S", 480)]
    [InlineData("PT0H30M0S", 30)]
    [InlineData("PT1H29M30S", 90)]
    [InlineData("PT1.5H", 90)]
    [InlineData("PT90M", 90)]
    [InlineData("P0Y0M0DT8H0M0S", 480)]
    [InlineData("P2D", 1200)]
    [InlineData("P1DT2H", 720)]
    public void Durations_are_minutes_and_their_days_those_of_the_project(string duration, int minutes)
    {
        var plan = Msp.Read(Msp.File($"<Task><UID>1</UID><Duration>{duration}</Duration></Task>", "<MinutesPerDay>600</MinutesPerDay>"));

        Assert.Equal((minutes, minutes), (plan.Activities[0].Duration, plan.Activities[0].Remaining));
        Assert.Equal(duration is "P2D" or "P1DT2H", plan.Kinds().Contains("duration-in-days"));
    }

    [Theory]
    [InlineData("8 hours", "unreadable-duration")]
    [InlineData("-PT8H", "unreadable-duration")]
    [InlineData("PT999999999H", "unreadable-duration")]
    [InlineData("P1Y", "unreadable-duration")]
    [InlineData("", "no-duration")]
    public void A_duration_that_cannot_be_read_is_said(string duration, string kind)
    {
        var plan = Msp.Read(Msp.File($"<Task><UID>1</UID><Name>Dig</Name><Duration>{duration}</Duration></Task>"));

        Assert.Equal(0, plan.Activities[0].Duration);
        Assert.Contains(plan.Findings, finding => finding is { Subject: "1 Dig", Line: 4 } && finding.Kind == kind);
    }

    [Theory]
    [InlineData("<RemainingDuration>PT3H0M0S</RemainingDuration><PercentComplete>10</PercentComplete>", 180)]
    [InlineData("<ActualDuration>PT6H0M0S</ActualDuration><PercentComplete>10</PercentComplete>", 120)]
    [InlineData("<PercentComplete>25</PercentComplete>", 360)]
    [InlineData("<ActualFinish>2026-03-02T17:00:00</ActualFinish>", 0)]
    [InlineData("", 480)]
    public void What_remains_is_what_the_file_says_or_follows_from_it(string fields, int minutes) => Assert.Equal(minutes, Msp.Only(fields).Remaining);

    [Theory]
    [InlineData(0, "<Milestone>1</Milestone>", ActivityKind.FinishMilestone)]
    [InlineData(0, "<Milestone>0</Milestone>", ActivityKind.Task)]
    [InlineData(8, "<Milestone>1</Milestone>", ActivityKind.Task)]
    public void A_milestone_takes_no_time(int hours, string fields, ActivityKind kind) => Assert.Equal(kind, Msp.Only(fields, hours).Kind);

    [Fact]
    public void A_milestone_that_takes_time_is_said() =>
        Assert.Contains("milestone-with-duration", Msp.Read(Msp.File(Msp.Some(1, "<Milestone>1</Milestone>"))).Kinds());

    [Fact]
    public void Progress_is_taken_with_the_rest_between_what_was_done_and_what_remains()
    {
        var activity = Msp.Only("<ActualStart>2026-03-02T08:00:00</ActualStart><PercentComplete>50</PercentComplete><Stop>2026-03-02T12:00:00</Stop><Resume>2026-03-09T13:00:00</Resume>");

        Assert.Equal((Msp.At("2026-03-02 08:00"), null, 50m), (activity.ActualStart, activity.ActualFinish, activity.Percent));
        Assert.Equal((Msp.At("2026-03-02 12:00"), Msp.At("2026-03-09 13:00")), (activity.Suspended, activity.Resumed));
    }

    [Theory]
    [InlineData("<PercentComplete>0</PercentComplete>")]
    [InlineData("<ActualStart>2026-03-02T08:00:00</ActualStart><ActualFinish>2026-03-09T17:00:00</ActualFinish><PercentComplete>100</PercentComplete>")]
    public void What_is_not_under_way_does_not_rest(string fields) =>
        Assert.Null(Msp.Only(fields + "<Stop>2026-03-02T12:00:00</Stop><Resume>2026-03-09T13:00:00</Resume>").Resumed);

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, ConstraintType.AsLateAsPossible)]
    [InlineData(2, ConstraintType.MandatoryStart)]
    [InlineData(3, ConstraintType.MandatoryFinish)]
    [InlineData(4, ConstraintType.StartOnOrAfter)]
    [InlineData(5, ConstraintType.StartOnOrBefore)]
    [InlineData(6, ConstraintType.FinishOnOrAfter)]
    [InlineData(7, ConstraintType.FinishOnOrBefore)]
    public void Constraints_are_those_of_the_numbers(int type, ConstraintType? read)
    {
        var constraint = Msp.Only($"<ConstraintType>{type}</ConstraintType><ConstraintDate>2026-04-01T08:00:00</ConstraintDate>").Constraint;

        Assert.Equal(read, constraint?.Type);
        Assert.Equal(type < 2 ? null : Msp.At("2026-04-01 08:00"), constraint?.At);
    }

    [Theory]
    [InlineData(2, ConstraintType.StartOn)]
    [InlineData(3, ConstraintType.FinishOn)]
    public void What_must_be_on_a_date_gives_way_to_links_where_constraints_are_not_honored(int type, ConstraintType read) =>
        Assert.Equal(read, Msp.Read(Msp.File(
            Msp.Some(1, $"<ConstraintType>{type}</ConstraintType><ConstraintDate>2026-04-01T08:00:00</ConstraintDate>"), "<HonorConstraints>0</HonorConstraints>")).Activities[0].Constraint!.Type);

    [Theory]
    [InlineData("<ConstraintType>8</ConstraintType>", "unknown-constraint")]
    [InlineData("<ConstraintType>SNET</ConstraintType>", "unknown-constraint")]
    [InlineData("<ConstraintType>4</ConstraintType>", "constraint-without-date")]
    public void A_constraint_that_cannot_be_is_said(string fields, string kind)
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1, fields)));

        Assert.Null(plan.Activities[0].Constraint);
        Assert.Contains(kind, plan.Kinds());
    }

    [Fact]
    public void A_deadline_ends_late_dates_beside_the_constraint()
    {
        var activity = Msp.Only("<ConstraintType>4</ConstraintType><ConstraintDate>2026-04-01T08:00:00</ConstraintDate><Deadline>2026-05-01T17:00:00</Deadline>");

        Assert.Equal(new(ConstraintType.StartOnOrAfter, Msp.At("2026-04-01 08:00")), activity.Constraint);
        Assert.Equal(new(ConstraintType.FinishOnOrBefore, Msp.At("2026-05-01 17:00")), activity.SecondConstraint);
    }

    [Fact]
    public void Dates_set_by_hand_are_kept()
    {
        var activity = Msp.Only("""
            <Manual>1</Manual><ManualStart>2026-03-04T08:00:00</ManualStart><ManualFinish>2026-03-05T17:00:00</ManualFinish><ManualDuration>PT16H0M0S</ManualDuration>
            <Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish>
            """);

        Assert.Equal((true, 960, Msp.At("2026-03-04 08:00"), Msp.At("2026-03-05 17:00")), (activity.IsManual, activity.Duration, activity.PlannedStart, activity.PlannedFinish));
    }

    [Fact]
    public void What_is_set_by_hand_without_dates_goes_by_its_links_and_that_is_said()
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1, "<Manual>1</Manual>")));

        Assert.False(plan.Activities[0].IsManual);
        Assert.Contains("manual-without-dates", plan.Kinds());
    }

    [Fact]
    public void Dates_that_the_program_computed_and_the_first_baseline_are_kept()
    {
        var activity = Msp.Only("""
            <Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><EarlyStart>2026-03-03T08:00:00</EarlyStart><EarlyFinish>2026-03-03T17:00:00</EarlyFinish>
            <LateStart>2026-03-04T08:00:00</LateStart><LateFinish>2026-03-04T17:00:00</LateFinish><TotalSlack>4800</TotalSlack><FreeSlack>0</FreeSlack><Critical>0</Critical>
            <Baseline><Number>1</Number><Start>2026-02-01T08:00:00</Start></Baseline>
            <Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish></Baseline>
            """);
        var stored = activity.Stored!;

        Assert.Equal((Msp.At("2026-03-02 08:00"), Msp.At("2026-03-02 17:00")), (activity.PlannedStart, activity.PlannedFinish));
        Assert.Equal((Msp.At("2026-03-03 08:00"), Msp.At("2026-03-03 17:00")), (stored.EarlyStart, stored.EarlyFinish));
        Assert.Equal((Msp.At("2026-03-04 08:00"), Msp.At("2026-03-04 17:00")), (stored.LateStart, stored.LateFinish));
        Assert.Equal((480, 0, false), (stored.TotalFloat, stored.FreeFloat, stored.IsCritical));
        Assert.Equal((Msp.At("2026-01-05 08:00"), Msp.At("2026-01-05 17:00")), (activity.BaselineStart, activity.BaselineFinish));
    }

    const string Early = "<EarlyFinish>2026-03-03T17:00:00</EarlyFinish>";

    [Theory]
    // A working day that lies within one day that goes by.
    [InlineData("2026-03-04T17:00:00", "4800", 480, false)]
    [InlineData("2026-03-04T17:00:00", "8", 480, true)]
    // A calendar around the clock, and one of eight hours a week.
    [InlineData("2026-03-04T17:00:00", "14400", 1440, false)]
    [InlineData("2026-03-04T17:00:00", "24", 1440, true)]
    [InlineData("2026-03-31T17:00:00", "19200", 1920, false)]
    [InlineData("2026-03-31T17:00:00", "32", 1920, true)]
    public void Slack_in_hours_is_told_from_slack_in_tenths_of_minutes(string late, string slack, int minutes, bool isSaid)
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1, $"{Early}<LateFinish>{late}</LateFinish><TotalSlack>{slack}</TotalSlack>")));

        Assert.Equal(minutes, plan.Activities[0].Stored!.TotalFloat);
        Assert.Equal(isSaid, plan.Kinds().Contains("slack-in-hours"));
    }

    [Theory]
    [InlineData("<TotalSlack>4800</TotalSlack>", 0, true)]
    [InlineData("<TotalSlack>0</TotalSlack>", null, false)]
    [InlineData("", null, false)]
    public void Slack_that_is_left_out_is_0_where_a_program_leaves_that_out(string other, int? minutes, bool isSaid)
    {
        var dates = $"{Early}<LateFinish>2026-03-04T17:00:00</LateFinish>";
        var plan = Msp.Read(Msp.File(Msp.Some(1, dates) + Msp.Some(2, dates + other)));

        Assert.Equal(minutes, plan.Activity(1).Stored!.TotalFloat);
        Assert.Equal(isSaid, plan.Kinds().Contains("slack-left-out"));
    }

    [Fact]
    public void Fields_with_names_are_codes_and_others_without_text_are_counted()
    {
        const string Definitions = """
            <OutlineCodes><OutlineCode><FieldID>188744096</FieldID><Alias>Area</Alias><Values><Value><ValueID>4</ValueID><Value>North</Value></Value></Values></OutlineCode></OutlineCodes>
            <ExtendedAttributes><ExtendedAttribute><FieldID>11</FieldID><FieldName>Number1</FieldName><Alias>Bay</Alias></ExtendedAttribute>
            <ExtendedAttribute><FieldID>12</FieldID><FieldName>Text2</FieldName></ExtendedAttribute><ExtendedAttribute><FieldID>13</FieldID><FieldName>Flag5</FieldName></ExtendedAttribute></ExtendedAttributes>
            """;
        var plan = Msp.Read(Msp.File(Msp.Some(1, $"{Field(11, "7")}{Field(12, "steel")}{Field(13, "1")}{Field(14, "x")}<OutlineCode><FieldID>188744096</FieldID><ValueID>4</ValueID></OutlineCode>"), Definitions));

        Assert.Equal(["Area=North", "Bay=7", "Text2=steel", "field 14=x"], plan.Activities[0].Codes.Select(code => $"{code.Key}={code.Value}").Order(StringComparer.Ordinal));
        Assert.Contains("fields-left-out", plan.Kinds());
    }

    [Theory]
    [InlineData("A1", "A2", "A1", "A2")]
    [InlineData("A1", "A1", "1", "2")]
    [InlineData("A1", "", "1", "2")]
    public void A_field_of_activity_ids_is_the_code_where_it_tells_all_activities_apart(string one, string other, string first, string second)
    {
        const string Definition = "<ExtendedAttributes><ExtendedAttribute><FieldID>11</FieldID><Alias>Activity ID</Alias></ExtendedAttribute></ExtendedAttributes>";
        var plan = Msp.Read(Msp.File(Msp.Some(1, Field(11, one)) + Msp.Some(2, Field(11, other)), Definition));

        Assert.Equal([first, second], plan.Activities.Select(activity => activity.Code));
        Assert.Contains("activity-ids", plan.Kinds());
    }

    static string Field(int id, string value) => $"<ExtendedAttribute><FieldID>{id}</FieldID><Value>{value}</Value></ExtendedAttribute>";

    [Fact]
    public void Empty_rows_are_none_and_inactive_tasks_are_left_out_with_their_links()
    {
        var plan = Msp.Read(Msp.File(
            Msp.Some(1) + "<Task><UID>2</UID><IsNull>1</IsNull></Task>" + Msp.Some(3, "<Active>0</Active>" + Msp.After(1)) + Msp.Some(4, "<Active>1</Active>" + Msp.After(3))));

        Assert.Equal(["1", "4"], plan.Activities.Select(activity => activity.Id));
        Assert.Empty(plan.Links);
        Assert.Equal("3 T3", plan.Findings.Single(finding => finding.Kind == "inactive").Subject);
    }

    [Fact]
    public void What_lies_within_what_is_inactive_is_so_too() =>
        Assert.Equal(["3"], Msp.Read(Msp.File(Msp.Summary(1, "<Active>0</Active>") + Msp.Some(2, level: 2) + Msp.Some(3))).Activities.Select(activity => activity.Id));

    [Theory]
    [InlineData("<IsSubproject>1</IsSubproject><Summary>1</Summary>", "subproject")]
    [InlineData("<Summary>1</Summary>", "empty-summary")]
    [InlineData("<LevelingDelay>4800</LevelingDelay>", "levelling-delay")]
    [InlineData("<Estimated>1</Estimated>", "estimated")]
    [InlineData("<CalendarUID>77</CalendarUID>", "unknown-calendar")]
    [InlineData("<Baseline><Number>2</Number></Baseline>", "later-baselines")]
    [InlineData("<PercentComplete>half</PercentComplete>", "unreadable-number")]
    public void What_the_plan_cannot_say_is_said(string fields, string kind)
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1, fields)));

        Assert.Single(plan.Activities);
        Assert.Contains(kind, plan.Kinds());
    }

    [Fact]
    public void A_duration_around_the_clock_goes_by_a_calendar_of_24_hours()
    {
        // Two elapsed days.
        var plan = Msp.Read(Msp.File(Msp.Some(1, "<DurationFormat>8</DurationFormat>", hours: 48)));

        Assert.Equal((2880, "24 hours"), (plan.Activities[0].Duration, plan.Activities[0].Calendar));
        Assert.Contains(plan.Calendars, calendar => calendar.Id == "24 hours");
        Assert.Contains("elapsed-duration", plan.Kinds());
    }

    [Fact]
    public void A_task_of_another_project_is_kept_as_one_with_its_dates()
    {
        var plan = Msp.Read(Msp.File(
            Msp.Some(1, @"<ExternalTask>1</ExternalTask><ExternalTaskProject>C:\power.mpp\7</ExternalTaskProject><Start>2026-03-04T08:00:00</Start>") + Msp.Some(2, Msp.After(1))));
        var (external, stub) = (plan.Activity(1), plan.Projects[1]);

        Assert.Equal((true, @"C:\power.mpp\7", stub.Id, true), (stub.IsStub, stub.Name, external.Project, external.IsManual));
        Assert.Equal(["1>2"], plan.Links());
        Assert.Contains("external-activity", plan.Kinds());
    }

    const string Six = """
        <Calendar><UID>6</UID><Name>Six days</Name><BaseCalendarUID>1</BaseCalendarUID><WeekDays>
        <WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking></WeekDay></WeekDays></Calendar>
        <Calendar><UID>7</UID><Name>Anna</Name><BaseCalendarUID>6</BaseCalendarUID></Calendar>
        """;

    [Theory]
    [InlineData("", "1,1", "1", null)]
    [InlineData("", "7,7", "6", "resource-calendar")]
    [InlineData("", "7,1", "1", "resource-calendars")]
    [InlineData("<CalendarUID>6</CalendarUID>", "7,7", "6", null)]
    [InlineData("<CalendarUID>6</CalendarUID>", "1,1", "6+1", "resource-calendar")]
    [InlineData("<CalendarUID>6</CalendarUID><IgnoreResourceCalendar>1</IgnoreResourceCalendar>", "1,1", "6", null)]
    [InlineData("<CalendarUID>-1</CalendarUID>", "", "1", null)]
    public void An_activity_goes_by_its_own_calendar_and_those_of_who_works_on_it(string fields, string assigned, string calendar, string? kind)
    {
        var calendars = assigned.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var resources = string.Concat(calendars.Select((one, at) => $"<Resource><UID>{at}</UID><Name>R{at}</Name><Type>1</Type><CalendarUID>{one}</CalendarUID></Resource>"));
        var assignments = string.Concat(calendars.Select((_, at) => $"<Assignment><TaskUID>1</TaskUID><ResourceUID>{at}</ResourceUID><TimephasedData><Value>PT1H</Value></TimephasedData></Assignment>"));
        var plan = Msp.Read(Msp.File(
            Msp.Some(1, fields), calendars: Msp.Standard + Six, rest:
            $"""
            <Resources>{resources}<Resource><UID>9</UID><Name>Concrete</Name><Type>0</Type><CalendarUID>7</CalendarUID></Resource></Resources>
            <Assignments>{assignments}<Assignment><TaskUID>1</TaskUID><ResourceUID>9</ResourceUID></Assignment><Assignment><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment></Assignments>
            """));

        Assert.Equal(calendar, plan.Activities[0].Calendar);
        Assert.Contains(plan.Calendars, one => one.Id == calendar);
        Assert.Equal(kind, plan.Kinds().SingleOrDefault(found => found.StartsWith("resource", StringComparison.Ordinal)));
        Assert.Equal([.. calendars.Select((_, at) => $"R{at}"), "Concrete"], plan.Activities[0].Resources);
    }
}
