using Construction.Domain;

namespace Construction.Analytics;

/// <summary>What every party said of one milestone.</summary>
sealed class MilestoneReports(string site, string milestone)
{
    readonly OrderedDictionary<string, PartyReports> _parties = [];

    public string Site => site;

    public string Milestone => milestone;

    /// <summary>By party, in order of first word; each party's in the order in which they count.</summary>
    public IEnumerable<KeyValuePair<string, ArraySegment<PastReport>>> Parties =>
        _parties.Select(party => KeyValuePair.Create(party.Key, party.Value.InOrder));

    public void Take(string party, in PastReport report) => ReportsOf(party).Take(report);

    /// <summary>Where a report stands among those of its party.</summary>
    public Order OrderOf(Report report, long position)
    {
        var lastSaidAt = ReportsOf(report.Party).LastSaidAt;
        var order = Standing.OrderOf(report, position, lastSaidAt);
        if (report.ReportedAt is { } saidAt && saidAt > lastSaidAt.GetValueOrDefault(report.DataDate, DateTimeOffset.MinValue))
            lastSaidAt[report.DataDate] = saidAt;
        return order;
    }

    /// <summary>What stands of it at a moment; null where nobody had said anything.</summary>
    public PastMilestone? At(Moment moment)
    {
        List<StandingSnapshot> standings = [];
        List<long> words = [];
        var included = new PastPositions(moment);
        foreach (var (party, reports) in Parties)
            if (Picking.At(moment, party, reports, words) is { } picked)
            {
                standings.Add(picked.Standing);
                included.Add(reports, picked.Count, picked.Last);
            }
        return standings.Count == 0 ? null : new(new(site, milestone, included, standings), words);
    }

    PartyReports ReportsOf(string party)
    {
        if (!_parties.TryGetValue(party, out var reports))
            _parties.Add(party, reports = new());
        return reports;
    }
}
