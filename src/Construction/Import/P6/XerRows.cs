using System.Buffers;
using System.Text;

namespace Construction.Import;

/// <summary>The rows of an XER file, one at a time: tables, their columns, and what stands in them, as tab-separated text.</summary>
sealed class XerRows(Stream file, Encoding encoding) : IDisposable
{
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
    int _from, _to;
    readonly List<Range> _fields = [];
    ReadOnlyMemory<byte> _line;
    Dictionary<string, int> _columns = [];

    public int Line { get; private set; }

    /// <summary>The table that the row is of.</summary>
    public string Table { get; private set; } = "";

    /// <summary>How many fields the row has, and its table columns.</summary>
    public int Fields => _fields.Count - 1;

    public int Columns => _columns.Count;

    public bool HasColumn(string name) => _columns.ContainsKey(name);

    /// <summary>What begins the line: ERMHDR, %T, %F, %R, %E, or something that XER does not know.</summary>
    public string Mark { get; private set; } = "";

    /// <summary>Goes to the next line, and takes in the table's name and columns by the way.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="UnreadableException">A line longer than <see cref="ImportLimits.FieldLength"/>, or with too many columns.</exception>
    public bool Next()
    {
        if (!NextLine())
            return false;
        _fields.Clear();
        var line = _line.Span;
        for (int begin = 0, end; begin <= line.Length; begin = end + 1)
        {
            end = line[begin..].IndexOf((byte)'\t') is >= 0 and var tab ? begin + tab : line.Length;
            _fields.Add(begin..end);
            if (Fields > ImportLimits.Columns)
                throw new UnreadableException($"line {Line} has more than {ImportLimits.Columns:N0} columns", Line);
        }
        Mark = _fields[0].GetOffsetAndLength(line.Length).Length <= 6 ? Text(0) : "";
        if (Mark == "%T")
            (Table, _columns) = (Fields > 0 ? Text(1).Trim() : "", []);
        else if (Mark == "%F")
            _columns = Enumerable.Range(1, Fields).GroupBy(field => Text(field).Trim()).ToDictionary(name => name.Key, name => name.First());
        return true;
    }

    /// <summary>The text of a column, or null where it is empty or the table has no such column.</summary>
    public string? this[string column] =>
        _columns.TryGetValue(column, out var field) && field < _fields.Count && Text(field).Trim() is { Length: > 0 } text ? text : null;

    public string Text(int field) => encoding.GetString(_line.Span[_fields[field]]);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    bool NextLine()
    {
        for (var searched = _from; ;)
        {
            var end = _buffer.AsSpan(searched, _to - searched).IndexOf((byte)'\n');
            if (end >= 0)
                return Take(searched + end, searched + end + 1);
            searched = _to - _from;
            if (searched > ImportLimits.FieldLength)
                throw new UnreadableException(
                    $"line {Line + 1} is longer than {ImportLimits.FieldLength >> 20} MB; a P6 XER file has one line for each row of a table", Line + 1);
            if (!Fill())
                return _to > _from && Take(_to, _to);
            searched += _from;
        }
    }

    bool Take(int end, int next)
    {
        Line++;
        _line = _buffer.AsMemory(_from, end - _from - (end > _from && _buffer[end - 1] == '\r' ? 1 : 0));
        _from = next;
        return true;
    }

    bool Fill()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }
        if (_to == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _to).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        var read = file.Read(_buffer, _to, _buffer.Length - _to);
        _to += read;
        return read > 0;
    }
}
