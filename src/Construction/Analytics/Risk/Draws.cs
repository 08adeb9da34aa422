namespace Construction.Analytics.Risk;

/// <summary>
/// Random bits that are counted, not drawn one after another: the bits of a trial follow from the seed, the key of what they are
/// for and the trial's number alone. So neither the order of a file nor how trials are shared out among threads changes any.
/// </summary>
/// <remarks>
/// The mixer is SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), the
/// keys are 64-bit FNV-1a hashes (G. Fowler, L. C. Noll, K.-P. Vo) over UTF-16 code units.
/// </remarks>
static class Draws
{
    const ulong Gamma = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The key of something, of what kind and by what names.</summary>
    public static ulong Key(ulong seed, string kind, params ReadOnlySpan<string> names)
    {
        var hash = Hash(0xCBF2_9CE4_8422_2325, kind);
        foreach (var name in names)
            hash = Hash(hash, name);
        return Mix(hash ^ Mix(seed + Gamma));
    }

    public static void Fill(Span<ulong> bits, ulong key, int firstTrial)
    {
        var state = key + Gamma * ((ulong)(uint)firstTrial + 1);
        for (var index = 0; index < bits.Length; index++, state += Gamma)
            bits[index] = Mix(state);
    }

    /// <summary>Between 0 and 1, never either.</summary>
    public static double ToShare(ulong bits) => ((bits >> 12) + 0.5) * (1.0 / (1L << 52));

    static ulong Hash(ulong hash, string text)
    {
        foreach (var character in text)
            hash = (hash ^ character) * 0x100_0000_01B3;
        // What ends a name, so that "AB", "C" is not "A", "BC".
        return (hash ^ 0xFFFF) * 0x100_0000_01B3;
    }

    static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        state = (state ^ (state >> 27)) * 0x94D0_49BB_1331_11EB;
        return state ^ (state >> 31);
    }
}
