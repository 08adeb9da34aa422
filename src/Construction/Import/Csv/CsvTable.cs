using System.Text;

namespace Construction.Import;

/// <param name="Line">On which it begins.</param>
readonly record struct CsvRow(int Line, string[] Cells);

/// <summary>
/// A table in a file: where its header is, and what its columns mean. The file is gone through twice before it is read, for its
/// encoding and for how its dates and numbers are written; nothing of it is kept but the first rows.
/// </summary>
sealed class CsvTable
{
    const int RowsShown = 20;
    const int CharactersShown = 1 << 20;

    readonly Stream _file;
    readonly long _start;
    readonly Encoding _encoding;
    readonly CsvLayout _layout;

    public CsvTable(Stream file, ColumnMapping mapping)
    {
        (_file, _start, Given) = (file, file.Position, mapping);
        (_encoding, EncodingName) = TextEncodings.Of(file);
        _layout = CsvLayout.Find(Text, mapping);
        Header = ColumnMapping.Unique(_layout.Header);
        FirstRows = [.. Shown()];
        (Mapping, Evidence) = (mapping with { Delimiter = _layout.Delimiter }).Completed(_layout.Header, Rows().Select(row => row.Cells));
        Columns = [.. Header.Select(name => Mapping.Columns[name])];
    }

    public string EncodingName { get; }

    public IReadOnlyList<string> Header { get; }

    public int HeaderLine => _layout.HeaderLine;

    /// <summary>Rows with text above the header: a title, or the date of the print.</summary>
    public int RowsAbove => _layout.RowsAbove;

    public IReadOnlyList<string[]> FirstRows { get; }

    /// <summary>What was known of it before.</summary>
    public ColumnMapping Given { get; }

    public ColumnMapping Mapping { get; }

    public ColumnEvidence Evidence { get; }

    public IReadOnlyList<PlanColumn> Columns { get; }

    /// <summary>The line of a quote that was never closed, once all rows are read.</summary>
    public int? UnclosedQuote { get; private set; }

    public IEnumerable<CsvRow> Rows()
    {
        var records = new CsvRecords(Text(), _layout.Delimiter);
        for (var passed = 0; passed < _layout.RowsBeforeData; passed++)
            records.Next(skipComments: true);
        for (var rows = 1; records.Next() is { } cells; rows++)
        {
            if (rows > ImportLimits.Rows)
                throw new UnreadableException($"this table has more than {ImportLimits.Rows:N0} rows", records.Line);
            if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
                yield return new(records.Line, cells);
        }
        UnclosedQuote = records.UnclosedQuote;
    }

    IEnumerable<string[]> Shown()
    {
        var length = 0;
        foreach (var row in Rows().Take(RowsShown).TakeWhile(_ => length < CharactersShown))
        {
            length += row.Cells.Sum(cell => cell.Length);
            yield return row.Cells;
        }
    }

    CsvText Text()
    {
        _file.Position = _start;
        return new(_file, _encoding);
    }
}
