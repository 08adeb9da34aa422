using Construction.Domain;

namespace Dashboard.Board;

/// <summary>What a site's milestones add up to, kept while they change: a report costs what its own milestone does, however many the site has.</summary>
sealed class SiteTally
{
    readonly Dictionary<string, Part> _parts = [];
    readonly SortedSet<Part> _next = new(Comparer<Part>.Create(Soonest));
    readonly SortedSet<Part> _late = new(Comparer<Part>.Create(Latest));
    readonly Dictionary<string, Basis> _power = [];
    int _inScope, _done;

    public void Put(MilestoneDetails details, MilestoneReading reading)
    {
        var before = _parts.GetValueOrDefault(details.Id);
        var part = new Part(details, reading, before?.Place ?? _parts.Count);
        if (part == before)
            return;
        if (before is not null)
            Count(before, -1);
        Count(_parts[details.Id] = part, 1);
    }

    public SiteSum Sum() => new(
        [.. _power.OrderBy(basis => Array.IndexOf(Vocabulary.PowerBases, basis.Key)).Select(basis => basis.Value.Sum(basis.Key))],
        _inScope,
        _done,
        _next.Min?.Details.Id,
        _late.Min?.Details.Id);

    void Count(Part part, int sign)
    {
        if (part.Status == MilestoneStatus.Withdrawn)
            return;
        _inScope += sign;
        _done += part.IsDone ? sign : 0;
        if (part.Status == MilestoneStatus.Forecast && Vocabulary.ServicePhases.Contains(part.Details.Phase))
            Keep(_next, part, sign);
        if (part.Slip?.Sense == SlipSense.Late)
            Keep(_late, part, sign);
        // Each basis by itself: megawatts of different bases are never added.
        foreach (var power in part.Details.Mw)
        {
            if (!_power.TryGetValue(power.Basis, out var basis))
                _power.Add(power.Basis, basis = new());
            basis.Count(power.Value, part, sign);
            if (basis.IsEmpty)
                _power.Remove(power.Basis);
        }
    }

    static void Keep(SortedSet<Part> parts, Part part, int sign) => _ = sign > 0 ? parts.Add(part) : parts.Remove(part);

    static int Soonest(Part? one, Part? other) => Compare(
        one!, other!, part => (part.Details.Phase == "full-capacity" ? 1 : 0, part.Date!.Latest?.DayNumber ?? int.MaxValue, part.Date.Earliest?.DayNumber ?? 0));

    static int Latest(Part? one, Part? other) => Compare(
        one!, other!, part => (0, -(part.Slip!.ToDays ?? int.MaxValue), part.Slip.FromDays is { } from ? -from : int.MaxValue));

    // Of equals that which was planned first.
    static int Compare(Part one, Part other, Func<Part, (int, int, int)> by) =>
        by(one).CompareTo(by(other)) is var order and not 0 ? order : one.Place.CompareTo(other.Place);

    /// <summary>What one milestone adds, and its place among them.</summary>
    sealed record Part(MilestoneDetails Details, MilestoneStatus Status, StatedDate? Date, string? Party, Slip? Slip, int Place)
    {
        public Part(MilestoneDetails details, MilestoneReading reading, int place)
            : this(details, reading.Status, reading.Current?.Date, reading.Current?.Party, reading.Slip, place)
        {
        }

        public bool IsDone => Status == MilestoneStatus.Done;
    }

    sealed class Basis
    {
        readonly SortedDictionary<string, int> _parties = new(StringComparer.Ordinal);
        decimal _planned, _ready;
        int _milestones;

        public bool IsEmpty => _milestones == 0;

        public void Count(decimal value, Part part, int sign)
        {
            _milestones += sign;
            _planned += sign * value;
            if (!part.IsDone)
                return;
            _ready += sign * value;
            if ((_parties[part.Party!] = _parties.GetValueOrDefault(part.Party!) + sign) == 0)
                _parties.Remove(part.Party!);
        }

        public PowerSum Sum(string basis) => new(basis, Plain(_planned), Plain(_ready), [.. _parties.Keys]);

        // Without the zeros that adding and taking away leaves: the same sum is written the same.
        static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
    }
}
