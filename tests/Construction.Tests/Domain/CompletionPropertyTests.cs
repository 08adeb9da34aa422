using CsCheck;

namespace Construction.Tests.Domain;

/// <summary>What holds of completions whatever is reported, accepted and rejected, in whatever order.</summary>
public sealed class CompletionPropertyTests
{
    static readonly string[] Parties = ["crusoe", "oracle", "mortenson", "epoch-ai", "press"];

    static readonly Gen<Event> AnyReport =
        from party in Gen.Int[0, Parties.Length - 1].Select(index => Parties[index])
        from day in Gen.Int[0, 5]
        from what in Gen.Int[0, 5]
        from evidence in Gen.Int[0, 6]
        select (Event)new MilestoneReported(Some.Site, Some.Milestone, Of(party, Some.Day("2026-09-01").AddDays(day), what) with
        {
            Evidence = evidence < Vocabulary.EvidenceKinds.Length ? [Some.Evidence(Vocabulary.EvidenceKinds[evidence])] : [],
        });

    static readonly Gen<Event> AnyWord =
        from accepts in Gen.Bool
        from report in Gen.Int[0, 30]
        select accepts ? (Event)Some.Accepted(report == 0 ? null : report) : Some.Rejected(report == 0 ? null : report);

    static readonly Gen<Event[]> AnyHistory = Gen.Frequency((3, AnyReport), (2, AnyWord)).Array[1, 25];

    [Fact]
    public void What_leads_was_not_rejected_what_was_accepted_leads_and_nothing_that_waits_is_overdue() => AnyHistory.Sample(history =>
    {
        var told = After(history);
        var (reading, completion) = (told.Reading, told.Reading.Completion);

        Assert.Equal(reading.Status == MilestoneStatus.Done, reading.Current?.IsActual == true);
        if (reading.Current is { IsActual: true } current)
        {
            Assert.NotEqual(CompletionState.Rejected, completion!.State);
            Assert.Equal((current.Report, current.Party), (completion.Report, completion.Said.Party));
        }
        if (completion is { State: CompletionState.Accepted })
            Assert.Equal((MilestoneStatus.Done, completion.Report), (reading.Status, reading.Current!.Report));
        if (completion is not null)
            Assert.NotEqual(Rank.Press, completion.Rank);
        if (reading.OverdueFrom is not null)
            Assert.True(completion is null or { State: CompletionState.Rejected });
    });

    [Fact]
    public void The_same_word_at_once_again_is_had() => Gen.Select(AnyHistory, AnyWord).Sample((history, word) =>
    {
        var told = After(history);

        if (told.Decides(word) is Decision.Take)
            Assert.IsType<Decision.AlreadyHad>(told.Decides(word));
    });

    [Fact]
    public void What_was_put_down_and_taken_up_again_reads_the_same() => AnyHistory.Sample(history =>
    {
        var told = After(history);
        var again = Told.Programme();
        var position = again.State.Position;
        foreach (var happened in told.Log.Skip((int)position).Select((happened, index) => (Event: happened, Position: position + index + 1)))
            if (happened.Event is not MilestoneReported)
                again.State.Apply(happened.Event, happened.Position);

        again.State.Take(ReportsSnapshot.Of(told.State), told.State.Position);

        Assert.Equivalent(told.Reading, again.Reading, strict: true);
    });

    [Fact]
    public void Evidence_adds_up_to_the_same_in_any_order() => Gen.Select(AnyReport.Array[1, 8], Gen.Int).Sample((reports, seed) =>
    {
        var shuffled = reports.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Evidence(reports), Evidence(shuffled));
    });

    static Report Of(string party, DateOnly dataDate, int what) => what switch
    {
        0 => Some.Report(party: party) with { DataDate = dataDate, Actual = Some.NoDate, Reason = "not yet" },
        1 => Some.Report(party: party) with { DataDate = dataDate, Note = "a note" },
        2 => Some.Forecast("2026-10-01", party: party) with { DataDate = dataDate },
        3 => Some.Forecast("2026-12-01", party: party) with { DataDate = dataDate },
        4 => Some.Actual("2026-08-20", party: party) with { DataDate = dataDate },
        _ => Some.Actual("2026-08-28", party: party) with { DataDate = dataDate },
    };

    static Told After(IEnumerable<Event> history)
    {
        var told = Told.Programme();
        foreach (var proposed in history)
            told.Decides(proposed);
        return told;
    }

    static string Evidence(IEnumerable<Event> reports) => string.Join(
        "; ", After(reports).Milestone.Standings.Select(said => $"{said.Party} {string.Join(' ', said.Evidence.Kinds.Kinds)}").Order());
}
