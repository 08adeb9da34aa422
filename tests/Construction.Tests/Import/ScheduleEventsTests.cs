namespace Construction.Tests.Import;

/// <summary>What goes into the log when a schedule is accepted.</summary>
public sealed class ScheduleEventsTests
{
    readonly MonthlySite _site = new();

    [Fact]
    public void A_milestone_is_planned_named_in_its_system_and_reported_by_the_party_for_the_day_of_the_schedule()
    {
        var events = _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Building 2 energised").On("2026-05-01"), reason: "monthly update");

        Assert.Equal(
            [typeof(ScheduleAccepted), typeof(MilestonePlanned), typeof(AliasSet), typeof(MilestoneReported)], events.Select(happened => happened.GetType()));
        var details = ((MilestonePlanned)events[1]).Milestone;
        Assert.Equal(("m1", "Building 2 energised", "energised", "2", null), (details.Id, details.Name, details.Phase, details.Buildings, details.Responsible));
        Assert.Equal(new AliasSet(Some.Site, "m1", new("p6", "P", "M1")), events[2]);
        var report = ((MilestoneReported)events[3]).Report;
        Assert.Equal(
            ("crusoe", Some.Day("2026-01-31"), "2026-05-01", null, "monthly update", "P6 XER test.xer"),
            (report.Party, report.DataDate, report.Forecast?.Date?.Text, report.Actual, report.Reason, report.Source?.Title));
    }

    [Fact]
    public void Who_is_not_responsible_for_the_site_is_for_what_his_schedule_adds()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Energised"), party: "mortenson");

        Assert.Equal("mortenson", _site["m1"].Details.Responsible);
    }

    [Fact]
    public void The_same_file_again_takes_nothing()
    {
        var month = Baselined("2026-01-31", "2026-04-01");
        _site.Accept(month, approves: true);

        Assert.Empty(_site.Accept(month, approves: true));
        Assert.Empty(_site.Refused);
    }

    [Fact]
    public void A_new_name_is_taken_and_nothing_else_of_the_milestone_is_touched()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Building 2 energised"));
        _site.Takes(new MilestonePlanned(Some.Site, _site["m1"].Details with { Phase = "cx-l5", Evidence = ["photo"] }));

        _site.Accept(new Xer("P", "2026-02-28").Milestone("M1", "Roof of building 3"));

        Assert.Equal(
            ("Roof of building 3", "cx-l5", "2", "photo"),
            (_site["m1"].Details.Name, _site["m1"].Details.Phase, _site["m1"].Details.Buildings, Assert.Single(_site["m1"].Details.Evidence)));
    }

    [Fact]
    public void An_actual_says_no_forecast_and_what_is_under_way_says_its_percentage()
    {
        var events = _site.Accept(
            new Xer("P", "2026-01-31").Milestone("M1", "Done").On(actual: "2026-01-20").Task("A1", "Steel", 50).On("2026-05-01", started: "2026-01-10", percent: 40),
            new(Tasks: true));

        var reports = events.OfType<MilestoneReported>().ToDictionary(reported => reported.Milestone, reported => reported.Report);
        Assert.Equal((null, "2026-01-20", null), (reports["m1"].Forecast, reports["m1"].Actual?.Date?.Text, reports["m1"].Percent));
        Assert.Equal(("2026-05-01", null, 40m), (reports["a1"].Forecast?.Date?.Text, reports["a1"].Actual, reports["a1"].Percent));
    }

    [Fact]
    public void An_actual_after_the_data_date_is_refused_by_itself_and_the_rest_is_taken()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", "Too early").On(actual: "2026-02-20").Milestone("M2", "Good").On("2026-05-01"));

        Assert.Equal("actual", Assert.Single(_site.Refused).Field);
        Assert.Equal((null, "2026-05-01"), (_site.Said("m1"), _site.Said("m2")));
    }

    [Fact]
    public void A_baseline_of_the_file_is_approved_once_by_who_may_and_again_where_it_changed()
    {
        _site.Accept(Baselined("2026-01-31", "2026-04-01"));
        Assert.Empty(_site["m1"].Baselines);

        _site.Accept(Baselined("2026-02-28", "2026-04-01"), approves: true);
        _site.Accept(Baselined("2026-03-31", "2026-04-01"), approves: true);
        _site.Accept(Baselined("2026-04-30", "2026-06-01"), approves: true);

        Assert.Equal(
            [("1", "2026-04-01", "2026-02-28"), ("2", "2026-06-01", "2026-04-30")],
            _site["m1"].Baselines.Select(baseline => (baseline.Set.Version, baseline.Set.Date.Text, $"{baseline.Set.Approved:yyyy-MM-dd}")));
    }

    [Fact]
    public void A_baseline_takes_the_next_version_that_is_free()
    {
        _site.Accept(Baselined("2026-01-31", "2026-04-01"));
        _site.Takes(new BaselineSet(Some.Site, "m1", Some.Date("2026-03-01"), "2", "contract", "crusoe", Some.Day("2026-01-10")));

        _site.Accept(Baselined("2026-02-28", "2026-04-01"), approves: true);

        Assert.Empty(_site.Refused);
        Assert.Equal("2026-04-01", _site["m1"].Baselines[^1].Set.Date.Text);
    }

    [Fact]
    public void An_older_baseline_does_not_replace_a_newer_one()
    {
        _site.Accept(Baselined("2026-03-31", "2026-06-01"), approves: true);
        _site.Accept(Baselined("2026-01-31", "2026-04-01"), approves: true);

        Assert.Equal("2026-06-01", Assert.Single(_site["m1"].Baselines).Set.Date.Text);
    }

    [Fact]
    public void A_name_out_of_a_file_is_one_line_without_signs_that_turn_the_text_around()
    {
        _site.Accept(new Xer("P", "2026-01-31").Milestone("M1", $" Power\u202E on\u0007 {new string('x', 300)}").Milestone("M2", "\u2067"));

        Assert.Equal(200, _site["m1"].Details.Name.Length);
        Assert.StartsWith("Power on x", _site["m1"].Details.Name, StringComparison.Ordinal);
        Assert.EndsWith("x…", _site["m1"].Details.Name, StringComparison.Ordinal);
        Assert.Equal("M2", _site["m2"].Details.Name);
    }

    static Xer Baselined(string dataDate, string baseline) => new Xer("P", dataDate).Milestone("M1", "Energised").On("2026-05-01", baseline: baseline);
}
