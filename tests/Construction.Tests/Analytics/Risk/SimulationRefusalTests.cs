using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

public sealed class SimulationRefusalTests
{
    [Theory]
    [InlineData(1.5, "between 0 and 1")]
    [InlineData(-0.1, "between 0 and 1")]
    [InlineData(double.NaN, "between 0 and 1")]
    public void A_probability_that_is_none_is_refused(double probability, string words)
    {
        var input = Plans.Of("A 10").Input("A");

        Assert.Contains(words, Refused(input.With(input.Risk("r", probability, new DurationRange.Fixed(1), "A"))), StringComparison.Ordinal);
    }

    public static TheoryData<DurationRange, string> Bad => new()
    {
        { new DurationRange.Uniform(2, 1), "its least is more than its most" },
        { new DurationRange.Triangular(3, 2, 4), "its most likely is not between" },
        { new DurationRange.ThreePoint(1, 5, 4), "its most likely is not between" },
        { new DurationRange.Triangular(1, double.NaN, 4), "needs numbers" },
        { new DurationRange.Normal(double.PositiveInfinity, 1), "needs numbers" },
        { new DurationRange.Normal(1, -1), "not negative" },
        { new DurationRange.LogNormal(1, 9), "between 0 and 5" },
        { new DurationRange.LogNormal(-1, 1), "not negative" },
        { new DurationRange.Empirical([]), "no value" },
        { new DurationRange.Quantiles([(0, 1), (0.5, 0), (1, 2)]), "rise" },
        { new DurationRange.Quantiles([(0.1, 1), (1, 2)]), "from 0 to 1" },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void A_range_that_is_none_is_refused_in_plain_words(DurationRange range, string words) =>
        Assert.Contains(words, Refused(Plans.Of("A 10").Input("A", ("A", range))), StringComparison.Ordinal);

    [Fact]
    public void Correlations_of_more_than_1_and_places_beyond_the_network_are_refused()
    {
        var input = Plans.Of("A 10").Input("A");

        Assert.Contains("add up to 1", Refused(input with { Correlation = new(0.6, 0.5) }), StringComparison.Ordinal);
        Assert.Contains("not negative", Refused(input with { Correlation = new(double.NaN, 0) }), StringComparison.Ordinal);
        Assert.Contains("none of the network's 1", Refused(input with { Targets = [new("x", "x", [1])] }), StringComparison.Ordinal);
        Assert.Contains("no target", Refused(input with { Targets = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Chunks_with_a_gap_are_refused()
    {
        var simulation = new Simulation(Plans.Of("A 10").Input("A"));

        Assert.Contains("trial 5", Assert.Throws<ArgumentException>(() => simulation.Merge([simulation.Run(0, 5), simulation.Run(6, 5)])).Message, StringComparison.Ordinal);
    }

    static string Refused(SimulationInput input) => Assert.Throws<ArgumentException>(() => new Simulation(input)).Message;
}
