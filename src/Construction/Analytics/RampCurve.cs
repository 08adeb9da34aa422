namespace Construction.Analytics;

/// <summary>A milestone's megawatts, and the day at the end of which they count.</summary>
/// <param name="HasPassed">A forecast whose date has passed: it counts from tomorrow, since nobody said that it is done.</param>
public sealed record RampStep(DateOnly Day, decimal Mw, string Site, string Milestone, bool HasPassed = false);

/// <summary>Megawatts over time on one basis.</summary>
/// <param name="Steps">By day, those of one day by site and milestone.</param>
/// <param name="Undated">In its scope, but without a day: nobody gives one, or what was said has no latest day.</param>
public sealed record RampCurve(string Basis, IReadOnlyList<RampStep> Steps, IReadOnlyList<MilestoneMw> Undated)
{
    /// <summary>Megawatts at the end of a day.</summary>
    public decimal At(DateOnly day) => Steps.TakeWhile(step => step.Day <= day).Sum(step => step.Mw);

    internal static IReadOnlyList<RampStep> InOrder(IEnumerable<RampStep> steps) =>
    [
        .. steps.OrderBy(step => step.Day).ThenBy(step => step.Site, StringComparer.Ordinal).ThenBy(step => step.Milestone, StringComparer.Ordinal),
    ];
}
