namespace Dashboard.Exports;

/// <summary>A table as it leaves: the names of its columns, and for every row what stands in each.</summary>
/// <param name="columns">In plain English, with the unit where there is one.</param>
public sealed class CsvTable<T>(params IReadOnlyList<Column<T>> columns)
{
    /// <summary>The head, then a line for each row.</summary>
    public IEnumerable<string> Lines(IEnumerable<T> rows, Around around)
    {
        yield return Csv.Line(columns.Select(column => (Cell)column.Name));
        foreach (var row in rows)
            yield return Csv.Line(columns.Select(column => column.Cell(row, around)));
    }
}

public sealed record Column<T>(string Name, Func<T, Around, Cell> Cell);

/// <summary>What a row does not say by itself: what things are called, and the day.</summary>
public sealed record Around(Names Names, DateOnly Today);
