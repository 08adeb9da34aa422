using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A report of a party (by index), or a change of the parties' ranks.</summary>
sealed class Replayed(int party, PastReport report, RankChange? change)
{
    // The day on which ranks change comes before what is said as of that day.
    readonly Order _order = change is null ? report.Order : new(DateOnly.FromDateTime(change.KnownAt.UtcDateTime), default, default, change.Position);
    readonly DateTimeOffset _knownAt = change?.KnownAt ?? report.KnownAt;

    public int Party => party;
    public PastReport Report => report;
    public RankChange? Change => change;

    public static Comparison<Replayed> By(ReplayOrder order) => order switch
    {
        ReplayOrder.AsKnown => (left, right) =>
            left._knownAt.CompareTo(right._knownAt) is not 0 and var known ? known : left._order.Position.CompareTo(right._order.Position),
        ReplayOrder.ByDataDate => (left, right) => left._order.CompareTo(right._order),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "an order that nobody knows"),
    };
}

/// <summary>
/// Which date is current while one thing after the other becomes known: the rules of <see cref="MilestoneReading"/>, on
/// statements whose order is known already, so that any of them may be left out.
/// </summary>
sealed class DateReplay(IReadOnlyList<PartyPast> parties)
{
    readonly Voice[] _voices = [.. parties.Select(past => new Voice(past.Party, past.Rank))];

    public CurrentWord? Current { get; private set; }

    /// <summary>By its middle, in days; it stays where there is no date any more.</summary>
    public decimal? Day { get; private set; }

    public List<DateStep> Take(IEnumerable<Replayed> happenings)
    {
        List<DateStep> steps = [];
        foreach (var happening in happenings)
            steps.AddRange(happening.Change is { } change ? Take(change) : Take(_voices[happening.Party], happening.Report));
        return steps;
    }

    IEnumerable<DateStep> Take(Voice voice, PastReport report)
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

    IEnumerable<DateStep> Take(RankChange change)
    {
        foreach (var voice in _voices)
            voice.RankAs(change.RankOf(voice.Party));
        var (before, after) = (Current, CurrentOf());
        if (!IsSame(before, after))
            return [Step(StepKind.Responsible, (after ?? before)!.Party, change.Position, change.KnownAt, null, after)];
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

    // By rank, then the latest; the press never leads.
    CurrentWord? CurrentOf()
    {
        Voice? first = null;
        foreach (var voice in _voices)
            if (voice is { Rank: not Rank.Press, Word: not null }
                && (first is null || voice.Rank < first.Rank || (voice.Rank == first.Rank && voice.Order > first.Order)))
                first = voice;
        return first?.Word;
    }

    /// <summary>What a party says.</summary>
    sealed class Voice(string party, Rank rank)
    {
        PastReport? _forecast;
        PastReport? _actual;

        public string Party => party;
        public Rank Rank { get; private set; } = rank;

        /// <summary>Its actual, or else its forecast; null where it gives no date now.</summary>
        public CurrentWord? Word { get; private set; }

        public Order Order { get; private set; }

        public void RankAs(Rank rank) => (Rank, Word) = (rank, Word is null ? null : Word with { Rank = rank });

        public void Take(PastReport report)
        {
            if (report.Forecast is not null && (_forecast is null || report.Order > _forecast.Value.Order))
                _forecast = report;
            if (report.Actual is not null && (_actual is null || report.Order > _actual.Value.Order))
                _actual = report;
            var isActual = _actual?.Actual?.Date is not null;
            if ((isActual ? _actual : _forecast) is not { } leading || (isActual ? leading.Actual : leading.Forecast)?.Date is not { } date)
                Word = null;
            else
                (Word, Order) = (new(date, isActual, Party, Rank, leading.DataDate, leading.Position), leading.Order);
        }
    }
}
