using System.Globalization;
using System.Text;

namespace Dashboard.Exports;

/// <summary>About how wide a line of text is, where no browser measures it.</summary>
static class TextWidth
{
    const double UnitsPerEm = 2_048;

    // Advances of Verdana from blank to tilde, in units of the font; the others that a badge names are no wider.
    static readonly int[] Advances =
    [
        720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302,
        1302, 1302, 930, 930, 1676, 1676, 1676, 1117, 2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532,
        1612, 1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302, 1302, 1230, 1276, 1067, 1276, 1220,
        720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243, 1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930,
        1300, 1676,
    ];

    /// <param name="text">One line.</param>
    /// <param name="size">Of the font, in pixels; so is the answer.</param>
    public static double Of(string text, double size)
    {
        var units = 0;
        foreach (var rune in text.EnumerateRunes())
            units += Advance(rune);
        return units * size / UnitsPerEm;
    }

    static int Advance(Rune rune) =>
        rune.Value is >= ' ' and <= '~' ? Advances[rune.Value - ' ']
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
        : rune.Value == '\u00A0' ? Advances[0]
        // Han, kana, Hangul, forms of full width, and emoji fill a square.
        : rune.Value is >= 0x1100 and < 0x1200 or >= 0x2E80 and < 0xD7B0 or >= 0xF900 and < 0xFB00 or >= 0xFF00 and < 0xFF61 or >= 0x1F000 ? 2_048
        : 1_302;
}
