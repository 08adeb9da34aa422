using Construction.Domain;

namespace Construction.Analytics.Risk;

/// <summary>A forecast in few numbers.</summary>
/// <param name="OfPlan">The share of trials that keep the plan's date; null where there is none.</param>
/// <param name="OfContract">The same of the contract's date.</param>
public sealed record ForecastFigures(DateOnly Planned, DateOnly P10, DateOnly P50, DateOnly P80, DateOnly P90, double? OfPlan, double? OfContract)
{
    public static ForecastFigures Of(MilestoneForecast forecast, StatedDate? plan, StatedDate? contract) => new(
        forecast.Planned, forecast.Finish.P10, forecast.Finish.P50, forecast.Finish.P80, forecast.Finish.P90,
        forecast.ProbabilityOf(plan), forecast.ProbabilityOf(contract));
}

/// <summary>What the changes do to a milestone.</summary>
/// <param name="Schedule">Id of that whose network it is computed over; null where over milestones alone.</param>
/// <param name="Before">Null where it had no date.</param>
public sealed record WhatIfEffect(string Milestone, string? Schedule, ForecastFigures? Before, ForecastFigures? After)
{
    public int? PlannedDays => Days(figures => figures.Planned);

    public int? P80Days => Days(figures => figures.P80);

    public bool Moves => Before != After;

    /// <param name="measures">Of a milestone: the dates that it is measured against. They are those of now: no change is one of plans.</param>
    public static IReadOnlyList<WhatIfEffect> Between(
        IEnumerable<MilestoneForecast> before, IEnumerable<MilestoneForecast> after, Func<string, (StatedDate? Plan, StatedDate? Contract)> measures)
    {
        var was = before.ToDictionary(forecast => forecast.Milestone);
        return [.. after.Select(forecast => new WhatIfEffect(
            forecast.Milestone, forecast.Schedule, was.GetValueOrDefault(forecast.Milestone) is { } then ? Figures(then) : null, Figures(forecast)))];

        ForecastFigures Figures(MilestoneForecast forecast)
        {
            var (plan, contract) = measures(forecast.Milestone);
            return ForecastFigures.Of(forecast, plan, contract);
        }
    }

    int? Days(Func<ForecastFigures, DateOnly> of) => Before is null || After is null ? null : of(After).DayNumber - of(Before).DayNumber;
}
