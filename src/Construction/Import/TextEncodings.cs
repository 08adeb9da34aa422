using System.Text;

namespace Construction.Import;

/// <summary>In which encoding a table is written, which it does not say.</summary>
static class TextEncodings
{
    static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-16 where the byte order mark says so: "Unicode text" of Excel.</summary>
    public static Encoding? ByMark(ReadOnlySpan<byte> head) =>
        head.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : head.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : null;

    /// <summary>UTF-8 where all of the file is valid as such, else the encoding of Windows in western Europe and America.</summary>
    public static (Encoding Encoding, string Name) Of(Stream file)
    {
        var bytes = new byte[64 << 10];
        var count = file.ReadAtLeast(bytes, 2, throwOnEndOfStream: false);
        if (ByMark(bytes.AsSpan(0, count)) is { } wide)
            return (wide, "UTF-16");
        var decoder = s_strict.GetDecoder();
        var chars = new char[bytes.Length + 1];
        try
        {
            for (; count > 0; count = file.Read(bytes))
                decoder.GetChars(bytes.AsSpan(0, count), chars, flush: false);
            decoder.GetChars([], chars, flush: true);
            return (s_strict, "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!, "Windows-1252");
        }
    }
}
