using System.Text.RegularExpressions;
using System.Xml;

namespace Construction.Import;

/// <summary>Reads what Primavera P6 exports as XML (PMXML), of whatever version.</summary>
public static partial class P6Xml
{
    public const string Format = "P6 XML";

    const string Root = "APIBusinessObjects";

    /// <param name="file">From its beginning.</param>
    public static Imported Read(Stream file)
    {
        if (file.Length == 0)
            return Imported.Refuse("the file is empty");
        try
        {
            using var reader = SafeXml.Open(file);
            reader.MoveToContent();
            if (reader.LocalName != Root)
                return Imported.Refuse(
                    $"this is XML, but not of Primavera P6: its outermost element is {P6XmlValues.Short(reader.LocalName)}, and would be {Root}");
            var writer = WriterOf($"{reader.NamespaceURI} {reader.GetAttribute("schemaLocation", "http://www.w3.org/2001/XMLSchema-instance")}");
            return new Imported.Read(new P6XmlFile(new(reader)).Read() with { Writer = writer });
        }
        catch (UnreadableException unreadable)
        {
            return unreadable.Refusal;
        }
        catch (XmlException broken)
        {
            return Imported.Refuse(Plain(broken), broken.LineNumber == 0 ? null : broken.LineNumber);
        }
    }

    static string? WriterOf(string names) =>
        Version().Match(names) is { Success: true } match
            ? $"Primavera {(match.Groups["name"].Value == "P6" ? "P6" : "P6 Professional")} {match.Groups["version"]}" : null;

    static string Plain(XmlException broken) =>
        broken.Message.Contains("DTD", StringComparison.Ordinal)
            ? "the file has a document type (DTD), which P6 does not write and which is not read"
            : $"the file is broken or cut off, and cannot be read further as XML: {P6XmlValues.Short(broken.Message, 200)}";

    [GeneratedRegex(@"/Primavera/(?<name>P6|P6Professional)/V(?<version>[0-9.]{1,12})/")]
    private static partial Regex Version();
}
