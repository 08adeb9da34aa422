using System.Text;

namespace Construction.Import;

/// <summary>The characters of a file, one by one; it holds no more of it than a buffer.</summary>
sealed class CsvText(Stream file, Encoding encoding)
{
    const char ByteOrderMark = '\uFEFF';

    readonly Decoder _decoder = encoding.GetDecoder();
    readonly byte[] _bytes = new byte[64 << 10];
    readonly char[] _chars = new char[(64 << 10) + 2];
    int _at;
    int _count;
    bool _begun;

    /// <summary>The next character, which stays the next; -1 at the end.</summary>
    public int Peek() => _at < _count || Fill() ? _chars[_at] : -1;

    public int Read() => _at < _count || Fill() ? _chars[_at++] : -1;

    /// <summary>Characters that come next, as far as they are at hand; none at the end.</summary>
    public ReadOnlySpan<char> Next => _at < _count || Fill() ? _chars.AsSpan(_at.._count) : [];

    public void Pass(int characters) => _at += characters;

    bool Fill()
    {
        (_at, _count) = (0, 0);
        while (_count == 0)
        {
            var read = file.Read(_bytes);
            _count = _decoder.GetChars(_bytes.AsSpan(0, read), _chars, flush: read == 0);
            if (read == 0)
                break;
        }
        if (!_begun && _count > 0 && _chars[0] == ByteOrderMark)
            _at = 1;
        _begun = true;
        return _at < _count || (_count > 0 && Fill());
    }
}
