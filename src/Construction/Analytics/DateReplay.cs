using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A report of a party (by index), the owner's word on a completion, or a change of the parties' ranks.</summary>
/// <param name="report">Where it is another, one that says nothing, at its place.</param>
sealed class Replayed(int party, in PastReport report, Judgement? judgement = null, RankChange? change = null)
{
    readonly PastReport _report = report;

    public int Party => party;
    public ref readonly PastReport Report => ref _report;
    public Judgement? Judgement => judgement;
    public RankChange? Change => change;

    // The day on which ranks change comes before what is said as of that day.
    public static PastReport PlaceOf(RankChange change) =>
        new(new(DateOnly.FromDateTime(change.KnownAt.UtcDateTime), default, default, change.Position), change.KnownAt, null, null);

    public static Comparison<Replayed> By(ReplayOrder order) => order switch
    {
        ReplayOrder.AsKnown => (left, right) =>
            left.Report.KnownAt.CompareTo(right.Report.KnownAt) is not 0 and var known ? known : left.Report.Position.CompareTo(right.Report.Position),
        ReplayOrder.ByDataDate => (left, right) => left.Report.Order.CompareTo(right.Report.Order),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "an order that nobody knows"),
    };
}

/// <summary>
/// Which date is current while one thing after the other becomes known: the rules of <see cref="MilestoneReading"/>, on
/// statements whose order is known already, so that any of them may be left out.
/// </summary>
sealed class DateReplay(IReadOnlyList<PartyPast> parties)
{
    readonly ReplayedVoice[] _voices = [.. parties.Select(past => new ReplayedVoice(past.Party, past.Rank))];
    bool _isJudged;

    public CurrentWord? Current { get; private set; }

    /// <summary>By its middle, in days; it stays where there is no date any more.</summary>
    public decimal? Day { get; private set; }

    public List<DateStep> Take(IEnumerable<Replayed> happenings)
    {
        List<DateStep> steps = [];
        foreach (var happening in happenings)
            steps.AddRange(
                happening.Change is { } change ? Take(change)
                : happening.Judgement is { } judgement ? Take(judgement, happening.Report)
                : Take(_voices[happening.Party], happening.Report));
        return steps;
    }

    IEnumerable<DateStep> Take(ReplayedVoice voice, PastReport report)
    {
        var (before, own) = (Current, voice.Word);
        voice.Take(report);
        var after = CurrentOf();
        if (IsSame(before, after))
        {
            Current = after;
            return [];
        }
        // What brought a party into the lead may also have moved its own date: the one is a difference of two parties' words,
        // the other a change of one's mind.
        return before?.Party != after?.Party && before is not null && own is not null && after?.Party == voice.Party && !IsSame(own, after)
            ? [StepTo(own, StepKind.Lead), StepTo(after, KindOf(own, after))]
            : [StepTo(after, KindOf(before, after))];

        DateStep StepTo(CurrentWord? word, StepKind kind) => Step(kind, voice.Party, report.Position, report.KnownAt, report.DataDate, word);
    }

    IEnumerable<DateStep> Take(Judgement judgement, PastReport place)
    {
        _isJudged = true;
        foreach (var voice in _voices)
            if (voice.Party == judgement.ReportedBy)
                voice.Take(judgement);
        return Turn(after => Step(
            judgement.IsAccepted ? StepKind.Accepted : StepKind.Rejected, judgement.Party, judgement.Position, place.KnownAt, place.DataDate, after));
    }

    IEnumerable<DateStep> Take(RankChange change)
    {
        foreach (var voice in _voices)
            voice.RankAs(change.RankOf(voice.Party));
        return Turn(after => Step(StepKind.Responsible, (after ?? Current)!.Party, change.Position, change.KnownAt, null, after));
    }

    // What says nothing itself makes one step, where it makes any.
    IEnumerable<DateStep> Turn(Func<CurrentWord?, DateStep> stepTo)
    {
        var after = CurrentOf();
        if (!IsSame(Current, after))
            return [stepTo(after)];
        Current = after;
        return [];
    }

    DateStep Step(StepKind kind, string party, long position, DateTimeOffset knownAt, DateOnly? dataDate, CurrentWord? after)
    {
        var day = DateMiddle.OrBound(after?.Date) ?? Day;
        var step = new DateStep(
            kind == StepKind.Returned && Day is null ? StepKind.First : kind,
            party, position, knownAt, dataDate, Current, after, day - Day ?? 0);
        (Current, Day) = (after, day);
        return step;
    }

    static StepKind KindOf(CurrentWord? before, CurrentWord? after) =>
        before is null ? StepKind.Returned
        : after is null ? StepKind.NoDate
        : before.Party != after.Party ? StepKind.Lead
        : after.IsActual && !before.IsActual ? StepKind.Actual
        : before.IsActual && !after.IsActual ? StepKind.Retracted
        : IsWithin(before.Date, after.Date) || IsWithin(after.Date, before.Date) ? StepKind.Precision
        : StepKind.Revised;

    static bool IsWithin(StatedDate inner, StatedDate outer) =>
        (outer.Earliest is null || inner.Earliest >= outer.Earliest) && (outer.Latest is null || inner.Latest <= outer.Latest);

    static bool IsSame(CurrentWord? left, CurrentWord? right) =>
        left?.Party == right?.Party
        && left?.IsActual == right?.IsActual
        && left?.Date.Earliest == right?.Date.Earliest
        && left?.Date.Latest == right?.Date.Latest;

    // What the owner accepted last; else by rank, then the latest; the press never leads.
    CurrentWord? CurrentOf()
    {
        ReplayedVoice? first = null, accepted = null;
        foreach (var voice in _voices)
        {
            if (_isJudged)
                voice.IsOverruled = Array.Exists(_voices, other => other.Overrules(voice));
            if (voice.Judgement is { IsAccepted: true } judgement && !(judgement.Position < accepted?.Judgement!.Position))
                accepted = voice;
            if (voice is { Rank: not Rank.Press, Word: not null }
                && (first is null || voice.Rank < first.Rank || (voice.Rank == first.Rank && voice.Order > first.Order)))
                first = voice;
        }
        return (accepted ?? first)?.Word;
    }
}
