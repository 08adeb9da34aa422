using System.Text;
using System.Xml;

namespace Construction.Import;

/// <summary>Reads XML that anybody may have sent: no document types, nothing fetched, nothing that grows without an end.</summary>
static class SafeXml
{
    /// <summary>Of elements within elements, looked at as the file is drawn in: a few thousand may have been read by then.</summary>
    public const int Depth = 64;

    public const long Bytes = 1L << 30;
    public const int Names = 10_000;
    public const int Attributes = 1_000;

    public static XmlReader Open(Stream stream)
    {
        var bounded = new BoundedStream(stream);
        return bounded.Reader = XmlReader.Create(bounded, new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new BoundedNames(),
            // Programs write characters that XML forbids, such as a null at the end of a note.
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
    }

    /// <summary>Why the parser gave up, in words for the person who sent the file.</summary>
    public static Imported.Refused Refuse(XmlException e)
    {
        var line = e.LineNumber > 0 ? e.LineNumber : (int?)null;
        return Imported.Refuse(
            e.Message.Contains("DTD", StringComparison.Ordinal) ? "the file declares a document type (DTD), which no schedule needs and this import does not read"
            : e.Message.Contains("Root element is missing", StringComparison.Ordinal) ? "the file is empty: there is no XML element in it"
            : e.Message.Contains("end of file", StringComparison.OrdinalIgnoreCase) ? $"the file breaks off on line {line}; send it once more, whole"
            : $"the file is not well-formed XML: {(e.Message.Length <= 300 ? e.Message : e.Message[..300] + " …")}",
            line);
    }

    public static int LineOf(XmlReader reader) => reader is IXmlLineInfo info ? info.LineNumber : 0;

    /// <summary>
    /// The names of the child elements, one after the other; the reader stands at each meanwhile. Who asks may read the child up
    /// to its end tag, or leave it as it is.
    /// </summary>
    public static IEnumerable<string> Children(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            yield break;
        var depth = reader.Depth;
        while (Inside(reader, depth))
            if (reader.NodeType is XmlNodeType.Element && reader.Depth == depth + 1)
                yield return reader.LocalName;
    }

    /// <summary>The text of a simple element.</summary>
    public static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var text = new XmlText(ImportLimits.FieldLength);
        while (Inside(reader, depth))
            if (reader.HasValue && reader.Depth == depth + 1)
                text.Add(reader);
        return text.ToString();
    }

    /// <summary>Goes to the end tag of the element.</summary>
    public static void Pass(XmlReader reader)
    {
        var (isEmpty, depth) = (reader.IsEmptyElement, reader.Depth);
        while (!isEmpty && Inside(reader, depth))
        {
        }
    }

    public static UnreadableException TooLong(int line) =>
        new($"an element has more than {ImportLimits.FieldLength:N0} characters", line);

    /// <summary>Goes on by one node; false at the end tag of the element at that depth.</summary>
    public static bool Inside(XmlReader reader, int depth) =>
        reader.Read() && !(reader.NodeType is XmlNodeType.EndElement && reader.Depth == depth);
}

/// <summary>Text that may come in many pieces.</summary>
sealed class XmlText(int limit)
{
    readonly StringBuilder _text = new();

    public int Length => _text.Length;

    public void Add(XmlReader reader)
    {
        if (_text.Append(reader.Value).Length > limit)
            throw SafeXml.TooLong(SafeXml.LineOf(reader));
    }

    /// <summary>Without characters that lay out nothing, and without the space around it.</summary>
    public override string ToString()
    {
        for (var at = 0; at < _text.Length; at++)
            if (char.IsControl(_text[at]))
                _text[at] = ' ';
        return _text.ToString().Trim();
    }
}
