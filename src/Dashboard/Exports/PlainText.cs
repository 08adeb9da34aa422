using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dashboard.Exports;

/// <summary>
/// What people wrote, made fit for where nobody knows what shows it. What has no place in a text is replaced by U+FFFD and not
/// taken out: what stood apart is not joined (Unicode Technical Report 36, 3.5), and a reader sees that something was there.
/// </summary>
public static class PlainText
{
    const char Replacement = '\uFFFD';

    // More marks on one letter than any script stacks; ten thousand would cover the lines around it.
    const int MarksAtMost = 6;

    // Longer than any emoji of several people; what is longer is no one character to a reader.
    const int ElementLength = 40;

    // Control characters but tab and line breaks, marks that turn the direction of the text around them, what XML cannot hold.
    static readonly SearchValues<char> Unfit = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\n' or '\r' or '\t')),
        .. "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFFFE\uFFFF",
    ]);

    /// <summary>The text without control characters, halves of surrogate pairs, and marks that turn its direction.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Unfit) && !Api.TextRules.HasLoneSurrogate(text))
            return text;
        var clean = new StringBuilder(text.Length);
        // Runes of a text give U+FFFD for half of a pair.
        foreach (var rune in text.EnumerateRunes())
            if (rune.IsBmp && Unfit.Contains((char)rune.Value))
                clean.Append(Replacement);
            else
                clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>Clean, on one line, and no higher than a line.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        var (marks, isBlank) = (0, true);
        foreach (var rune in Clean(text).EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (Rune.IsWhiteSpace(rune))
            {
                // A no-break blank holds number and unit together.
                if (!isBlank)
                    line.Append(rune.Value == '\u00A0' ? '\u00A0' : ' ');
                isBlank = true;
            }
            else if (marks <= MarksAtMost)
            {
                line.Append(rune);
                isBlank = false;
            }
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>One line of at most so many characters as a reader counts them; the last is an ellipsis where there were more.</summary>
    public static string Line(string text, int atMost)
    {
        var line = Line(text);
        var (end, count) = (0, 0);
        while (end < line.Length)
        {
            var length = StringInfo.GetNextTextElementLength(line, end);
            if (++count > atMost || length > ElementLength)
                return $"{line[..Before(line, atMost - 1)].TrimEnd()}…";
            end += length;
        }
        return line;
    }

    // Where the first characters end, or one that is none.
    static int Before(string line, int characters)
    {
        var end = 0;
        for (var count = 0; count < characters && end < line.Length; count++)
        {
            var length = StringInfo.GetNextTextElementLength(line, end);
            if (length > ElementLength)
                break;
            end += length;
        }
        return end;
    }

    static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
