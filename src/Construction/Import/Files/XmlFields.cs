using System.Xml;

namespace Construction.Import;

/// <summary>One element with what it holds: texts of simple elements by name, and elements with elements of their own.</summary>
sealed class XmlFields
{
    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    List<(string Name, XmlFields Fields)>? _parts;

    /// <summary>On which it begins.</summary>
    public required int Line { get; init; }

    /// <summary>Null where there is none or it is empty.</summary>
    public string? this[string name] => _texts.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public XmlFields? Part(string name) => Parts(name).FirstOrDefault();

    public IEnumerable<XmlFields> Parts(string name) => from part in _parts ?? [] where part.Name == name select part.Fields;

    /// <summary>For what is put together from elements of a larger one; of several of one name the first counts.</summary>
    public void Add(string name, string text) => _texts.TryAdd(name, text);

    /// <summary>Reads the element at which the reader stands, to its end tag.</summary>
    /// <param name="without">Names of elements whose content is not kept.</param>
    /// <exception cref="UnreadableException">It holds more than one element may.</exception>
    public static XmlFields Read(XmlReader reader, params ReadOnlySpan<string> without)
    {
        var (line, left) = (SafeXml.LineOf(reader), ImportLimits.FieldLength);
        return Content(reader, without, ref left).Fields ?? new() { Line = line };
    }

    static (string Text, XmlFields? Fields) Content(XmlReader reader, ReadOnlySpan<string> without, ref int left)
    {
        var (line, depth) = (SafeXml.LineOf(reader), reader.Depth);
        if (depth > SafeXml.Depth)
            throw new UnreadableException($"elements lie more than {SafeXml.Depth} deep within each other", line);
        if (reader.IsEmptyElement)
            return ("", null);
        XmlText? text = null;
        XmlFields? fields = null;
        while (SafeXml.Inside(reader, depth))
            if (reader.NodeType is XmlNodeType.Element)
                (fields ??= new() { Line = line }).Take(reader, without, ref left);
            else if (fields is null && reader.HasValue)
                (text ??= new(left)).Add(reader);
        left -= text?.Length ?? 0;
        return (text?.ToString() ?? "", fields);
    }

    void Take(XmlReader reader, ReadOnlySpan<string> without, ref int left)
    {
        var name = reader.LocalName;
        if ((left -= name.Length) < 0)
            throw SafeXml.TooLong(Line);
        if (without.Contains(name))
        {
            SafeXml.Pass(reader);
            return;
        }
        var (text, fields) = Content(reader, without, ref left);
        if (fields is null)
            Add(name, text);
        else
            (_parts ??= []).Add((name, fields));
    }
}
