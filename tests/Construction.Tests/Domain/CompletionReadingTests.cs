namespace Construction.Tests.Domain;

/// <summary>What the owner's word on a completion does to the date that leads, to overdue and slip.</summary>
public sealed class CompletionReadingTests
{
    readonly Told _told = Told.Programme();

    MilestoneReading Reading => _told.Reading;

    CompletionState? State => Reading.Completion?.State;

    [Fact]
    public void Where_nobody_but_the_press_reports_it_complete_nothing_is_said_of_completion()
    {
        _told.Takes(Some.Forecast("2026-12-01"));
        _told.Takes(Some.Actual("2026-08-28", party: "press"));

        Assert.Null(Reading.Completion);
    }

    [Fact]
    public void An_accepted_actual_leads_before_the_responsible_partys_forecast()
    {
        _told.Takes(Some.Forecast("2026-12-01"));
        var observed = _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));
        Assert.Equal((MilestoneStatus.Forecast, "crusoe"), (Reading.Status, Reading.Current!.Party));

        _told.Takes(Some.Accepted(observed));

        Assert.Equal((MilestoneStatus.Done, "epoch-ai", observed), (Reading.Status, Reading.Current!.Party, Reading.Current.Report));
        Assert.Equal((CompletionState.Accepted, "epoch-ai"), (State!.Value, Reading.Completion!.Said.Party));
    }

    [Fact]
    public void Of_two_that_were_accepted_the_one_accepted_last_leads()
    {
        var told = _told.Takes(Some.Actual("2026-08-28"));
        var observed = _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));
        _told.Takes(Some.Accepted(told));
        _told.Takes(Some.Accepted(observed));
        Assert.Equal("epoch-ai", Reading.Current!.Party);

        _told.Takes(Some.Accepted(told) with { Note = "after all" });

        Assert.Equal("crusoe", Reading.Current!.Party);
    }

    [Fact]
    public void A_rejected_actual_is_not_done_and_its_party_goes_back_to_its_forecast()
    {
        var forecast = _told.Takes(Some.Forecast("2026-09-30", "2026-07-01"));
        _told.Takes(Some.Actual("2026-08-28"));
        Assert.Equal((MilestoneStatus.Done, (DateOnly?)null), (Reading.Status, Reading.OverdueFrom));

        _told.Takes(Some.Rejected());

        Assert.Equal((MilestoneStatus.Forecast, forecast), (Reading.Status, Reading.Current!.Report));
        // It was forecast for 30 September and is not done: overdue since 1 October.
        Assert.Equal(Some.Day("2026-10-01"), Reading.OverdueFrom);
        Assert.Equal((CompletionState.Rejected, "hall 3 has no cooling"), (State!.Value, Reading.Completion!.Judgement!.Words));
    }

    [Fact]
    public void The_slip_of_a_milestone_whose_actual_was_rejected_is_that_of_the_forecast()
    {
        _told.Takes(Some.Forecast("2026-09-01", "2026-06-01"));
        _told.Takes(Some.Forecast("2026-09-30", "2026-07-01"));
        _told.Takes(Some.Actual("2026-08-28"));
        // 28 August against 1 September: 4 days early. 30 September: 29 days late.
        Assert.Equal(-4, Reading.Slip!.From);

        _told.Takes(Some.Rejected());

        Assert.Equal((29, 29), (Reading.Slip!.From, Reading.Slip.To));
    }

    [Fact]
    public void A_party_that_had_forecast_nothing_gives_way_to_the_next_voice()
    {
        _told.Takes(Some.Forecast("2027-01-31", party: "mortenson"));
        _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Rejected());

        Assert.Equal((MilestoneStatus.Forecast, "mortenson"), (Reading.Status, Reading.Current!.Party));
    }

    [Fact]
    public void A_milestone_of_which_nothing_was_said_but_what_was_rejected_has_no_date_or_only_its_plan()
    {
        _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Rejected());
        Assert.Equal((MilestoneStatus.Undated, null, null), (Reading.Status, Reading.Current, Reading.Slip));

        _told.Takes(Some.Baseline("2026-06-30"));

        Assert.Equal((MilestoneStatus.Planned, Some.Day("2026-07-01")), (Reading.Status, Reading.OverdueFrom!.Value));
    }

    [Fact]
    public void A_rejection_speaks_also_against_those_whose_word_counts_less_and_was_given_by_then()
    {
        _told.Takes(Some.Forecast("2026-09-30", "2026-07-01"));
        _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));
        _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Rejected());

        Assert.Equal((MilestoneStatus.Forecast, "crusoe", CompletionState.Rejected), (Reading.Status, Reading.Current!.Party, State!.Value));
        Assert.Equal(Some.Day("2026-10-01"), Reading.OverdueFrom);

        // What is seen later is news to the owner: it waits, though the forecast of the responsible still leads.
        _told.Takes(Some.Actual("2026-11-01", "2026-11-02", "epoch-ai"));

        Assert.Equal((MilestoneStatus.Forecast, CompletionState.Reported, "epoch-ai"), (Reading.Status, State!.Value, Reading.Completion!.Said.Party));
        Assert.Null(Reading.OverdueFrom);
    }

    [Fact]
    public void A_rejection_does_not_speak_against_the_owners_side_nor_against_the_responsible()
    {
        _told.Takes(Some.Actual("2026-08-29", party: "oracle"));
        var told = _told.Takes(Some.Actual("2026-08-28"));
        var observed = _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));

        _told.Takes(Some.Rejected(observed));
        Assert.Equal((MilestoneStatus.Done, "crusoe"), (Reading.Status, Reading.Current!.Party));

        _told.Takes(Some.Rejected(told));
        Assert.Equal((MilestoneStatus.Done, "oracle"), (Reading.Status, Reading.Current!.Party));
    }

    [Fact]
    public void What_an_observer_said_and_was_rejected_says_nothing_against_a_contractor()
    {
        _told.Takes(Some.Actual("2026-08-29", party: "mortenson"));
        var observed = _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));

        _told.Takes(Some.Rejected(observed));

        Assert.Equal((MilestoneStatus.Done, "mortenson"), (Reading.Status, Reading.Current!.Party));
    }

    [Fact]
    public void An_actual_that_is_revised_is_judged_no_more()
    {
        _told.Takes(Some.Actual("2026-08-28", "2026-08-29"));
        _told.Takes(Some.Accepted());
        _told.Takes(Some.Actual("2026-09-05", "2026-09-06"));
        Assert.Equal((CompletionState.Reported, "2026-09-05"), (State!.Value, Reading.Completion!.Date.Text));

        _told.Takes(Some.Rejected());
        _told.Takes(Some.Actual("2026-10-02", "2026-10-03"));

        Assert.Equal((CompletionState.Reported, MilestoneStatus.Done), (State!.Value, Reading.Status));
    }

    [Fact]
    public void An_actual_that_is_taken_back_and_said_again_is_judged_no_more()
    {
        _told.Takes(Some.Actual("2026-08-28", "2026-08-29"));
        _told.Takes(Some.Accepted());
        _told.Takes(Some.Report("2026-09-01") with { Actual = Some.NoDate, Reason = "test failed" });
        Assert.Null(State);

        _told.Takes(Some.Actual("2026-08-28", "2026-09-03"));

        Assert.Equal(CompletionState.Reported, State);
    }

    [Fact]
    public void What_is_said_again_unchanged_stays_accepted_or_rejected()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-07-01"));
        _told.Takes(Some.Actual("2026-08-28", "2026-08-29"));
        _told.Takes(Some.Accepted());
        var again = _told.Takes(Some.Actual("2026-08-28", "2026-09-05"));
        Assert.Equal((CompletionState.Accepted, again), (State!.Value, Reading.Completion!.Report));

        _told.Takes(Some.Rejected());
        _told.Takes(Some.Actual("2026-08-28", "2026-09-12"));

        Assert.Equal((CompletionState.Rejected, MilestoneStatus.Forecast), (State!.Value, Reading.Status));
    }

    [Fact]
    public void New_evidence_puts_what_was_rejected_before_the_owner_again()
    {
        _told.Takes(Some.Actual("2026-08-28") with { Evidence = [Some.Evidence("photo")] });
        _told.Takes(Some.Rejected());
        Assert.Equal(CompletionState.Rejected, State);

        _told.Takes(Some.Note("the record of hall 3", "2026-09-10") with { Evidence = [Some.Evidence("test-record")] });
        Assert.Equal((CompletionState.Evidenced, MilestoneStatus.Done), (State!.Value, Reading.Status));

        _told.Takes(Some.Rejected());
        Assert.Equal(CompletionState.Rejected, State);
    }

    [Fact]
    public void New_evidence_leaves_what_was_accepted_accepted()
    {
        _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Accepted());
        _told.Takes(Some.Note("for the file", "2026-09-10") with { Evidence = [Some.Evidence("photo")] });

        Assert.Equal(CompletionState.Accepted, State);
    }

    [Fact]
    public void A_withdrawn_milestone_has_no_completion()
    {
        _told.Takes(Some.Actual("2026-08-28"));
        _told.Takes(Some.Withdrawal);

        Assert.Null(Reading.Completion);
    }

    [Fact]
    public void A_party_that_became_the_press_does_not_lead_with_what_was_accepted_from_it()
    {
        var observed = _told.Takes(Some.Actual("2026-08-20", party: "epoch-ai"));
        _told.Takes(Some.Accepted(observed));
        _told.Takes(new PartyNamed(Some.Party("epoch-ai", "press")));

        Assert.Equal((MilestoneStatus.Press, null), (Reading.Status, State));
    }
}
