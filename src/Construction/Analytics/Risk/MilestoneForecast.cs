using Construction.Domain;

namespace Construction.Analytics.Risk;

/// <summary>When a milestone may be reached, by the share of trials.</summary>
/// <param name="Schedule">Id of the schedule whose network it was computed over; null where over milestones alone.</param>
/// <param name="Planned">With everything as planned.</param>
/// <param name="Range">Where the spread is from.</param>
public sealed record MilestoneForecast(string Milestone, string? Schedule, DateOnly Planned, ForecastDistribution Finish, RangeSource Range)
{
    /// <summary>What it hangs on most; empty for those that nobody asks the reasons of.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];

    /// <summary>The risks that hit it, or what it waits for, in the order in which they were entered.</summary>
    public IReadOnlyList<RiskDriver> Risks { get; init; } = [];

    /// <summary>The share of trials in which a date is kept; null where it has no last day.</summary>
    public double? ProbabilityOf(StatedDate? date) => date?.Latest is { } latest ? Finish.ProbabilityBy(latest) : null;
}
