using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Risk;

/// <summary>Simulations in few words.</summary>
static class Simulated
{
    public const int Trials = 100_000;

    /// <summary>Ranges by the code of the activity; the target is that of this code.</summary>
    public static SimulationInput Input(this Plan plan, string target, params (string Code, DurationRange Range)[] ranges)
    {
        var network = new Network(plan);
        return new()
        {
            Network = network,
            Targets = [SimulationTarget.Of(network, network.PlaceOf(target)!.Value)],
            Ranges = ranges.ToDictionary(range => network.PlaceOf(range.Code)!.Value, range => range.Range),
        };
    }

    public static SimulationInput With(this SimulationInput input, params DiscreteRisk[] risks) => input with { Risks = risks };

    public static DiscreteRisk Risk(this SimulationInput input, string id, double probability, DurationRange impact, params string[] hits) =>
        new(id, $"Risk {id}", probability, impact, [.. hits.Select(code => input.Network.PlaceOf(code)!.Value)]);

    public static SimulationResult Run(this SimulationInput input, int trials = Trials)
    {
        var simulation = new Simulation(input);
        return simulation.Merge([simulation.Run(0, trials)]);
    }

    public static TargetForecast Only(this SimulationResult result) => Assert.Single(result.Targets);

    /// <summary>Days from the start of <see cref="Schedules.Plans"/> that runs around the clock.</summary>
    public static double MeanDays(this TargetForecast forecast) =>
        (forecast.Finish.MeanMinute - Minutes.Of(Schedules.Plans.Start)) / Minutes.PerDay;

    public static double Days(this TargetForecast forecast, double share) => (forecast.Finish.Quantile(share) - Schedules.Plans.Start).TotalDays;

    public static Driver Of(this TargetForecast forecast, string code) => forecast.Activities.Single(driver => driver.Code == code);

    public static DurationRange InDays(this DurationRange range) => range with { Unit = RangeUnit.Days };

    /// <summary>A sum of all finishes and their places, in which any difference shows.</summary>
    public static ulong Checksum(IEnumerable<int> finishes)
    {
        var sum = 0xCBF2_9CE4_8422_2325;
        foreach (var finish in finishes)
            sum = (sum ^ (uint)finish) * 0x100_0000_01B3;
        return sum;
    }
}
