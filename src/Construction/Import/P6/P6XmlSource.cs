using System.Text;
using System.Xml;

namespace Construction.Import;

/// <summary>
/// Walks a file from object to object, keeping of each only what is asked for. Namespaces, which change with P6's version,
/// are not looked at.
/// </summary>
sealed class P6XmlSource(XmlReader reader)
{
    /// <summary>P6 nests six deep; the reader remembers every open tag.</summary>
    const int Deepest = 64;

    /// <summary>What a tag costs of an object's characters, so that many empty ones are too many as well.</summary>
    const int TagLength = 16;

    readonly char[] _buffer = new char[4096];
    int _left;

    public int Line => reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;

    /// <summary>The names of the elements within this one, at each of which the caller reads or skips it.</summary>
    public IEnumerable<string> Children()
    {
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        if (isEmpty)
            yield break;
        while (reader.NodeType != XmlNodeType.EndElement)
            if (reader.NodeType == XmlNodeType.Element)
                yield return reader.LocalName;
            else
                reader.Read();
        reader.Read();
    }

    /// <summary>This element with those within it, at any depth, that are wanted.</summary>
    public P6XmlElement Element(IReadOnlySet<string> wanted)
    {
        _left = ImportLimits.FieldLength;
        return Read(wanted);
    }

    /// <summary>Passes this element by.</summary>
    /// <returns>Whether there were elements within it.</returns>
    public bool Skip()
    {
        var depth = reader.Depth;
        var isNested = false;
        if (!reader.IsEmptyElement)
            while (reader.Read() && reader.Depth > depth)
            {
                Reach();
                isNested |= reader.NodeType == XmlNodeType.Element;
            }
        reader.Read();
        return isNested;
    }

    P6XmlElement Read(IReadOnlySet<string> wanted)
    {
        var element = new P6XmlElement(reader.LocalName, Line);
        Spend(TagLength);
        Reach();
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        if (isEmpty)
            return element;
        while (reader.NodeType != XmlNodeType.EndElement)
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when wanted.Contains(reader.LocalName):
                    element.Add(Read(wanted));
                    break;
                case XmlNodeType.Element:
                    Skip();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    element.Add(Text());
                    reader.Read();
                    break;
                default:
                    reader.Read();
                    break;
            }
        reader.Read();
        return element;
    }

    /// <summary>In pieces, since asking for the value would fetch all of it first.</summary>
    string Text()
    {
        string? text = null;
        StringBuilder? longer = null;
        for (int length; (length = reader.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0;)
        {
            Spend(length);
            if (text is null)
                text = new(_buffer, 0, length);
            else
                (longer ??= new(text)).Append(_buffer, 0, length);
        }
        return longer?.ToString() ?? text ?? "";
    }

    void Reach()
    {
        if (reader.Depth > Deepest)
            throw new UnreadableException($"elements nest more than {Deepest} deep; in a P6 XML file they do not", Line);
    }

    void Spend(int characters)
    {
        if ((_left -= characters) < 0)
            throw new UnreadableException($"one object is longer than {ImportLimits.FieldLength:N0} characters", Line);
    }
}
