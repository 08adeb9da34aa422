namespace Construction.Tests.Domain;

/// <summary>What becomes of the owner's word on a completion.</summary>
public sealed class CompletionDecisionTests
{
    readonly Told _told = Told.Programme();

    [Fact]
    public void An_acceptance_says_whose_report_it_judges_and_which()
    {
        _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));
        var report = _told.Takes(Some.Actual("2026-08-28"));

        Assert.Equal(Some.Accepted(report) with { ReportedBy = "crusoe" }, Taken(Some.Accepted()));
    }

    [Fact]
    public void A_rejection_says_whose_report_it_judges_and_which()
    {
        _told.Takes(Some.Actual("2026-08-28"));
        var observed = _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));

        Assert.Equal(Some.Rejected(observed) with { ReportedBy = "epoch-ai" }, Taken(Some.Rejected(observed)));
    }

    [Fact]
    public void Where_nobody_but_the_press_reports_it_complete_there_is_nothing_to_accept_or_reject()
    {
        _told.Takes(Some.Forecast("2026-12-01"));
        var press = _told.Takes(Some.Actual("2026-08-28", party: "press"));

        Refuses(Some.Accepted(), Refusal.Conflict, "milestone");
        Refuses(Some.Rejected(), Refusal.Conflict, "milestone");
        Refuses(Some.Accepted(press), Refusal.Conflict, "report");
    }

    [Fact]
    public void A_report_that_is_not_of_this_milestone_is_unknown()
    {
        _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "roof" }));
        _told.Takes(Some.Actual("2026-08-28"));
        var roof = _told.Takes(new MilestoneReported(Some.Site, "roof", Some.Actual("2026-08-28")));

        Refuses(Some.Accepted(roof), Refusal.Unknown, "report");
        Refuses(Some.Accepted(999), Refusal.Unknown, "report");
        // An event that is no report.
        Refuses(Some.Rejected(1), Refusal.Unknown, "report");
    }

    [Fact]
    public void A_report_whose_actual_was_revised_or_taken_back_or_that_gave_none_is_not_judged_any_more()
    {
        var forecast = _told.Takes(Some.Forecast("2026-12-01", "2026-07-01"));
        var first = _told.Takes(Some.Actual("2026-08-28", "2026-08-29"));
        var revised = _told.Takes(Some.Actual("2026-08-30", "2026-08-31"));

        Refuses(Some.Accepted(forecast), Refusal.Conflict, "report");
        Refuses(Some.Accepted(first), Refusal.Conflict, "report");
        _told.Takes(Some.Accepted(revised));
        _told.Takes(Some.Report("2026-09-01") with { Actual = Some.NoDate, Reason = "test failed" });
        Refuses(Some.Rejected(revised), Refusal.Conflict, "report");
        Refuses(Some.Rejected(), Refusal.Conflict, "milestone");
    }

    [Fact]
    public void A_withdrawn_milestone_is_neither_accepted_nor_rejected()
    {
        var report = _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Withdrawal);

        Refuses(Some.Accepted(), Refusal.Conflict, "milestone");
        Refuses(Some.Rejected(report), Refusal.Conflict, "milestone");
    }

    [Fact]
    public void The_same_word_again_is_had_also_on_another_day_and_after_the_milestone_was_withdrawn()
    {
        var report = _told.Takes(Some.Actual("2026-08-28"));
        var accepted = _told.Takes(Some.Accepted(report));

        Assert.Equal(accepted, _told.Had(Some.Accepted(report)));
        Assert.Equal(accepted, _told.Had(Some.Accepted() with { Date = Some.Today.AddDays(-1) }));
        _told.Takes(Some.Withdrawal);
        Assert.Equal(accepted, _told.Had(Some.Accepted(report)));
    }

    // Otherwise the second would reject what Oracle reports, which nobody had in mind.
    [Fact]
    public void A_word_without_a_report_that_is_sent_again_does_not_go_on_to_the_next_partys_report()
    {
        _told.Takes(Some.Actual("2026-08-29", party: "oracle"));
        var report = _told.Takes(Some.Actual("2026-08-28"));
        var rejected = _told.Takes(Some.Rejected());

        Assert.Equal(rejected, _told.Had(Some.Rejected()));
        Assert.Equal((CompletionState.Reported, "oracle"), (_told.Reading.Completion!.State, _told.Reading.Completion.Said.Party));
        Assert.Equal(report, _told.Milestone.Judgements["crusoe"].Report);
        _told.Takes(Some.Rejected() with { Reason = "nor this one" });
        Assert.Equal((CompletionState.Rejected, "oracle"), (_told.Reading.Completion!.State, _told.Reading.Completion.Said.Party));
        _told.Takes(Some.Withdrawal);
        _told.Had(Some.Rejected() with { Reason = "nor this one" });
    }

    [Fact]
    public void The_owner_may_think_again_in_either_direction()
    {
        _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Accepted());
        _told.Takes(Some.Rejected());
        Assert.Equal(CompletionState.Rejected, _told.Reading.Completion!.State);

        _told.Takes(Some.Accepted());
        Assert.Equal(CompletionState.Accepted, _told.Reading.Completion!.State);
    }

    [Fact]
    public void Other_words_are_another_acceptance()
    {
        _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Accepted());
        var later = _told.Takes(Some.Accepted() with { Note = "with two defects to be mended by March" });

        Assert.Equal((later, "with two defects to be mended by March"), (_told.Reading.Completion!.Judgement!.Position, _told.Reading.Completion.Judgement.Words));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Rejecting_needs_a_reason(string reason)
    {
        _told.Takes(Some.Actual("2026-08-28"));

        Refuses(Some.Rejected() with { Reason = reason }, Refusal.Invalid, "reason");
    }

    [Fact]
    public void Only_the_owners_side_judges()
    {
        _told.Takes(Some.Actual("2026-08-28"));

        Refuses(Some.Accepted() with { Party = "nobody" }, Refusal.Invalid, "party");
        Refuses(Some.Accepted() with { Party = "crusoe" }, Refusal.Invalid, "party");
        Refuses(Some.Accepted() with { Party = "epoch-ai" }, Refusal.Invalid, "party");
        // The tenant.
        _told.Takes(Some.Accepted() with { Party = "oracle" });
    }

    [Fact]
    public void Nobody_but_the_owner_judges_what_they_report_themselves()
    {
        _told.Takes(Some.Actual("2026-08-28", party: "oracle"));
        Refuses(Some.Accepted() with { Party = "oracle" }, Refusal.Invalid, "party");

        var own = _told.Takes(Some.Actual("2026-08-29", party: Programme.Owner));
        _told.Takes(Some.Accepted(own));
    }

    [Fact]
    public void It_is_not_judged_on_a_day_that_is_to_come()
    {
        _told.Takes(Some.Actual("2026-08-28"));

        Refuses(Some.Accepted() with { Date = Some.Today.AddDays(2) }, Refusal.Invalid, "date");
        _told.Takes(Some.Accepted() with { Date = Some.Today.AddDays(1) });
    }

    [Fact]
    public void Sites_milestones_and_reports_that_are_not_there_are_named()
    {
        Refuses(Some.Accepted() with { Site = "nowhere" }, Refusal.Unknown, "site");
        Refuses(Some.Rejected() with { Milestone = "nothing" }, Refusal.Unknown, "milestone");
    }

    [Fact]
    public void It_is_judged_only_as_it_was_read_where_that_is_asked_for()
    {
        _told.Takes(Some.Actual("2026-08-28"));
        var read = _told.State.Position;
        _told.Takes(Some.Actual("2026-08-30", "2026-09-02"));

        var refused = Assert.IsType<Decision.Refuse>(_told.State.Decide(Some.Accepted(), Some.Now, read));
        Assert.Equal(Refusal.Changed, refused.Rejection.Refusal);
        Assert.IsType<Decision.Take>(_told.State.Decide(Some.Accepted(), Some.Now, _told.State.Position));
    }

    Event Taken(Event proposed)
    {
        var decision = Assert.IsType<Decision.Take>(_told.Decides(proposed));
        return decision.Event;
    }

    void Refuses(Event proposed, Refusal refusal, string field)
    {
        var rejection = _told.Refuses(proposed);
        Assert.Equal((refusal, field), (rejection.Refusal, rejection.Field));
    }
}
