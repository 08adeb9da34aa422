using System.Numerics;

namespace Construction.Analytics.Risk;

/// <summary>A distribution by its quantiles at fixed places, with straight lines between them.</summary>
/// <remarks>
/// From bits: the first says which half, the others how far out in it, in 32 octaves of 64 steps, each octave half as probable as
/// the one before. So the tails are as finely known as the middle: of a normal distribution z is wrong by 3e-5 at most, and
/// what lies beyond a share of 2^-33 is drawn as if it lay there. From z: 4,096 steps between −8 and 8.
/// </remarks>
sealed class QuantileTable : Shape
{
    const int SlotBits = 6;
    const int Slots = 1 << SlotBits;
    const int Octaves = 32;
    const int Half = Octaves * Slots + 1;
    const double ZStep = 16.0 / 4096;
    const double StepsPerZ = 256;

    // Lower half, then upper: from the farthest out to the median.
    readonly double[] _byShare = new double[2 * Half];
    readonly double[] _byZ = new double[4096 + 2];
    readonly Func<double, bool, double> _at;

    /// <param name="at">The value at a tail's share, at most ½, in the lower or the upper half.</param>
    /// <param name="ofZ">The value at the same share as z; where there is no shorter way, by the share.</param>
    public QuantileTable(Func<double, bool, double> at, Func<double, double>? ofZ = null)
    {
        _at = at;
        for (var step = 0; step < Half; step++)
        {
            // Of the 63 bits after the first: ½ of it is the tail's share.
            var octave = Octaves - 1 - step / Slots;
            var tail = step == Half - 1 ? 0.5 : (1 + (double)(step % Slots) / Slots) / (1L << octave) / 4;
            (_byShare[step], _byShare[Half + step]) = (at(tail, false), at(tail, true));
        }
        ofZ ??= z => at(Math.Max(StableMath.NormalShare(-Math.Abs(z)), 1e-15), z > 0);
        for (var step = 0; step < _byZ.Length; step++)
            _byZ[step] = ofZ(-8 + step * ZStep);
    }

    public static QuantileTable Normal { get; } = new(NormalAt, z => z);

    /// <summary>Only for drawing from z.</summary>
    public static QuantileTable Uniform { get; } = new((tail, isUpper) => isUpper ? 1 - tail : tail, StableMath.NormalShare);

    public static double NormalAt(double tail, bool isUpper) => isUpper ? -StableMath.NormalQuantile(tail) : StableMath.NormalQuantile(tail);

    public override void Draw(ReadOnlySpan<ulong> bits, Span<double> drawn)
    {
        var table = _byShare;
        for (var trial = 0; trial < drawn.Length; trial++)
        {
            var outward = bits[trial] << 1;
            var octave = BitOperations.LeadingZeroCount(outward);
            if (octave >= Octaves)
                (octave, outward) = (Octaves - 1, 1UL << (64 - Octaves));
            // The bit that ends the zeros is cut off; the step and where in it follow.
            var rest = outward << octave << 1;
            var step = (int)(bits[trial] >> 63) * Half + (Octaves - 1 - octave) * Slots + (int)(rest >> (64 - SlotBits));
            var within = (double)(long)((rest << SlotBits) >> 12) * (1.0 / (1L << 52));
            drawn[trial] = table[step] + (table[step + 1] - table[step]) * within;
        }
    }

    public override void DrawFrom(ReadOnlySpan<double> z, Span<double> drawn)
    {
        var table = _byZ;
        for (var trial = 0; trial < drawn.Length; trial++)
        {
            var at = Math.Clamp((z[trial] + 8) * StepsPerZ, 0, 4096);
            var step = (int)at;
            drawn[trial] = table[step] + (table[step + 1] - table[step]) * (at - step);
        }
    }

    public override double Quantile(double share) => _at(share <= 0.5 ? share : 1 - share, share > 0.5);
}
