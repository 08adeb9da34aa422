using System.Buffers;
using System.Globalization;

namespace Dashboard.Api;

/// <summary>What a text must keep to, wherever it comes from.</summary>
static class TextRules
{
    public const string SlugRule = "lower-case letters and digits in words joined by hyphens, at most 80 characters";
    const int SlugLength = 80;

    static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\n' or '\r' or '\t'))]);

    static readonly SearchValues<char> TurningMarks = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>The rule that a text breaks; null for a good one.</summary>
    public static string? BrokenBy(string text, int atMost) =>
        text.AsSpan().ContainsAny(ControlCharacters) ? "holds a control character"
        : text.AsSpan().ContainsAny(TurningMarks) ? "holds a mark that turns the direction of the text around it"
        : text.Length > atMost ? $"is longer than {atMost} characters"
        : null;

    /// <summary>False where there is nothing for a reader to see.</summary>
    public static bool IsVisible(string text)
    {
        foreach (var character in text)
            if (!char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format)
                return true;
        return false;
    }

    public static bool IsSlug(string text) =>
        text.Length is > 0 and <= SlugLength
        && text.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);

    /// <summary>Half of a surrogate pair cannot be written out as UTF-8 again.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (var index = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); index >= 0 && index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
                return true;
            index++;
        }
        return false;
    }
}
