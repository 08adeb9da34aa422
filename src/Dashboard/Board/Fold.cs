using Construction.Analytics;
using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Board;

/// <summary>Which rows an event changes. One thread at a time.</summary>
sealed partial class Fold
{
    const int ReportsKeptOfKey = 10;

    readonly Dictionary<Milestone, MilestoneFold> _milestones = [];
    readonly Dictionary<string, SiteTally> _tallies = [];
    readonly OrderedDictionary<string, SiteSum> _siteSums = [];
    readonly Dictionary<string, Queue<long>> _lastReports = [];
    PastWords? _pastWords;
    ProgrammeSum? _sum;

    public Programme State { get; } = new();

    public RowSet Rows { get; } = new();

    public IReadOnlyList<long> LastReportsBy(string key) => _lastReports.TryGetValue(key, out var last) ? [.. last.Reverse()] : [];

    public void Apply(LogEntry entry)
    {
        if (entry.Event is MilestoneReported reported)
            Apply(reported, entry);
        else
            Apply(entry.Event, entry);
    }

    public BoardSnapshot Snapshot() => new(
        [.. Rows.Places()], [.. Rows.Stories()], [.. _lastReports.Select(of => new LastOfKey(of.Key, [.. of.Value]))]);

    /// <summary>Goes on where a snapshot was taken, after every event but reports was applied.</summary>
    /// <param name="reports">What the reports left behind.</param>
    /// <param name="position">Of the last event of all.</param>
    public void Apply(IReadOnlyList<ReportsSnapshot> reports, long position, BoardSnapshot snapshot)
    {
        State.Take(reports, position);
        foreach (var of in reports)
            Put(FoldOf(of.Site, of.Milestone), position);
        PutAllSums(position);
        foreach (var (key, positions) in snapshot.LastReports)
            _lastReports.Add(key, new(positions));
        Rows.Move(snapshot);
    }

    /// <summary>Becomes a past moment, every row made once; stories are told apart.</summary>
    /// <param name="read">Reads what <see cref="ReadWords"/> wants.</param>
    public void Apply(Past past, ReadReports read)
    {
        _pastWords = new(read);
        Dictionary<(string Site, string Milestone), long> changed = [];
        foreach (var (happened, position, receivedAt, _, _) in past.Plan)
        {
            State.Apply(happened, position, receivedAt);
            var entry = new LogEntry(position, receivedAt, "", happened);
            if (happened is MilestonePlanned or BaselineSet or CompletionAccepted or CompletionRejected or MilestoneWithdrawn
                or MilestoneReinstated or LinkAdded or LinkRemoved or RangeGiven or ContractDateSet)
                changed[(happened.SiteId!, happened.MilestoneId!)] = position;
            else if (happened is PartyNamed or CommitmentEntered or FlagRaised or FlagCleared or ScheduleAccepted or RiskEntered or RiskClosed)
                PutOwn(happened, entry);
        }
        State.Take(past.Milestones.Select(of => of.Reports), past.Position);
        foreach (var (of, words) in past.Milestones)
        {
            changed[(of.Site, of.Milestone)] = Math.Max(of.Reports[^1], changed[(of.Site, of.Milestone)]);
            _pastWords.Leave(FoldOf(of.Site, of.Milestone), words);
        }
        // Read on as many processors as there are; a moment has thousands, and somebody waits for it.
        List<(MilestoneFold Milestone, long Position)> folds = [.. changed.Select(of => (FoldOf(of.Key.Site, of.Key.Milestone), of.Value))];
        folds.AsParallel().ForAll(of => of.Milestone.Read());
        foreach (var (milestone, position) in folds)
            PutRow(milestone, position);
        PutAllSums(past.Position);
    }

    /// <summary>Fetches notes and sources that a past moment left in the log: of a milestone, a site's, or all.</summary>
    public void ReadWords(string? site = null, string? milestone = null) => _pastWords?.Read(State, site, milestone);

    void Apply(MilestoneReported reported, LogEntry entry)
    {
        var (report, position) = (reported.Report, entry.Position);
        var before = State.MilestoneOf(reported.Site, reported.Milestone)?.StandingOf(report.Party) is { } said ? Story.Said(said) : null;
        State.Apply(reported, position, entry.ReceivedAt);
        var milestone = FoldOf(reported.Site, reported.Milestone);
        if (Put(milestone, position))
            PutSums(reported.Site, reported.Milestone, position);
        NoteReport(entry);
        var was = before is null ? null : Story.Displaced(before, milestone.Milestone.StandingOf(report.Party)!, position);
        Rows.Tell(Story.OfReport(entry, reported, milestone.Reading!, was, State.RankOf(milestone.Site, milestone.Milestone, report.Party)));
    }

    void Apply(Event happened, LogEntry entry)
    {
        var position = entry.Position;
        var known = happened switch
        {
            SiteAnnounced announced => State.SiteOf(announced.Site.Id) is not null,
            MilestonePlanned planned => State.MilestoneOf(planned.Site, planned.Milestone.Id) is not null,
            _ => true,
        };
        State.Apply(happened, position, entry.ReceivedAt);
        switch (happened)
        {
            case MilestonePlanned or BaselineSet or CompletionAccepted or CompletionRejected or MilestoneWithdrawn
                or MilestoneReinstated or LinkAdded or LinkRemoved or RangeGiven or ContractDateSet:
                if (Put(FoldOf(happened.SiteId!, happened.MilestoneId!), position) || happened is MilestonePlanned)
                {
                    PutSite(happened.SiteId!, position);
                    PutProgramme(position);
                }
                break;
            case SiteAnnounced announced:
                // Roles may have changed, and with them whose word leads.
                foreach (var milestone in State.Sites[announced.Site.Id].Milestones.Values)
                    Put(_milestones[milestone], position);
                PutSite(announced.Site.Id, position, siteChanged: true);
                PutProgramme(position);
                break;
            case PartyNamed named:
                PutOwn(named, entry);
                foreach (var milestone in _milestones.Values.Where(fold => fold.Milestone.StandingOf(named.Party.Id) is not null))
                    Put(milestone, position);
                foreach (var site in State.Sites.Keys)
                    PutSite(site, position);
                PutProgramme(position);
                break;
            case ProgrammeDescribed:
                PutProgramme(position, described: true);
                break;
            default:
                PutOwn(happened, entry);
                break;
        }
        if (Story.Of(entry, State, known) is { } story)
            Rows.Tell(story);
    }

    MilestoneFold FoldOf(string siteId, string id)
    {
        var site = State.Sites[siteId];
        var milestone = site.Milestones[id];
        if (!_milestones.TryGetValue(milestone, out var fold))
            _milestones.Add(milestone, fold = new(State, site, milestone, Rows.At(new("milestone", siteId, id))));
        return fold;
    }

    /// <summary>True where the reading changed in what sums are made of.</summary>
    bool Put(MilestoneFold milestone, long position)
    {
        var before = milestone.Reading;
        var reading = milestone.Read();
        PutRow(milestone, position);
        return before is null
            || before.Status != reading.Status || before.Slip != reading.Slip
            || before.Current?.Date != reading.Current?.Date || before.Current?.Party != reading.Current?.Party;
    }

    void PutRow(MilestoneFold milestone, long position)
    {
        TallyOf(milestone.Site.Details.Id).Put(milestone.Milestone.Details, milestone.Reading!);
        Rows.Put(milestone.Row, position, milestone.Make, milestone.MakeBrief);
    }

    // The programme's sum is made of the sites', and of what these call next and worst.
    void PutSums(string site, string milestone, long position)
    {
        var before = _siteSums.GetValueOrDefault(site);
        PutSite(site, position);
        var after = _siteSums[site];
        if (!after.Equals(before) || milestone == after.Next || milestone == after.Worst)
            PutProgramme(position);
    }

    // Sums change more seldom than what they sum: their rows move only when they do.
    void PutSite(string siteId, long position, bool siteChanged = false)
    {
        var site = State.Sites[siteId];
        var sum = TallyOf(siteId).Sum();
        var changed = !sum.Equals(_siteSums.GetValueOrDefault(siteId));
        _siteSums[siteId] = sum;
        if (changed || siteChanged)
            Put("site", siteId, siteId, position, at => RowMaker.Of(site, sum, State.Sites.IndexOf(siteId), at));
    }

    SiteTally TallyOf(string site)
    {
        if (!_tallies.TryGetValue(site, out var tally))
            _tallies.Add(site, tally = new());
        return tally;
    }

    // Only once every site's sum is that of its milestones now. A site's sum may stay the same and the programme's change:
    // its latest milestone is another site's when it slips further.
    void PutProgramme(long position, bool described = false)
    {
        var sum = ProgrammeSum.Of(
            [.. _siteSums.Select(pair => (State.Sites[pair.Key].Details, pair.Value))],
            (site, milestone) => _milestones[State.Sites[site].Milestones[milestone]].Reading!);
        if (State.Details is { } details && (described || !sum.Equals(_sum)))
            Put("programme", null, details.Id, position, at => RowMaker.Of(details, sum, at));
        _sum = sum;
    }

    void PutAllSums(long position)
    {
        foreach (var site in State.Sites.Keys)
            PutSite(site, position, siteChanged: true);
        PutProgramme(position, described: true);
    }

    void Put(string kind, string? site, string id, long position, Func<long, Row> make) =>
        Rows.Put(Rows.At(new(kind, site, id)), position, make);

    void NoteReport(LogEntry entry)
    {
        if (!_lastReports.TryGetValue(entry.By, out var last))
            _lastReports.Add(entry.By, last = new());
        last.Enqueue(entry.Position);
        if (last.Count > ReportsKeptOfKey)
            last.Dequeue();
    }
}
