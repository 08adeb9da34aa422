namespace Construction.Tests.Analytics;

public sealed class SlipTableTests
{
    readonly ToldSites _told = new("a", "b", "c");
    readonly HashSet<(string, string)> _silent = [];
    IReadOnlyList<MilestoneAsOf> _then = [];

    SlipTable Table => SlipTable.Of(["a", "b", "c"], _told.AsOf, _then, "facility", Some.Today, (site, party) => _silent.Contains((site, party)));

    [Fact]
    public void The_columns_are_the_groups_and_phases_that_occur_in_the_vocabularys_order()
    {
        _told.Plans("one", phase: "full-capacity", site: "a").Plans("two", phase: "energised", site: "b")
            .Plans("three", phase: "envelope", site: "a").Plans("four", phase: "ready-for-service", site: "c");

        Assert.Equal(
            ["structure: envelope", "power: energised", "service: ready-for-service, full-capacity"],
            Table.Columns.Select(column => $"{column.Id}: {string.Join(", ", column.Phases)}"));
        Assert.All(Table.Rows, row => Assert.Equal(["structure", "power", "service"], row.Cells.Select(cell => cell.Group)));
        Assert.All(Table.Rows, row => Assert.Equal(["ready-for-service", "full-capacity"], row.Cells[2].Phases.Select(cell => cell.Phase)));
    }

    [Fact]
    public void A_site_without_milestones_has_a_row_of_empty_cells()
    {
        Late("one", 10, "a");

        var row = Table.Rows.Single(row => row.Site == "b");

        Assert.Equal((Bounds.None, null), (row.MwDaysLate, row.Worst));
        Assert.Equal((true, false, null), Assert.Single(row.Cells).All is var cell ? (cell.IsEmpty, cell.IsStale, cell.Worst) : default);
    }

    [Fact]
    public void Without_any_milestone_there_are_rows_without_columns() =>
        Assert.Equal((0, 3, null), (Table.Columns.Count, Table.Rows.Count, Table.Finding));

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
    public void A_group_has_its_phases_within_and_is_as_bad_as_the_worst_of_them()
    {
        Slipping("structure", "2027-01-10", phase: "structure");
        Slipping("envelope", "2027-02-10", phase: "envelope");

        var cell = Table.Rows[0].Cells[0];

        Assert.Equal(("structure", "envelope", 2), (cell.Group, cell.All.Worst!.Milestone, cell.All.Open));
        Assert.Equal([("structure", 10), ("envelope", 41)], cell.Phases.Select(phase => (phase.Phase, phase.Cell.Worst!.Slip.FromDays!.Value)));
        Assert.Equal("envelope", Table.Rows[0].Worst!.Milestone);
    }

    [Fact]
    public void An_overdue_milestone_keeps_the_slip_that_was_said_and_is_marked()
    {
        Plan("one").Baseline("one", "2026-06-30", site: "a").Says("one", Some.Forecast("2026-09-30", "2026-07-01"), "a");

        Assert.Equal((92, true, false), Cell().Worst is { } worst ? (worst.Slip.FromDays, worst.HasPassed, worst.IsDone) : default);
    }

    // An actual 20 days before its baseline, and one on its day said to the year only: −364 to 0 … +364.
    [Fact]
    public void An_actual_before_its_baseline_is_an_early_slip_and_a_year_against_itself_may_be_either()
    {
        Plan("early", phase: "structure").Baseline("early", "2026-05-21", site: "a").Says("early", Some.Actual("2026-05-01"), "a");
        Plan("year", phase: "energised").Baseline("year", "2027", site: "a").Says("year", Some.Forecast("2027"), "a");

        Assert.Equal((-20, SlipSense.Early, true), Table.Rows[0].Cells[0].All.Worst is { } early ? (early.Slip.FromDays, early.Slip.Sense, early.IsDone) : default);
        Assert.Equal((-364, 364, SlipSense.Open), Table.Rows[0].Cells[1].All.Worst is { } year ? (year.Slip.FromDays, year.Slip.ToDays, year.Slip.Sense) : default);
        Assert.Null(Table.Finding);
    }

    [Fact]
    public void The_worst_milestone_is_compared_with_itself_four_weeks_ago()
    {
        Slipping("worst", "2027-01-10");
        Slipping("other", "2027-01-20");
        _then = _told.AsOf;
        // The other was worse then, by 10 days; the one that is worst now is 21 days later than it was itself.
        _told.Says("worst", Some.Forecast("2027-01-31", "2026-11-01"), "a");

        Assert.Equal(("worst", MoveSense.Later, 21), Cell().Worst is { } worst ? (worst.Milestone, worst.Change.Sense, worst.Change.By!.FromDays) : default);
    }

    [Fact]
    public void What_was_not_planned_four_weeks_ago_has_no_known_change_and_a_namesake_at_another_site_does_not_help()
    {
        Slipping("one", "2027-01-10", site: "b");
        _then = _told.AsOf;
        Slipping("one", "2027-01-31", site: "a");

        Assert.Equal((MoveSense.Unknown, null), Cell().Worst is { } worst ? (worst.Change.Sense, worst.Change.By) : default);
    }

    [Fact]
    public void A_slip_is_stale_where_the_party_whose_date_it_is_has_fallen_silent_at_that_site()
    {
        Slipping("one", "2027-01-10", party: "epoch-ai");
        Slipping("two", "2027-01-05", party: "oracle");
        _silent.Add(("b", "epoch-ai"));
        Assert.Equal((false, 0), (Cell().IsStale, Cell().Stale));

        _silent.Add(("a", "oracle"));
        Assert.Equal((false, 1), (Cell().IsStale, Cell().Stale));

        _silent.Add(("a", "epoch-ai"));
        Assert.Equal((true, 2, true), (Cell().IsStale, Cell().Stale, Cell().Worst!.IsStale));
    }

    [Fact]
    public void What_is_done_or_withdrawn_needs_no_more_reports_and_is_never_stale()
    {
        Plan("done").Baseline("done", "2026-04-01", site: "a").Says("done", Some.Actual("2026-05-23"), "a");
        Plan("withdrawn").Says("withdrawn", Some.Forecast("2027-01-01"), "a").Withdraws("withdrawn", "a");
        _silent.Add(("a", "crusoe"));

        Assert.Equal((false, 0), (Cell().IsStale, Cell().Stale));
    }

    [Fact]
    public void Without_a_slip_a_cell_is_stale_where_every_date_in_it_is()
    {
        Plan("one").Says("one", Some.Forecast("2027-01-01", party: "crusoe"), "a");
        Plan("two").Says("two", Some.Forecast("2027-01-01", party: "oracle"), "a");
        Plan("silent");
        _silent.Add(("a", "crusoe"));
        Assert.False(Cell().IsStale);

        _silent.Add(("a", "oracle"));
        Assert.True(Cell().IsStale);
    }

    [Fact]
    public void Rows_stand_by_megawatt_days_then_by_the_worst_slip_then_as_the_sites_do()
    {
        Assert.Equal(["a", "b", "c"], Table.Rows.Select(row => row.Site));

        Slipping("one", "2027-01-10", site: "c", phase: "energised");
        Assert.Equal(["c", "a", "b"], Table.Rows.Select(row => row.Site));

        // 10 days · 5 MW outweigh 10 days of a phase without megawatt-days.
        Late("two", 5, "b");
        Assert.Equal(["b", "c", "a"], Table.Rows.Select(row => row.Site));
        Assert.Equal(new(50, 50, false), Table.Rows[0].MwDaysLate);
    }

    // By the upper end: 0 to 364 days of 1 MW outweigh 300 days of 1 MW for certain.
    [Fact]
    public void Rows_stand_by_the_upper_bound_of_their_megawatt_days()
    {
        _told.Plans("certain", 1, site: "a").Baseline("certain", "2026-01-01", site: "a").Says("certain", Some.Actual("2026-10-28", "2026-11-01"), "a");
        _told.Plans("coarse", 1, site: "b").Baseline("coarse", "2026", site: "b").Says("coarse", Some.Forecast("2026-12-31"), "b");

        Assert.Equal([("b", 364m), ("a", 300m), ("c", 0m)], Table.Rows.Select(row => (row.Site, row.MwDaysLate.Most)));
    }

    // Structure reaches furthest, by 1 to 151 days; power is late by 30 for certain. The title speaks of power.
    [Fact]
    public void The_finding_is_the_group_with_the_largest_certain_slip()
    {
        Slipping("far", "2027-01-01/2027-05-31", phase: "structure");
        Slipping("sure", "2027-01-30", phase: "energised", site: "b");
        Slipping("hidden", "2027-01-20", phase: "energised", site: "b");

        Assert.Equal(("power", "b", "sure"), (Table.Finding!.Group, Table.Finding.Worst.Site, Table.Finding.Worst.Milestone));
    }

    // In one cell 20 to 90 days are printed, since they reach furthest, and 30 for certain are behind them: the title is still right.
    [Fact]
    public void The_finding_also_sees_what_stands_behind_the_worst_slip_of_a_cell()
    {
        Slipping("printed", "2027-01-20/2027-03-31");
        Slipping("behind", "2027-01-30");
        Slipping("elsewhere", "2027-01-25", phase: "structure");

        Assert.Equal(("service", "behind"), (Table.Finding!.Group, Table.Finding.Worst.Milestone));
    }

    // Worked from the sources: Abilene's 100,890 to 176,410 MW-days (15,340 + 85,550 + 0 to 75,520), Shackelford's 0 to 35,280; of the rest, Abu
    // Dhabi's campus is 90 days late, New Mexico and Michigan are on plan, the others have no slip. For certain 92 days: Buildings 5-8 and
    // the campus at Abilene; 5-8 reach further (273 days against 244).
    [Fact]
    public void In_the_shipped_programme_Abilene_stands_first_and_service_slipped_most()
    {
        var table = SlipTable.Of(
            [.. Shipped.State.Sites.Keys], MilestoneAsOf.AllOf(Shipped.State), ToldSites.ShippedAt("2026-10-26"), "facility", Some.Today, (_, _) => false);

        Assert.Equal(
            ["abilene-tx", "shackelford-tx", "uae", "dona-ana-nm", "saline-mi", "milam-tx", "lordstown-oh", "port-washington-wi", "norway", "uk"],
            table.Rows.Select(row => row.Site));
        Assert.Equal(new(100_890, 176_410, false), table.Rows[0].MwDaysLate);
        Assert.Equal(("service", "buildings-5-8-ready-for-service"), (table.Finding!.Group, table.Finding.Worst.Milestone));
        Assert.Equal(["preparation", "site-work", "structure", "fit-out", "power", "racks", "service"], table.Columns.Select(column => column.Id));
        // Nothing was said of it after 24 September.
        Assert.Equal(MoveSense.Unchanged, table.Rows[0].Worst!.Change.Sense);
        // Grid phase 1-A (August) at Milam is overdue, without a plan.
        Assert.Equal((1, null), table.Rows[5].Cells[4].All is var power ? (power.Overdue, power.Worst) : default);
    }

    SlipCell Cell() => Assert.Single(Table.Rows.Single(row => row.Site == "a").Cells).All;

    ToldSites Plan(string id, string phase = ToldSites.Service) => _told.Plans(id, 0, phase: phase, site: "a");

    // Against a baseline of 31 December 2026, without megawatts.
    void Slipping(string id, string forecast, string phase = ToldSites.Service, string site = "a", string party = "crusoe") =>
        _told.Plans(id, 0, phase: phase, site: site).Baseline(id, "2026-12-31", site: site).Says(id, Some.Forecast(forecast, party: party), site);

    // Ten days late.
    void Late(string id, decimal mw, string site) =>
        _told.Plans(id, mw, site: site).Baseline(id, "2026-12-31", site: site).Says(id, Some.Forecast("2027-01-10"), site);
}
