using System.Text;

namespace Construction.Import;

/// <summary>In which encoding a text was written that does not say it: as seen in schedule files from all over the world.</summary>
public static class TextEncodings
{
    // By more than that the language does not get clearer.
    const int LettersLooked = 1_000_000;

    static readonly Encoding s_strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Encoding Utf8 => Encoding.UTF8;

    public static Encoding Western => CodePage(1252);

    public static Encoding Cyrillic => CodePage(1251);

    public static Encoding Arabic => CodePage(1256);

    /// <summary>UTF-16 where the byte order mark says so: "Unicode text" of Excel.</summary>
    public static Encoding? ByMark(ReadOnlySpan<byte> head) =>
        head.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : head.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : null;

    /// <summary>By its mark, else <see cref="Guess"/>; with its name.</summary>
    public static (Encoding Encoding, string Name) Of(Stream file)
    {
        var head = new byte[2];
        file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var encoding = ByMark(head) ?? Guess(file);
        return (encoding, encoding.WebName);
    }

    /// <summary>Reads to the end, and goes back to the beginning.</summary>
    /// <returns>UTF-8 where that is possible; else by how letters outside ASCII stand together, and which they are.</returns>
    /// <exception cref="UnreadableException">A line is longer than <see cref="ImportLimits.FieldLength"/>.</exception>
    public static Encoding Guess(Stream file)
    {
        var counts = new long[256];
        long runs = 0;
        var isUtf8 = true;
        var isWithin = false;
        var line = new LineLength();
        var decoder = s_strict.GetDecoder();
        var buffer = new byte[64 << 10];
        var chars = new char[buffer.Length + 4];
        file.Position = 0;
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            var bytes = buffer.AsSpan(0, read);
            line.Take(bytes);
            // Most of all files; a letter that began in the piece before goes on at once.
            if (!isWithin && Ascii.IsValid(bytes))
                continue;
            if (runs < LettersLooked)
                runs += Count(bytes, counts);
            isUtf8 = isUtf8 && IsUtf8(decoder, bytes, chars);
            isWithin = bytes[^1] >= 0x80;
        }
        file.Position = 0;
        return isUtf8 ? Utf8 : OfLetters(counts, runs);
    }

    static int Count(ReadOnlySpan<byte> bytes, long[] counts)
    {
        var (runs, inRun) = (0, false);
        foreach (var one in bytes)
        {
            counts[one]++;
            runs += one >= 0x80 && !inRun ? 1 : 0;
            inRun = one >= 0x80;
        }
        return runs;
    }

    static bool IsUtf8(Decoder decoder, ReadOnlySpan<byte> bytes, char[] chars)
    {
        try
        {
            decoder.GetChars(bytes, chars, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // Western words have a letter here and there outside ASCII, the others consist of them. In Cyrillic the small letters from
    // е to я are the most frequent, in Arabic alef and lam; the bytes of each mean rare letters or none in the other.
    static Encoding OfLetters(long[] counts, long runs)
    {
        var foreign = counts.Skip(0x80).Sum();
        if (foreign < 2 * runs)
            return Western;
        long cyrillic = 0, arabic = 0;
        foreach (var letter in "оеаитнсрвл")
            cyrillic += counts[Cyrillic.GetBytes([letter])[0]];
        foreach (var letter in "المينوترةب")
            arabic += counts[Arabic.GetBytes([letter])[0]];
        return arabic > cyrillic ? Arabic : Cyrillic;
    }

    static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
