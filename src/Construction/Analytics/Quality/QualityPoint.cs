namespace Construction.Analytics.Quality;

/// <summary>One of the points that a schedule is assessed by.</summary>
/// <param name="Slug">A word for it, by which it is translated.</param>
/// <param name="Limit">What <see cref="QualityPoint.Value"/> may be: 0.05 is 5 %.</param>
/// <param name="IsAtLeast">It passes from the limit up; else up to the limit.</param>
public sealed record QualityRule(int Number, string Slug, string Title, double Limit, bool IsAtLeast = false);

/// <summary>What a schedule is at one of the points.</summary>
/// <param name="Words">What was found, in plain words; where the point does not apply, why.</param>
public sealed record QualityPoint(QualityRule Rule, Verdict Verdict, string Words)
{
    /// <summary>How many offenders are listed at most.</summary>
    public const int Listed = 200;

    /// <summary>What was counted, and out of how many; null where nothing is counted.</summary>
    public int? Count { get; init; }

    public int? OutOf { get; init; }

    /// <summary>What is held against the limit: the share, or the index; null where the point does not apply.</summary>
    public double? Value { get; init; }

    /// <summary>Up to <see cref="Listed"/> of them, by code.</summary>
    public IReadOnlyList<QualityOffender> Offenders { get; init; } = [];

    /// <summary>With those that are not listed.</summary>
    public int OffendersTotal { get; init; }

    internal static QualityPoint NotApplicable(QualityRule rule, string reason) => new(rule, Verdict.NotApplicable, reason);

    internal static QualityPoint Share(QualityRule rule, int count, int outOf, string words, IReadOnlyCollection<QualityOffender> offenders) =>
        Index(rule, (double)count / outOf, words, offenders) with { Count = count, OutOf = outOf };

    internal static QualityPoint Index(QualityRule rule, double value, string words, IReadOnlyCollection<QualityOffender> offenders) =>
        new(rule, (rule.IsAtLeast ? value >= rule.Limit : value <= rule.Limit) ? Verdict.Passed : Verdict.Failed, words)
        {
            Value = value,
            Offenders = [.. offenders.Take(Listed)],
            OffendersTotal = offenders.Count,
        };
}

/// <param name="Wrong">What exactly is wrong with it, in plain words.</param>
public sealed record QualityOffender(string Code, string Name, string Wrong);

public enum Verdict
{
    Passed,
    Failed,
    NotApplicable,
}
