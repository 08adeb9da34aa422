using System.Globalization;
using System.Text.Json;
using Construction.Domain;
using static Dashboard.Api.JsonText;

namespace Dashboard.Api;

/// <summary>
/// Reads a JSON object field by field and collects everything that is wrong with it, each with the field's path, its value
/// and the rule. A field that nobody asked for is an error too.
/// </summary>
public sealed class Fields
{
    // A few of each: looking through a list costs less than hashing.
    readonly List<(string Name, JsonElement Value)> _values = new(8);
    readonly List<string> _asked = new(16);
    readonly string _path;
    readonly List<FieldError> _errors;
    readonly int _textLength;

    public Fields(JsonElement element, int textLength, string path = "", List<FieldError>? errors = null)
    {
        (_path, _errors, _textLength) = (path, errors ?? [], textLength);
        if (element.ValueKind != JsonValueKind.Object)
        {
            _errors.Add(new(path.Length == 0 ? null : path, Raw(element), "must be a JSON object"));
            return;
        }
        foreach (var property in element.EnumerateObject())
            _values.Add((NameOf(property), property.Value));
    }

    public IReadOnlyList<FieldError> Errors => _errors;

    public IReadOnlyCollection<string> Names => [.. _values.Select(value => value.Name)];

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Errors for the fields that were given and never asked for.</summary>
    public void NoOthers(params string[] known)
    {
        var others = 0;
        foreach (var (name, value) in _values)
            if (!_asked.Contains(name) && !known.Contains(name) && others++ < Problems.ShownErrors)
                _errors.Add(new(Path(name), Raw(value), $"is not a field here; known are {string.Join(", ", _asked.Union(known).Order())}"));
    }

    public void Error(string name, string? value, string rule) => _errors.Add(new(Path(name), value, rule));

    public string? Text(string name, bool required = false, int? atMost = null)
    {
        if (Value(name, required) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return Wrong(name, value, "must be text");
        if (Decoded(value) is not { } text)
            return Wrong(name, value, "holds half of a surrogate pair, which is no character");
        if (TextRules.BrokenBy(text, atMost ?? _textLength) is { } rule)
            return Wrong(name, value, rule);
        return TextRules.IsVisible(text) ? text : Wrong(name, value, "must not be empty");
    }

    public string? Slug(string name, bool required = false) =>
        Text(name, required) is not { } text ? null
        : TextRules.IsSlug(text) ? text
        : WrongText(name, text, TextRules.SlugRule);

    public string? Word(string name, IReadOnlyList<string> words, bool required = false) =>
        Text(name, required) is not { } text ? null
        : words.Contains(text) ? text
        : WrongText(name, text, $"is one of {string.Join(", ", words)}");

    public string? Url(string name) =>
        Text(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text
        : WrongText(name, text, "must be an address that starts with http:// or https://");

    public DateOnly? Day(string name, bool required = false) =>
        Text(name, required) is not { } text ? null
        : StatedDate.TryDay(text) is { } day ? day
        : WrongDay(name, text);

    public StatedDate? Date(string name, bool required = false)
    {
        if (Text(name, required) is not { } text)
            return null;
        var date = StatedDate.TryParse(text);
        if (date is null)
            Error(name, text, StatedDate.Rule);
        return date;
    }

    /// <summary>A statement about a date: left out says nothing, null says that there is none now.</summary>
    public Said? Said(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Null })
            return Date(name) is { } date ? new(date) : null;
        _asked.Add(name);
        return new(null);
    }

    public DateTimeOffset? Instant(string name, bool required = false)
    {
        if (Text(name, required) is not { } text)
            return null;
        if (text.Length is >= 20 and <= 40 && text[10] is 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && instant.UtcDateTime.Year is >= StatedDate.FirstYear and <= StatedDate.LastYear
            && (text.EndsWith('Z') || text[^6] is '+' or '-'))
            return instant;
        Error(name, text, "must be a time with its offset, as 2026-11-23T14:02:00Z, between 1990 and 2100");
        return null;
    }

    public decimal? Number(string name, decimal least, decimal most, bool required = false)
    {
        if (Value(name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= least && number <= most)
            return number;
        Error(name, Raw(value), string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));
        return null;
    }

    public int? Whole(string name, int least, int most)
    {
        if (Number(name, least, most) is not { } number)
            return null;
        if (number == decimal.Truncate(number))
            return (int)number;
        Error(name, Raw(Find(name)!.Value), "must be a whole number");
        return null;
    }

    public bool? Truth(string name)
    {
        if (Value(name, required: false) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Error(name, Raw(value), "is true or false");
        return null;
    }

    /// <summary>A nested object; null where it was left out.</summary>
    public T? Object<T>(string name, Func<Fields, T> read, bool required = false) where T : class =>
        Value(name, required) is { } value ? Nested(value, Path(name), read) : null;

    public IReadOnlyList<T> List<T>(string name, Func<Fields, T> read, int atMost = 200) =>
        Elements(name, atMost) is { Count: > 0 } elements
            ? [.. elements.Select((element, index) => Nested(element, $"{Path(name)}[{index}]", read))]
            : [];

    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string>? words = null, bool slugs = false, int atMost = 200)
    {
        var texts = new List<string>();
        foreach (var (element, index) in Elements(name, atMost).Select((element, index) => (element, index)))
        {
            var text = element.ValueKind == JsonValueKind.String ? Decoded(element) : null;
            if (text is null || text.Length > _textLength || text.Any(char.IsControl))
                _errors.Add(new($"{Path(name)}[{index}]", Raw(element), "must be text"));
            else if (words?.Contains(text) == false)
                _errors.Add(new($"{Path(name)}[{index}]", text, $"is one of {string.Join(", ", words)}"));
            else if (slugs && !TextRules.IsSlug(text))
                _errors.Add(new($"{Path(name)}[{index}]", text, TextRules.SlugRule));
            else
                texts.Add(text);
        }
        return texts;
    }

    JsonElement? Value(string name, bool required)
    {
        _asked.Add(name);
        if (Find(name) is { ValueKind: not JsonValueKind.Null } value)
            return value;
        if (required)
            _errors.Add(new(Path(name), null, "is required"));
        return null;
    }

    JsonElement? Find(string name)
    {
        foreach (var (given, value) in _values)
            if (given == name)
                return value;
        return null;
    }

    List<JsonElement> Elements(string name, int atMost)
    {
        if (Value(name, required: false) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            _errors.Add(new(Path(name), Raw(value), "must be a list"));
        else if (value.GetArrayLength() > atMost)
            _errors.Add(new(Path(name), null, $"has more than {atMost} entries"));
        else
            return [.. value.EnumerateArray()];
        return [];
    }

    T Nested<T>(JsonElement value, string path, Func<Fields, T> read)
    {
        var fields = new Fields(value, _textLength, path, _errors);
        var result = read(fields);
        fields.NoOthers();
        return result;
    }

    string? Wrong(string name, JsonElement value, string rule) => WrongText(name, Raw(value), rule);

    string? WrongText(string name, string? value, string rule)
    {
        Error(name, value, rule);
        return null;
    }

    DateOnly? WrongDay(string name, string text)
    {
        Error(name, text, "must be an existing day as 2026-12-31, between 1990 and 2100");
        return null;
    }

    string Path(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
