using System.Xml;

namespace Construction.Import;

/// <summary>Fields that the people of the project named, and outline codes.</summary>
sealed class MsProjectXmlCodes
{
    /// <summary>The first text field of tasks, where Primavera P6 puts its activity id.</summary>
    public const string Text1 = "Text1";

    const string Text1Id = "188743731";

    // What a field is called; null where it is not kept.
    readonly Dictionary<string, string?> _kinds = [];
    readonly List<string> _outlines = [];
    readonly Dictionary<(string Outline, string Value), string> _values = [];

    /// <summary>Tasks with values of fields that nobody named and that hold no text.</summary>
    public int LeftOut { get; private set; }

    public void ReadField(XmlFields fields)
    {
        Count(_kinds.Count, fields.Line);
        var own = fields["FieldName"] is { } name && name.StartsWith("Text", StringComparison.Ordinal) ? name : null;
        _kinds.TryAdd(fields["FieldID"] ?? "", fields["Alias"] ?? own);
    }

    /// <summary>Reads a definition: its values by their ids, in as many pieces as there are.</summary>
    public void ReadOutline(XmlReader reader)
    {
        var (outline, alias, values) = ($"outline {_outlines.Count}", "", new List<(string Id, string Value)>());
        foreach (var name in SafeXml.Children(reader))
            if (name is "FieldID")
                outline = SafeXml.Text(reader);
            else if (name is "Alias")
                alias = SafeXml.Text(reader);
            else if (name is "Values")
                ReadValues(reader, values);
        Count(_outlines.Count + _values.Count + values.Count, SafeXml.LineOf(reader));
        _outlines.Add(outline);
        if (alias.Length > 0)
            _kinds.TryAdd(outline, alias);
        foreach (var (id, value) in values)
            _values.TryAdd((outline, id), value);
    }

    public IReadOnlyDictionary<string, string> For(XmlFields fields)
    {
        var codes = new Dictionary<string, string>();
        var leftOut = false;
        foreach (var part in fields.Parts("ExtendedAttribute"))
            if ((part["FieldID"], part["Value"]) is ({ } id, { } value))
                if (KindOf(id) is { } kind)
                    codes.TryAdd(kind, value);
                else
                    leftOut = true;
        foreach (var part in fields.Parts("OutlineCode"))
            if ((part["FieldID"], part["ValueID"]) is ({ } id, { } value))
                codes.TryAdd(OutlineOf(id), Value(id, value));
        LeftOut += leftOut ? 1 : 0;
        return codes;
    }

    static void ReadValues(XmlReader reader, List<(string Id, string Value)> values)
    {
        foreach (var _ in SafeXml.Children(reader))
            if (XmlFields.Read(reader) is var value && (value["ValueID"], value["Value"]) is ({ } id, { } text))
            {
                Count(values.Count, value.Line);
                values.Add((id, text));
            }
    }

    static void Count(int count, int line)
    {
        if (count >= ImportLimits.Links)
            throw new UnreadableException($"there are more than {ImportLimits.Links:N0} fields and values of codes", line);
    }

    string? KindOf(string id) => _kinds.TryGetValue(id, out var kind) ? kind : id == Text1Id ? Text1 : $"field {id}";

    // A definition that does not say of which field it is can only be meant where it is the only one.
    string OutlineOf(string id) =>
        _kinds.GetValueOrDefault(id) ?? (_outlines is [var only] ? _kinds.GetValueOrDefault(only) : null) ?? $"field {id}";

    string Value(string id, string value) =>
        _values.GetValueOrDefault((id, value)) ?? (_outlines is [var only] ? _values.GetValueOrDefault((only, value)) : null) ?? value;
}
