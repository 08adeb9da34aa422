using Construction.Domain;

namespace Construction.Analytics;

/// <summary>Why the current date is another than before.</summary>
public enum StepKind
{
    /// <summary>The first date that was ever current: there is nothing that it moved from.</summary>
    First,

    /// <summary>The party whose word leads stated another date.</summary>
    Revised,

    /// <summary>
    /// The party whose word leads said the same more or less exactly: the one interval lies within the other, and only its
    /// middle moved.
    /// </summary>
    Precision,

    /// <summary>What was a forecast is an actual now.</summary>
    Actual,

    /// <summary>The actual was taken back; the same party's forecast holds again.</summary>
    Retracted,

    /// <summary>Nobody whose word counts gives a date now; the bar moves nothing.</summary>
    NoDate,

    /// <summary>There is a date again; it moved from the last that there was.</summary>
    Returned,

    /// <summary>Another party's word leads now: the difference of two standing words, nobody's own change.</summary>
    Lead,

    /// <summary>The parties rank otherwise, as by a change of the responsible party.</summary>
    Responsible,

    /// <summary>The owner accepted a completion: that actual leads now, whoever's word led before.</summary>
    Accepted,

    /// <summary>The owner rejected a completion: that actual does not count, and what led before it, or the next, does again.</summary>
    Rejected,
}

/// <summary>In which order what lies between the two moments is gone through; the ends are the same.</summary>
public enum ReplayOrder
{
    /// <summary>As it became known: by <see cref="PastReport.KnownAt"/>, then by position.</summary>
    AsKnown,

    /// <summary>As it was: by data date.</summary>
    ByDataDate,
}

/// <summary>The current date, and whose word it is.</summary>
/// <param name="Position">Of the report that states it, in the log.</param>
public sealed record CurrentWord(StatedDate Date, bool IsActual, string Party, Rank Rank, DateOnly DataDate, long Position);

/// <summary>An event after which parties rank otherwise: a site's or a milestone's responsible party was changed.</summary>
/// <param name="KnownAt">When the log took it, UTC.</param>
/// <param name="Position">Of the event in the log.</param>
/// <param name="RankOf">The rank of each party from then on.</param>
public sealed record RankChange(DateTimeOffset KnownAt, long Position, Func<string, Rank> RankOf);

/// <summary>A bar of the waterfall.</summary>
/// <param name="Party">Who reported, accepted or rejected; where the parties' ranks changed, whose word leads since.</param>
/// <param name="Position">Of the report (or of the judgement, or of the event that changed the ranks) in the log, where its reason is.</param>
/// <param name="KnownAt">When it was known, UTC.</param>
/// <param name="DataDate">Of the report, or the day on which it was accepted or rejected; null where the parties' ranks changed.</param>
/// <param name="Before">Null where there was no date.</param>
/// <param name="After">Null where there is none since.</param>
/// <param name="ShiftDays">In days, whole or halves; later is more.</param>
public sealed record DateStep(
    StepKind Kind,
    string Party,
    long Position,
    DateTimeOffset KnownAt,
    DateOnly? DataDate,
    CurrentWord? Before,
    CurrentWord? After,
    decimal ShiftDays);

/// <summary>
/// How a milestone's current date (as <see cref="MilestoneReading"/> decides it) moved between two moments, report by report
/// and judgement by judgement:
/// <see cref="StartDay"/> and the shifts of all steps make <see cref="EndDay"/>, exactly. A date counts by the middle of its
/// interval or, where a side is open, by the day that was said. A baseline moves no current date.
/// </summary>
/// <param name="Start">Null where there was no date then.</param>
/// <param name="End">Null where there is no date then.</param>
/// <param name="StartDay">
/// In days since 1 January 0001 (<see cref="DateOnly.DayNumber"/>), whole or halves. Where there was no date, of the last that
/// there had been; where there had been none ever, of the first that came; null where none came.
/// </param>
/// <param name="EndDay">The same at the end: where there is no date, of the last that there was.</param>
public sealed record DateChanges(
    CurrentWord? Start, CurrentWord? End, decimal? StartDay, decimal? EndDay, IReadOnlyList<DateStep> Steps)
{
    /// <param name="parties">What every party said, ranked as at the first moment.</param>
    /// <param name="isKnownAtStart">What was known at the first moment; of a judgement, a report that says nothing, at its place, is asked.</param>
    /// <param name="isKnownAtEnd">What was known at the second, which includes all of the first.</param>
    /// <param name="rankChanges">Those between the two moments.</param>
    /// <param name="order">In which order it is told.</param>
    /// <param name="judgements">The owner's words on completions.</param>
    /// <exception cref="ArgumentException">Something was known at the first moment and not at the second.</exception>
    public static DateChanges Of(
        IReadOnlyList<PartyPast> parties,
        Func<PastReport, bool> isKnownAtStart,
        Func<PastReport, bool> isKnownAtEnd,
        IReadOnlyList<RankChange>? rankChanges = null,
        ReplayOrder order = ReplayOrder.AsKnown,
        IReadOnlyList<PastJudgement>? judgements = null)
    {
        List<Replayed> before = [], between = [];
        for (var party = 0; party < parties.Count; party++)
            foreach (var report in parties[party].Reports)
                Place(new Replayed(party, report));
        foreach (var judgement in judgements ?? [])
            Place(new Replayed(-1, judgement.Place, judgement.Judgement));
        between.AddRange((rankChanges ?? []).Select(change => new Replayed(-1, Replayed.PlaceOf(change), change: change)));

        before.Sort(Replayed.By(order));
        between.Sort(Replayed.By(order));

        var replay = new DateReplay(parties);
        replay.Take(before);
        var (start, startDay) = (replay.Current, replay.Day);
        var steps = replay.Take(between);
        return new(start, replay.Current, startDay ?? FirstDay(steps), replay.Day, steps);

        void Place(Replayed happening)
        {
            var (atStart, atEnd) = (isKnownAtStart(happening.Report), isKnownAtEnd(happening.Report));
            if (atStart)
                before.Add(happening);
            else if (atEnd)
                between.Add(happening);
            if (atStart && !atEnd)
                throw new ArgumentException(
                    $"position {happening.Report.Position} is known at the first moment and not at the second", nameof(isKnownAtEnd));
        }
    }

    static decimal? FirstDay(List<DateStep> steps) => DateMiddle.OrBound(steps.FirstOrDefault()?.After?.Date);
}
