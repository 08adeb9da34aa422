using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dashboard.Exports;

public enum PieceStyle
{
    Plain,
    Strong,

    /// <summary>Said before, and no more.</summary>
    Struck,
}

/// <summary>A part of a sentence; what it names may have an address on the page.</summary>
public readonly record struct Piece(string Text, string? Path = null, PieceStyle Style = PieceStyle.Plain)
{
    public static implicit operator Piece(string text) => new(text);
}

/// <summary>
/// One of the page's languages, for what leaves the page. The texts are the page's own files, built into the program: no
/// sentence is written twice. How dates and numbers are written follows the browser.
/// </summary>
public sealed partial class Language
{
    public static readonly Language English = new(
        "en", new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," }, "", "%",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]);

    public static readonly Language German = new(
        "de", new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }, ".", "\u00a0%",
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."]);

    readonly Dictionary<string, (string One, string Other)> _texts;
    readonly NumberFormatInfo _numbers;
    readonly string _afterDay, _percent;
    readonly string[] _months, _shortMonths;

    Language(string code, NumberFormatInfo numbers, string afterDay, string percent, string[] months, string[] shortMonths)
    {
        (Code, _numbers, _afterDay, _percent, _months, _shortMonths) = (code, numbers, afterDay, percent, months, shortMonths);
        _texts = Read(code);
    }

    /// <summary>As in <c>lang</c> attributes.</summary>
    public string Code { get; }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>The language of a code; null for one that the page does not speak.</summary>
    public static Language? Of(string code) => code == English.Code ? English : code == German.Code ? German : null;

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The text of a key, with what stands in braces filled in.</summary>
    public string Text(string key, params (string Name, Piece Value)[] with) => string.Concat(Pieces(key, with).Select(piece => piece.Text));

    /// <summary>The same in pieces, so that who writes it out can make links of names.</summary>
    public IReadOnlyList<Piece> Pieces(string key, params (string Name, Piece Value)[] with) =>
        [.. Placeholder().Split(_texts[key].Other).Select((part, index) => index % 2 == 0 ? part : Filled(part, with)).Where(piece => piece.Text.Length > 0)];

    /// <summary>The text of a key that has one for each plural.</summary>
    public string Plural(string key, int count) => Math.Abs(count) == 1 ? _texts[key].One : _texts[key].Other;

    /// <summary>The page's word for a word of the vocabulary, or that word itself, spaced.</summary>
    public string Word(string group, string? id) =>
        id is null ? "" : _texts.TryGetValue($"{group}.{id}", out var text) ? text.Other : id.Replace('-', ' ');

    static Piece Filled(string name, (string Name, Piece Value)[] with)
    {
        foreach (var (given, value) in with)
            if (given == name)
                return value;
        return $"{{{name}}}";
    }

    // An object literal that is JSON, but for comments, trailing commas and plural categories without quotes.
    static Dictionary<string, (string One, string Other)> Read(string code)
    {
        using var file = new StreamReader(typeof(Language).Assembly.GetManifestResourceStream($"texts.{code}.js")!);
        var script = file.ReadToEnd();
        var literal = script[script.IndexOf('{', script.IndexOf("export const", StringComparison.Ordinal))..(script.LastIndexOf('}') + 1)];
        using var texts = JsonDocument.Parse(
            Category().Replace(literal, match => match.Groups[1].Success ? $"\"{match.Value}\"" : match.Value),
            new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return texts.RootElement.EnumerateObject().ToDictionary(
            text => text.Name,
            text => text.Value.ValueKind == JsonValueKind.String
                ? (text.Value.GetString()!, text.Value.GetString()!)
                : (text.Value.GetProperty("one").GetString()!, text.Value.GetProperty("other").GetString()!));
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    // Whole strings and comments are passed over; what is left and stands before a colon is a name.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|//[^\n]*|\b([a-z]+)(?=:)
        """)]
    private static partial Regex Category();
}
