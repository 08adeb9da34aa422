namespace Construction.Analytics.Risk;

/// <summary>How something is drawn: a shape, a key, and what common numbers it hangs on.</summary>
/// <param name="Contractor">Row of its contractor's numbers, and of its site's; −1 where it has none.</param>
sealed record Drawn(Shape Shape, ulong Key, int Contractor, int Site, double ContractorWeight, double SiteWeight, double OwnWeight);

/// <summary>All that is drawn in a simulation: shapes that many share, common numbers by contractor and site, and risks.</summary>
sealed class Drawing(ulong seed, Correlation correlation, IReadOnlyList<DiscreteRisk> risks)
{
    readonly Dictionary<ShapeKey, Shape> _shapes = [];
    readonly Dictionary<(string, string), int> _rows = [];
    readonly List<ulong> _commonKeys = [];

    public IReadOnlyList<ulong> CommonKeys => _commonKeys;

    public RiskDraw[] Risks { get; } = [.. risks.Select(risk => new RiskDraw(risk, seed))];

    public Drawn Of(ShapeKey key, ulong drawKey, string? contractor, string? site)
    {
        if (!_shapes.TryGetValue(key, out var shape))
            _shapes.Add(key, shape = Shape.Of(key));
        var (contractorRow, siteRow) = (RowOf("contractor", contractor, correlation.Contractor), RowOf("site", site, correlation.Site));
        var (a, b) = (contractorRow < 0 ? 0 : correlation.Contractor, siteRow < 0 ? 0 : correlation.Site);
        return new(shape, drawKey, contractorRow, siteRow, Math.Sqrt(a), Math.Sqrt(b), Math.Sqrt(Math.Max(0, 1 - a - b)));
    }

    int RowOf(string kind, string? name, double share)
    {
        if (share == 0 || name is null)
            return -1;
        if (!_rows.TryGetValue((kind, name), out var row))
        {
            _rows.Add((kind, name), row = _commonKeys.Count);
            _commonKeys.Add(Draws.Key(seed, kind, name));
        }
        return row;
    }
}

/// <summary>A risk's own numbers: whether it happens, and how hard.</summary>
sealed class RiskDraw
{
    public RiskDraw(DiscreteRisk risk, ulong seed)
    {
        (Probability, Unit) = (risk.Probability, risk.Impact.Unit);
        HappensKey = Draws.Key(seed, "risk happens", risk.Id);
        ImpactKey = Draws.Key(seed, "risk impact", risk.Id);
        (var shape, Offset, Scale) = risk.Impact.Standardised;
        Shape = shape is null ? null : Risk.Shape.Of(shape);
    }

    public double Probability { get; }
    public RangeUnit Unit { get; }
    public ulong HappensKey { get; }
    public ulong ImpactKey { get; }
    public Shape? Shape { get; }
    public double Offset { get; }
    public double Scale { get; }
}
