using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

public sealed class ForecastDistributionTests
{
    static readonly DateTime s_noon = new(2026, 3, 2, 12, 0, 0);

    [Fact]
    public void A_quantile_is_the_earliest_finish_by_which_so_many_trials_are_finished()
    {
        // Ten finishes, on 2 to 11 March.
        var finish = Of(Enumerable.Range(0, 10).Select(day => s_noon.AddDays(9 - day)));

        Assert.Equal(
            (Some.Day("2026-03-02"), Some.Day("2026-03-06"), Some.Day("2026-03-09"), Some.Day("2026-03-10")), (finish.P10, finish.P50, finish.P80, finish.P90));
        Assert.Equal(s_noon.AddDays(9), finish.Quantile(1));
        Assert.Equal(s_noon, finish.Quantile(0.0001));
        Assert.Equal(s_noon.AddDays(1), finish.Quantile(0.11));
        // (0 + … + 9)/10 = 4.5 days, √(82.5/9)
        Assert.Equal(s_noon.AddDays(4.5), finish.Mean);
        Assert.Equal(3.0277, finish.DeviationDays, 4);
        Assert.Equal(0.3, finish.ProbabilityBy(Some.Day("2026-03-04")));
        Assert.Equal((0.0, 1.0), (finish.ProbabilityBy(Some.Day("2026-03-01")), finish.ProbabilityBy(DateOnly.MaxValue)));
    }

    [Fact]
    public void A_finish_at_midnight_is_of_the_day_that_ends()
    {
        var finish = Of([new(2026, 3, 3)]);

        Assert.Equal(Some.Day("2026-03-02"), finish.P50);
        Assert.Equal(1, finish.ProbabilityBy(Some.Day("2026-03-02")));
        Assert.Equal(0, finish.DeviationDays);
    }

    [Theory]
    // 40 days from Monday, 2 March; 41; 40 weeks; 41 weeks, which are 10 months; 50 months by two; 110 years by five
    [InlineData(39, 40, "2026-03-02", "2026-03-02")]
    [InlineData(40, 6, "2026-03-02", "2026-03-08")]
    [InlineData(279, 40, "2026-03-02", "2026-03-08")]
    [InlineData(280, 10, "2026-03-01", "2026-03-31")]
    [InlineData(1_510, 25, "2026-03-01", "2026-04-30")]
    [InlineData(40_000, 22, "2026-01-01", "2030-12-31")]
    public void A_histogram_has_at_most_forty_bars(int days, int count, string from, string to)
    {
        var finish = Of([s_noon, s_noon.AddDays(days), s_noon.AddDays(days / 2)]);

        Assert.Equal(count, finish.Bins.Count);
        Assert.Equal((Some.Day(from), Some.Day(to)), (finish.Bins[0].From, finish.Bins[0].To));
        Assert.Equal((3, 1.0), (finish.Bins.Sum(bin => bin.Count), finish.Bins[^1].Cumulative));
        Assert.All(finish.Bins.Zip(finish.Bins.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_share_that_is_none_is_refused(double share) => Assert.Throws<ArgumentException>(() => Of([s_noon]).Quantile(share));

    static ForecastDistribution Of(IEnumerable<DateTime> finishes) => new([.. finishes.Select(Minutes.Of)]);
}
