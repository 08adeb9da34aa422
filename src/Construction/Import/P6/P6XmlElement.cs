using System.Text;

namespace Construction.Import;

/// <summary>One object of a file: its fields, and the objects within it.</summary>
sealed class P6XmlElement(string name, int line)
{
    readonly Dictionary<string, string> _fields = [];
    readonly List<P6XmlElement> _objects = [];
    readonly StringBuilder _text = new(0);

    public int Line => line;

    /// <summary>What people call it, as far as it says so.</summary>
    public string? Subject => this["Id"] ?? this["Name"] ?? this["ObjectId"];

    /// <summary>A field's text, without the control characters that P6 lets through; null where it is empty or missing.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    public IEnumerable<P6XmlElement> Objects(string named) => _objects.Where(child => child.Name == named);

    public void Add(string text) => _text.Append(text);

    /// <summary>Of a field that is there twice the first that says something counts.</summary>
    public void Add(P6XmlElement child)
    {
        if (child._fields.Count > 0 || child._objects.Count > 0)
            _objects.Add(child);
        else if (Clean(child._text.ToString()) is { Length: > 0 } text)
            _fields.TryAdd(child.Name, text);
    }

    string Name => name;

    static string Clean(string text) =>
        (text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text).Trim();
}
