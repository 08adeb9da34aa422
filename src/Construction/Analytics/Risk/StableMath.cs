namespace Construction.Analytics.Risk;

/// <summary>
/// Logarithm, exponential and the normal distribution from +, −, ×, ÷ and square root alone. IEEE 754 fixes the result of these
/// to the last bit, and the compiler neither reorders nor fuses them; what a platform's own library gives for the others may
/// differ in the last bit, and then a forecast would differ from one machine to the next.
/// </summary>
static class StableMath
{
    // ln 2 in two parts, so that a multiple of the first is exact.
    const double Ln2High = 0.693145751953125;
    const double Ln2Low = 1.42860682030941723212e-6;
    const double SquareRootOfHalf = 0.70710678118654752440;
    const double OneBySquareRootOf2Pi = 0.39894228040143267794;

    /// <summary>2·artanh((m − 1)/(m + 1)) as a series for the mantissa, and the exponent times ln 2. Positive, normal numbers only.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1022;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | 0x3FE0_0000_0000_0000);
        if (mantissa < SquareRootOfHalf)
        {
            mantissa *= 2;
            exponent--;
        }
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var odd = 25; odd >= 1; odd -= 2)
            sum = sum * square + 1.0 / odd;
        return exponent * Ln2High + (2 * s * sum + exponent * Ln2Low);
    }

    /// <summary>2^k times the Taylor series of what is left over, at most half of ln 2. From −700 to 700.</summary>
    public static double Exp(double x)
    {
        x = Math.Clamp(x, -700, 700);
        var k = Math.Floor(x * 1.44269504088896340736 + 0.5);
        var r = x - k * Ln2High - k * Ln2Low;
        var sum = 1.0;
        for (var n = 15; n >= 1; n--)
            sum = 1 + r / n * sum;
        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }

    public static double Power(double x, double exponent) => exponent == 0 ? 1 : x <= 0 ? 0 : Exp(exponent * Log(x));

    /// <summary>
    /// The share of a standard normal distribution below z, to about 1e-15: the series of G. Marsaglia, "Evaluating the Normal
    /// Distribution", Journal of Statistical Software 11 (2004).
    /// </summary>
    public static double NormalShare(double z)
    {
        if (z is < -8 or > 8)
            return z < 0 ? 0 : 1;
        double sum = z, term = z;
        for (var n = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum) && n < 400; n += 2)
        {
            term *= z * z / n;
            sum += term;
        }
        return Math.Clamp(0.5 + sum * OneBySquareRootOf2Pi * Exp(-z * z / 2), 0, 1);
    }

    /// <summary>
    /// The z below which a share lies, to about 1e-15: algorithm AS 241 (PPND16) of M. J. Wichura, "The Percentage Points of the
    /// Normal Distribution", Applied Statistics 37 (1988), 477–484.
    /// </summary>
    public static double NormalQuantile(double share)
    {
        var q = share - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * Ratio(0.180625 - q * q, s_a, s_b);
        var tail = Math.Max(q < 0 ? share : 1 - share, 1e-300);
        var r = Math.Sqrt(-Log(tail));
        var z = r <= 5 ? Ratio(r - 1.6, s_c, s_d) : Ratio(r - 5, s_e, s_f);
        return q < 0 ? -z : z;
    }

    static double Ratio(double r, double[] above, double[] below)
    {
        double top = above[7], bottom = below[7];
        for (var power = 6; power >= 0; power--)
            (top, bottom) = (top * r + above[power], bottom * r + below[power]);
        return top / bottom;
    }

    static readonly double[] s_a =
    [
        3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ];

    static readonly double[] s_b =
    [
        1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    static readonly double[] s_c =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    static readonly double[] s_d =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    static readonly double[] s_e =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    static readonly double[] s_f =
    [
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];
}
