namespace Construction.Analytics.Risk;

enum ShapeKind
{
    Uniform,
    Triangular,
    Pert,
    Normal,
    LogNormal,
    Points,
}

/// <summary>What shapes are told apart by: ranges that differ only in where they lie and how wide they are share one.</summary>
/// <param name="Points">Shares and values of a shape that is known by them, as text.</param>
sealed record ShapeKey(ShapeKind Kind, double Parameter, string? Points = null)
{
    public static ShapeKey OfValues(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return OfPoints([.. sorted.Select((value, index) => ((index + 0.5) / sorted.Length, value))]);
    }

    public static ShapeKey OfPoints(IReadOnlyList<(double Share, double Value)> points) =>
        new(ShapeKind.Points, 0, string.Join(';', points.Select(point => FormattableString.Invariant($"{point.Share:R} {point.Value:R}"))));
}

/// <summary>A standard distribution that many ranges may be moved and stretched from; drawn from for a row of trials at once.</summary>
abstract class Shape
{
    /// <summary>From random bits.</summary>
    public abstract void Draw(ReadOnlySpan<ulong> bits, Span<double> drawn);

    /// <summary>From standard normal numbers, which may hang together.</summary>
    public abstract void DrawFrom(ReadOnlySpan<double> z, Span<double> drawn);

    /// <summary>Below which a share lies.</summary>
    public abstract double Quantile(double share);

    public static Shape Of(ShapeKey key) => key.Kind switch
    {
        ShapeKind.Uniform => new UniformShape(),
        ShapeKind.Triangular => new TriangularShape(key.Parameter),
        ShapeKind.Normal => QuantileTable.Normal,
        ShapeKind.LogNormal => new QuantileTable(
            (tail, isUpper) => StableMath.Exp(key.Parameter * QuantileTable.NormalAt(tail, isUpper)), z => StableMath.Exp(key.Parameter * z)),
        ShapeKind.Pert => new QuantileTable(new BetaQuantile(1 + 4 * key.Parameter, 5 - 4 * key.Parameter).At),
        _ => new QuantileTable(new PointQuantile(key.Points!).At),
    };
}

/// <summary>From 0 to 1.</summary>
sealed class UniformShape : Shape
{
    public override void Draw(ReadOnlySpan<ulong> bits, Span<double> drawn)
    {
        for (var trial = 0; trial < drawn.Length; trial++)
            drawn[trial] = Draws.ToShare(bits[trial]);
    }

    public override void DrawFrom(ReadOnlySpan<double> z, Span<double> drawn) => QuantileTable.Uniform.DrawFrom(z, drawn);

    public override double Quantile(double share) => share;
}

/// <summary>From 0 to 1 with the most likely between them: by its own formula, not by a table.</summary>
sealed class TriangularShape(double mode) : Shape
{
    public override void Draw(ReadOnlySpan<ulong> bits, Span<double> drawn)
    {
        for (var trial = 0; trial < drawn.Length; trial++)
            drawn[trial] = Quantile(Draws.ToShare(bits[trial]));
    }

    public override void DrawFrom(ReadOnlySpan<double> z, Span<double> drawn)
    {
        QuantileTable.Uniform.DrawFrom(z, drawn);
        for (var trial = 0; trial < drawn.Length; trial++)
            drawn[trial] = Quantile(drawn[trial]);
    }

    public override double Quantile(double share)
    {
        // Both halves alike, so that nothing hangs on guessing which it is.
        var isLow = share < mode;
        var root = Math.Sqrt(isLow ? share * mode : (1 - share) * (1 - mode));
        return isLow ? root : 1 - root;
    }
}
