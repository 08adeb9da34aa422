namespace Construction.Tests.Analytics;

/// <summary>The bars of what the owner accepted and rejected.</summary>
public sealed class DateChangesJudgedTests
{
    [Fact]
    public void An_accepted_actual_leads_before_the_responsible_partys_forecast_and_rejected_it_gives_way()
    {
        // From 1 June back to 20 May are 12 days.
        var changes = Judged(
            2, 4,
            [Some.Forecast("2026-06-01", "2026-03-01"), Some.Actual("2026-05-20", "2026-05-21", "mortenson")],
            Judgement(3, isAccepted: true, "mortenson", 2), Judgement(4, isAccepted: false, "mortenson", 2));

        Assert.Equal(["Accepted -12", "Rejected 12"], changes.Steps.Select(Text));
        var step = changes.Steps[0];
        Assert.Equal((Programme.Owner, 3, Some.Day("2026-06-03")), (step.Party, step.Position, step.DataDate));
        Assert.Equal(("crusoe", "mortenson", true), (step.Before!.Party, step.After!.Party, step.After.IsActual));
    }

    [Fact]
    public void A_rejected_actual_gives_way_to_the_forecast_until_new_evidence_brings_it_back()
    {
        // From 23 May to 1 June are 9 days.
        Report[] reports =
        [
            Some.Forecast("2026-06-01", "2026-03-01"),
            Some.Actual("2026-05-23", "2026-05-24"),
            Some.Report("2026-06-08") with { Evidence = [Some.Evidence("photo")] },
        ];
        var changes = DateChanges.Of(
            Remembered.Of([(reports[0], 1), (reports[1], 2), (reports[2], 4)], Remembered.RankOf), report => report.Position <= 2, _ => true,
            judgements: [Judgement(3, isAccepted: false, "crusoe", 2)]);

        Assert.Equal(["Rejected 9", "Actual -9"], changes.Steps.Select(Text));
    }

    [Fact]
    public void Where_a_rejection_leaves_no_date_a_bar_says_so() =>
        Assert.Equal(
            [("Rejected 0", true)],
            Judged(1, 2, [Some.Actual("2026-05-23")], Judgement(2, isAccepted: false, "crusoe", 1)).Steps.Select(step => (Text(step), step.After is null)));

    [Fact]
    public void Who_accepts_what_leads_already_moves_nothing() =>
        Assert.Empty(Judged(1, 2, [Some.Actual("2026-05-23")], Judgement(2, isAccepted: true, "crusoe", 1)).Steps);

    [Fact]
    public void A_judgement_that_was_known_first_and_is_not_known_later_is_refused() =>
        Assert.Throws<ArgumentException>(() => Judged(2, 1, [], Judgement(2, isAccepted: true, "crusoe", 1)));

    static string Text(DateStep step) => FormattableString.Invariant($"{step.Kind} {step.ShiftDays:0.#}");

    static DateChanges Judged(long start, long end, Report[] reports, params PastJudgement[] judgements) => DateChanges.Of(
        Remembered.Of(reports), report => report.Position <= start, report => report.Position <= end, judgements: judgements);

    // Each in June, on the day of its position.
    static PastJudgement Judgement(long position, bool isAccepted, string reportedBy, long report)
    {
        var day = Some.Day($"2026-06-0{position}");
        return new(new(isAccepted, reportedBy, report, Programme.Owner, day, "its words", position), new(day, default, TimeSpan.Zero), day);
    }
}
