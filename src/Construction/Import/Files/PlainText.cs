using System.Text;

namespace Construction.Import;

/// <summary>Names out of files, as a page and a log can hold them.</summary>
static class PlainText
{
    const int Longest = 200;

    /// <summary>In one line, without control characters and marks that turn the direction of what stands around; never empty.</summary>
    public static string Of(string text, string otherwise)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                plain.Append(' ');
            else if (rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
                plain.Append(rune);
        var words = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? otherwise : Cut(words);
    }

    // Not within a surrogate pair.
    public static string Cut(string words) =>
        words.Length <= Longest ? words : $"{words[..(char.IsHighSurrogate(words[Longest - 2]) ? Longest - 2 : Longest - 1)]}…";
}
