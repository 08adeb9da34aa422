using System.Globalization;

namespace Construction.Analytics.Risk;

/// <summary>
/// Quantiles of a beta distribution on 0 to 1 with α and β from 1 on: the density added up by Simpson's rule over 1,024 steps, and
/// straight lines back from share to place, which is wrong by about a millionth of the width.
/// </summary>
sealed class BetaQuantile
{
    const int Steps = 1024;

    // The share below each step's end, and that above its beginning from the other side.
    readonly double[] _below = new double[Steps + 1];
    readonly double[] _above = new double[Steps + 1];

    public BetaQuantile(double alpha, double beta)
    {
        var density = new double[2 * Steps + 1];
        for (var half = 0; half <= 2 * Steps; half++)
            density[half] = StableMath.Power(half / (2.0 * Steps), alpha - 1) * StableMath.Power(1 - half / (2.0 * Steps), beta - 1);
        for (var step = 0; step < Steps; step++)
            _below[step + 1] = _below[step] + density[2 * step] + 4 * density[2 * step + 1] + density[2 * step + 2];
        for (var step = Steps - 1; step >= 0; step--)
            _above[Steps - step] = _above[Steps - step - 1] + density[2 * step] + 4 * density[2 * step + 1] + density[2 * step + 2];
    }

    public double At(double tail, bool isUpper) => isUpper ? 1 - Find(_above, tail) : Find(_below, tail);

    static double Find(double[] sums, double share)
    {
        var sought = share * sums[Steps];
        var step = Array.BinarySearch(sums, sought);
        if (step >= 0)
            return (double)step / Steps;
        step = Math.Clamp(~step - 1, 0, Steps - 1);
        return (step + (sought - sums[step]) / (sums[step + 1] - sums[step])) / Steps;
    }
}

/// <summary>Quantiles that are known at some shares; straight lines between them, and nothing beyond the first and the last.</summary>
sealed class PointQuantile(string points)
{
    readonly (double Share, double Value)[] _points =
    [
        .. points.Split(';').Select(point => point.Split(' ')).Select(parts =>
            (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture))),
    ];

    public double At(double tail, bool isUpper)
    {
        var share = isUpper ? 1 - tail : tail;
        var next = Array.FindIndex(_points, point => point.Share >= share);
        if (next <= 0)
            return _points[next < 0 ? ^1 : 0].Value;
        var (before, after) = (_points[next - 1], _points[next]);
        return before.Value + (after.Value - before.Value) * (share - before.Share) / (after.Share - before.Share);
    }
}
