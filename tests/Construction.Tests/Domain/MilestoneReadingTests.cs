namespace Construction.Tests.Domain;

/// <summary>Whose date leads, what it is measured against, and by how much it differs.</summary>
public sealed class MilestoneReadingTests
{
    readonly Told _told = Told.Programme();

    MilestoneReading Reading => _told.Reading;

    [Fact]
    public void A_milestone_of_which_nobody_spoke_is_undated() =>
        Assert.Equal(new MilestoneReading(MilestoneStatus.Undated, null, null, null, null, null), Reading);

    [Theory]
    [InlineData("crusoe", Rank.Responsible)]
    [InlineData("owner", Rank.Owner)]
    [InlineData("oracle", Rank.Owner)]
    [InlineData("mortenson", Rank.Party)]
    [InlineData("epoch-ai", Rank.Observer)]
    [InlineData("press", Rank.Press)]
    public void A_party_ranks_by_its_role(string party, Rank rank) =>
        Assert.Equal(rank, _told.State.RankOf(_told.State.Sites[Some.Site], _told.Milestone, party));

    [Fact]
    public void The_responsible_leads_then_the_owners_side_then_a_party_then_an_observer()
    {
        string[] parties = ["press", "epoch-ai", "mortenson", "oracle", "crusoe"];
        // Each speaks earlier than the one before: only the rank can make it lead.
        foreach (var (party, index) in parties.Select((party, index) => (party, index)))
        {
            _told.Takes(Some.Forecast($"2027-0{index + 1}-01", $"2026-0{9 - index}-01", party));
            Assert.Equal(party == "press" ? null : party, Reading.Current?.Party);
        }

        Assert.Equal(Rank.Responsible, Reading.Current!.Rank);
    }

    [Fact]
    public void The_forecast_of_the_responsible_leads_before_an_observers_actual()
    {
        _told.Takes(Some.Actual("2026-05-23", "2026-06-01", "epoch-ai"));
        _told.Takes(Some.Forecast("2026-12-01", "2026-06-01"));

        Assert.Equal((MilestoneStatus.Forecast, "crusoe"), (Reading.Status, Reading.Current!.Party));
    }

    [Fact]
    public void Of_two_of_the_same_rank_the_later_word_leads()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-06-01", "oracle"));
        _told.Takes(Some.Forecast("2027-01-01", "2026-03-01", "owner"));

        Assert.Equal("oracle", Reading.Current!.Party);
    }

    [Fact]
    public void Who_gives_no_date_now_does_not_lead()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-03-01"));
        _told.Takes(Some.Forecast("2027-01-01", "2026-03-01", "epoch-ai"));
        _told.Takes(Some.Report("2026-06-01") with { Forecast = Some.NoDate });

        Assert.Equal("epoch-ai", Reading.Current!.Party);
    }

    [Fact]
    public void The_milestones_own_responsible_goes_before_the_sites()
    {
        _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Responsible = "mortenson" }));
        _told.Takes(Some.Forecast("2026-12-01", party: "crusoe"));
        _told.Takes(Some.Forecast("2027-01-01", party: "mortenson"));

        Assert.Equal(("mortenson", Rank.Responsible), (Reading.Current!.Party, Reading.Current.Rank));
    }

    [Fact]
    public void The_press_never_leads_and_gives_no_plan()
    {
        _told.Takes(Some.Forecast("2026-10-01", "2026-03-01", "press"));

        Assert.Equal((MilestoneStatus.Press, null, null), (Reading.Status, Reading.Current, Reading.Plan));

        _told.Takes(Some.Forecast("2026-12-01", "2026-06-01", "epoch-ai"));

        Assert.Equal("epoch-ai", Reading.Current!.Party);
        Assert.Null(Reading.Slip);
    }

    [Fact]
    public void An_actual_told_only_by_the_press_does_not_make_it_done()
    {
        _told.Takes(Some.Actual("2026-05-23", party: "press"));

        Assert.Equal((MilestoneStatus.Press, null), (Reading.Status, Reading.OverdueFrom));
    }

    [Fact]
    public void A_milestone_is_done_when_the_current_date_is_an_actual()
    {
        var actual = _told.Takes(Some.Actual("2026-05-23", "2026-05-24"));

        Assert.Equal(MilestoneStatus.Done, Reading.Status);
        var current = Reading.Current!;
        Assert.Equal((true, "2026-05-23", "crusoe"), (current.IsActual, current.Date.Text, current.Party));
        Assert.Equal((Rank.Responsible, Some.Day("2026-05-24"), actual), (current.Rank, current.DataDate, current.Report));
    }

    [Fact]
    public void A_hundred_percent_is_not_done()
    {
        _told.Takes(Some.Report() with { Percent = 100 });

        Assert.Equal(MilestoneStatus.Undated, Reading.Status);
        Assert.Equal("crusoe", Reading.Percent!.Party);
    }

    [Fact]
    public void The_percent_is_that_of_the_highest_rank_that_gives_one()
    {
        _told.Takes(Some.Report("2026-09-01", "epoch-ai") with { Percent = 50 });
        _told.Takes(Some.Report("2026-06-01", "oracle") with { Percent = 75 });

        Assert.Equal("oracle", Reading.Percent!.Party);
    }

    [Fact]
    public void Without_a_baseline_the_plan_is_the_date_first_stated_and_names_who_said_it()
    {
        var first = _told.Takes(Some.Forecast("2026-07-01", "2025-12-13"));
        _told.Takes(Some.Forecast("2026-10-01/2027-03-31", "2026-09-24"));

        Assert.Equal(new Plan(null, Some.Date("2026-07-01"), "crusoe", Some.Day("2025-12-13"), first), Reading.Plan);
        Assert.Equal((3, 9, SlipUnit.Month), (Reading.Slip!.From, Reading.Slip.To, Reading.Slip.Unit));
    }

    [Fact]
    public void Like_is_compared_with_like_a_party_with_what_it_had_said_first()
    {
        _told.Takes(Some.Forecast("2026-04-01", "2025-12-13", "epoch-ai"));
        _told.Takes(Some.Forecast("2026-06-01", "2026-01-01"));
        _told.Takes(Some.Forecast("2026-06-11", "2026-03-01"));

        Assert.Equal(("crusoe", 10), (Reading.Plan!.Party, Reading.Slip!.From));
    }

    [Fact]
    public void A_party_new_to_a_milestone_is_measured_against_whoever_gave_a_date_first()
    {
        _told.Takes(Some.Forecast("2026-05-01", "2026-01-01", "mortenson"));
        _told.Takes(Some.Forecast("2026-04-01", "2025-12-13", "epoch-ai"));
        _told.Takes(Some.Forecast("2026-06-01", "2026-03-01"));

        Assert.Equal(("epoch-ai", 61), (Reading.Plan!.Party, Reading.Slip!.From));
    }

    [Fact]
    public void A_statement_is_not_measured_against_itself()
    {
        var only = _told.Takes(Some.Forecast("2026-12-01"));

        Assert.Equal((only, only, null), (Reading.Plan!.Report, Reading.Current!.Report, Reading.Slip));
    }

    [Fact]
    public void An_actual_that_nobody_had_forecast_has_no_slip_also_when_it_is_revised()
    {
        _told.Takes(Some.Actual("2025-06-28", "2025-12-13"));
        _told.Takes(Some.Actual("2025-09-26", "2026-04-28") with { Reason = "seen again" });

        Assert.Equal(("2025-09-26", null, null), (Reading.Current!.Date.Text, Reading.Plan, Reading.Slip));
    }

    [Fact]
    public void Against_a_date_that_was_stated_after_it_had_passed_no_slip_is_computed()
    {
        _told.Takes(Some.Forecast("2026-08", "2026-09-21"));
        _told.Takes(Some.Actual("2026-10-05", "2026-10-06"));

        Assert.Equal((MilestoneStatus.Done, null, null), (Reading.Status, Reading.Plan, Reading.Slip));
    }

    [Fact]
    public void A_baseline_is_what_a_date_is_measured_against_whatever_was_stated_first()
    {
        _told.Takes(Some.Forecast("2026-05-01", "2025-12-13"));
        var position = _told.Takes(Some.Baseline("2026-06-30"));
        _told.Takes(Some.Forecast("2026-07-10", "2026-03-01"));

        Assert.Equal(new Plan(new(Some.Baseline("2026-06-30"), position), Some.Date("2026-06-30"), "owner", Some.Day("2026-01-15"), position), Reading.Plan);
        Assert.Equal((10, 10, SlipUnit.Day), (Reading.Slip!.From, Reading.Slip.To, Reading.Slip.Unit));
    }

    [Fact]
    public void The_last_baseline_approved_holds_and_the_earlier_stay_readable()
    {
        _told.Takes(Some.Baseline("2026-06-30", "1"));
        _told.Takes(Some.Baseline("2026-09-30", "2"));

        Assert.Equal("2", Reading.Plan!.Baseline!.Set.Version);
        Assert.Equal(["1", "2"], _told.Milestone.Baselines.Select(baseline => baseline.Set.Version));
    }

    [Fact]
    public void With_only_a_baseline_a_milestone_is_planned()
    {
        _told.Takes(Some.Baseline());

        Assert.Equal((MilestoneStatus.Planned, null, null), (Reading.Status, Reading.Current, Reading.Slip));
    }

    [Fact]
    public void A_slip_that_is_open_on_both_sides_is_none()
    {
        _told.Takes(Some.Baseline("../2026-06-30"));
        _told.Takes(Some.Forecast("../2026-12-31"));

        Assert.Null(Reading.Slip);
    }

    [Fact]
    public void A_withdrawn_milestone_has_no_slip_and_is_not_overdue_and_stays_readable()
    {
        _told.Takes(Some.Forecast("2026-02-01", "2025-12-13"));
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-13"));
        Assert.NotNull(Reading.Slip);
        Assert.NotNull(Reading.OverdueFrom);

        _told.Takes(Some.Withdrawal);

        Assert.Equal((MilestoneStatus.Withdrawn, null, null), (Reading.Status, Reading.Slip, Reading.OverdueFrom));
        Assert.Equal("2026-03-01", Reading.Current!.Date.Text);
    }
}
