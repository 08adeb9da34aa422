using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>What a month's schedule changes, beside what the site knows.</summary>
public sealed class ScheduleDifferenceTests
{
    readonly MonthlySite _site = new();

    [Fact]
    public void The_first_schedule_adds_what_it_calls_milestones_and_nothing_else()
    {
        var difference = _site.Preview(new Xer("P", "2026-01-31").Task("A1", "Dig", 5).Milestone("M1", "Dug", "A1").StartMilestone("M0", "Start"));

        Assert.True(difference.IsLatest);
        Assert.Equal([("M1", true), ("M0", true)], difference.Milestones.Select(change => (change.Code, change.IsNew)));
        Assert.Empty(difference.Gone);
    }

    [Theory]
    [InlineData("2026-05-01", "2026-06-01", true, 31)]
    [InlineData("2026-05-01", "2026-04-01", true, -30)]
    [InlineData("2026-05-01", "2026-05-01", false, 0)]
    public void A_date_moves_from_what_the_party_said_to_what_it_says(string before, string after, bool isMoved, int days)
    {
        _site.Accept(Month("2026-01-31").On(before));

        var change = Assert.Single(_site.Preview(Month("2026-02-28").On(after)).Milestones);

        Assert.Equal((before, after, isMoved, days), (change.Before?.Text, change.Stated.Stated?.Text, change.IsMoved, change.MovedDays));
    }

    [Fact]
    public void The_same_day_as_an_actual_is_a_move_of_no_days()
    {
        _site.Accept(Month("2026-01-31").On("2026-02-10"));

        var change = Assert.Single(_site.Preview(Month("2026-02-28").On(actual: "2026-02-10")).Milestones);

        Assert.Equal((true, 0, true), (change.IsMoved, change.MovedDays, change.Stated.IsActual));
    }

    [Fact]
    public void A_date_that_was_a_month_moves_by_no_number_of_days()
    {
        _site.Accept(Month("2026-01-31").On("2026-05-01"));
        _site.Takes(new MilestoneReported(Some.Site, "m1", Some.Forecast("2026-06", "2026-02-01")));

        var change = Assert.Single(_site.Preview(Month("2026-02-28").On("2026-07-01")).Milestones);

        Assert.Equal(("2026-06", true, null), (change.Before?.Text, change.IsMoved, change.MovedDays));
    }

    [Fact]
    public void What_another_party_says_is_no_move_of_this_one()
    {
        _site.Accept(Month("2026-01-31").On("2026-05-01"), party: "oracle");

        Assert.Null(Assert.Single(_site.Preview(Month("2026-02-28").On("2026-07-01")).Milestones).Before);
    }

    [Fact]
    public void An_activity_that_disappeared_is_a_tombstone_with_its_last_date()
    {
        _site.Accept(Two("2026-01-31"));

        var gone = Assert.Single(_site.Preview(Month("2026-02-28").On("2026-05-01")).Gone);
        _site.Accept(Month("2026-02-28").On("2026-05-01"));

        Assert.Equal(("M2", "m2", "Roof on", "2026-07-01"), (gone.Code, gone.Milestone, gone.Name, gone.Last?.Text));
        Assert.Equal(Some.Day("2026-02-28"), _site["m2"].Withdrawn?.Date);
        Assert.Equal("2026-07-01", _site.Said("m2"));
        Assert.Empty(_site.Preview(Month("2026-03-31").On("2026-05-01")).Gone);
    }

    [Fact]
    public void What_is_in_the_file_and_was_not_chosen_is_not_gone()
    {
        _site.Accept(Two("2026-01-31"));

        Assert.Empty(_site.Preview(Two("2026-02-28"), new(Name: "Energised")).Gone);
    }

    [Fact]
    public void What_another_party_is_responsible_for_is_reported_and_neither_renamed_nor_withdrawn_nor_linked()
    {
        _site.Accept(Two("2026-01-31"));
        var other = new Xer("P", "2026-03-31").Milestone("M0", "Power on").On("2026-04-01").Milestone("M1", "Called otherwise", "M0").On("2026-05-09");

        var difference = _site.Preview(other, party: "oracle");
        Assert.Equal([("M0", false), ("M1", true)], difference.Milestones.Select(change => (change.Code, change.ReportOnly)));
        Assert.Empty(difference.Gone);
        Assert.Empty(difference.LinksAdded);
        _site.Accept(other, party: "oracle");

        Assert.Equal(("Energised", null, "2026-05-09"), (_site["m1"].Details.Name, _site["m2"].Withdrawn, _site.Said("m1", "oracle")));
        // And crusoe's own months go on as if it were not there.
        Assert.True(_site.Preview(Two("2026-02-28")).IsLatest);
        // What the owner sends in his own name is so.
        Assert.Equal(["m0", "m2"], _site.Preview(Month("2026-04-30"), party: Programme.Owner).Gone.Select(gone => gone.Milestone));
    }

    [Fact]
    public void What_is_done_is_not_gone_when_the_next_schedule_leaves_it_out()
    {
        _site.Accept(Month("2026-01-31").On("2026-05-01").Milestone("M2", "Roof on").On(actual: "2026-01-20"));

        Assert.Empty(_site.Preview(Month("2026-02-28").On("2026-05-01")).Gone);
    }

    [Fact]
    public void What_another_party_withdrew_by_hand_stays_withdrawn_whatever_the_schedule_says()
    {
        _site.Accept(Two("2026-01-31"));
        _site.Takes(new MilestoneWithdrawn(Some.Site, "m2", "left the scope", "oracle", new(2026, 2, 10), null, null));

        var difference = _site.Preview(Two("2026-02-28"));
        Assert.Equal([("M1", null, false), ("M2", "oracle", false)], difference.Milestones.Select(change => (change.Code, change.WithdrawnBy, change.IsBack)));
        Assert.Empty(difference.LinksAdded);

        _site.Accept(Two("2026-02-28"));
        Assert.Equal("oracle", _site.Site.Milestones["m2"].Withdrawn?.Party);
        Assert.Single(_site.Site.Milestones["m2"].Standings);
    }

    [Fact]
    public void What_was_withdrawn_and_is_in_the_schedule_again_is_back()
    {
        _site.Accept(Two("2026-01-31"));
        _site.Accept(Month("2026-02-28").On("2026-05-01"));

        Assert.Equal([("M1", false), ("M2", true)], _site.Preview(Two("2026-03-31")).Milestones.Select(change => (change.Code, change.IsBack)));
        _site.Accept(Two("2026-03-31"));
        Assert.Null(_site["m2"].Withdrawn);
    }

    [Fact]
    public void Milestones_wait_for_each_other_through_what_lies_between_and_is_none()
    {
        var month = new Xer("P", "2026-01-30").Milestone("M1", "Permit").Task("A1", "Dig", 5, "M1").Task("A2", "Pour", 5, "A1").Milestone("M2", "Slab", "A2");

        Assert.Equal([new LinkChange("m2", "m1")], _site.Preview(month).LinksAdded);
        _site.Accept(month);
        Assert.Equal([("m2", "m1")], _site.Links);
        Assert.Empty(_site.Preview(new Xer("P", "2026-02-27").Milestone("M1", "Permit").Task("A1", "Dig", 5, "M1").Milestone("M2", "Slab", "A1")).LinksAdded);
    }

    [Fact]
    public void A_link_that_drives_no_more_is_removed_and_the_one_that_does_is_added()
    {
        Xer Of(string dataDate, int first, int second) => new Xer("P", dataDate).Milestone("M1", "One").Milestone("M2", "Two")
            .Task("A1", "Long", first, "M1").Task("A2", "Short", second, "M2").Milestone("M3", "Three", "A1", "A2");
        _site.Accept(Of("2026-01-30", 20, 5));
        Assert.Equal([("m3", "m1")], _site.Links);

        var difference = _site.Preview(Of("2026-02-27", 5, 20));

        Assert.Equal([new LinkChange("m3", "m2")], difference.LinksAdded);
        Assert.Equal([new LinkChange("m3", "m1")], difference.LinksRemoved);
    }

    [Fact]
    public void Links_that_are_none_of_the_project_stay()
    {
        _site.Accept(Two("2026-01-31"));
        _site.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails));
        _site.Takes(new LinkAdded(Some.Site, Some.Milestone, "m1"));

        Assert.Empty(_site.Preview(Two("2026-02-28")).LinksRemoved);
    }

    [Fact]
    public void An_older_file_changes_no_names_and_withdraws_nothing_and_its_dates_go_into_history()
    {
        _site.Accept(Two("2026-03-31"));

        var older = new Xer("P", "2026-02-28").Milestone("M1", "Energised, as it was called").On("2026-04-01");
        var difference = _site.Preview(older);
        _site.Accept(older);

        Assert.False(difference.IsLatest);
        Assert.Null(Assert.Single(difference.Milestones).NameBefore);
        Assert.Empty(difference.Gone);
        Assert.Empty(difference.LinksAdded);
        Assert.Empty(difference.LinksRemoved);
        Assert.Equal([("m1", "Energised"), ("m2", "Roof on")], _site.Milestones);
        Assert.Equal("2026-05-01", _site.Said("m1"));
        Assert.Equal(2, _site["m1"].Reports.Count);
    }

    [Fact]
    public void What_only_an_older_file_has_is_planned_reported_and_gone_since_the_next()
    {
        _site.Accept(Month("2026-02-28").On("2026-05-01"));
        _site.Accept(Month("2026-03-31").On("2026-05-01"));

        Assert.Equal(Some.Day("2026-02-28"), _site.Preview(Two("2026-01-31")).Milestones[1].GoneSince);
        _site.Accept(Two("2026-01-31"));

        Assert.Equal(Some.Day("2026-02-28"), _site["m2"].Withdrawn?.Date);
        Assert.Equal("2026-07-01", _site.Said("m2"));
        Assert.Empty(_site.Refused);
    }

    [Fact]
    public void Milestones_of_another_project_are_not_gone()
    {
        _site.Accept(Two("2026-01-31"));

        Assert.Empty(_site.Preview(new Xer("Q", "2026-02-28").Milestone("Q1", "Other")).Gone);
    }

    [Fact]
    public void An_actual_that_the_schedule_takes_back_is_retracted_with_a_reason()
    {
        _site.Accept(Month("2026-01-31").On(actual: "2026-01-20"));
        Assert.Equal("2026-01-20!", _site.Said("m1"));

        var report = Assert.Single(_site.Accept(Month("2026-02-28").On("2026-05-01")).OfType<MilestoneReported>()).Report;

        Assert.Equal((new Said((StatedDate?)null), "not complete in the schedule Test project any more"), (report.Actual, report.Reason));
        Assert.Equal("2026-05-01", _site.Said("m1"));
    }

    [Fact]
    public void An_actual_that_was_reported_for_a_later_day_is_not_taken_back()
    {
        _site.Accept(Month("2026-01-31").On("2026-05-01"));
        _site.Takes(new MilestoneReported(Some.Site, "m1", Some.Actual("2026-03-10", "2026-03-10")));

        var report = Assert.Single(_site.Accept(Month("2026-02-28").On("2026-04-01")).OfType<MilestoneReported>()).Report;

        Assert.Null(report.Actual);
        Assert.Equal("2026-03-10!", _site.Said("m1"));
    }

    static Xer Month(string dataDate) => new Xer("P", dataDate).Milestone("M1", "Energised");

    static Xer Two(string dataDate) => Month(dataDate).On("2026-05-01").Milestone("M2", "Roof on").On("2026-07-01");
}
