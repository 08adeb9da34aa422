namespace Construction.Analytics.Risk;

/// <summary>What a duration or a slip may turn out to be.</summary>
public abstract record DurationRange
{
    private protected DurationRange()
    {
    }

    public RangeUnit Unit { get; init; }

    public RangeSource Source { get; init; } = RangeSource.AsPlanned;

    /// <summary>The plan's own duration.</summary>
    public static DurationRange AsPlanned { get; } = new Fixed(1);

    /// <summary>What is wrong with it, in plain words; null where nothing is.</summary>
    public string? Problem =>
        Numbers.Any(number => !double.IsFinite(number) || Math.Abs(number) > 1e9)
            ? $"{Words}: a range needs numbers, none of them beyond a thousand million"
            : ProblemOfNumbers is { } problem ? $"{Words}: {problem}" : null;

    /// <summary>The value, in its unit, below which a share of what it may be lies.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    /// <exception cref="ArgumentException">No such share, or a range with a <see cref="Problem"/>.</exception>
    public double Quantile(double share)
    {
        if (Problem is not null || !(share is > 0 and < 1))
            throw new ArgumentException(Problem ?? FormattableString.Invariant($"a share lies above 0 and below 1, {share} does not"), nameof(share));
        var (key, offset, scale) = Standardised;
        return key is null ? offset : offset + scale * Shape.Of(key).Quantile(share);
    }

    private protected abstract IReadOnlyList<double> Numbers { get; }

    private protected abstract string? ProblemOfNumbers { get; }

    /// <summary>Standard shape, and what it is moved and stretched by.</summary>
    internal abstract (ShapeKey? Shape, double Offset, double Scale) Standardised { get; }

    string Words => $"{GetType().Name} ({string.Join(", ", Numbers.Take(8).Select(number => FormattableString.Invariant($"{number}")))})";

    static string? MustRise(double min, double? mode, double max) =>
        min > max ? "its least is more than its most"
        : mode < min || mode > max ? "its most likely is not between its least and its most"
        : null;

    public sealed record Fixed(double Value) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => [Value];
        private protected override string? ProblemOfNumbers => null;
        internal override (ShapeKey?, double, double) Standardised => (null, Value, 0);
    }

    public sealed record Uniform(double Min, double Max) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => [Min, Max];
        private protected override string? ProblemOfNumbers => MustRise(Min, null, Max);
        internal override (ShapeKey?, double, double) Standardised => Min == Max ? (null, Min, 0) : (new(ShapeKind.Uniform, 0), Min, Max - Min);
    }

    public sealed record Triangular(double Min, double Mode, double Max) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => [Min, Mode, Max];
        private protected override string? ProblemOfNumbers => MustRise(Min, Mode, Max);
        internal override (ShapeKey?, double, double) Standardised =>
            Min == Max ? (null, Min, 0) : (new(ShapeKind.Triangular, (Mode - Min) / (Max - Min)), Min, Max - Min);
    }

    /// <summary>
    /// Optimistic, most likely, pessimistic, as in PERT: a beta distribution with mean (min + 4·mode + max)/6, whose two exponents
    /// add up to 4.
    /// </summary>
    public sealed record ThreePoint(double Min, double Mode, double Max) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => [Min, Mode, Max];
        private protected override string? ProblemOfNumbers => MustRise(Min, Mode, Max);
        internal override (ShapeKey?, double, double) Standardised =>
            Min == Max ? (null, Min, 0) : (new(ShapeKind.Pert, (Mode - Min) / (Max - Min)), Min, Max - Min);
    }

    public sealed record Normal(double Mean, double Deviation) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => [Mean, Deviation];
        private protected override string? ProblemOfNumbers => Deviation < 0 ? "a standard deviation is not negative" : null;
        internal override (ShapeKey?, double, double) Standardised => Deviation == 0 ? (null, Mean, 0) : (new(ShapeKind.Normal, 0), Mean, Deviation);
    }

    /// <param name="LogDeviation">Standard deviation of the natural logarithm.</param>
    public sealed record LogNormal(double Median, double LogDeviation) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => [Median, LogDeviation];
        private protected override string? ProblemOfNumbers =>
            Median < 0 ? "a median is not negative" : LogDeviation is < 0 or > 5 ? "the deviation of the logarithm lies between 0 and 5" : null;
        internal override (ShapeKey?, double, double) Standardised =>
            LogDeviation == 0 ? (null, Median, 0) : (new(ShapeKind.LogNormal, LogDeviation), 0, Median);
    }

    /// <summary>
    /// Values that were observed. Between two neighbours all is equally likely; the i-th of n, by size, has a share of (i − ½)/n below
    /// it, so that the mean is that of the values, and nothing lies beyond the least and the greatest.
    /// </summary>
    public sealed record Empirical(IReadOnlyList<double> Values) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => Values;
        private protected override string? ProblemOfNumbers => Values.Count == 0 ? "there is no value" : null;
        internal override (ShapeKey?, double, double) Standardised => (ShapeKey.OfValues(Values), 0, 1);
    }

    /// <summary>Known only by some of its quantiles, from share 0 to 1; between two of them all is equally likely.</summary>
    public sealed record Quantiles(IReadOnlyList<(double Share, double Value)> Points) : DurationRange
    {
        private protected override IReadOnlyList<double> Numbers => [.. Points.SelectMany(point => (double[])[point.Share, point.Value])];
        private protected override string? ProblemOfNumbers =>
            Points.Count < 2 || Points[0].Share != 0 || Points[^1].Share != 1 ? "its shares go from 0 to 1"
            : Points.Zip(Points.Skip(1)).Any(pair => pair.First.Share >= pair.Second.Share || pair.First.Value > pair.Second.Value)
                ? "shares and values rise from one point to the next"
            : null;
        internal override (ShapeKey?, double, double) Standardised => (ShapeKey.OfPoints(Points), 0, 1);
    }
}
