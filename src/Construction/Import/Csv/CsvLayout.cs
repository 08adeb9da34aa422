namespace Construction.Import;

/// <summary>By what a table's cells are separated, and which row is its header.</summary>
/// <param name="RowsBeforeData">Rows up to and with the header, and with the captions that P6 puts below it.</param>
sealed record CsvLayout(char Delimiter, string[] Header, int HeaderLine, int RowsAbove, int RowsBeforeData)
{
    const int RowsSearched = 40;
    const int CharactersSearched = 1 << 20;

    static readonly char[] s_delimiters = [',', ';', '\t', '|'];

    /// <param name="text">The text from its beginning, each time.</param>
    /// <param name="known">Its headers are looked for, too.</param>
    public static CsvLayout Find(Func<CsvText> text, ColumnMapping known)
    {
        var said = Said(text());
        var candidates = (said ?? known.Delimiter) is { } delimiter ? [delimiter] : s_delimiters;
        return candidates.Select(candidate => By(candidate, text(), said is not null, known)).MaxBy(found => found.Score).Layout;
    }

    // Excel's own way to say it: a first line "sep=;".
    static char? Said(CsvText text)
    {
        foreach (var sign in "sep=")
            if (char.ToLowerInvariant((char)text.Read()) != sign)
                return null;
        return (char)text.Read() is var delimiter && text.Peek() is '\r' or '\n' ? delimiter : null;
    }

    static (CsvLayout Layout, (int, int) Score) By(char delimiter, CsvText text, bool isSaid, ColumnMapping known)
    {
        var records = new CsvRecords(text, delimiter);
        var rows = new List<CsvRow>();
        for (var length = 0; rows.Count < RowsSearched && length < CharactersSearched && records.Next(skipComments: true) is { } cells; length += records.Length)
            rows.Add(new(records.Line, cells));
        if (rows.Count == 0)
            throw new UnreadableException("this file holds no table: there is no row in it but comments");
        var first = isSaid && rows.Count > 1 ? 1 : 0;
        // The first of those with the most columns that are known; where none is, the first of the widest.
        var header = Enumerable.Range(first, rows.Count - first).MaxBy(row => (Known(rows[row], known), rows[row].Cells.Length));
        var captions = header + 1 < rows.Count && Known(rows[header + 1], known) is >= 2 and var count && count * 2 > Known(rows[header], known) ? 1 : 0;
        return (
            new(delimiter, rows[header].Cells, rows[header].Line, header - first, header + 1 + captions),
            (Known(rows[header], known), rows[header].Cells.Length));
    }

    static int Known(CsvRow row, ColumnMapping known) =>
        row.Cells.Count(cell => known.Columns.ContainsKey(cell.Trim()) || ColumnNames.IsKnown(cell));
}
