using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>Links, the outline, and links and constraints of summaries.</summary>
public sealed class MsProjectXmlLinkTests
{
    [Theory]
    [InlineData(0, LinkType.FinishToFinish)]
    [InlineData(1, LinkType.FinishToStart)]
    [InlineData(2, LinkType.StartToFinish)]
    [InlineData(3, LinkType.StartToStart)]
    public void Types_are_those_of_the_numbers(int type, LinkType read) =>
        Assert.Equal(new PlanLink("1", "2", read), Assert.Single(Msp.Read(Msp.File(Msp.Some(1) + Msp.Some(2, Msp.After(1, type)))).Links));

    // The predecessor takes 16 hours.
    [Theory]
    [InlineData(4800, 7, 480, false)]
    [InlineData(-4800, 7, -480, false)]
    [InlineData(4800, 39, 480, false)]
    [InlineData(28800, 8, 2880, true)]
    [InlineData(28800, 40, 2880, true)]
    [InlineData(600, 4, 60, true)]
    [InlineData(50, 19, 480, false)]
    [InlineData(-25, 51, -240, false)]
    [InlineData(50, 20, 480, true)]
    [InlineData(50, 52, 480, true)]
    public void Lags_are_tenths_of_minutes_or_percent_of_the_predecessor(int lag, int format, int minutes, bool isElapsed)
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1, hours: 16) + Msp.Some(2, Msp.After(1, lag: lag, format: format))));

        Assert.Equal(new PlanLink("1", "2", LinkType.FinishToStart, minutes, isElapsed), Assert.Single(plan.Links));
        Assert.Equal(format is 19 or 20 or 51 or 52, plan.Kinds().Contains("percent-lag"));
    }

    [Fact]
    public void A_link_may_come_before_its_predecessor_and_one_to_nothing_is_left_for_the_check() =>
        Assert.Equal(["2>1", "9>1"], Msp.Read(Msp.File(Msp.Some(1, Msp.After(2) + Msp.After(9)) + Msp.Some(2))).Links());

    [Theory]
    [InlineData("<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>5</Type></PredecessorLink>", "unknown-link-type", 1)]
    [InlineData("<PredecessorLink><Type>1</Type></PredecessorLink>", "link-without-end", 0)]
    [InlineData("<PredecessorLink><PredecessorUID>1</PredecessorUID><LinkLag>9999999999</LinkLag></PredecessorLink>", "unreadable-number", 1)]
    [InlineData(@"<PredecessorLink><PredecessorUID>1</PredecessorUID><CrossProject>1</CrossProject><CrossProjectName>C:\power.mpp\1</CrossProjectName></PredecessorLink>", "external-link", 0)]
    public void A_link_that_cannot_be_is_said(string link, string kind, int links)
    {
        var plan = Msp.Read(Msp.File(Msp.Some(1) + Msp.Some(2, link)));

        Assert.Equal(links, plan.Links.Count);
        Assert.Contains(kind, plan.Kinds());
    }

    [Fact]
    public void A_link_from_another_project_comes_from_the_task_that_stands_for_it_here() =>
        Assert.Equal(["5>2"], Msp.Read(Msp.File(
            Msp.Some(5, @"<ExternalTask>1</ExternalTask><ExternalTaskProject>C:\power.mpp\1</ExternalTaskProject>")
            + Msp.Some(2, @"<PredecessorLink><PredecessorUID>1</PredecessorUID><CrossProject>1</CrossProject><CrossProjectName>C:\power.mpp\1</CrossProjectName></PredecessorLink>"))).Links());

    // 0 the project; 1 a building of which 2 is a floor with 3 and 4; 5 and 6 in the building; 7 beside it.
    static string Building(string building = "", string floor = "", string three = "", string four = "", string five = "", string beside = "") =>
        Msp.File(
            Msp.Summary(0, level: 0) + Msp.Summary(1, building) + Msp.Summary(2, floor, level: 2) + Msp.Some(3, three, level: 3) + Msp.Some(4, four, level: 3)
            + Msp.Some(5, five, level: 2) + Msp.Some(6, level: 2) + Msp.Some(7, beside));

    [Fact]
    public void Summaries_are_the_breakdown_of_the_work_and_no_activities()
    {
        var plan = Msp.Read(Building());

        Assert.Equal(["3:T1/T2", "4:T1/T2", "5:T1", "6:T1", "7:"], plan.Activities.Select(activity => $"{activity.Id}:{string.Join('/', activity.Wbs)}"));
        Assert.DoesNotContain("no-duration", plan.Kinds());
    }

    [Fact]
    public void What_has_something_within_it_is_a_summary_whatever_it_says() =>
        Assert.Equal(["2"], Msp.Read(Msp.File(Msp.Some(1) + Msp.Some(2, level: 2))).Activities.Select(activity => activity.Id));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_link_into_a_summary_holds_back_all_within(int type)
    {
        var plan = Msp.Read(Building(building: Msp.After(7, type, lag: 600)));

        Assert.Equal(["7>3", "7>4", "7>5", "7>6"], plan.Links());
        Assert.All(plan.Links, link => Assert.Equal(60, link.Lag));
        Assert.Contains("summary-link", plan.Kinds());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void A_link_from_a_summary_waits_for_all_within(int type) =>
        Assert.Equal(["3>7", "4>7", "5>7", "6>7"], Msp.Read(Building(beside: Msp.After(1, type))).Links());

    [Fact]
    public void What_surely_comes_later_within_needs_no_link_of_its_own() =>
        // 4 after 3 after 7, and 5 after 4: 7 holds back 3 and 6, and who waits for all waits for 5 and 6.
        Assert.Equal(["7>3", "7>6", "3>4", "4>5", "5>8", "6>8"], Msp.Read(Building(Msp.After(7), four: Msp.After(3), five: Msp.After(4)).Replace(
            "</Tasks>", Msp.Some(8, Msp.After(1)) + "</Tasks>", StringComparison.Ordinal)).Links());

    [Theory]
    // With a lead, from the start, or where one of them does not keep to links.
    [InlineData("<PredecessorLink><PredecessorUID>3</PredecessorUID><LinkLag>-600</LinkLag></PredecessorLink>", "")]
    [InlineData("<PredecessorLink><PredecessorUID>3</PredecessorUID><Type>3</Type></PredecessorLink>", "")]
    [InlineData("<PredecessorLink><PredecessorUID>3</PredecessorUID></PredecessorLink>", "<Manual>1</Manual><Start>2026-03-04T08:00:00</Start>")]
    [InlineData("<PredecessorLink><PredecessorUID>3</PredecessorUID></PredecessorLink>", "<ActualStart>2026-03-04T08:00:00</ActualStart>")]
    [InlineData("<PredecessorLink><PredecessorUID>3</PredecessorUID></PredecessorLink>", "<ConstraintType>2</ConstraintType><ConstraintDate>2026-03-04T08:00:00</ConstraintDate>")]
    public void What_may_come_earlier_within_keeps_its_link(string link, string fields)
    {
        var plan = Msp.Read(Building(floor: Msp.After(7), three: fields, four: link));

        Assert.Superset(new HashSet<string> { "7>3", "7>4" }, plan.Links().ToHashSet());
    }

    [Fact]
    public void Between_summaries_all_within_one_hold_back_all_within_the_other() =>
        Assert.Equal(["2>4", "3>4", "2>5", "3>5"], Msp.Read(Msp.File(
            Msp.Summary(1, Msp.After(10)) + Msp.Some(4, level: 2) + Msp.Some(5, level: 2) + Msp.Summary(10) + Msp.Some(2, level: 2) + Msp.Some(3, level: 2))).Links().OrderBy(link => link[2..]));

    [Fact]
    public void A_link_that_waits_for_the_start_of_a_summary_waits_for_what_starts_first_and_that_is_said()
    {
        var plan = Msp.Read(Building(
            three: "<Start>2026-03-04T08:00:00</Start>", four: "<Start>2026-03-03T08:00:00</Start>", five: "<Start>2026-03-05T08:00:00</Start>", beside: Msp.After(1, 3)));

        Assert.Equal(["4>7"], plan.Links());
        Assert.Contains("summary-link-guessed", plan.Kinds());
    }

    [Fact]
    public void A_link_to_the_finish_of_a_summary_leads_to_what_finishes_last_and_that_is_said()
    {
        var plan = Msp.Read(Building(
            Msp.After(7, 0), three: "<Finish>2026-03-04T17:00:00</Finish>", four: "<Finish>2026-03-06T17:00:00</Finish>", five: "<Finish>2026-03-05T17:00:00</Finish>"));

        Assert.Equal(["7>4"], plan.Links());
        Assert.Contains("summary-link-guessed", plan.Kinds());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void A_link_between_a_summary_and_what_is_within_it_is_left_out_and_that_is_said(int from, int within)
    {
        var plan = Msp.Read(within == 0 ? Building(three: Msp.After(from)) : Building(floor: Msp.After(from)));

        Assert.Empty(plan.Links);
        Assert.Contains("link-into-itself", plan.Kinds());
    }

    [Fact]
    public void Links_within_a_summary_that_lead_in_a_circle_lose_none() =>
        Assert.Equal(["4>3", "3>4", "3>7", "4>7"], Msp.Read(Building(three: Msp.After(4), four: Msp.After(3), beside: Msp.After(2))).Links());

    [Fact]
    public void Constraints_of_a_summary_hold_for_all_within()
    {
        var plan = Msp.Read(Building(Constraint(4, "2026-04-01"), Constraint(7, "2026-05-01"), three: Constraint(4, "2026-04-10"), four: Constraint(4, "2026-03-20"), five: Constraint(6, "2026-04-20")));

        Assert.Equal(["StartOnOrAfter 2026-04-10", "FinishOnOrBefore 2026-05-01"], Constraints(plan.Activity(3)));
        Assert.Equal(["StartOnOrAfter 2026-04-01", "FinishOnOrBefore 2026-05-01"], Constraints(plan.Activity(4)));
        Assert.Equal(["FinishOnOrAfter 2026-04-20", "StartOnOrAfter 2026-04-01"], Constraints(plan.Activity(5)));
        Assert.Equal(["StartOnOrAfter 2026-04-01"], Constraints(plan.Activity(6)));
        Assert.Empty(Constraints(plan.Activity(7)));
        Assert.Equal(2, plan.Kinds().Count(kind => kind == "summary-constraint"));
    }

    [Theory]
    [InlineData("<Deadline>2026-05-01T17:00:00</Deadline>", "summary-deadline")]
    [InlineData("<ConstraintType>1</ConstraintType>", "summary-constraint-left-out")]
    [InlineData("<Manual>1</Manual><Start>2026-05-01T08:00:00</Start>", "manual-summary")]
    public void What_else_is_said_of_a_summary_is_left_out_and_that_is_said(string fields, string kind)
    {
        var plan = Msp.Read(Building(fields));

        Assert.Empty(Constraints(plan.Activity(3)));
        Assert.Contains(kind, plan.Kinds());
    }

    [Fact]
    public void A_third_constraint_is_left_out_and_that_is_said()
    {
        var plan = Msp.Read(Building(Constraint(4, "2026-04-01"), three: Constraint(6, "2026-04-20") + "<Deadline>2026-05-01T17:00:00</Deadline>"));

        Assert.Equal(["FinishOnOrAfter 2026-04-20", "FinishOnOrBefore 2026-05-01"], Constraints(plan.Activity(3)));
        Assert.Contains("third-constraint", plan.Kinds());
    }

    static string Constraint(int type, string day) => $"<ConstraintType>{type}</ConstraintType><ConstraintDate>{day}T08:00:00</ConstraintDate>";

    static IEnumerable<string> Constraints(PlannedActivity activity) =>
        from constraint in new[] { activity.Constraint, activity.SecondConstraint }
        where constraint is not null
        select $"{constraint.Type} {constraint.At:yyyy-MM-dd}";
}
