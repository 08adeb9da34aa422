using System.Text;

namespace Construction.Import;

/// <summary>
/// Primavera P6's exchange file, XER: tables of tab-separated rows, <c>%T</c> with a table's name, <c>%F</c> with its columns,
/// <c>%R</c> with a row. Columns differ from version to version and are found by name.
/// </summary>
public static class P6Xer
{
    public const string Format = "P6 XER";

    /// <param name="file">Can be read twice: its encoding stands nowhere in it.</param>
    /// <param name="encoding">Where somebody knows it; else it is guessed.</param>
    public static Imported Read(Stream file, Encoding? encoding = null)
    {
        try
        {
            encoding ??= TextEncodings.Guess(file);
            using var rows = new XerRows(file, encoding);
            return new XerTables(rows, encoding).Read();
        }
        catch (UnreadableException refused)
        {
            return refused.Refusal;
        }
    }
}
