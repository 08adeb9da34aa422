using System.Collections.Concurrent;
using CsCheck;

namespace Construction.Tests.Analytics;

/// <summary>Over generated histories: the waterfall sums exactly, and it says what the reading of a milestone says.</summary>
public sealed class DateChangesPropertyTests
{
    // Whether the responsible party changes, and how.
    static readonly Gen<RankChange[]> Changes =
        Gen.Select(Gen.OneOf(Histories.Parties), Gen.Int[1, 9]).Select((responsible, day) => new RankChange(
            Some.Instant($"2026-03-0{day}T12:00:00Z"), 1_000, party =>
                party == responsible ? Rank.Responsible : party == "crusoe" ? Rank.Party : Remembered.RankOf(party))).Array[0, 1];

    // After which report the owner judges, which of the completions until then, and on which day and known since which.
    static readonly Gen<(int After, int Of, bool IsAccepted, int Day, int Known)[]> Judged =
        Gen.Select(Gen.Int[0, 24], Gen.Int[0, 9], Gen.Bool, Gen.Int[1, 5], Gen.Int[1, 9]).Array[0, 5];

    static readonly Gen<ReplayOrder> Orders = Gen.OneOf(ReplayOrder.AsKnown, ReplayOrder.ByDataDate);

    [Fact]
    public void Between_two_positions_it_sums_and_agrees_with_the_reading() =>
        Holds(Histories.Mixed, Gen.Int[0, 30], at => report => report.Position <= at);

    [Fact]
    public void Between_two_data_dates_it_sums_and_agrees_with_the_reading() =>
        Holds(Histories.Mixed, Gen.Int[0, 6], at => report => report.DataDate.Day <= at);

    // Where a party's reports carry the sender's clock in part, an order that arrival decided depends on what had arrived:
    // of days of publication the two are tried apart.
    [Fact]
    public void Between_two_days_of_becoming_known_it_sums_and_agrees_with_the_reading()
    {
        Holds(Histories.Clocked, Gen.Int[0, 10], at => report => report.KnownAt.Day <= at);
        Holds(Histories.Unclocked, Gen.Int[0, 10], at => report => report.KnownAt.Day <= at);
    }

    static void Holds(Gen<Report[]> histories, Gen<int> moments, Func<int, Func<PastReport, bool>> knownAt)
    {
        var seen = new ConcurrentDictionary<StepKind, int>();
        Gen.Select(histories, moments, moments, Changes, Orders, Judged).Sample(
            (reports, one, other, rankChanges, order, judged) =>
            {
                var (start, end) = (knownAt(Math.Min(one, other)), knownAt(Math.Max(one, other)));
                var (log, judgements) = Arrived(reports, judged);
                var parties = Remembered.Of(log.Select(entry => (entry.Value, entry.Key)), Remembered.RankOf);

                var changes = DateChanges.Of(parties, start, end, rankChanges, order, judgements);

                Assert.Equal(Read(log, parties, judgements, start, Remembered.RankOf), changes.Start);
                Assert.Equal(Read(log, parties, judgements, end, rankChanges is [var last] ? last.RankOf : Remembered.RankOf), changes.End);
                Assert.Equal(changes.EndDay, changes.StartDay + changes.Steps.Sum(step => step.ShiftDays));
                Assert.Equal(changes.StartDay, MiddleOf(changes.Start) ?? changes.StartDay);
                Assert.Equal(changes.EndDay, MiddleOf(changes.End) ?? changes.EndDay);
                AssertChained(changes);
                foreach (var step in changes.Steps)
                    seen.AddOrUpdate(step.Kind, 1, (_, count) => count + 1);
            },
            iter: 2_000);
        Assert.Equal(Enum.GetValues<StepKind>(), seen.Keys.Order());
    }

    // One bar begins where the one before it ended, and is as long as the two dates are apart.
    static void AssertChained(DateChanges changes)
    {
        var (date, day) = (changes.Start, changes.StartDay);
        foreach (var step in changes.Steps)
        {
            Assert.Equal((date?.Date, date?.Party), (step.Before?.Date, step.Before?.Party));
            Assert.Equal(MiddleOf(step.After) ?? day, day + step.ShiftDays);
            (date, day) = (step.After, day + step.ShiftDays);
        }
        Assert.Equal((date?.Date, date?.Party), (changes.End?.Date, changes.End?.Party));
    }

    // Reports and judgements at positions 1, 2, 3, …: each judgement of a completion that was reported before.
    static (SortedDictionary<long, Report> Log, PastJudgement[] Judgements) Arrived(
        Report[] reports, (int After, int Of, bool IsAccepted, int Day, int Known)[] judged)
    {
        var log = new SortedDictionary<long, Report>();
        var judgements = new List<PastJudgement>();
        for (var index = 0; index < reports.Length; index++)
        {
            log.Add(log.Count + judgements.Count + 1, reports[index]);
            var complete = log.Where(entry => entry.Value.Actual?.Date is not null).ToList();
            foreach (var (_, of, isAccepted, day, known) in judged.Where(judgement => judgement.After == index && complete.Count > 0))
            {
                var (report, said) = complete[of % complete.Count];
                judgements.Add(new(
                    new(isAccepted, said.Party, report, Programme.Owner, Some.Day($"2026-03-0{day}"), "its words", log.Count + judgements.Count + 1),
                    Some.Instant($"2026-03-0{known}T00:00:00Z"), Some.Day($"2026-03-0{day}")));
            }
        }
        return (log, [.. judgements]);
    }

    /// <summary>What a milestone reads that took only what was known, in the order of arrival.</summary>
    static CurrentWord? Read(
        SortedDictionary<long, Report> log, IReadOnlyList<PartyPast> parties, PastJudgement[] judgements, Func<PastReport, bool> isKnown,
        Func<string, Rank> rankOf)
    {
        var known =
            from happened in parties.SelectMany(party => party.Reports).Select(report => (Place: report, Event: (Event)new MilestoneReported(Some.Site, Some.Milestone, log[report.Position])))
                .Concat(judgements.Select(judgement => (judgement.Place, Event: JudgedOf(judgement.Judgement))))
            where isKnown(happened.Place)
            orderby happened.Place.Position
            select happened;
        var told = Told.Programme();
        foreach (var (place, happened) in known)
            told.State.Apply(happened, place.Position);
        return MilestoneReading.Of(told.Milestone, rankOf).Current is { } current
            ? new(current.Date, current.IsActual, current.Party, current.Rank, current.DataDate, current.Report)
            : null;
    }

    static Event JudgedOf(Judgement said) => said.IsAccepted
        ? new CompletionAccepted(Some.Site, Some.Milestone, said.Report, said.Party, said.Date, said.Words, said.ReportedBy)
        : new CompletionRejected(Some.Site, Some.Milestone, said.Report, said.Party, said.Date, said.Words!, said.ReportedBy);

    // In days, of both bounds or of the one there is.
    static decimal? MiddleOf(CurrentWord? word) => word is null ? null
        : ((word.Date.Earliest ?? word.Date.Latest)!.Value.DayNumber + (word.Date.Latest ?? word.Date.Earliest)!.Value.DayNumber) / 2m;
}
