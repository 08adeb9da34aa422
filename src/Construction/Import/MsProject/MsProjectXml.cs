using System.Xml;

namespace Construction.Import;

/// <summary>
/// Schedules of Microsoft Project as XML (MSPDI). Elements go by their local names: programs write them with a prefix, with the
/// namespace as default, or without any.
/// </summary>
public static class MsProjectXml
{
    public const string Format = "MS Project XML";

    const string Namespace = "http://schemas.microsoft.com/project";

    /// <param name="file">Is read from its beginning.</param>
    public static Imported Read(Stream file)
    {
        file.Position = 0;
        try
        {
            using var reader = SafeXml.Open(file);
            while (reader.Read() && reader.NodeType is not XmlNodeType.Element)
            {
            }
            return NoProject(reader) ?? (Imported)new Imported.Read(new MsProjectXmlFile().Read(reader));
        }
        catch (UnreadableException e)
        {
            return e.Refusal;
        }
        catch (XmlException e)
        {
            return SafeXml.Refuse(e);
        }
    }

    static Imported.Refused? NoProject(XmlReader reader) => reader switch
    {
        { LocalName: "Project", NamespaceURI: Namespace or "" } => null,
        { LocalName: "APIBusinessObjects" } => Refuse(reader, "that is XML of Primavera P6, whatever the file is called"),
        { LocalName: "Project" } => Refuse(reader, $"its namespace is not {Namespace}"),
        _ => Refuse(reader, "its first element would be <Project>"),
    };

    static Imported.Refused Refuse(XmlReader reader, string why)
    {
        var name = reader.LocalName.Length <= 40 ? reader.LocalName : reader.LocalName[..40] + "…";
        return Imported.Refuse($"the file begins with <{name}> and is no XML of Microsoft Project: {why}", SafeXml.LineOf(reader));
    }
}
