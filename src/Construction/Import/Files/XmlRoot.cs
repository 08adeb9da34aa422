using System.Buffers;

namespace Construction.Import;

/// <summary>The first element of an XML text that may be cut off anywhere.</summary>
static class XmlRoot
{
    static readonly SearchValues<char> s_endOfWord = SearchValues.Create(" \t\r\n/>[");

    /// <returns>Its namespace, and its name without prefix; empty where there is none.</returns>
    public static (string Namespace, string Name) Of(string text)
    {
        var at = 0;
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            var end = EndOfProlog(text, at);
            if (end == at)
                return Element(text[(at + 1)..]);
            if (end < 0)
                return DocType(text[at..]);
            at = end;
        }
        return ("", "");
    }

    // The same place where an element begins, -1 where what begins there does not end.
    static int EndOfProlog(string text, int at) =>
        Begins(text, at, "<!--") ? After(text, at, "-->")
        : Begins(text, at, "<?") ? After(text, at, "?>")
        : !Begins(text, at, "<!") ? at
        : text.AsSpan(at).IndexOfAny('[', '>') is var end and >= 0 && text[at + end] == '[' ? After(text, at, "]>")
        : After(text, at, ">");

    static bool Begins(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;

    static int After(string text, int at, string end) => text.IndexOf(end, at, StringComparison.Ordinal) is var found and >= 0 ? found + end.Length : -1;

    static (string, string) Element(string text)
    {
        var tag = text[..(text.IndexOf('>', StringComparison.Ordinal) is var close and >= 0 ? close : text.Length)];
        var name = Word(tag);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return (Attribute(tag, colon < 0 ? "xmlns" : $"xmlns:{name[..colon]}"), name[(colon + 1)..]);
    }

    static (string, string) DocType(string text) =>
        text.StartsWith("<!DOCTYPE ", StringComparison.OrdinalIgnoreCase) ? ("", Word(text[10..])) : ("", "");

    static string Word(string text) => text[..(text.AsSpan().IndexOfAny(s_endOfWord) is var end and >= 0 ? end : text.Length)];

    static string Attribute(string tag, string name)
    {
        for (var at = tag.IndexOf(name, StringComparison.Ordinal); at >= 0; at = tag.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var rest = tag[(at + name.Length)..].TrimStart();
            if (!rest.StartsWith('='))
                continue;
            rest = rest[1..].TrimStart();
            if (rest.Length > 0 && rest[0] is '"' or '\'' && rest.IndexOf(rest[0], 1) is var end and > 0)
                return rest[1..end];
        }
        return "";
    }
}
