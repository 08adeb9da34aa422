namespace Construction.Analytics.Risk;

/// <summary>Draws for a batch of trials at a time; one for each run, since it keeps what it draws.</summary>
sealed class Drawer(Drawing drawing, int batch)
{
    readonly double[] _common = new double[drawing.CommonKeys.Count * batch];
    readonly double[] _impact = new double[drawing.Risks.Length * batch];
    readonly bool[] _happens = new bool[drawing.Risks.Length * batch];
    readonly ulong[] _bits = new ulong[batch];
    readonly double[] _z = new double[batch];
    int _firstTrial;
    int _count;

    /// <summary>Draws what trials have in common: contractors, sites, risks.</summary>
    public void Begin(int firstTrial, int count)
    {
        (_firstTrial, _count) = (firstTrial, count);
        for (var row = 0; row < drawing.CommonKeys.Count; row++)
            Draw(QuantileTable.Normal, drawing.CommonKeys[row], _common.AsSpan(row * batch, count));
        for (var risk = 0; risk < drawing.Risks.Length; risk++)
            Draw(drawing.Risks[risk], risk * batch);
    }

    public ReadOnlySpan<bool> Happens(int risk) => _happens.AsSpan(risk * batch, _count);

    /// <summary>Of use only in trials in which it happens.</summary>
    public ReadOnlySpan<double> Impact(int risk) => _impact.AsSpan(risk * batch, _count);

    public void Draw(Drawn of, Span<double> drawn)
    {
        if (of is { Contractor: < 0, Site: < 0 })
        {
            Draw(of.Shape, of.Key, drawn);
            return;
        }
        var z = _z.AsSpan(0, drawn.Length);
        Draw(QuantileTable.Normal, of.Key, z);
        for (var trial = 0; trial < z.Length; trial++)
            z[trial] *= of.OwnWeight;
        Add(z, of.Contractor, of.ContractorWeight);
        Add(z, of.Site, of.SiteWeight);
        of.Shape.DrawFrom(z, drawn);
    }

    public void Draw(Shape shape, ulong key, Span<double> drawn)
    {
        var bits = _bits.AsSpan(0, drawn.Length);
        Draws.Fill(bits, key, _firstTrial);
        shape.Draw(bits, drawn);
    }

    void Add(Span<double> z, int common, double weight)
    {
        if (common < 0)
            return;
        var of = _common.AsSpan(common * batch, z.Length);
        for (var trial = 0; trial < z.Length; trial++)
            z[trial] += weight * of[trial];
    }

    void Draw(RiskDraw risk, int row)
    {
        var impact = _impact.AsSpan(row, _count);
        if (risk.Shape is { } shape)
            Draw(shape, risk.ImpactKey, impact);
        for (var trial = 0; trial < impact.Length; trial++)
            impact[trial] = risk.Offset + risk.Scale * impact[trial];
        var bits = _bits.AsSpan(0, _count);
        Draws.Fill(bits, risk.HappensKey, _firstTrial);
        for (var trial = 0; trial < bits.Length; trial++)
            _happens[row + trial] = Draws.ToShare(bits[trial]) < risk.Probability;
    }
}
