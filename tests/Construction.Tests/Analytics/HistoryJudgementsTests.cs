namespace Construction.Tests.Analytics;

/// <summary>What the owner said of completions, as the log is looked back on.</summary>
public sealed class HistoryJudgementsTests
{
    readonly History _history = new();

    public HistoryJudgementsTests()
    {
        // Received on 1, 2, …, June; the first acceptance was on 1 June, a day before it was sent.
        Event[] events =
        [
            new MilestoneReported(Some.Site, Some.Milestone, Some.Actual("2026-05-20", "2026-05-21")),
            new CompletionAccepted(Some.Site, Some.Milestone, 1, Programme.Owner, Some.Day("2026-06-01"), "seen", "crusoe"),
            new CompletionAccepted(Some.Site, "another", 1, Programme.Owner, Some.Day("2026-06-03"), "seen", "crusoe"),
            new CompletionRejected(Some.Site, Some.Milestone, 1, "oracle", Some.Day("2026-06-04"), "no cooling", "crusoe"),
        ];
        for (var index = 0; index < events.Length; index++)
            _history.Take(events[index], index + 1, Some.Instant($"2026-06-0{index + 1}T12:00:00Z"), loaded: false);
    }

    [Fact]
    public void All_words_on_a_milestone_are_told_in_the_order_of_the_log_also_those_that_hold_no_more() =>
        Assert.Equal(
            [(true, 2L, Programme.Owner, "crusoe", 1L, "seen"), (false, 4L, "oracle", "crusoe", 1L, "no cooling")],
            Judgements(null).Select(past => past.Judgement)
                .Select(said => (said.IsAccepted, said.Position, said.Party, said.ReportedBy, said.Report, said.Words!)));

    [Fact]
    public void Up_to_a_moment_each_clock_knows_its_own()
    {
        Assert.Empty(Judgements(Moment.EndOf(Some.Day("2026-06-01"))));
        Assert.Equal([2L], Judgements(new Moment.Data(Some.Day("2026-06-01"))).Select(past => past.Position));
        Assert.Equal([2L], Judgements(Moment.EndOf(Some.Day("2026-06-03"))).Select(past => past.Position));
        Assert.Equal([2L, 4L], Judgements(new Moment.Upto(4)).Select(past => past.Position));
    }

    [Fact]
    public void A_milestone_that_nobody_judged_has_none() =>
        Assert.Empty(_history.JudgementsOf(Some.Site, "a-third", null));

    IReadOnlyList<PastJudgement> Judgements(Moment? moment) => _history.JudgementsOf(Some.Site, Some.Milestone, moment);
}
