using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A quantity of lateness, 0 or more, that is known between two bounds.</summary>
/// <param name="Most">As far as anybody says how much it is at most.</param>
/// <param name="IsOpen">It may be more than <paramref name="Most"/>: "at least" is all that can be said.</param>
public readonly record struct Bounds(decimal Least, decimal Most, bool IsOpen)
{
    public static readonly Bounds None;

    /// <summary>Nobody says anything of it.</summary>
    public static readonly Bounds Unknown = new(0, 0, IsOpen: true);

    /// <summary>The late part of a slip, in days: each end clipped at 0. Being early is no lateness, and makes up for none.</summary>
    public static Bounds Late(Slip slip)
    {
        var least = Math.Max(0, slip.FromDays ?? 0);
        return new(least, Math.Max(least, slip.ToDays ?? 0), slip.ToDays is null);
    }

    public static Bounds Sum(IEnumerable<Bounds> all) => all.Aggregate(None, (sum, one) => sum + one);

    public static Bounds operator +(Bounds one, Bounds other) =>
        new(one.Least + other.Least, one.Most + other.Most, one.IsOpen || other.IsOpen);

    public static Bounds operator *(Bounds one, decimal factor) => new(one.Least * factor, one.Most * factor, one.IsOpen);
}
