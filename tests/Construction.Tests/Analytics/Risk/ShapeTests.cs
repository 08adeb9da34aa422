using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

/// <summary>
/// Each distribution drawn by itself and from numbers in common, which take different ways: shares below known quantiles, within four
/// standard errors of 400,000 trials.
/// </summary>
public sealed class ShapeTests
{
    const int Trials = 400_000;

    public static TheoryData<DurationRange, double[], double[]> Known => new()
    {
        // z = ±3.090232, ±2.326348, 0.841621
        { new DurationRange.Normal(100, 10), [0.001, 0.01, 0.8, 0.99, 0.999], [69.09768, 76.73652, 108.41621, 123.26348, 130.90232] },
        // 100·e^(z/2)
        { new DurationRange.LogNormal(100, 0.5), [0.001, 0.01, 0.8, 0.99, 0.999], [21.3287, 31.2493, 152.3196, 320.0074, 468.8515] },
        // Beta(2, 4), below x: 1 − (1 − x)⁵ − 5x(1 − x)⁴
        { new DurationRange.ThreePoint(0, 250, 1_000), [0.001, 0.01, 0.5, 0.9, 0.999], [10.14, 32.68, 313.81, 583.89, 877.99] },
        { new DurationRange.Uniform(100, 200), [0.001, 0.3, 0.999], [100.1, 130, 199.9] },
        // 100 + √(p·100·25) up to a quarter, then 200 − √((1 − p)·100·75)
        { new DurationRange.Triangular(100, 125, 200), [0.01, 0.25, 0.9, 0.999], [105, 125, 172.6139, 197.2614] },
        // By size they lie at shares of 1/8, 3/8, 5/8 and 7/8.
        { new DurationRange.Empirical([40, 10, 20, 80]), [0.25, 0.375, 0.5, 0.625], [15, 20, 30, 40] },
        { new DurationRange.Quantiles([(0, 100), (0.1, 110), (1, 200)]), [0.05, 0.1, 0.55], [105, 110, 155] },
    };

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public void As_many_lie_below_a_quantile_as_should(DurationRange range, double[] shares, double[] quantiles)
    {
        var input = Plans.Of("A 10").Input("A", ("A", range.InDays()));
        var common = input with { Contractors = new Dictionary<int, string> { [0] = "mortenson" }, Correlation = new(0.5, 0) };
        foreach (var one in (SimulationInput[])[input, common])
        {
            var finishes = new Simulation(one).Run(0, Trials).Finishes[0];
            for (var index = 0; index < shares.Length; index++)
            {
                var until = Construction.Analytics.Schedules.Minutes.Of(Plans.Start) + quantiles[index] * 1440;
                Assert.InRange(
                    finishes.Count(finish => finish <= until) / (double)Trials - shares[index],
                    -4 * Math.Sqrt(shares[index] / Trials) - 0.0001, 4 * Math.Sqrt(shares[index] / Trials) + 0.0001);
            }
        }
    }

    [Fact]
    public void Quantiles_are_known_to_thirteen_digits_and_on_every_machine_the_same_to_the_last_bit()
    {
        DurationRange[] ranges = [new DurationRange.Normal(0, 1), new DurationRange.LogNormal(1, 0.38), new DurationRange.ThreePoint(0, 0.3, 1), new DurationRange.Triangular(0, 0.3, 1)];
        double[] shares = [1e-12, 1e-6, 0.001, 0.02, 0.07, 0.1, 0.25, 0.4, 0.5, 0.6, 0.8, 0.93, 0.975, 0.999, 0.999999];

        // z of 0.975 and of 1e-6, and e^(0.38 z) of the first.
        Assert.Equal(1.959963984540054, ranges[0].Quantile(0.975), 14);
        Assert.Equal(-4.753424308822899, ranges[0].Quantile(1e-6), 13);
        Assert.Equal(Math.Exp(0.38 * 1.959963984540054), ranges[1].Quantile(0.975), 13);
        Assert.Equal(4256055683545880459UL, Simulated.Checksum(ranges.SelectMany(range => shares.Select(range.Quantile))
            .Select(BitConverter.DoubleToInt64Bits).SelectMany(bits => (int[])[(int)bits, (int)(bits >> 32)])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void There_is_no_quantile_of_a_share_that_is_none(double share) =>
        Assert.Throws<ArgumentException>(() => ReferenceClass.MilestoneSlip.Quantile(share));
}
