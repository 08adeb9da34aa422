namespace Construction.Tests.Analytics;

public sealed class SlipTableTests : SlipTest
{
    [Fact]
    public void The_columns_are_the_groups_and_phases_that_occur_in_the_vocabularys_order()
    {
        Told.Plans("one", phase: "full-capacity", site: "a").Plans("two", phase: "energised", site: "b")
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
        Told.Plans("certain", 1, site: "a").Baseline("certain", "2026-01-01", site: "a").Says("certain", Some.Actual("2026-10-28", "2026-11-01"), "a");
        Told.Plans("coarse", 1, site: "b").Baseline("coarse", "2026", site: "b").Says("coarse", Some.Forecast("2026-12-31"), "b");

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
}
