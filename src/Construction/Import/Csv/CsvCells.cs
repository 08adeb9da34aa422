using System.Globalization;
using System.Text.RegularExpressions;

namespace Construction.Import;

/// <summary>The cells of one row by what they mean; what cannot be read becomes a finding.</summary>
sealed partial class CsvCells
{
    readonly ColumnMapping _mapping;
    readonly IReadOnlyList<string> _header;
    readonly Findings _findings;
    readonly Dictionary<PlanColumn, int> _places = [];
    readonly List<(string Header, int Place)> _groupings = [];
    CsvRow _row;

    public CsvCells(CsvTable table, Findings findings)
    {
        (_mapping, _header, _findings) = (table.Mapping, table.Header, findings);
        for (var place = 0; place < table.Columns.Count; place++)
            if (table.Columns[place] == PlanColumn.Grouping)
                _groupings.Add((table.Header[place], place));
            else if (table.Columns[place] != PlanColumn.Ignored && !_places.TryAdd(table.Columns[place], place))
                findings.Warning(
                    "column-twice", table.HeaderLine, table.Header[place], $"two columns are said to be {table.Columns[place]}", "the first is taken");
    }

    public int Line => _row.Line;

    /// <summary>As findings call the row.</summary>
    public string Subject { get; private set; } = "";

    public bool Has(PlanColumn column) => _places.ContainsKey(column);

    public void Take(CsvRow row)
    {
        _row = row;
        Subject = new[] { PlanColumn.Code, PlanColumn.UniqueId, PlanColumn.Id, PlanColumn.Name }.Select(Text).FirstOrDefault(text => text.Length > 0) ?? "";
        if (row.Cells.Length > _header.Count && row.Cells[_header.Count..].Any(cell => !string.IsNullOrWhiteSpace(cell)))
            _findings.Warning(
                "row-too-long", Line, Subject, $"the row has {row.Cells.Length} cells, the header {_header.Count}", "the cells beyond the header are left out");
    }

    /// <summary>Empty where there is no such column or nothing in it.</summary>
    public string Text(PlanColumn column) => Text(_row, column);

    public bool? Flag(PlanColumn column) => Text(column) is { Length: > 0 } text ? CsvWords.Flag(text) : null;

    public CsvDate? Date(PlanColumn column)
    {
        var text = Text(column);
        if (CsvWords.IsNone(text))
            return null;
        if (CsvDate.Parse(text, _mapping.DateOrder ?? DateOrder.MonthFirst) is not { } date)
            return Unreadable<CsvDate>("unreadable-date", column, text, "date");
        if (DateCheck.IsSane(date.At))
            return date;
        _findings.Warning("absurd-date", Line, Subject, $"{Name(column)} '{text}' is in the year {date.At.Year}", "it is taken as none");
        return null;
    }

    public CsvAmount? Duration(PlanColumn column)
    {
        var text = Text(column);
        return CsvWords.IsNone(text) ? null
            : CsvAmount.Parse(text, IsInHours(Name(column)) ? 'h' : 'd', _mapping) ?? Unreadable<CsvAmount>("unreadable-number", column, text, "duration");
    }

    /// <summary>From 0 to 100 as the file has it; also values beyond.</summary>
    public decimal? Percent()
    {
        var text = Text(PlanColumn.Percent);
        if (CsvWords.IsNone(text))
            return null;
        var hasSign = text.EndsWith('%');
        return CsvAmount.Number(text.AsSpan().TrimEnd('%'), _mapping.DecimalSign ?? '.') is not { } number
            ? Unreadable<decimal>("unreadable-number", PlanColumn.Percent, text, "percentage")
            : !hasSign && _mapping.PercentOfOne == true ? number * 100 : number;
    }

    /// <summary>How deep the row lies below headings: as the table says, by its number in the work breakdown, or by indentation (P6).</summary>
    public int Level(CsvRow row)
    {
        if (int.TryParse(Text(row, PlanColumn.OutlineLevel), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
            return level;
        if (Has(PlanColumn.Summary) && Text(row, PlanColumn.Wbs) is { Length: > 0 } number)
            return number == "0" ? 0 : number.Count(sign => sign == '.') + 1;
        return _places.TryGetValue(PlanColumn.Code, out var place) && place < row.Cells.Length
            ? 1 + row.Cells[place].Length - row.Cells[place].TrimStart().Length : 1;
    }

    /// <summary>Activity codes: columns that mean nothing else, and those that others look for.</summary>
    public IReadOnlyDictionary<string, string>? Groupings()
    {
        Dictionary<string, string>? codes = null;
        foreach (var (header, place) in _groupings)
            if (place < _row.Cells.Length && _row.Cells[place].Trim() is { Length: > 0 } value)
                (codes ??= []).Add(header, value);
        Span<PlanColumn> known = [PlanColumn.Phase, PlanColumn.Site, PlanColumn.Responsible];
        foreach (var column in known)
            if (Text(column) is { Length: > 0 } value)
                (codes ??= [])[$"{column}"] = value;
        return codes;
    }

    public void Unknown(string kind, PlanColumn column, string done) =>
        _findings.Warning(kind, Line, Subject, $"{Name(column)} '{Text(column)}' is not known", done);

    string Text(CsvRow row, PlanColumn column) =>
        _places.TryGetValue(column, out var place) && place < row.Cells.Length ? row.Cells[place].Trim() : "";

    T? Unreadable<T>(string kind, PlanColumn column, string text, string what)
        where T : struct
    {
        _findings.Warning(kind, Line, Subject, $"{Name(column)} '{text}' cannot be read as a {what}", "it is taken as none");
        return null;
    }

    string Name(PlanColumn column) => _header[_places[column]];

    static bool IsInHours(string header) => Hours().IsMatch(header);

    [GeneratedRegex(@"[(\[]\s*(h|hrs?|hours?|std|stunden)\.?\s*[)\]]|_hr_cnt$|\b(hours|stunden)$", RegexOptions.IgnoreCase)]
    private static partial Regex Hours();
}
