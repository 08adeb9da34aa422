namespace Construction.Tests.Import;

public sealed class P6XmlProgressTests
{
    [Theory]
    // As P6 writes it: a fraction.
    [InlineData("<PercentCompleteType>Physical</PercentCompleteType><PercentComplete>0.25</PercentComplete><PhysicalPercentComplete>0.5</PhysicalPercentComplete>", 25)]
    [InlineData("<PercentCompleteType>Physical</PercentCompleteType><PhysicalPercentComplete>0.5</PhysicalPercentComplete><UnitsPercentComplete>0.75</UnitsPercentComplete>", 50)]
    [InlineData("<PercentCompleteType>Units</PercentCompleteType><PhysicalPercentComplete>0.5</PhysicalPercentComplete><UnitsPercentComplete>0.75</UnitsPercentComplete>", 75)]
    [InlineData("<PercentCompleteType>Duration</PercentCompleteType><DurationPercentComplete>1</DurationPercentComplete>", 100)]
    public void Percent_complete_is_that_of_the_activitys_own_type(string fields, int percent) =>
        Assert.Equal(percent, P6.ReadActivity(fields).Activities[0].Percent);

    [Theory]
    [InlineData("45", 45)]
    [InlineData("130", 100)]
    [InlineData("-0.2", 0)]
    public void A_percent_that_is_no_fraction_is_taken_as_percent_and_noted(string text, int percent)
    {
        var plan = P6.ReadActivity($"<PercentComplete>{text}</PercentComplete>");

        Assert.Equal(percent, plan.Activities[0].Percent);
        Assert.Equal(["percent"], plan.Kinds());
    }

    [Fact]
    public void Actual_dates_and_remaining_duration_are_kept()
    {
        var plan = P6.Read(P6.Project(
            """
            <Activity><ObjectId>1</ObjectId><Id>A</Id><Type>Task Dependent</Type><Status>In Progress</Status><PlannedDuration>40.25</PlannedDuration>
            <RemainingDuration>12.5</RemainingDuration><ActualStartDate>2026-03-02T08:00:00</ActualStartDate><ActualFinishDate xsi:nil="true" /></Activity>
            """));

        var activity = plan.Activities[0];
        Assert.Equal((2415, 750), (activity.Duration, activity.Remaining));
        Assert.Equal(new DateTime(2026, 3, 2, 8, 0, 0), activity.ActualStart);
        Assert.Null(activity.ActualFinish);
        Assert.Empty(plan.Findings);
    }

    [Theory]
    [InlineData("", 600)]
    [InlineData("<ActualStartDate>2026-03-02T08:00:00</ActualStartDate><ActualFinishDate>2026-03-03T08:00:00</ActualFinishDate>", 0)]
    public void Where_what_remains_is_not_said_it_is_everything_or_nothing(string fields, int remaining)
    {
        var plan = P6.Read(P6.Project($"<Activity><ObjectId>1</ObjectId><Id>A</Id><PlannedDuration>10</PlannedDuration>{fields}</Activity>"));

        Assert.Equal(remaining, plan.Activities[0].Remaining);
        Assert.Empty(plan.Findings);
    }

    [Theory]
    [InlineData("<ActualStartDate>2026-03-02T08:00:00</ActualStartDate><PlannedDuration>10</PlannedDuration>", "no-remaining-duration")]
    [InlineData("<Status>Completed</Status><ActualStartDate>2026-03-02T08:00:00</ActualStartDate>", "status-without-date")]
    [InlineData("<Status>In Progress</Status>", "status-without-date")]
    [InlineData("<PlannedDuration>-8</PlannedDuration>", "number")]
    public void Progress_that_contradicts_itself_is_a_finding(string fields, string kind) =>
        Assert.Equal([kind], P6.Read(P6.Project($"<Activity><ObjectId>1</ObjectId><Id>A</Id>{fields}</Activity>")).Kinds());
}
