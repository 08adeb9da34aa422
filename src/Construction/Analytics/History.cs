using Construction.Domain;

namespace Construction.Analytics;

/// <summary>What the log amounted to at a moment.</summary>
/// <param name="Plan">Every event that is no report, in the order of the log.</param>
/// <param name="Milestones">Those that anybody had spoken of.</param>
/// <param name="Position">Of the last event that belongs to it; 0 where none does.</param>
public sealed record Past(IReadOnlyList<Happening> Plan, IReadOnlyList<PastMilestone> Milestones, long Position);

/// <summary>What the reports on a milestone left behind at a moment.</summary>
/// <param name="Reports">All of it but notes and sources, whose reports <paramref name="Words"/> names.</param>
/// <param name="Words">Positions; those words are in the log only, and few ask for them.</param>
public sealed record PastMilestone(ReportsSnapshot Reports, IReadOnlyList<long> Words);

/// <summary>Reads reports at some positions: their words are in the log only.</summary>
public delegate IReadOnlyDictionary<long, Report> ReadReports(IReadOnlyCollection<long> positions);

/// <summary>
/// The whole log in the form in which any moment of it can be looked at again: dates and their order, no words. One thread at
/// a time. Reports are kept as they come; what stands at a moment is picked among them when somebody asks.
/// </summary>
public sealed class History
{
    readonly Dictionary<(string Site, string Milestone), MilestoneReports> _milestones = [];
    readonly List<Happening> _plan = [];
    readonly Dictionary<(string Site, string Milestone), List<Happening>> _planOf = [];
    readonly Beginnings _beginnings = new();
    readonly Lines _lines = new();
    readonly List<MilestoneReports> _inOrder = [];
    readonly Dictionary<string, Said> _said = [];
    readonly Dictionary<(decimal Value, byte Scale), PercentSaid> _percents = [];
    readonly Said _noDate = new((StatedDate?)null);
    DateTimeOffset _latest;

    /// <summary>Position of the last event taken; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>The latest time of receipt so far, UTC: what is known at a later instant is all of it.</summary>
    public DateTimeOffset Latest => _latest;

    /// <summary>When the first of it was known, UTC; null while there is nothing.</summary>
    public DateTimeOffset? First => _beginnings.First;

    /// <param name="loaded">It came with a programme file, which says itself when it was known.</param>
    public void Take(Event happened, long position, DateTimeOffset receivedAt, bool loaded)
    {
        // A clock that was set back puts nothing into a past that somebody may have seen.
        _latest = receivedAt > _latest ? receivedAt : _latest;
        Position = position;
        if (happened is MilestoneReported { Report: var report } reported)
        {
            var knownAt = loaded && report.KnownAt is { } day ? Happening.StartOf(day) : _latest;
            var milestone = MilestoneOf(reported.Site, reported.Milestone);
            milestone.Take(report.Party, new(
                milestone.OrderOf(report, position), knownAt, Kept(report.Forecast), Kept(report.Actual), BesideOf(report), EvidenceSet.Of(report.Evidence),
                report.KnownAt ?? DateOnly.FromDateTime(receivedAt.UtcDateTime), Kept(report.Percent)));
            _beginnings.Note(reported, knownAt, report.DataDate);
            _lines.Add(position, knownAt, report.DataDate);
            return;
        }
        var happening = Happening.Of(happened, position, receivedAt, _latest, loaded);
        _plan.Add(happening);
        if (happened is { SiteId: { } site, MilestoneId: { } id })
            (_planOf.TryGetValue((site, id), out var of) ? of : _planOf[(site, id)] = []).Add(happening);
        var frames = happened is SiteAnnounced or MilestonePlanned;
        if (frames)
            _beginnings.Frame(happening);
        // What a file frames is known once anybody speaks of it; what is posted, when it is posted.
        if (!(loaded && frames) && happened.SiteId is not null)
            _beginnings.Note(happened, happening.KnownAt, happening.Day);
        _lines.Add(position, happening.KnownAt, happening.Day, tells: happened is not (AliasSet or LinkAdded or LinkRemoved));
    }

    /// <summary>What it amounted to at a moment.</summary>
    /// <param name="cancelled">Nobody waits for it any more.</param>
    public Past At(Moment moment, CancellationToken cancelled = default)
    {
        var plan = Framed(moment);
        // Every report is looked at; each milestone's by themselves, so on as many processors as there are.
        List<PastMilestone> milestones =
            [.. _inOrder.AsParallel().AsOrdered().WithCancellation(cancelled).Select(milestone => milestone.At(moment)).OfType<PastMilestone>()];
        return new(
            plan, milestones,
            Math.Max(plan.Count == 0 ? 0 : plan[^1].Position, milestones.Count == 0 ? 0 : milestones.Max(milestone => milestone.Reports.Reports[^1])));
    }

    /// <summary>One milestone as it stood at a moment, without notes and sources; null where nobody had spoken of it.</summary>
    public Milestone? MilestoneAt(Moment moment, string site, string id)
    {
        Milestone? milestone = null;
        foreach (var happening in PlanOf(site, id, moment))
        {
            switch (happening.Event)
            {
                case MilestonePlanned planned when milestone is null: milestone = new(planned.Milestone); break;
                case MilestonePlanned planned: milestone.Details = planned.Milestone; break;
                case BaselineSet set: milestone?.Take(set, happening.Position); break;
                case ContractDateSet set when milestone is not null: milestone.Contract = new(set, happening.Position, happening.ReceivedAt); break;
                case RangeGiven range: milestone?.Take(range, happening.Position); break;
                case MilestoneWithdrawn withdrawn when milestone is not null: milestone.Withdrawn = withdrawn; break;
                case MilestoneReinstated when milestone is not null: milestone.Withdrawn = null; break;
                case CompletionAccepted or CompletionRejected: milestone?.Take(Programme.JudgementOf(happening.Event, happening.Position)); break;
            }
        }
        if (milestone is not null && _milestones.GetValueOrDefault((site, id))?.At(moment) is { } past)
            milestone.Take(past.Reports);
        return milestone;
    }

    /// <summary>All that every party said of a milestone up to a moment, each party's in the order in which it counts.</summary>
    /// <param name="moment">Null for now.</param>
    /// <param name="rankOf">Whose word a party's is there.</param>
    public IReadOnlyList<PartyPast> PastOf(string site, string milestone, Moment? moment, Func<string, Rank> rankOf)
    {
        List<PartyPast> pasts = [];
        if (_milestones.GetValueOrDefault((site, milestone)) is { } past)
            foreach (var (party, reports) in past.Parties)
            {
                // Now, nothing is left out, and nothing need be copied.
                var included = moment is null ? reports : reports.Where(report => moment.Includes(report)).ToArray();
                if (included.Count > 0)
                    pasts.Add(new(party, rankOf(party), included));
            }
        return pasts;
    }

    /// <summary>Every word of the owner on a milestone's completions up to a moment, in the order of the log; also what holds no more.</summary>
    /// <param name="moment">Null for now.</param>
    public IReadOnlyList<PastJudgement> JudgementsOf(string site, string milestone, Moment? moment) =>
    [
        .. from happening in _planOf.GetValueOrDefault((site, milestone), [])
           where happening.Event is CompletionAccepted or CompletionRejected && (moment is null || IsWrittenAt(moment, happening))
           select new PastJudgement(Programme.JudgementOf(happening.Event, happening.Position), happening.KnownAt, happening.Day),
    ];

    /// <summary>Positions of the last events of a moment, the latest first, as that moment's clock has them.</summary>
    public IReadOnlyList<long> LastOf(Moment moment, int count) => _lines.LastOf(moment, count);

    /// <summary>How many events became known on each day, UTC, or were said for it.</summary>
    public SortedDictionary<DateOnly, int> CountByDay(bool byDataDate) => _lines.CountByDay(byDataDate);

    /// <summary>When an event was known, UTC.</summary>
    public DateTimeOffset KnownAt(long position) => _lines.KnownAt(position);

    /// <summary>True where an event announced its site or planned its milestone for the first time.</summary>
    public bool IsBeginning(Event happened, long position) => _beginnings.IsFirst(happened, position);

    IEnumerable<Happening> PlanOf(string site, string milestone, Moment moment) => _planOf.GetValueOrDefault((site, milestone), [])
        .Where(happening => Includes(moment, happening));

    // A site or milestone counts from its beginning; what its details say, from when they were written down.
    List<Happening> Framed(Moment moment)
    {
        List<Happening> framed = [];
        foreach (var happening in _plan)
        {
            if (!Includes(moment, happening) || !HasTarget(happening.Event, framed))
                continue;
            framed.Add(happening.Event switch
            {
                SiteAnnounced announced when !IsWrittenAt(moment, happening) => happening with
                {
                    Event = Details.Before(announced, moment, StageOf(announced.Site.Id) is { } stage && IsWrittenAt(moment, stage)),
                },
                ProgrammeDescribed described => happening with { Event = Details.Before(described, moment) },
                _ => happening,
            });
        }
        return framed;
    }

    bool Includes(Moment moment, Happening happening)
    {
        if (happening.Event is not (SiteAnnounced or MilestonePlanned))
            return IsWrittenAt(moment, happening);
        var (knownAt, day) = _beginnings.Of(happening);
        return moment.Includes(happening.Position, knownAt, day);
    }

    static bool IsWrittenAt(Moment moment, Happening happening) => moment.Includes(happening.Position, happening.KnownAt, happening.Day);

    // By data date a flag may be of a later day than that on which it was cleared, and any clock may be set back.
    static bool HasTarget(Event happened, List<Happening> framed) => happened switch
    {
        FlagCleared cleared => framed.Any(happening => happening.Event is FlagRaised raised && raised.Site == cleared.Site && raised.Flag.Id == cleared.Flag),
        RiskClosed closed => framed.Any(happening => happening.Event is RiskEntered entered && entered.Site == closed.Site && entered.Risk.Id == closed.Risk),
        _ => true,
    };

    // What a file says of a site's stage is as old as the flag that says the same.
    Happening? StageOf(string site) => _plan.LastOrDefault(happening => happening.Event is FlagRaised { Flag.Type: "stage" } raised && raised.Site == site);

    MilestoneReports MilestoneOf(string site, string milestone)
    {
        if (!_milestones.TryGetValue((site, milestone), out var past))
        {
            _milestones.Add((site, milestone), past = new(site, milestone));
            _inOrder.Add(past);
        }
        return past;
    }

    // A programme has few different dates: each is kept once.
    Said? Kept(Said? said)
    {
        if (said is null)
            return null;
        if (said.Date is null)
            return _noDate;
        if (!_said.TryGetValue(said.Date.Text, out var kept))
            _said.Add(said.Date.Text, kept = said);
        return kept;
    }

    // Nor many different percentages. 75 and 75.0 are equal, and each is told as it was said.
    PercentSaid? Kept(decimal? percent)
    {
        if (percent is not { } value)
            return null;
        if (!_percents.TryGetValue((value, value.Scale), out var kept))
            _percents.Add((value, value.Scale), kept = new(value));
        return kept;
    }

    static Beside BesideOf(Report report) =>
        (report.Note is null ? Beside.None : Beside.Note)
        | (report.Source is null && report.KnownAt is null ? Beside.None : Beside.Source);
}
