using CsCheck;

namespace Construction.Tests.Analytics;

public sealed class TheilSenTests
{
    static readonly Gen<(int X, int Y)[]> Points = Gen.Select(Gen.Int[0, 60], Gen.Int[-400, 400]).Array[2, 8];

    // Slopes of the six pairs: 5/10, 40/20, 15/30, 35/10, 10/20, −25/10; in order −2.5, 0.5, 0.5, 0.5, 2, 3.5.
    [Fact]
    public void Of_four_points_on_a_line_of_one_half_a_wild_one_does_not_move_the_slope() =>
        Assert.Equal(0.5, SlopeOf((0, 0), (10, 5), (20, 40), (30, 15)));

    // 21 slopes; eight are less than 4 (1, 2.5, 3.67, 3.71, 3.75, 3.83, 3.93, 3.94), then four are 4: the eleventh is one of them.
    [Fact]
    public void Of_seven_points_the_median_is_the_eleventh_of_21_slopes() =>
        Assert.Equal(4, SlopeOf((1, 9), (2, 15), (3, 19), (4, 20), (10, 45), (12, 55), (18, 78)));

    // Two of the same day: left are 10/10 and 20/10, and between them lies 1.5.
    [Fact]
    public void Two_points_of_the_same_day_make_no_slope_with_each_other() =>
        Assert.Equal(1.5, SlopeOf((0, 0), (0, 10), (10, 20)));

    [Fact]
    public void Half_days_count() => Assert.Equal(0.05, TheilSen.Slope([(Some.Day("2026-01-01"), 1m), (Some.Day("2026-01-11"), 1.5m)]));

    [Fact]
    public void Without_two_different_days_there_is_no_slope()
    {
        Assert.Null(SlopeOf());
        Assert.Null(SlopeOf((5, 100)));
        Assert.Null(SlopeOf((5, 100), (5, 200), (5, 300)));
    }

    [Fact]
    public void What_is_tilted_by_b_days_a_day_slopes_by_b_more() =>
        Gen.Select(Points, Gen.Int[-3, 3], Gen.Int[-100, 100]).Sample((points, tilt, lift) =>
        {
            var tilted = SlopeOf([.. points.Select(point => (point.X, point.Y + lift + tilt * point.X))]);
            var straight = SlopeOf(points);
            return straight is null ? tilted is null : Math.Abs(straight.Value + tilt - tilted!.Value) < 1e-9;
        });

    [Fact]
    public void The_order_of_the_points_does_not_matter() =>
        Points.SelectMany(points => Gen.Shuffle(points).Select(shuffled => (points, shuffled)))
            .Sample((points, shuffled) => SlopeOf(points) is { } slope
                ? Math.Abs(slope - SlopeOf(shuffled)!.Value) < 1e-9
                : SlopeOf(shuffled) is null);

    static double? SlopeOf(params (int X, int Y)[] points) =>
        TheilSen.Slope([.. points.Select(point => (Some.Day("2026-01-01").AddDays(point.X), (decimal)point.Y))]);
}
