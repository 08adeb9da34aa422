using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

/// <summary>
/// Cases with known answers. Bounds are four standard errors of so many trials (of a mean σ/√n, of a share √(p(1−p)/n), of a quantile
/// that ÷ density), which one in 16,000 right programs would miss; with its fixed seed a test passes always or never.
/// </summary>
public sealed class PublishedRiskTests
{
    // n = 100,000: √n = 316.2.
    const double Root = 316.2;

    [Fact]
    public void Four_triangular_tasks()
    {
        var forecast = Plans.Of("T1 4; T2 5 T1; T3 6 T2; T4 4 T2; F 0 T3,T4")
            .Input("F", ("T1", Triangular(2, 4, 8)), ("T2", Triangular(3, 5, 10)), ("T3", Triangular(3, 6, 9)), ("T4", Triangular(2, 4, 7)))
            .Run().Only();

        Close(16.793, forecast.MeanDays(), 4 * 2.226 / Root);
        // The standard error of a standard deviation is about σ/√(2n).
        Close(2.226, forecast.Finish.DeviationDays, 4 * 2.226 / Root / 1.414);
        // Densities of a normal distribution with this deviation, at these shares: 0.0788, 0.126, 0.179, 0.126, 0.0788.
        Close(13.96, forecast.Days(0.1), 4 * 0.3 / Root / 0.0788 + 0.005);
        Close(14.86, forecast.Days(0.2), 4 * 0.4 / Root / 0.126 + 0.005);
        Close(16.72, forecast.Days(0.5), 4 * 0.5 / Root / 0.179 + 0.005);
        Close(18.69, forecast.Days(0.8), 4 * 0.4 / Root / 0.126 + 0.005);
        Close(19.74, forecast.Days(0.9), 4 * 0.3 / Root / 0.0788 + 0.005);
        // T ≤ 15 days: up to the end of the fifteenth.
        Close(0.2204, forecast.Finish.ProbabilityBy(DateOnly.FromDateTime(Plans.Start).AddDays(14)), 4 * 0.4145 / Root);
    }

    [Fact]
    public void The_greater_of_two_triangular_tasks()
    {
        var forecast = Plans.Of("T3 6; T4 4; F 0 T3,T4").Input("F", ("T3", Triangular(3, 6, 9)), ("T4", Triangular(2, 4, 7))).Run().Only();

        // Its deviation is below that of T3, 3/√6.
        Close(6.126, forecast.MeanDays(), 4 * 1.225 / Root);
    }

    [Fact]
    public void A_normal_a_triangular_and_a_uniform_task_one_after_another()
    {
        var forecast = Plans.Of("A 10; B 10 A; C 10 B; F 0 C")
            .Input("F", ("A", new DurationRange.Normal(10, 2).InDays()), ("B", Triangular(5, 10, 15)), ("C", new DurationRange.Uniform(8, 12).InDays()))
            .Run().Only();

        Close(30, forecast.MeanDays(), 4 * 3.0822 / Root);
        Close(3.0822, forecast.Finish.DeviationDays, 4 * 3.0822 / Root / 1.414);
    }

    [Theory]
    // (t − 2)²/12 up to 4, then 1 − (8 − t)²/24
    [InlineData(3, 1 / 12.0)]
    [InlineData(4, 4 / 12.0)]
    [InlineData(5, 1 - 9 / 24.0)]
    [InlineData(7, 1 - 1 / 24.0)]
    public void The_shares_of_a_triangular_task(int days, double share)
    {
        var forecast = Plans.Of("A 4").Input("A", ("A", Triangular(2, 4, 8))).Run().Only();

        Close(share, forecast.Finish.ProbabilityBy(DateOnly.FromDateTime(Plans.Start).AddDays(days - 1)), 4 * Math.Sqrt(share * (1 - share)) / Root);
    }

    [Fact]
    public void The_critical_path_of_a_PERT_network_has_the_mean_and_the_deviation_of_its_activities()
    {
        // A, B, E, H, I one after another: (min + 4 mode + max)/6 = 5, 7, 8, 5, 6; deviations (max − min)/6 = 4/6, 4/6, 4/6, 4/6, 4/6.
        var forecast = Plans.Of("A 5; B 7 A; E 8 B; H 5 E; I 6 H; F 0 I")
            .Input("F", ("A", Pert(3, 5, 7)), ("B", Pert(5, 7, 9)), ("E", Pert(6, 8, 10)), ("H", Pert(3, 5, 7)), ("I", Pert(4, 6, 8)))
            .Run().Only();

        Close(31, forecast.MeanDays(), 4 * 1.490712 / Root);
        // The beta distribution with exponents that add up to 4 has variance (mean − min)(max − mean)/7: here 4/7 and not 4/9.
        Close(Math.Sqrt(5 * 4 / 7.0), forecast.Finish.DeviationDays, 4 * 1.69 / Root / 1.414);
    }

    [Fact]
    public void The_normal_distribution_that_PERT_takes_for_the_finish()
    {
        var forecast = Plans.Of("A 31").Input("A", ("A", new DurationRange.Normal(31, 1.490712).InDays())).Run().Only();

        Close(0.2511675, forecast.Finish.ProbabilityBy(DateOnly.FromDateTime(Plans.Start).AddDays(29)), 4 * 0.4337 / Root);
        // Density at a share of 0.3 and of 0.6: 0.3477/1.4907 and 0.3863/1.4907.
        Close(30.21827, forecast.Days(0.3), 4 * 0.458 / Root / 0.2332);
        Close(31.37767, forecast.Days(0.6), 4 * 0.490 / Root / 0.2591);
    }

    static DurationRange Triangular(double min, double mode, double max) => new DurationRange.Triangular(min, mode, max).InDays();

    static DurationRange Pert(double min, double mode, double max) => new DurationRange.ThreePoint(min, mode, max).InDays();

    static void Close(double expected, double found, double bound) => Assert.InRange(found, expected - bound, expected + bound);
}
