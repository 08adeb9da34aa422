namespace Construction.Tests.Analytics;

public sealed class SlipCellTests : SlipTest
{
    // Late for certain, by the upper end: 20 to 40 days before 30 to 30; 0 to 90 may be nothing.
    [Fact]
    public void The_worst_slip_of_a_cell_is_certain_and_reaches_furthest()
    {
        Slipping("certain", "2027-01-30");
        Slipping("furthest", "2027-01-20/2027-02-09");
        Slipping("perhaps", "2026-12-31/2027-03-31");

        Assert.Equal(("furthest", 20, 40), Cell().Worst is { } worst ? (worst.Milestone, worst.Slip.FromDays, worst.Slip.ToDays) : default);
    }

    [Fact]
    public void Where_nothing_is_late_for_certain_the_worst_is_what_may_be_and_then_what_is_least_early()
    {
        Slipping("early", "2026-12-01");
        Slipping("less-early", "2026-12-21");
        Assert.Equal("less-early", Cell().Worst!.Milestone);

        Slipping("on-plan", "2026-12-31");
        Assert.Equal("on-plan", Cell().Worst!.Milestone);

        Slipping("perhaps", "2026-12");
        Assert.Equal("on-plan", Cell().Worst!.Milestone); // December ends on the day of the plan: −30 to 0 reaches no further.

        Slipping("may-be", "2026-12-01/2027-01-10");
        Assert.Equal("may-be", Cell().Worst!.Milestone);
    }

    [Fact]
    public void A_slip_without_an_upper_end_is_worse_than_any_day()
    {
        Slipping("years", "2029-12-31");
        Slipping("open", "2027-01-01/..");

        Assert.Equal(("open", 1, null), Cell().Worst is { } worst ? (worst.Milestone, worst.Slip.FromDays, worst.Slip.ToDays) : default);
    }

    [Fact]
    public void A_cell_says_how_many_are_done_open_overdue_and_withdrawn()
    {
        Plan("done").Says("done", Some.Actual("2026-05-01"), "a");
        Plan("early").Says("early", Some.Actual("2026-04-01"), "a");
        Plan("open").Says("open", Some.Forecast("2027-05-01"), "a");
        Plan("silent");
        Plan("press").Says("press", Some.Actual("2026-05-01", party: "press"), "a");
        Plan("overdue").Says("overdue", Some.Forecast("2026-05-01", "2026-01-15"), "a");
        Plan("baseline-passed").Baseline("baseline-passed", "2026-11-22", site: "a");
        Plan("due-today").Baseline("due-today", "2026-11-23", site: "a");
        Plan("withdrawn").Baseline("withdrawn", "2026-01-01", site: "a").Withdraws("withdrawn", "a");

        var cell = Cell();

        Assert.Equal((2, 4, 2, 1), (cell.Done, cell.Open, cell.Overdue, cell.Withdrawn));
        Assert.Null(cell.Worst);
        Assert.False(cell.IsEmpty);
    }

    [Fact]
    public void An_overdue_milestone_keeps_the_slip_that_was_said_and_is_marked()
    {
        Plan("one").Baseline("one", "2026-06-30", site: "a").Says("one", Some.Forecast("2026-09-30", "2026-07-01"), "a");

        Assert.Equal((92, true, false), Cell().Worst is { } worst ? (worst.Slip.FromDays, worst.HasPassed, worst.IsDone) : default);
    }

    // An actual on 1 May for 21 May. A year for the same year: 1 January for 31 December, −364, to 31 December for 1 January, +364.
    [Fact]
    public void An_actual_before_its_baseline_is_an_early_slip_and_a_year_against_itself_may_be_either()
    {
        Plan("early", phase: "structure").Baseline("early", "2026-05-21", site: "a").Says("early", Some.Actual("2026-05-01"), "a");
        Plan("year", phase: "energised").Baseline("year", "2027", site: "a").Says("year", Some.Forecast("2027"), "a");

        var (early, year) = (Table.Rows[0].Cells[0].All.Worst!, Table.Rows[0].Cells[1].All.Worst!);
        Assert.Equal((-20, SlipSense.Early, true), (early.Slip.FromDays, early.Slip.Sense, early.IsDone));
        Assert.Equal((-364, 364, SlipSense.Open), (year.Slip.FromDays, year.Slip.ToDays, year.Slip.Sense));
        Assert.Null(Table.Finding);
    }

    [Fact]
    public void The_worst_milestone_is_compared_with_itself_four_weeks_ago()
    {
        Slipping("worst", "2027-01-10");
        Slipping("other", "2027-01-20");
        Then = Told.AsOf;
        // The other was worse then, by 10 days; the one that is worst now is 21 days later than it was itself.
        Told.Says("worst", Some.Forecast("2027-01-31", "2026-11-01"), "a");

        Assert.Equal(("worst", MoveSense.Later, 21), Cell().Worst is { } worst ? (worst.Milestone, worst.Change.Sense, worst.Change.By!.FromDays) : default);
    }

    [Fact]
    public void What_was_not_planned_four_weeks_ago_has_no_known_change_and_a_namesake_at_another_site_does_not_help()
    {
        Slipping("one", "2027-01-10", site: "b");
        Then = Told.AsOf;
        Slipping("one", "2027-01-31", site: "a");

        Assert.Equal((MoveSense.Unknown, null), Cell().Worst is { } worst ? (worst.Change.Sense, worst.Change.By) : default);
    }

    [Fact]
    public void A_slip_is_stale_where_the_party_whose_date_it_is_has_fallenSilent_at_that_site()
    {
        Slipping("one", "2027-01-10", party: "epoch-ai");
        Slipping("two", "2027-01-05", party: "oracle");
        Silent.Add(("b", "epoch-ai"));
        Assert.Equal((false, 0), (Cell().IsStale, Cell().Stale));

        Silent.Add(("a", "oracle"));
        Assert.Equal((false, 1), (Cell().IsStale, Cell().Stale));

        Silent.Add(("a", "epoch-ai"));
        Assert.Equal((true, 2, true), (Cell().IsStale, Cell().Stale, Cell().Worst!.IsStale));
    }

    [Fact]
    public void What_is_done_or_withdrawn_needs_no_more_reports_and_is_never_stale()
    {
        Plan("done").Baseline("done", "2026-04-01", site: "a").Says("done", Some.Actual("2026-05-23"), "a");
        Plan("withdrawn").Says("withdrawn", Some.Forecast("2027-01-01"), "a").Withdraws("withdrawn", "a");
        Silent.Add(("a", "crusoe"));

        Assert.Equal((false, 0), (Cell().IsStale, Cell().Stale));
    }

    [Fact]
    public void Without_a_slip_a_cell_is_stale_where_every_date_in_it_is()
    {
        Plan("one").Says("one", Some.Forecast("2027-01-01", party: "crusoe"), "a");
        Plan("two").Says("two", Some.Forecast("2027-01-01", party: "oracle"), "a");
        Plan("silent");
        Silent.Add(("a", "crusoe"));
        Assert.False(Cell().IsStale);

        Silent.Add(("a", "oracle"));
        Assert.True(Cell().IsStale);
    }
}
