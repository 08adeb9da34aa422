namespace Construction.Tests.Domain;

/// <summary>When a completion is evidenced, and since when it waits.</summary>
public sealed class CompletionWaitingTests
{
    readonly Told _told = Told.Programme();

    MilestoneReading Reading => _told.Reading;

    CompletionState? State => Reading.Completion?.State;

    // The milestone asks for a photo and a test record.
    [Fact]
    public void It_is_evidenced_once_its_party_has_given_every_kind_asked_for_with_whichever_report()
    {
        _told.Takes(Some.Note("early", "2026-05-01") with { Evidence = [Some.Evidence("photo")] });
        _told.Takes(Some.Actual("2026-08-28"));
        Assert.Equal((CompletionState.Reported, "test-record"), (State!.Value, Assert.Single(Reading.Completion!.Missing.Kinds)));

        // Another party's does not count.
        _told.Takes(Some.Note("seen", party: "epoch-ai") with { Evidence = [Some.Evidence("test-record")] });
        Assert.Equal(CompletionState.Reported, State);

        _told.Takes(Some.Note("late", "2026-09-10") with { Evidence = [Some.Evidence("test-record"), Some.Evidence("link")] });
        Assert.Equal((CompletionState.Evidenced, true), (State!.Value, Reading.Completion!.Missing.IsEmpty));
        Assert.Equal(["photo", "test-record", "link"], Reading.Completion.Said.Evidence.Kinds.Kinds);
    }

    [Fact]
    public void Where_none_is_asked_for_any_evidence_will_do()
    {
        _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Evidence = [] }));
        _told.Takes(Some.Actual("2026-08-28"));
        Assert.Equal((CompletionState.Reported, true), (State!.Value, Reading.Completion!.Missing.IsEmpty));

        _told.Takes(Some.Actual("2026-08-28", "2026-09-05") with { Evidence = [Some.Evidence("satellite")] });

        Assert.Equal(CompletionState.Evidenced, State);
    }

    [Fact]
    public void It_waits_since_its_first_report_was_received_and_once_judged_since_that_day()
    {
        Receives(Some.Actual("2026-08-28", "2026-08-29"), "2026-09-01T23:59:59Z");
        // Said again the next week: it has waited since the first.
        Receives(Some.Actual("2026-08-28", "2026-09-05"), "2026-09-08T00:00:00Z");
        Assert.Equal(Some.Day("2026-09-01"), Reading.Completion!.Since);

        _told.Takes(Some.Rejected() with { Date = Some.Day("2026-09-10") });
        Assert.Equal(Some.Day("2026-09-10"), Reading.Completion!.Since);

        Receives(Some.Note("the record", "2026-09-20") with { Evidence = [Some.Evidence("test-record")] }, "2026-09-21T08:00:00Z");
        Assert.Equal((CompletionState.Reported, Some.Day("2026-09-21")), (State!.Value, Reading.Completion!.Since));

        Receives(Some.Actual("2026-09-22", "2026-09-23"), "2026-09-24T08:00:00Z");
        Assert.Equal(Some.Day("2026-09-24"), Reading.Completion!.Since);
    }

    [Fact]
    public void Loaded_history_waits_since_its_source_was_published()
    {
        Receives(Some.Actual("2026-05-23", "2026-05-24") with { KnownAt = Some.Day("2026-06-02") }, "2026-11-23T12:00:00Z");

        Assert.Equal(Some.Day("2026-06-02"), Reading.Completion!.Since);
    }

    void Receives(Report report, string at) =>
        _told.State.Apply(new MilestoneReported(Some.Site, Some.Milestone, report), _told.State.Position + 1, Some.Instant(at));
}
