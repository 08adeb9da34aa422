using System.Text;

namespace Construction.Import;

/// <summary>The formats that can be read, and what is none of them.</summary>
public enum FileKind
{
    P6Xer,
    P6Xml,
    MsProjectXml,
    Table,
    Foreign,
}

/// <summary>What a file is, by how it begins.</summary>
/// <param name="WhyNot">Why it cannot be read here, and what to do instead.</param>
public readonly record struct FileHead(FileKind Kind, string? WhyNot = null)
{
    const int Length = 64 << 10;

    /// <summary>Reads no more than the first 64 KB from where the stream is.</summary>
    public static FileHead Read(Stream file)
    {
        var bytes = new byte[Length];
        return Of(bytes.AsSpan(0, file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false)));
    }

    static FileHead Of(ReadOnlySpan<byte> head) =>
        ForeignFiles.BySignature(head) is { } signature ? Foreign(signature)
        : head.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? Foreign("this file is empty")
        : TextEncodings.ByMark(head) is { } wide ? OfText(wide.GetString(head).TrimStart('\uFEFF'), wide)
        : OfText(Encoding.Latin1.GetString(head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head), null);

    /// <param name="wide">UTF-16, where it is written in that.</param>
    static FileHead OfText(string text, Encoding? wide)
    {
        var begun = text.TrimStart();
        if (begun.Length == 0)
            return Foreign("this file is empty");
        if (begun.StartsWith("ERMHDR", StringComparison.Ordinal) || begun.StartsWith("%T\t", StringComparison.Ordinal))
            return wide is null ? new(FileKind.P6Xer) : Foreign("this P6 export is written in UTF-16: export it again from P6, or save its text as UTF-8");
        // XML may say by its first bytes alone that it is in UTF-16; then what looks like a NUL is half of a sign.
        if (begun.StartsWith('<') || begun.StartsWith("\0<", StringComparison.Ordinal))
            return OfXml(begun.Replace("\0", "", StringComparison.Ordinal));
        return ForeignFiles.ByText(begun) is { } foreign ? Foreign(foreign) : new(FileKind.Table);
    }

    static FileHead OfXml(string text)
    {
        var (space, name) = XmlRoot.Of(text);
        return name switch
        {
            "APIBusinessObjects" => new(FileKind.P6Xml),
            "Project" when space.Contains("schemas.microsoft.com/project", StringComparison.OrdinalIgnoreCase) => new(FileKind.MsProjectXml),
            "" => Foreign("this file begins like XML and has no element within its first 64 KB"),
            _ when name.Equals("html", StringComparison.OrdinalIgnoreCase) =>
                Foreign("this is a web page, not a schedule: export the schedule from the program in which it is kept"),
            "Workbook" => Foreign("this is an Excel workbook in XML: save its sheet as CSV"),
            "Project" => Foreign("this XML is called Project and is not Microsoft Project's: its namespace is not http://schemas.microsoft.com/project"),
            _ => Foreign($"this XML is no schedule: it holds '{name}'; Primavera P6 XML (APIBusinessObjects) and Microsoft Project XML (Project) are read"),
        };
    }

    static FileHead Foreign(string whyNot) => new(FileKind.Foreign, whyNot);
}
