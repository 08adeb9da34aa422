namespace Construction.Analytics.Risk;

/// <summary>What came out of a simulation.</summary>
public sealed record SimulationResult(int Trials, IReadOnlyList<TargetForecast> Targets);

/// <summary>When a target may be finished, and on what that hangs.</summary>
/// <param name="Planned">Its finish with everything as planned and no risk.</param>
/// <param name="Activities">
/// All that it waits for, computed over all trials, in the order of the network; empty where drivers were not asked for.
/// </param>
public sealed record TargetForecast(
    string Id, string Name, DateTime Planned, ForecastDistribution Finish, IReadOnlyList<Driver> Activities, IReadOnlyList<RiskDriver> Risks)
{
    public const int Listed = 10;

    /// <summary>
    /// The activities on which the finish hangs most: by <see cref="Driver.DaysBetweenFifths"/>, the greatest first, then by
    /// correlation and code.
    /// </summary>
    public IReadOnlyList<Driver> Tornado { get; } =
    [
        .. Activities.Where(driver => driver.DaysBetweenFifths is not null)
            .OrderByDescending(driver => driver.DaysBetweenFifths).ThenByDescending(driver => driver.Correlation)
            .ThenBy(driver => driver.Code, StringComparer.Ordinal).ThenBy(driver => driver.Id, StringComparer.Ordinal).Take(Listed),
    ];
}

/// <summary>One activity and one target.</summary>
/// <param name="Criticality">
/// The share of trials, 0 to 1, in which it lies on a way of driving links that ends in the target's last activity.
/// </param>
/// <param name="Correlation">
/// Pearson's, of its duration with the target's finish; null where its duration is not drawn, or one of the two never changes.
/// </param>
/// <param name="DaysBetweenFifths">
/// The target's mean finish in those trials in which its duration is in the highest fifth of its own range, less that in those in
/// which it is in the lowest, in calendar days. Includes what moves together with it. Null where its duration is not drawn.
/// </param>
public sealed record Driver(string Id, string Code, string Name, double Criticality, double? Correlation, double? DaysBetweenFifths);

/// <summary>One risk and one target.</summary>
/// <param name="Happened">The share of trials in which it happened.</param>
/// <param name="DaysLater">
/// The target's mean finish in those trials less that in the others, in calendar days; null where it always or never happened.
/// </param>
public sealed record RiskDriver(string Id, string Name, double Happened, double? DaysLater);
