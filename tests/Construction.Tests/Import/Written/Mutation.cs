using System.Text;

namespace Construction.Tests.Import.Written;

/// <summary>Breaks files as disks, networks, editors, other programs and ill will do; the same for the same number.</summary>
sealed class Mutation
{
    const int MostSteps = 6;

    readonly Random _random;
    readonly IReadOnlyList<byte[]> _others;
    byte[] _file;

    Mutation(byte[] file, IReadOnlyList<byte[]> others, int number) => (_file, _others, _random) = (file, others, new Random(number));

    /// <param name="others">Of which pieces may come in.</param>
    public static byte[] Of(byte[] file, IReadOnlyList<byte[]> others, int number)
    {
        var mutation = new Mutation(file, others, number);
        for (var steps = mutation._random.Next(1, MostSteps + 1); steps > 0; steps--)
            mutation.Step();
        return mutation._file;
    }

    void Step()
    {
        if (_file.Length == 0)
            return;
        switch (_random.Next(18))
        {
            case 0: FlipBytes(); break;
            case 1: _file = _file[.._random.Next(_file.Length)]; break;
            case 2: RepeatPiece(); break;
            case 3: _file = [.. Replaced(Piece(2000), [])]; break;
            case 4: SwapLines(); break;
            case 5: Encode(); break;
            case 6: _file = Replaced(At(_random.Next(_file.Length + 1)), OddText.Any(_random)); break;
            case 7: _file = Replaced(At(AfterProlog()), OddText.DocType(_random)); break;
            case 8: _file = Encoding.Latin1.GetBytes(WithOtherLineEnds(Encoding.Latin1.GetString(_file))); break;
            case 9: ReplaceWord(_ => true, _ => OddText.Any(_random)); break;
            case 10: Splice(); break;
            // Most of all, numbers, dates and names change places: what results still is a schedule.
            case 11 or 12: ReplaceWord(_ => true, _ => AnyWord()); break;
            case 13 or 14: ReplaceNumber(); break;
            case 15 or 16: ReplaceWord(_ => true, _ => OddText.Word(_random)); break;
            default: ReplaceWord(IsDate, _ => OddText.Date(_random)); break;
        }
    }

    void FlipBytes()
    {
        var flipped = (byte[])_file.Clone();
        for (var count = _random.Next(1, 9); count > 0; count--)
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        _file = flipped;
    }

    void RepeatPiece()
    {
        var piece = Piece(4000);
        var most = _random.Next(20) == 0 ? 1_000_000 : 50_000;
        var (bytes, times) = (_file[piece], Math.Min(_random.Next(1, 200), most / Math.Max(1, piece.End.Value - piece.Start.Value)));
        _file = Replaced(At(_random.Next(_file.Length + 1)), Enumerable.Repeat(bytes, times).SelectMany(part => part).ToArray());
    }

    void SwapLines()
    {
        var lines = Encoding.Latin1.GetString(_file).Split('\n');
        for (var count = _random.Next(1, 6); count > 0; count--)
        {
            var (one, other) = (_random.Next(lines.Length), _random.Next(lines.Length));
            (lines[one], lines[other]) = (lines[other], lines[one]);
        }
        _file = Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    void Encode()
    {
        var text = Encoding.UTF8.GetString(_file);
        _file = _random.Next(6) switch
        {
            0 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            1 => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            2 => Encoding.Unicode.GetBytes(text),
            3 => [.. Encoding.UTF8.Preamble, .. _file],
            4 => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF32.GetBytes(text),
        };
    }

    string WithOtherLineEnds(string text) => _random.Next(3) switch
    {
        0 => text.Replace("\r\n", "\n", StringComparison.Ordinal),
        1 => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\n', '\r'),
        _ => text.Replace("\n", "\n\n", StringComparison.Ordinal),
    };

    void Splice()
    {
        var other = _others[_random.Next(_others.Count)];
        _file = _random.Next(2) == 0 ? [.. _file[.._random.Next(_file.Length)], .. other[_random.Next(other.Length)..]]
            : Replaced(At(_random.Next(_file.Length)), other[..Math.Min(other.Length, _random.Next(5000))]);
    }

    void ReplaceNumber() => ReplaceWord(word => word.Any(char.IsAsciiDigit) && !word.Any(char.IsAsciiLetter), _ => OddText.Number(_random));

    // One that is as it should be, looked for from anywhere on.
    void ReplaceWord(Func<string, bool> isWanted, Func<string, byte[]> with)
    {
        for (var tries = 0; tries < 50; tries++)
            if (Word() is var word && Encoding.Latin1.GetString(_file[word]) is { Length: > 0 } text && isWanted(text))
            {
                _file = Replaced(word, with(text));
                return;
            }
    }

    static bool IsDate(string word) => word.Length >= 8 && word.Count(sign => sign == '-') == 2;

    byte[] AnyWord() => _file[Word()];

    /// <summary>What stands between tabs, tags, commas or line ends.</summary>
    Range Word()
    {
        var from = _random.Next(_file.Length);
        while (from > 0 && !IsBetween(_file[from - 1]))
            from--;
        var to = from;
        while (to < _file.Length && !IsBetween(_file[to]))
            to++;
        return from..to;
    }

    static bool IsBetween(byte sign) => sign is (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'<' or (byte)'>' or (byte)',' or (byte)'"' or (byte)'|' or (byte)'=';

    Range Piece(int most)
    {
        var from = _random.Next(_file.Length);
        return from..Math.Min(_file.Length, from + _random.Next(1, most));
    }

    int AfterProlog() => Math.Max(0, _file.AsSpan().IndexOf("?>"u8)) is > 0 and var end ? end + 2 : 0;

    static Range At(int place) => place..place;

    byte[] Replaced(Range range, byte[] by) => [.. _file[..range.Start.Value], .. by, .. _file[range.End.Value..]];
}
