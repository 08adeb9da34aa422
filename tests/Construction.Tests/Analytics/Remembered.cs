namespace Construction.Tests.Analytics;

/// <summary>What parties said of one milestone, kept as the log keeps it for looking back.</summary>
static class Remembered
{
    /// <summary>The parties of <see cref="Some.SiteDetails"/>, as they rank there.</summary>
    public static Rank RankOf(string party) => party switch
    {
        "crusoe" => Rank.Responsible,
        "oracle" or Programme.Owner => Rank.Owner,
        "epoch-ai" => Rank.Observer,
        "press" or "gazette" => Rank.Press,
        _ => Rank.Party,
    };

    /// <summary>In the order of their arrival, at positions 1, 2, 3, …; each known since the day of its own or else its data date.</summary>
    public static IReadOnlyList<PartyPast> Of(params Report[] reports) =>
        Of(reports.Select((report, index) => (report, index + 1L)), RankOf);

    public static IReadOnlyList<PartyPast> Of(IEnumerable<(Report Report, long Position)> arrived, Func<string, Rank> rankOf)
    {
        var lastSaid = new Dictionary<(string Party, DateOnly DataDate), DateTimeOffset>();
        var kept = new OrderedDictionary<string, List<PastReport>>();
        foreach (var (report, position) in arrived)
        {
            kept.TryAdd(report.Party, []);
            kept[report.Party].Add(new(OrderOf(report, position), KnownAt(report), report.Forecast, report.Actual, Evidence: EvidenceSet.Of(report.Evidence)));
        }
        return [.. kept.Select(party => new PartyPast(party.Key, rankOf(party.Key), [.. party.Value.OrderBy(report => report.Order)]))];

        // As a party's standing orders its statements: without the sender's clock, after all that had arrived.
        Order OrderOf(Report report, long position)
        {
            var last = lastSaid.GetValueOrDefault((report.Party, report.DataDate));
            if (report.ReportedAt is not { } reportedAt)
                return new(report.DataDate, last, UInt128.MaxValue, position);
            lastSaid[(report.Party, report.DataDate)] = reportedAt > last ? reportedAt : last;
            return new(report.DataDate, reportedAt, report.Fingerprint(), position);
        }
    }

    /// <summary>A milestone of the shipped programme, at the positions of its log.</summary>
    public static IReadOnlyList<PartyPast> Shipped(string site, string milestone)
    {
        var state = Tests.Shipped.State;
        return Of(
            from entry in Tests.Shipped.Log
            let reported = entry.Event as MilestoneReported
            where reported?.Site == site && reported.Milestone == milestone
            select (reported.Report, entry.Position),
            party => state.RankOf(state.Sites[site], state.MilestoneOf(site, milestone)!, party));
    }

    public static DateTimeOffset KnownAt(Report report) =>
        new(report.KnownAt ?? report.DataDate, TimeOnly.MinValue, TimeSpan.Zero);
}
