namespace Construction.Tests.Programmes;

/// <summary>What the shipped programme's reports amount to, with answers worked out by hand from its sources.</summary>
public sealed class StargateReadingTests
{
    const string Abilene = "abilene-tx";

    [Fact]
    public void Buildings_3_and_4_at_Abilene_were_ready_52_days_late_as_Epoch_saw_it()
    {
        var reading = Shipped.Reading(Abilene, "buildings-3-4-ready-for-service");

        Assert.Equal((MilestoneStatus.Done, "2026-05-23", "epoch-ai", Rank.Observer), (reading.Status, reading.Current!.Date.Text, reading.Current.Party, reading.Current.Rank));
        Assert.Equal((null, "2026-04-01", "epoch-ai"), (reading.Plan!.Baseline, reading.Plan.Date.Text, reading.Plan.Party));
        Assert.Equal((52, 52, SlipUnit.Day, SlipSense.Late), (reading.Slip!.From, reading.Slip.To, reading.Slip.Unit, reading.Slip.Sense));
        Assert.Null(reading.OverdueFrom);
    }

    [Fact]
    public void Buildings_5_to_8_at_Abilene_slipped_by_3_to_9_months()
    {
        var reading = Shipped.Reading(Abilene, "buildings-5-8-ready-for-service");

        Assert.Equal((MilestoneStatus.Forecast, "2026-10-01/2027-03-31"), (reading.Status, reading.Current!.Date.Text));
        Assert.Equal(("2026-07-01", Some.Day("2025-12-13")), (reading.Plan!.Date.Text, reading.Plan.DataDate));
        Assert.Equal((3, 9, SlipUnit.Month, SlipSense.Late), (reading.Slip!.From, reading.Slip.To, reading.Slip.Unit, reading.Slip.Sense));
        Assert.Equal(Some.Day("2027-04-01"), reading.OverdueFrom);
    }

    [Theory]
    [InlineData("building-1-ready-for-service", "2025-09-26")]
    [InlineData("building-2-ready-for-service", "2025-12-24")]
    public void Buildings_1_and_2_at_Abilene_have_a_revised_actual_and_no_plan(string building, string actual)
    {
        var reading = Shipped.Reading(Abilene, building);

        Assert.Equal((MilestoneStatus.Done, actual, null, null), (reading.Status, reading.Current!.Date.Text, reading.Plan, reading.Slip));
    }

    [Fact]
    public void Buildings_9_and_10_at_Abilene_were_withdrawn_which_is_no_slip()
    {
        var reading = Shipped.Reading(Abilene, "buildings-9-10-ready-for-service");

        Assert.Equal((MilestoneStatus.Withdrawn, null, null), (reading.Status, reading.Slip, reading.OverdueFrom));
        Assert.Equal(Some.Day("2026-04-03"), Shipped.State.MilestoneOf(Abilene, "buildings-9-10-ready-for-service")!.Withdrawn!.Date);
    }

    [Fact]
    public void Grid_phase_1A_at_Milam_is_overdue_since_1_September_2026_and_has_no_plan()
    {
        var reading = Shipped.Reading("milam-tx", "grid-phase-1-a");

        Assert.Equal((MilestoneStatus.Forecast, "2026-08", null, null), (reading.Status, reading.Current!.Date.Text, reading.Plan, reading.Slip));
        Assert.Equal(Some.Day("2026-09-01"), reading.OverdueFrom);
    }

    [Fact]
    public void At_Abilene_Oracles_75_percent_stand_beside_Epochs_four_buildings()
    {
        var campus = Shipped.State.MilestoneOf(Abilene, "campus-complete")!;
        var (oracle, epoch) = (campus.StandingOf("oracle")!, campus.StandingOf("epoch-ai")!);

        Assert.Equal((75m, Some.Day("2026-09-10")), (oracle.Percent!.Value, oracle.Percent.DataDate));
        Assert.Contains("618", oracle.Note!.Value, StringComparison.Ordinal);
        Assert.Contains("421", epoch.Note!.Value, StringComparison.Ordinal);
        Assert.Null(epoch.Percent);
        Assert.Equal("oracle", Shipped.Reading(Abilene, "campus-complete").Percent!.Party);
        Assert.NotEqual(MilestoneStatus.Done, Shipped.Reading(Abilene, "campus-complete").Status);
    }

    [Fact]
    public void What_Epoch_calls_operational_at_Abilene_adds_up_to_421_megawatts_of_IT()
    {
        var ready =
            from milestone in Shipped.State.Sites[Abilene].Milestones
            where Shipped.Reading(Abilene, milestone.Key).Status == MilestoneStatus.Done
            from power in milestone.Value.Details.Mw
            where power.Basis == "it"
            select power.Value;

        Assert.Equal(421m, ready.Sum());
    }

    [Fact]
    public void The_campus_at_Abilene_is_the_developers_date_against_what_the_developer_had_said()
    {
        var reading = Shipped.Reading(Abilene, "campus-complete");

        Assert.Equal(("crusoe", "2026-12-01/2026-12-31"), (reading.Current!.Party, reading.Current.Date.Text));
        Assert.Equal(("crusoe", "2026-05-01/2026-08-31"), (reading.Plan!.Party, reading.Plan.Date.Text));
        Assert.Equal((3, 8), (reading.Slip!.From, reading.Slip.To));
    }

    [Fact]
    public void The_groundbreaking_in_Michigan_is_not_measured_against_the_press()
    {
        var reading = Shipped.Reading("saline-mi", "groundbreaking");

        Assert.Equal((MilestoneStatus.Done, "2026-06-01", null), (reading.Status, reading.Current!.Date.Text, reading.Slip));
    }

    [Fact]
    public void A_date_that_was_taken_back_in_New_Mexico_leaves_the_hearing_to_the_press()
    {
        var reading = Shipped.Reading("dona-ana-nm", "air-permit-hearing");

        Assert.Equal((MilestoneStatus.Press, null), (reading.Status, reading.Current));
    }

    [Fact]
    public void Done_means_that_somebody_other_than_the_press_gave_an_actual()
    {
        var done = Shipped.Milestones.Select(entry => (entry, Reading: Shipped.State.Read(entry.Site, entry.Milestone)))
            .Where(entry => entry.Reading.Status == MilestoneStatus.Done).ToList();

        Assert.NotEmpty(done);
        Assert.All(done, entry => Assert.True(entry.Reading.Current is { IsActual: true, Rank: not Rank.Press }));
    }
}
