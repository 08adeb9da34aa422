using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

public sealed class P6XmlLinkTests
{
    [Theory]
    [InlineData("Finish to Start", LinkType.FinishToStart)]
    [InlineData("Start to Start", LinkType.StartToStart)]
    [InlineData("Finish to Finish", LinkType.FinishToFinish)]
    [InlineData("Start to Finish", LinkType.StartToFinish)]
    public void Each_type_of_link_is_read_with_its_lag_in_minutes(string type, LinkType expected) =>
        Assert.Equal([new("1", "2", expected, 990)], Read($"<Type>{type}</Type><Lag>16.5</Lag>").Links);

    [Fact]
    public void A_negative_lag_is_a_lead() =>
        Assert.Equal([new("1", "2", LinkType.StartToStart, -480)], Read("<Type>Start to Start</Type><Lag>-8</Lag>").Links);

    [Fact]
    public void A_type_that_nobody_knows_is_finish_to_start_and_a_finding()
    {
        var plan = Read("<Type>Sideways</Type>");

        Assert.Equal([new("1", "2", LinkType.FinishToStart)], plan.Links);
        Assert.Equal(["unknown-link-type"], plan.Kinds());
    }

    [Fact]
    public void A_link_to_a_project_that_is_not_in_the_file_is_a_finding_and_its_dates_stay()
    {
        var plan = P6.Read(P6.Project(
            P6.Activity("1", "<ExternalEarlyStartDate>2026-03-05T08:00:00</ExternalEarlyStartDate>")
            + """
            <Relationship><PredecessorActivityObjectId>77</PredecessorActivityObjectId><PredecessorProjectObjectId>7</PredecessorProjectObjectId>
            <SuccessorActivityObjectId>1</SuccessorActivityObjectId><SuccessorProjectObjectId>10</SuccessorProjectObjectId><Type>Finish to Start</Type></Relationship>
            """));

        Assert.Empty(plan.Links);
        Assert.Equal(new DateTime(2026, 3, 5, 8, 0, 0), plan.Activities[0].ExternalEarlyStart);
        var finding = Assert.Single(plan.Findings);
        Assert.Equal(("external-link", "A1"), (finding.Kind, finding.Subject));
        Assert.Contains("activity 77 of project 7", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_whose_end_is_missing_from_a_project_of_the_file_is_kept_for_whoever_checks_the_plan()
    {
        var plan = P6.Read(P6.Project(P6.Activity("1") + P6.Link("1", "99")));

        Assert.Equal([new("1", "99", LinkType.FinishToStart)], plan.Links);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void A_link_between_two_projects_that_both_tell_is_one()
    {
        const string Link =
            """
            <Relationship><ObjectId>5</ObjectId><PredecessorActivityObjectId>1</PredecessorActivityObjectId><PredecessorProjectObjectId>10</PredecessorProjectObjectId>
            <SuccessorActivityObjectId>2</SuccessorActivityObjectId><SuccessorProjectObjectId>11</SuccessorProjectObjectId><Type>Finish to Start</Type></Relationship>
            """;

        var plan = P6.Read(P6.Project(P6.Activity("1") + Link) + $"<Project><ObjectId>11</ObjectId><Id>DC2</Id>{P6.Activity("2")}{Link}</Project>");

        Assert.Equal([new("1", "2", LinkType.FinishToStart)], plan.Links);
        Assert.Equal(["10", "11"], plan.Activities.Select(activity => activity.Project));
    }

    [Fact]
    public void A_link_that_does_not_say_what_it_links_is_left_out_and_a_finding()
    {
        var plan = P6.Read(P6.Project("<Relationship><ObjectId>5</ObjectId><SuccessorActivityObjectId>1</SuccessorActivityObjectId></Relationship>"));

        Assert.Empty(plan.Links);
        Assert.Equal(["link-without-end"], plan.Kinds());
    }

    static Plan Read(string fields) => P6.Read(P6.Calendar + P6.Project(P6.Activity("1") + P6.Activity("2") + P6.Link("1", "2", fields)));
}
