using System.Globalization;
using System.Text;

namespace Dashboard.Exports;

/// <summary>Content lines of iCalendar (RFC 5545, 3.1): folded at 75 octets and never within a character, ended with CRLF.</summary>
public sealed class ContentLines
{
    const int OctetsAtMost = 75;

    readonly StringBuilder _lines = new();

    public override string ToString() => _lines.ToString();

    /// <summary>A property whose value is of a form of its own: a day, an address, a word.</summary>
    public ContentLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > OctetsAtMost)
            {
                _lines.Append("\r\n ");
                octets = 1;
            }
            _lines.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        _lines.Append("\r\n");
        return this;
    }

    public ContentLines Text(string name, string text) => Add(name, Escape(PlainText.Clean(text)));

    public ContentLines Day(string name, DateOnly day) => Add($"{name};VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>In UTC.</summary>
    public ContentLines Instant(string name, DateTimeOffset at) =>
        Add(name, at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    // Backslash first, so that what the others get is not escaped again.
    static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
