namespace Construction.Tests.Domain;

/// <summary>Everything that is refused, with the field, the value and the kind of refusal.</summary>
public sealed class RefusalTests
{
    readonly Told _told = Told.Programme();

    [Fact]
    public void A_report_on_an_unknown_site_is_refused() =>
        Refused(new MilestoneReported("atlantis", Some.Milestone, Some.Forecast("2026-12")), Refusal.Unknown, "site", "atlantis");

    [Fact]
    public void A_report_on_an_unknown_milestone_is_refused() =>
        Refused(new MilestoneReported(Some.Site, "roof", Some.Forecast("2026-12")), Refusal.Unknown, "milestone", "roof");

    [Fact]
    public void A_report_by_an_unknown_party_is_refused() =>
        Refused(Some.Forecast("2026-12", party: "nobody"), Refusal.Invalid, "party", "nobody");

    [Fact]
    public void A_report_that_says_nothing_is_refused() =>
        Refused(Some.Report() with { Reason = "just so", Source = Some.Source }, Refusal.Invalid, "forecast", null);

    [Theory]
    [InlineData("-0.1")]
    [InlineData("100.1")]
    public void A_percent_outside_of_0_to_100_is_refused(string percent) =>
        Refused(Some.Report() with { Percent = Number(percent) }, Refusal.Invalid, "percent", percent);

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    public void Nothing_and_a_hundred_percent_can_be_said(string percent) => _told.Takes(Some.Report() with { Percent = Number(percent) });

    [Theory]
    [InlineData("2026-11-25")]
    [InlineData("2026-12")]
    [InlineData("2027")]
    [InlineData("2026-11-25/2026-11-30")]
    [InlineData("../2026-11-25")]
    public void An_actual_in_the_future_by_more_than_a_day_is_refused(string actual) =>
        Refused(Some.Actual(actual, "2026-11-23"), Refusal.Invalid, "actual", actual);

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2026-11")]
    [InlineData("2026-Q4")]
    [InlineData("../2026-11-24")]
    public void An_actual_of_tomorrow_or_of_a_time_that_has_begun_is_taken(string actual) => _told.Takes(Some.Actual(actual, "2026-11-23"));

    [Fact]
    public void An_actual_without_a_latest_day_is_refused() =>
        Refused(Some.Actual("2026-01-01/.."), Refusal.Invalid, "actual", "2026-01-01/..");

    [Fact]
    public void A_data_date_in_the_future_by_more_than_a_day_is_refused()
    {
        Refused(Some.Note("soon", "2026-11-25"), Refusal.Invalid, "dataDate", "2026-11-25");
        _told.Takes(Some.Note("tomorrow where it was written", "2026-11-24"));
    }

    [Fact]
    public void A_senders_clock_more_than_a_day_ahead_is_refused()
    {
        Refused(Some.Note("soon").At("2026-11-24T12:00:01Z"), Refusal.Invalid, "reportedAt", "2026-11-24T12:00:01.0000000+00:00");
        _told.Takes(Some.Note("just").At("2026-11-24T12:00:00Z"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_actual_is_not_retracted_without_a_reason(string? reason)
    {
        _told.Takes(Some.Actual("2026-05-23"));
        Refused(Some.Report("2026-10-01") with { Actual = Some.NoDate, Reason = reason }, Refusal.Invalid, "reason", reason);

        _told.Takes(Some.Report("2026-10-01") with { Actual = Some.NoDate, Reason = "test failed" });
    }

    [Fact]
    public void A_withdrawn_milestone_takes_no_reports_but_knows_those_it_had()
    {
        var before = _told.Takes(Some.Forecast("2026-12"));
        _told.Takes(Some.Withdrawal);

        Refused(Some.Forecast("2027-01"), Refusal.Conflict, "milestone", Some.Milestone);
        Assert.Equal(before, _told.Had(Some.Forecast("2026-12")));
    }

    [Fact]
    public void A_withdrawn_milestone_takes_no_baseline_no_new_details_and_no_other_withdrawal()
    {
        _told.Takes(Some.Withdrawal);

        Refused(Some.Baseline(), Refusal.Conflict, "milestone", Some.Milestone);
        Refused(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Name = "Other" }), Refusal.Conflict, "milestone", Some.Milestone);
        Refused(Some.Withdrawal with { Reason = "another" }, Refusal.Conflict, "milestone", Some.Milestone);
        _told.Had(Some.Withdrawal);
    }

    [Fact]
    public void A_withdrawal_is_moved_to_an_earlier_day_by_who_said_it_and_by_nobody_else()
    {
        _told.Takes(Some.Withdrawal);

        Refused(Some.Withdrawal with { Date = Some.Day("2026-03-01"), Party = "oracle" }, Refusal.Conflict, "milestone", Some.Milestone);
        _told.Takes(Some.Withdrawal with { Date = Some.Day("2026-03-01") });
        _told.Had(Some.Withdrawal with { Date = Some.Day("2026-04-03") });

        Assert.Equal(Some.Day("2026-03-01"), _told.Milestone.Withdrawn?.Date);
    }

    [Fact]
    public void A_version_of_a_baseline_keeps_its_content()
    {
        var first = _told.Takes(Some.Baseline("2026-06-30", "1"));
        _told.Takes(Some.Baseline("2026-09-30", "2"));

        Refused(Some.Baseline("2026-07-31", "1"), Refusal.Conflict, "version", "1");
        Refused(Some.Baseline("2026-06-30", "1") with { Reason = "other" }, Refusal.Conflict, "version", "1");
        Assert.Equal(first, _told.Had(Some.Baseline("2026-06-30", "1")));
    }

    [Fact]
    public void A_baseline_names_a_known_site_milestone_and_approver()
    {
        Refused(Some.Baseline() with { Site = "atlantis" }, Refusal.Unknown, "site", "atlantis");
        Refused(Some.Baseline() with { Milestone = "roof" }, Refusal.Unknown, "milestone", "roof");
        Refused(Some.Baseline() with { Approver = "nobody" }, Refusal.Invalid, "approver", "nobody");
    }

    [Fact]
    public void A_withdrawal_names_a_known_site_milestone_and_party()
    {
        Refused(Some.Withdrawal with { Site = "atlantis" }, Refusal.Unknown, "site", "atlantis");
        Refused(Some.Withdrawal with { Milestone = "roof" }, Refusal.Unknown, "milestone", "roof");
        Refused(Some.Withdrawal with { Party = "nobody" }, Refusal.Invalid, "party", "nobody");
    }

    [Fact]
    public void A_flag_names_a_known_site_milestone_and_party()
    {
        Refused(new FlagRaised("atlantis", Some.Flag), Refusal.Unknown, "site", "atlantis");
        Refused(new FlagRaised(Some.Site, Some.Flag with { Milestone = "roof" }), Refusal.Unknown, "milestone", "roof");
        Refused(new FlagRaised(Some.Site, Some.Flag with { Party = "nobody" }), Refusal.Invalid, "party", "nobody");
    }

    [Fact]
    public void The_id_of_a_flag_is_not_used_for_another()
    {
        _told.Takes(new FlagRaised(Some.Site, Some.Flag));

        _told.Had(new FlagRaised(Some.Site, Some.Flag with { }));
        Refused(new FlagRaised(Some.Site, Some.Flag with { Text = "another" }), Refusal.Conflict, "id", Some.Flag.Id);
    }

    [Fact]
    public void Only_a_flag_that_was_raised_is_cleared_and_only_once()
    {
        Refused(new FlagCleared("atlantis", "smoke", null), Refusal.Unknown, "site", "atlantis");
        Refused(new FlagCleared(Some.Site, "smoke", null), Refusal.Unknown, "flag", "smoke");
        _told.Takes(new FlagRaised(Some.Site, Some.Flag));
        _told.Takes(new FlagCleared(Some.Site, Some.Flag.Id, "settled"));

        _told.Had(new FlagCleared(Some.Site, Some.Flag.Id, "settled"));
        Assert.Equal("settled", _told.State.Sites[Some.Site].Flags[Some.Flag.Id].Cleared!.Reason);
    }

    [Fact]
    public void A_site_names_known_parties()
    {
        Refused(new SiteAnnounced(Some.SiteDetails with { Responsible = "nobody" }), Refusal.Invalid, "responsible", "nobody");
        Refused(new SiteAnnounced(Some.SiteDetails with { Parties = [new("nobody", "tenant", null)] }), Refusal.Invalid, "parties", "nobody");
        Refused(new SiteAnnounced(Some.SiteDetails with { Mw = [new(1m, "it", "nobody", null, null)] }), Refusal.Invalid, "mw", "nobody");
    }

    [Fact]
    public void A_milestone_names_a_known_site_and_known_parties()
    {
        Refused(new MilestonePlanned("atlantis", Some.MilestoneDetails), Refusal.Unknown, "site", "atlantis");
        Refused(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Responsible = "nobody" }), Refusal.Invalid, "responsible", "nobody");
        Refused(
            new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Mw = [new(1m, "it", "nobody", null, null)] }),
            Refusal.Invalid, "mw", "nobody");
    }

    [Fact]
    public void The_programme_and_a_commitment_name_known_parties()
    {
        Refused(new ProgrammeDescribed(Some.Programme with { EquityFunders = ["nobody"] }), Refusal.Invalid, "party", "nobody");
        Refused(new ProgrammeDescribed(Some.Programme with { TechnologyPartners = ["nobody"] }), Refusal.Invalid, "party", "nobody");
        Refused(new ProgrammeDescribed(Some.Programme with { Lead = new("nobody", "oracle") }), Refusal.Invalid, "party", "nobody");
        Refused(new ProgrammeDescribed(Some.Programme with { Lead = new("oracle", "nobody") }), Refusal.Invalid, "party", "nobody");
        Refused(new CommitmentEntered(Some.Commitment with { Parties = ["nobody"] }), Refusal.Invalid, "parties", "nobody");
    }

    [Fact]
    public void An_alias_names_a_known_site_and_milestone()
    {
        Refused(new AliasSet("atlantis", Some.Milestone, Some.Activity), Refusal.Unknown, "site", "atlantis");
        Refused(new AliasSet(Some.Site, "roof", Some.Activity), Refusal.Unknown, "milestone", "roof");
    }

    void Refused(Report report, Refusal refusal, string field, string? value) =>
        Refused(new MilestoneReported(Some.Site, Some.Milestone, report), refusal, field, value);

    void Refused(Event proposed, Refusal refusal, string field, string? value)
    {
        var rejection = _told.Refuses(proposed);
        Assert.Equal((refusal, field, value), (rejection.Refusal, rejection.Field, rejection.Value));
    }

    static decimal Number(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
