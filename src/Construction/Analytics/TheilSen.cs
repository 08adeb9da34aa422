namespace Construction.Analytics;

/// <summary>
/// A slope that a single wild point does not move: the median of the slopes between all pairs of points.
/// H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Proceedings of the Royal Netherlands
/// Academy of Sciences 53 (1950); pairs of the same x are left out as by P. K. Sen, "Estimates of the regression coefficient
/// based on Kendall's tau", Journal of the American Statistical Association 63 (1968), 1379–1389.
/// </summary>
public static class TheilSen
{
    /// <summary>The slope in days of Y for a day of X; null with fewer than two different X.</summary>
    /// <param name="points">X a day, Y in days. Of n points n(n − 1)/2 slopes are made: meant for few.</param>
    public static double? Slope(IReadOnlyList<(DateOnly X, decimal Y)> points)
    {
        List<double> slopes = [];
        for (var left = 0; left < points.Count; left++)
            for (var right = left + 1; right < points.Count; right++)
                if (points[right].X.DayNumber - points[left].X.DayNumber is not 0 and var days)
                    slopes.Add((double)(points[right].Y - points[left].Y) / days);
        if (slopes.Count == 0)
            return null;
        slopes.Sort();
        return (slopes[(slopes.Count - 1) / 2] + slopes[slopes.Count / 2]) / 2;
    }
}
