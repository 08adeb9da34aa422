using Construction.Import;

namespace Construction.Tests.Import;

public sealed class P6XmlActivityTests
{
    [Fact]
    public void An_activity_has_its_ids_name_calendar_and_working_minutes()
    {
        var plan = P6.Read(P6.Calendar + P6.Project(P6.Activity("1", "<PlannedStartDate>2026-03-02T08:00:00</PlannedStartDate>")));

        var activity = Assert.Single(plan.Activities);
        Assert.Equal(("1", "10", "A1", "Activity 1"), (activity.Id, activity.Project, activity.Code, activity.Name));
        Assert.Equal(("1", 2400, 2400), (activity.Calendar, activity.Duration, activity.Remaining));
        Assert.Equal(new DateTime(2026, 3, 2, 8, 0, 0), activity.PlannedStart);
        Assert.Equal(11, activity.Line);
        Assert.Null(activity.Percent);
        Assert.Null(activity.Stored);
        Assert.Empty(plan.Findings);
    }

    [Theory]
    [InlineData("Task Dependent", ActivityKind.Task)]
    [InlineData("Resource Dependent", ActivityKind.ResourceDependent)]
    [InlineData("Level of Effort", ActivityKind.LevelOfEffort)]
    [InlineData("WBS Summary", ActivityKind.WbsSummary)]
    [InlineData("Start Milestone", ActivityKind.StartMilestone)]
    [InlineData("Finish Milestone", ActivityKind.FinishMilestone)]
    public void Each_type_of_P6_is_a_kind(string type, ActivityKind kind)
    {
        var plan = P6.Read(P6.Project($"<Activity><ObjectId>1</ObjectId><Id>A</Id><Type>{type}</Type></Activity>"));

        Assert.Equal(kind, plan.Activities[0].Kind);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void A_type_that_nobody_knows_is_an_ordinary_activity_and_a_finding()
    {
        var plan = P6.Read(P6.Project("<Activity><ObjectId>1</ObjectId><Id>A</Id><Type>Hammock</Type></Activity>"));

        Assert.Equal(ActivityKind.Task, plan.Activities[0].Kind);
        var finding = Assert.Single(plan.Findings);
        Assert.Equal((Severity.Warning, "unknown-activity-type", 3, "A"), (finding.Severity, finding.Kind, finding.Line!.Value, finding.Subject));
        Assert.Contains("Hammock", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Start On", ConstraintType.StartOn)]
    [InlineData("Start On or Before", ConstraintType.StartOnOrBefore)]
    [InlineData("Start On or After", ConstraintType.StartOnOrAfter)]
    [InlineData("Finish On", ConstraintType.FinishOn)]
    [InlineData("Finish On or Before", ConstraintType.FinishOnOrBefore)]
    [InlineData("Finish On or After", ConstraintType.FinishOnOrAfter)]
    [InlineData("Mandatory Start", ConstraintType.MandatoryStart)]
    [InlineData("Mandatory Finish", ConstraintType.MandatoryFinish)]
    public void Each_constraint_of_P6_is_read_as_first_and_as_second(string type, ConstraintType expected)
    {
        var constraint = new PlanConstraint(expected, new(2026, 3, 2, 8, 0, 0));

        var first = P6.ReadActivity($"<PrimaryConstraintType>{type}</PrimaryConstraintType><PrimaryConstraintDate>2026-03-02T08:00:00</PrimaryConstraintDate>");
        var second = P6.ReadActivity($"<SecondaryConstraintType>{type}</SecondaryConstraintType><SecondaryConstraintDate>2026-03-02T08:00:00</SecondaryConstraintDate>");

        Assert.Equal((constraint, null), (first.Activities[0].Constraint, first.Activities[0].SecondConstraint));
        Assert.Equal((null, constraint), (second.Activities[0].Constraint, second.Activities[0].SecondConstraint));
    }

    [Fact]
    public void As_late_as_possible_needs_no_date() =>
        Assert.Equal(
            new(ConstraintType.AsLateAsPossible, null),
            P6.ReadActivity("<PrimaryConstraintDate xsi:nil=\"true\" /><PrimaryConstraintType>As Late As Possible</PrimaryConstraintType>").Activities[0].Constraint);

    [Theory]
    [InlineData("<PrimaryConstraintType>Finish On</PrimaryConstraintType>", "constraint-without-date")]
    [InlineData("<PrimaryConstraintType>Start Whenever</PrimaryConstraintType><PrimaryConstraintDate>2026-03-02T08:00:00</PrimaryConstraintDate>", "unknown-constraint")]
    public void A_constraint_that_says_nothing_is_none_and_a_finding(string fields, string kind)
    {
        var plan = P6.ReadActivity(fields);

        Assert.Null(plan.Activities[0].Constraint);
        Assert.Equal([kind], plan.Kinds());
    }

    [Fact]
    public void What_was_stored_is_kept_and_dates_of_what_remains_stand_for_early_and_late_ones()
    {
        var plan = P6.ReadActivity(
            """
            <RemainingEarlyStartDate>2026-03-02T08:00:00</RemainingEarlyStartDate><RemainingEarlyFinishDate>2026-03-06T16:00:00</RemainingEarlyFinishDate>
            <RemainingLateStartDate>2026-03-03T08:00:00</RemainingLateStartDate><LateFinishDate>2026-03-09T16:00:00</LateFinishDate>
            <RemainingLateFinishDate>2026-03-08T16:00:00</RemainingLateFinishDate><TotalFloat>8</TotalFloat><FreeFloat>-0.5</FreeFloat><IsLongestPath>1</IsLongestPath>
            """);

        Assert.Equal(
            new()
            {
                EarlyStart = new(2026, 3, 2, 8, 0, 0), EarlyFinish = new(2026, 3, 6, 16, 0, 0), LateStart = new(2026, 3, 3, 8, 0, 0),
                LateFinish = new(2026, 3, 9, 16, 0, 0), TotalFloat = 480, FreeFloat = -30, IsOnLongestPath = true,
            },
            plan.Activities[0].Stored);
    }

    [Fact]
    public void Suspension_expected_finish_and_external_dates_are_read()
    {
        var activity = P6.ReadActivity(
            """
            <SuspendDate>2026-03-02T08:00:00</SuspendDate><ResumeDate>2026-03-03T08:00:00</ResumeDate><ExpectedFinishDate>2026-03-04T08:00:00</ExpectedFinishDate>
            <ExternalEarlyStartDate>2026-03-05T08:00:00</ExternalEarlyStartDate><ExternalLateFinishDate>2026-03-06T08:00:00</ExternalLateFinishDate>
            """).Activities[0];

        Assert.Equal(
            [2, 3, 4, 5, 6],
            new[] { activity.Suspended, activity.Resumed, activity.ExpectedFinish, activity.ExternalEarlyStart, activity.ExternalLateFinish }
                .Select(date => date!.Value.Day));
    }

    [Fact]
    public void Work_breakdown_codes_and_resources_have_names_wherever_they_stand_in_the_file()
    {
        var plan = P6.Read(
            P6.Project(
                P6.Activity("1", "<WBSObjectId>3</WBSObjectId><Code><TypeObjectId>5</TypeObjectId><ValueObjectId>6</ValueObjectId></Code>")
                + """
                <ResourceAssignment><ActivityObjectId>1</ActivityObjectId><ResourceObjectId>7</ResourceObjectId></ResourceAssignment>
                <ResourceAssignment><ActivityObjectId>1</ActivityObjectId><RoleObjectId>8</RoleObjectId></ResourceAssignment>
                <ResourceAssignment><ActivityObjectId>1</ActivityObjectId><ResourceObjectId>7</ResourceObjectId></ResourceAssignment>
                <WBS><ObjectId>3</ObjectId><Name>Cooling</Name><ParentObjectId>2</ParentObjectId></WBS>
                <WBS><ObjectId>2</ObjectId><Name>Fit-out</Name><ParentObjectId>99</ParentObjectId></WBS>
                """,
                "<WBSObjectId>99</WBSObjectId>")
            + """
            <ActivityCodeType><ObjectId>5</ObjectId><Name>Phase</Name></ActivityCodeType>
            <ActivityCode><ObjectId>6</ObjectId><CodeTypeObjectId>5</CodeTypeObjectId><CodeValue>P2</CodeValue></ActivityCode>
            <Resource><ObjectId>7</ObjectId><Id>EL</Id><Name>Electrician</Name></Resource><Role><ObjectId>8</ObjectId><Name>Foreman</Name></Role>
            """);

        var activity = plan.Activities[0];
        Assert.Equal(["Fit-out", "Cooling"], activity.Wbs);
        Assert.Equal("P2", Assert.Single(activity.Codes, code => code.Key == "Phase").Value);
        Assert.Equal(["Electrician", "Foreman"], activity.Resources);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void What_an_activity_names_but_the_file_does_not_explain_is_a_finding()
    {
        var plan = P6.ReadActivity(
            """
            <WBSObjectId>3</WBSObjectId><Code><TypeObjectId>5</TypeObjectId><ValueObjectId>6</ValueObjectId></Code></Activity>
            <ResourceAssignment><ActivityObjectId>1</ActivityObjectId><ResourceObjectId>7</ResourceObjectId></ResourceAssignment>
            <Activity><ObjectId>2</ObjectId><Id>A2</Id>
            """);

        Assert.Equal(["unknown-wbs", "unknown-code", "unknown-resource"], plan.Kinds());
        Assert.All(plan.Findings, finding => Assert.Equal("A1", finding.Subject));
    }

    [Fact]
    public void A_work_breakdown_in_a_circle_ends()
    {
        var plan = P6.Read(P6.Project(
            """
            <WBS><ObjectId>2</ObjectId><Name>A</Name><ParentObjectId>3</ParentObjectId></WBS><WBS><ObjectId>3</ObjectId><Name>B</Name><ParentObjectId>2</ParentObjectId></WBS>
            """ + P6.Activity("1", "<WBSObjectId>2</WBSObjectId>")));

        Assert.Empty(plan.Activities[0].Wbs);
        Assert.Equal(["unknown-wbs"], plan.Kinds());
    }

    [Theory]
    [InlineData("ActualStartDate", "yesterday", "date")]
    [InlineData("ActualStartDate", "1899-12-30T00:00:00", "date")]
    [InlineData("ActualStartDate", "9999-12-31T23:59:59", "date")]
    [InlineData("TotalFloat", "1e20", "number")]
    [InlineData("TotalFloat", "much", "number")]
    [InlineData("IsLongestPath", "perhaps", "flag")]
    public void What_cannot_be_read_is_taken_as_empty_and_a_finding(string field, string text, string kind)
    {
        var plan = P6.ReadActivity($"<{field}>{text}</{field}>");

        Assert.Null(plan.Activities[0].ActualStart);
        Assert.Null(plan.Activities[0].Stored);
        Assert.Equal([kind], plan.Kinds());
        Assert.Contains(field, plan.Findings[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02T08:00:00", 8, 0)]
    [InlineData("2026-03-02T16:59:59", 17, 0)]
    [InlineData("2026-03-02T08:00:00.000", 8, 0)]
    [InlineData("2026-03-02T08:00:00Z", 8, 0)]
    [InlineData("2026-03-02T08:00:00+04:00", 8, 0)]
    [InlineData("2026-03-02", 0, 0)]
    public void A_date_is_the_wall_clock_of_the_place_to_the_minute(string text, int hour, int minute)
    {
        var start = P6.ReadActivity($"<ActualStartDate>{text}</ActualStartDate>").Activities[0].ActualStart;

        Assert.Equal(new DateTime(2026, 3, 2, hour, minute, 0), start);
        Assert.Equal(DateTimeKind.Unspecified, start!.Value.Kind);
    }

    [Fact]
    public void Characters_that_XML_forbids_do_not_stop_the_reading()
    {
        var plan = P6.Read(P6.Project(
            "<Activity><ObjectId>1</ObjectId><Id>A</Id><Name>Pour&#0; slab&#x1F;</Name><NotesToResources>&lt;/HTML&gt;&#0;</NotesToResources></Activity>"));

        Assert.Equal("Pour  slab", plan.Activities[0].Name);
    }

    [Fact]
    public void Activities_beside_their_project_as_P6s_database_hands_them_out_belong_to_the_one_they_name()
    {
        var plan = P6.Read(
            P6.Project("") + """
            <Activity><ObjectId>1</ObjectId><Id>A</Id><ProjectObjectId>10</ProjectObjectId></Activity>
            <Activity><ObjectId>2</ObjectId><Id>B</Id><ProjectObjectId>11</ProjectObjectId></Activity>
            """);

        Assert.Equal(["10", "11"], plan.Activities.Select(activity => activity.Project));
        Assert.Equal("B", Assert.Single(plan.Findings, finding => finding.Kind == "unknown-project").Subject);
    }
}
