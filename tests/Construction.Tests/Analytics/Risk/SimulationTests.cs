using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

public sealed class SimulationTests
{
    static readonly DurationRange s_wide = new DurationRange.LogNormal(1, 0.4);
    static readonly string s_net = "A 10; B 20 A; C 15 A; D 8 B,C; E 12 C:SS+2; F 0 D,E";
    static readonly (string, DurationRange)[] s_ranges = [("A", s_wide), ("B", s_wide), ("C", s_wide), ("D", s_wide), ("E", s_wide)];

    [Fact]
    public void The_sum_of_normals_is_normal()
    {
        // Means 10 + 20, deviations √(1 + 4); four standard errors of 100,000 trials, as everywhere here.
        var forecast = Plans.Of("A 10; B 20 A").Input("B", ("A", Normal(10, 1)), ("B", Normal(20, 2))).Run().Only();

        Assert.InRange(forecast.MeanDays(), 30 - 0.029, 30 + 0.029);
        Assert.InRange(forecast.Finish.DeviationDays, 2.236 - 0.02, 2.236 + 0.02);
        Assert.InRange(forecast.Days(0.9), 32.866 - 0.05, 32.866 + 0.05);
    }

    [Fact]
    public void The_later_of_two_independent_normals_is_later_than_either_by_their_deviation_by_root_pi()
    {
        var forecast = Plans.Of("A 20; B 20; F 0 A,B").Input("F", ("A", Normal(20, 2)), ("B", Normal(20, 2))).Run().Only();

        // E[max] = μ + σ/√π, its deviation σ√(1 − 1/π) = 1.651
        Assert.InRange(forecast.MeanDays(), 21.1284 - 0.021, 21.1284 + 0.021);
        Assert.InRange(forecast.Finish.DeviationDays, 1.651 - 0.016, 1.651 + 0.016);
    }

    [Theory]
    [InlineData(0, 0, 2.0)]
    // var = σ²(2 + 2ρ)
    [InlineData(0.5, 0, 3.0)]
    [InlineData(0.25, 0.25, 3.0)]
    [InlineData(0.6, 0.4, 4.0)]
    public void Activities_of_one_contractor_and_site_hang_together(double contractor, double site, double variance)
    {
        var input = Plans.Of("A 20; B 20 A").Input("B", ("A", Normal(20, 1)), ("B", Normal(20, 1)));
        var forecast = (input with
        {
            Contractors = new Dictionary<int, string> { [0] = "mortenson", [1] = "mortenson" },
            Sites = new Dictionary<int, string> { [0] = "abilene", [1] = "abilene" },
            Correlation = new(contractor, site),
        }).Run().Only();

        Assert.InRange(forecast.Finish.DeviationDays, Math.Sqrt(variance) * (1 - 0.009), Math.Sqrt(variance) * (1 + 0.009));
    }

    [Fact]
    public void The_same_seed_gives_the_same_in_whatever_chunks()
    {
        var input = Shared(Plans.Standard(s_net).Input("F", s_ranges));
        var simulation = new Simulation(input.With(input.Risk("r", 0.3, new DurationRange.Uniform(1, 5).InDays(), "B")));
        var whole = simulation.Merge([simulation.Run(0, 1_000)]).Only();
        var parts = simulation.Merge([simulation.Run(701, 299), simulation.Run(0, 1), simulation.Run(130, 571), simulation.Run(1, 129)]).Only();

        Assert.Equal(simulation.Run(0, 1_000).Finishes[0], ((int, int)[])[(0, 1), (1, 129), (130, 571), (701, 299)] is var chunks
            ? [.. chunks.SelectMany(chunk => simulation.Run(chunk.Item1, chunk.Item2).Finishes[0])] : []);
        Assert.Equal(whole.Activities, parts.Activities);
        Assert.Equal(whole.Risks, parts.Risks);
        Assert.Equal(whole.Finish.Bins, parts.Finish.Bins);
        Assert.Equal((whole.Finish.MeanMinute, whole.Finish.DeviationDays), (parts.Finish.MeanMinute, parts.Finish.DeviationDays));
    }

    [Fact]
    public void Another_seed_gives_other_trials()
    {
        var input = Plans.Standard(s_net).Input("F", s_ranges);

        Assert.NotEqual(new Simulation(input).Run(0, 50).Finishes[0], new Simulation(input with { Seed = 2 }).Run(0, 50).Finishes[0]);
    }

    [Fact]
    public void The_order_of_the_file_changes_no_trial()
    {
        var plan = Plans.Standard(s_net);
        var turned = plan with { Activities = [.. plan.Activities.Reverse()], Links = [.. plan.Links.Reverse()] };

        Assert.Equal(
            new Simulation(Shared(plan.Input("F", s_ranges))).Run(0, 10_000).Finishes[0],
            new Simulation(Shared(turned.Input("F", s_ranges))).Run(0, 10_000).Finishes[0]);
    }

    [Fact]
    public void On_every_machine_the_trials_are_the_same_to_the_minute()
    {
        var plan = Plans.Standard("A 10; B 20 A; C 15 A; D 8 B; E 9 C; G 7 D,E; H 11 G; F 0 H");
        var input = Shared(plan.Input(
            "F", ("A", new DurationRange.LogNormal(1.1, 0.4)), ("B", new DurationRange.ThreePoint(0.8, 1, 2)), ("C", new DurationRange.Triangular(0.5, 1.2, 3)),
            ("D", new DurationRange.Normal(8, 2).InDays()), ("E", new DurationRange.Uniform(0.5, 1.5)),
            ("G", new DurationRange.Empirical([0.8, 1, 1.1, 1.7, 2.5])), ("H", new DurationRange.Quantiles([(0, 0.5), (0.4, 1), (1, 4)]))));
        var risk = input.Risk("r", 0.25, new DurationRange.LogNormal(4, 0.5).InDays(), "B", "C");

        Assert.Equal(7998721359689683195UL, Simulated.Checksum(new Simulation(input.With(risk)).Run(0, 10_000).Finishes[0]));
    }

    [Fact]
    public void A_risk_happens_as_often_as_is_said_and_is_as_late_as_is_said()
    {
        var input = Plans.Of("A 10; B 20 A").Input("B");
        var forecast = input.With(input.Risk("flood", 0.3, new DurationRange.Fixed(5).InDays(), "A")).Run().Only();

        // √(0.3 · 0.7 / 100,000) = 0.00145
        var risk = Assert.Single(forecast.Risks);
        Assert.InRange(risk.Happened, 0.3 - 0.0058, 0.3 + 0.0058);
        Assert.Equal(5, risk.DaysLater!.Value, 9);
        Assert.Equal(30 + 5 * risk.Happened, forecast.MeanDays(), 9);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 50)]
    public void A_factor_multiplies_all_that_it_hits(double probability, double days)
    {
        var input = Plans.Of("A 10; B 10 A; C 10 B").Input("C");
        var forecast = input.With(input.Risk("strike", probability, new DurationRange.Fixed(2), "A", "B")).Run(100).Only();

        Assert.Equal((days, null), (forecast.MeanDays(), forecast.Risks[0].DaysLater));
    }

    [Fact]
    public void Of_two_paths_alike_each_is_critical_in_half_of_the_trials()
    {
        var range = new DurationRange.Uniform(0.5, 1.5);
        var forecast = Plans.Of("S 1; A 20 S; B 20 S; F 0 A,B").Input("F", ("A", range), ("B", range)).Run().Only();

        Assert.InRange(forecast.Of("A").Criticality, 0.5 - 0.0064, 0.5 + 0.0064);
        Assert.InRange(forecast.Of("A").Criticality + forecast.Of("B").Criticality, 1, 1.001);
        Assert.Equal((1.0, 1.0), (forecast.Of("S").Criticality, forecast.Of("F").Criticality));
    }

    [Fact]
    public void What_the_finish_hangs_on_stands_first()
    {
        var forecast = Plans.Of("A 10; B 20 A; C 10 A; F 0 B,C")
            .Input("F", ("A", Normal(10, 1)), ("B", Normal(20, 3)), ("C", Normal(10, 1))).Run().Only();

        Assert.Equal(["B", "A", "C"], forecast.Tornado.Select(driver => driver.Code));
        // Of F = A + B, ρ(A, F) = 1/√10 and ρ(B, F) = 3/√10; the means of the outer fifths of a normal are ±1.39981 deviations.
        Assert.InRange(forecast.Of("A").Correlation!.Value, 0.3162 - 0.012, 0.3162 + 0.012);
        Assert.InRange(forecast.Of("B").Correlation!.Value, 0.9487 - 0.002, 0.9487 + 0.002);
        Assert.InRange(forecast.Of("C").Correlation!.Value, -0.013, 0.013);
        Assert.InRange(forecast.Of("B").DaysBetweenFifths!.Value, 8.399 - 0.06, 8.399 + 0.06);
        Assert.Null(forecast.Of("F").Correlation);
        // P(C > B): 10 is √10 deviations of B − C.
        Assert.InRange(forecast.Of("C").Criticality, 0.00078 - 0.00036, 0.00078 + 0.00036);
    }

    [Fact]
    public void More_uncertainty_makes_the_P80_of_a_chain_no_earlier()
    {
        var last = DateTime.MinValue;
        foreach (var deviation in (double[])[0, 0.05, 0.1, 0.2, 0.4, 0.8])
        {
            var range = new DurationRange.LogNormal(1, deviation);
            var finish = Plans.Standard("A 10; B 20 A; C 15 B").Input("C", ("A", range), ("B", range), ("C", range)).Run(10_000).Only().Finish;
            Assert.InRange(finish.Quantile(0.8), last, DateTime.MaxValue);
            last = finish.Quantile(0.8);
        }
    }

    [Fact]
    public void What_is_complete_stays_and_of_what_has_begun_only_the_rest_is_drawn()
    {
        var plan = Plans.Of("A 10; B 20 A; C 0 B")
            .With("A", activity => activity with { ActualStart = Plans.Start.AddDays(-10), ActualFinish = Plans.Start.AddDays(-2) })
            .With("B", activity => activity with { ActualStart = Plans.Start.AddDays(-2), Remaining = 5 * 1440 });
        var forecast = plan.Input("C", ("A", new DurationRange.Uniform(1, 9)), ("B", new DurationRange.Uniform(1, 2))).Run(10_000).Only();

        Assert.InRange(forecast.Finish.Earliest, Plans.Start.AddDays(5), Plans.Start.AddDays(5.1));
        Assert.InRange(forecast.Finish.Latest, Plans.Start.AddDays(9.9), Plans.Start.AddDays(10));
        Assert.DoesNotContain(forecast.Activities, driver => driver.Code == "A");
    }

    [Fact]
    public void A_target_that_is_complete_has_its_actual_finish()
    {
        var plan = Plans.Of("A 10").With("A", activity => activity with { ActualStart = Plans.Start, ActualFinish = Plans.Start.AddDays(3) });

        Assert.Equal(Plans.Start.AddDays(3), plan.Input("A").Run(10).Only().Finish.Latest);
    }

    static DurationRange Normal(double mean, double deviation) => new DurationRange.Normal(mean, deviation).InDays();

    // Some of one contractor, all of one site.
    static SimulationInput Shared(SimulationInput input) => input with
    {
        Contractors = Enumerable.Range(0, input.Network.Count).Where(place => input.Network.Activities[place].Code is "A" or "C" or "D")
            .ToDictionary(place => place, _ => "mortenson"),
        Sites = Enumerable.Range(0, input.Network.Count).Where(place => input.Network.Activities[place].Code is not "H").ToDictionary(place => place, _ => "abilene"),
        Correlation = new(0.3, 0.2),
    };
}
