using System.Buffers;
using System.Text;

namespace Construction.Import;

/// <summary>
/// The rows of a table as RFC 4180 has them: cells in quotes may hold the delimiter, line breaks, and quotes written twice. As
/// programs and people write them, quotes within an unquoted cell are characters like others. Rows without any cell are left out.
/// </summary>
sealed class CsvRecords(CsvText text, char delimiter)
{
    static readonly SearchValues<char> s_endsQuoted = SearchValues.Create("\"\r\n\0");

    readonly SearchValues<char> _endsPlain = SearchValues.Create([delimiter, '"', '\r', '\n', '\0']);
    readonly StringBuilder _cell = new();
    readonly List<string> _cells = [];
    int _line = 1;
    int _length;
    int _empty;

    /// <summary>The line on which the row last read begins.</summary>
    public int Line { get; private set; }

    /// <summary>The line of a quote that is never closed; what follows it is one cell.</summary>
    public int? UnclosedQuote { get; private set; }

    /// <summary>Characters of the row last read.</summary>
    public int Length => _length;

    /// <param name="skipComments">Lines that begin with # are passed over, as above the header.</param>
    /// <returns>Null at the end.</returns>
    public string[]? Next(bool skipComments = false)
    {
        while (text.Peek() >= 0)
        {
            Line = _line;
            var begun = skipComments && text.Peek() == '#' ? AfterNumberSign() : "";
            if (begun is null)
                continue;
            _cells.Clear();
            _length = 0;
            while (ReadCell(begun))
                begun = "";
            if (_cells is not [""])
                return [.. _cells];
            if (++_empty > ImportLimits.Rows)
                throw new UnreadableException($"more than {ImportLimits.Rows:N0} lines are empty", Line);
        }
        return null;
    }

    // "#" alone is a header for numbers of rows; with more it begins a comment, which is passed over.
    string? AfterNumberSign()
    {
        text.Read();
        if (text.Peek() == delimiter || text.Peek() is '"' or '\n' or '\r' or -1)
            return "#";
        while (text.Peek() is not ('\n' or '\r' or -1))
            text.Read();
        EndLine(text.Read());
        return null;
    }

    // Whether another cell follows in the row.
    bool ReadCell(string begun)
    {
        _cell.Clear().Append(begun);
        var quoted = false;
        while (true)
        {
            TakeUntil(_endsPlain);
            var read = text.Read();
            if (read == '"' && !quoted && IsBlank())
                quoted = ReadQuoted();
            else if (read == delimiter || read is '\n' or '\r' or -1)
            {
                AddCell();
                if (read is '\n' or '\r')
                    EndLine(read);
                return read == delimiter;
            }
            else
                Take((char)read);
        }
    }

    void AddCell()
    {
        if (_cells.Count == ImportLimits.Columns)
            throw new UnreadableException($"a row has more than {ImportLimits.Columns:N0} columns", Line);
        if ((_length += _cell.Length) > ImportLimits.FieldLength)
            throw new UnreadableException($"a row is longer than {ImportLimits.FieldLength:N0} characters", Line);
        _cells.Add(_cell.ToString());
    }

    bool IsBlank()
    {
        for (var at = 0; at < _cell.Length; at++)
            if (_cell[at] != ' ')
                return false;
        return true;
    }

    bool ReadQuoted()
    {
        var line = _line;
        _cell.Clear();
        while (true)
        {
            TakeUntil(s_endsQuoted);
            var read = text.Read();
            if (read < 0)
            {
                UnclosedQuote = line;
                return true;
            }
            if (read == '"' && text.Peek() != '"')
                return true;
            if (read == '"')
                text.Read();
            if (read is '\n' or '\r')
                EndLine(read);
            Take(read == '\r' ? '\n' : (char)read);
        }
    }

    void EndLine(int read)
    {
        if (read == '\r' && text.Peek() == '\n')
            text.Read();
        _line++;
    }

    void TakeUntil(SearchValues<char> ends)
    {
        while (text.Next is { Length: > 0 } next)
        {
            var end = next.IndexOfAny(ends);
            var length = end < 0 ? next.Length : end;
            _cell.Append(next[..length]);
            text.Pass(length);
            if (_cell.Length > ImportLimits.FieldLength)
                throw new UnreadableException($"a cell is longer than {ImportLimits.FieldLength:N0} characters; perhaps a quote was never closed", Line);
            if (end >= 0)
                return;
        }
    }

    void Take(char read)
    {
        if (read == '\0')
            throw new UnreadableException("there is a byte that no text holds: this is no table", _line);
        _cell.Append(read);
    }
}
