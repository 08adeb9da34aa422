namespace Construction.Domain;

/// <summary>Whose word a date is, in the order in which words count.</summary>
public enum Rank
{
    Responsible,

    /// <summary>The owner's side: owner and tenant of the site.</summary>
    Owner,

    /// <summary>Any other party to the work: contractor, utility, authority, ….</summary>
    Party,
    Observer,

    /// <summary>Never leads.</summary>
    Press,
}

/// <summary>An approved baseline, one of possibly several versions.</summary>
public sealed record Baseline(BaselineSet Set, long Position);

/// <summary>The date of a contract, and where in the log.</summary>
/// <param name="EnteredAt">When the log took it, UTC.</param>
public sealed record ContractDate(ContractDateSet Set, long Position, DateTimeOffset EnteredAt);

/// <summary>A range that a party gave, and where in the log.</summary>
public sealed record GivenRange(RangeGiven Range, long Position);

/// <summary>A milestone as the log has it: its details, what every party says, its baselines, whether it was withdrawn.</summary>
public sealed class Milestone(MilestoneDetails details)
{
    readonly OrderedDictionary<string, Standing> _standings = [];
    readonly List<Baseline> _baselines = [];
    // What a snapshot gave is kept as it came until another report does: a past moment's has more than anybody may want.
    IReadOnlyList<long> _reportsGiven = [];
    List<long>? _reports;
    readonly Dictionary<string, Judgement> _judgements = [];
    readonly OrderedDictionary<string, SortedList<DateOnly, GivenRange>> _ranges = [];

    public MilestoneDetails Details { get; internal set; } = details;
    public MilestoneWithdrawn? Withdrawn { get; internal set; }

    /// <summary>The contract's date that was set last; null where none was.</summary>
    public ContractDate? Contract { get; internal set; }

    /// <summary>What each party says, in order of first word.</summary>
    public IReadOnlyList<Standing> Standings => _standings.Values;

    /// <summary>Baselines in order of approval; the last one holds.</summary>
    public IReadOnlyList<Baseline> Baselines => _baselines;

    /// <summary>Positions of all its reports, in order of arrival.</summary>
    public IReadOnlyList<long> Reports => _reports ?? _reportsGiven;

    /// <summary>The owner's last word on what each party reported as complete, whether or not it still holds.</summary>
    public IReadOnlyDictionary<string, Judgement> Judgements => _judgements;

    /// <summary>The range that each party gives now, in order of first giving.</summary>
    public IEnumerable<GivenRange> Ranges => _ranges.Values.Select(of => of.Values[^1]);

    /// <summary>What a party gives as its range now: that of its latest data date, of these the last; null where it gave none.</summary>
    public GivenRange? RangeOf(string party) => _ranges.GetValueOrDefault(party)?.Values[^1];

    /// <summary>What it gave last for a data date.</summary>
    public GivenRange? RangeOf(string party, DateOnly dataDate) => _ranges.GetValueOrDefault(party)?.GetValueOrDefault(dataDate);

    public Standing? StandingOf(string party) => _standings.GetValueOrDefault(party);

    /// <summary>True where the report at a position is one of this milestone's.</summary>
    public bool HasReport(long position) => OwnReports.BinarySearch(position) >= 0;

    List<long> OwnReports => _reports ??= [.. _reportsGiven];

    internal void Take(Report report, long position, DateTimeOffset receivedAt)
    {
        if (!_standings.TryGetValue(report.Party, out var standing))
            _standings.Add(report.Party, standing = new(report.Party));
        standing.Take(report, position, receivedAt);
        OwnReports.Add(position);
    }

    internal void Take(ReportsSnapshot reports)
    {
        foreach (var standing in reports.Standings)
            _standings.Add(standing.Party, Standing.Of(standing));
        _reportsGiven = reports.Reports;
    }

    internal void Read(IReadOnlyDictionary<long, Report> words)
    {
        foreach (var standing in _standings.Values)
            standing.Read(words);
    }

    internal void Take(BaselineSet set, long position) => _baselines.Add(new(set, position));

    internal void Take(RangeGiven range, long position)
    {
        if (!_ranges.TryGetValue(range.Party, out var given))
            _ranges.Add(range.Party, given = []);
        given[range.DataDate] = new(range, position);
    }

    internal void Take(Judgement judgement) => _judgements[judgement.ReportedBy] = judgement;
}
