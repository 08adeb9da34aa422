namespace Construction.Import;

/// <summary>What is to be said of a table as a whole.</summary>
static class CsvNotes
{
    static readonly PlanColumn[] s_linkColumns = [PlanColumn.UniqueIdPredecessors, PlanColumn.Predecessors, PlanColumn.Successors];

    /// <summary>The column by which activities are linked: the links of the others are the same.</summary>
    public static PlanColumn? LinkColumn(CsvTable table) =>
        s_linkColumns.Where(table.Columns.Contains).Select(column => (PlanColumn?)column).FirstOrDefault();

    /// <summary>Once all rows are read.</summary>
    public static void Add(CsvTable table, CsvIdentity identity, Findings findings)
    {
        if (table.UnclosedQuote is { } line)
            findings.Error("unclosed-quote", line, null, "a quote begins here and is never closed", "all that follows it is taken as one cell");
        if (table.RowsAbove > 0)
            findings.Note("rows-above-header", table.HeaderLine, null, $"{table.RowsAbove} rows come before the header", "they are left out");
        AddDateOrder(table, findings);
        AddColumns(table, findings);
        if (identity.Column is PlanColumn.Id or PlanColumn.Name)
            findings.Note(
                "no-codes", table.HeaderLine, null, "the table has no column of codes by which activities are known from one file to the next",
                identity.Column == PlanColumn.Id ? "the numbers of the rows stand for them" : "their names stand for them");
        if (!table.Columns.Contains(PlanColumn.Calendar))
            findings.Note(
                "standard-calendar", table.HeaderLine, null, "the table names no calendars",
                $"Monday to Friday are worked, {table.Mapping.HoursPerDay:0.##} hours a day");
        if (LinkColumn(table) is null)
            findings.Note("no-links", table.HeaderLine, null, "the table has no column of predecessors", "the dates of its activities are kept as they are");
    }

    static void AddDateOrder(CsvTable table, Findings findings)
    {
        var order = table.Mapping.DateOrder == DateOrder.DayFirst ? "day, month, year" : "month, day, year";
        if (table.Evidence.IsDateOrderMixed)
            findings.Error(
                "date-order-mixed", null, null, "some dates can only be day, month, year, and others only month, day, year",
                $"they are read as {order}; what cannot be read so is taken as none");
        else if (table.Evidence.IsDateOrderOpen && table.Given.DateOrder is null)
            findings.Error(
                "date-order", null, null, "no date of the table says whether its day or its month comes first", $"they are read as {order}; please say which it is");
    }

    static void AddColumns(CsvTable table, Findings findings)
    {
        for (var place = 0; place < table.Header.Count; place++)
            if (table.Columns[place] == PlanColumn.Grouping && !table.Given.Columns.ContainsKey(table.Header[place]))
                findings.Note("unknown-column", table.HeaderLine, table.Header[place], "what the column means is not known", "it is taken as an activity code of its name");
            else if (s_linkColumns.Contains(table.Columns[place]) && table.Columns[place] != LinkColumn(table))
                findings.Note("links-twice", table.HeaderLine, table.Header[place], "another column has the same links", "this one is not read");
        foreach (var (name, column) in table.Given.Columns)
            if (!table.Mapping.Columns.ContainsKey(name) && column is not (PlanColumn.Ignored or PlanColumn.Grouping))
                findings.Note("column-missing", table.HeaderLine, name, $"the column that was {column} is not in this table", "the table is read without it");
    }
}
