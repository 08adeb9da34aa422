using System.Runtime.InteropServices;
using Construction.Domain;

namespace Construction.Analytics;

/// <summary>What every party said of one milestone.</summary>
sealed class MilestoneReports(string site, string milestone)
{
    readonly OrderedDictionary<string, Voice> _voices = [];

    public string Site => site;

    public string Milestone => milestone;

    /// <summary>By party, in order of first word; each party's in the order in which they count.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<PastReport>>> Voices =>
        _voices.Select(voice => KeyValuePair.Create<string, IReadOnlyList<PastReport>>(voice.Key, voice.Value.InOrder));

    public void Take(string party, in PastReport report)
    {
        if (!_voices.TryGetValue(party, out var voice))
            _voices.Add(party, voice = new());
        voice.Take(report);
    }

    /// <summary>Where a report stands among those of its party.</summary>
    public Order OrderOf(Report report, long position)
    {
        if (!_voices.TryGetValue(report.Party, out var voice))
            _voices.Add(report.Party, voice = new());
        var order = Standing.OrderOf(report, position, voice.LastSaidAt);
        if (report.ReportedAt is { } saidAt && saidAt > voice.LastSaidAt.GetValueOrDefault(report.DataDate, DateTimeOffset.MinValue))
            voice.LastSaidAt[report.DataDate] = saidAt;
        return order;
    }

    /// <summary>What stands of it at a moment; null where nobody had said anything.</summary>
    public PastMilestone? At(Moment moment)
    {
        List<long> positions = [];
        List<long> words = [];
        List<StandingSnapshot> standings = [];
        foreach (var (party, voice) in _voices)
            if (Picking.At(moment, party, CollectionsMarshal.AsSpan(voice.InOrder), positions, words) is { } standing)
                standings.Add(standing);
        positions.Sort();
        return positions.Count == 0 ? null : new(new(site, milestone, positions, standings), words);
    }

    /// <summary>One party's statements.</summary>
    sealed class Voice
    {
        readonly List<PastReport> _reports = [];
        bool _inOrder = true;

        public Dictionary<DateOnly, DateTimeOffset> LastSaidAt { get; } = [];

        public List<PastReport> InOrder
        {
            get
            {
                if (!_inOrder)
                    _reports.Sort(static (one, other) => one.Order.CompareTo(other.Order));
                _inOrder = true;
                return _reports;
            }
        }

        // What comes late is put in its place when somebody looks, once for all that came.
        public void Take(in PastReport report)
        {
            _inOrder &= _reports.Count == 0 || _reports[^1].Order < report.Order;
            _reports.Add(report);
        }
    }
}
