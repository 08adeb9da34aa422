using System.Text;

namespace Construction.Import;

/// <summary>Names out of files, as a page and a log can hold them.</summary>
static class PlainText
{
    public const int Longest = 200;

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

    /// <summary>Whether the name of a milestone is no longer all of this.</summary>
    public static bool IsCut(string text) => text.Length > Longest && Of(text, "") is { Length: >= Longest - 1 } cut && cut[^1] == '…';

    // Not within a surrogate pair.
    public static string Cut(string words, int longest = Longest) =>
        words.Length <= longest ? words : $"{words[..(char.IsHighSurrogate(words[longest - 2]) ? longest - 2 : longest - 1)]}…";
}
