using Construction.Domain;

namespace Construction.Analytics;

/// <summary>The owner's word on one report of completion, kept for looking back.</summary>
/// <param name="KnownAt">When it was known, UTC.</param>
/// <param name="Day">The day for which it was said: that on which it was judged.</param>
public sealed record PastJudgement(Judgement Judgement, DateTimeOffset KnownAt, DateOnly Day)
{
    /// <summary>Position of the judgement in the log.</summary>
    public long Position => Judgement.Position;

    /// <summary>
    /// A report that says nothing, at its place: what asks when a report counts asks the same of it. It comes after what was said
    /// for its day, which it may be about.
    /// </summary>
    public PastReport Place => new(new(Day, DateTimeOffset.MaxValue, UInt128.MaxValue, Position), KnownAt, null, null);
}
