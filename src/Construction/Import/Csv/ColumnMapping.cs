namespace Construction.Import;

/// <summary>
/// How a table is read: guessed from its header and rows, shown to a person, corrected, and remembered (it is written as JSON as
/// it is) for the next file of the same kind. What is null is guessed for each file.
/// </summary>
public sealed record ColumnMapping
{
    public static ColumnMapping Unknown { get; } = new();

    /// <summary>By header. A header that comes twice is followed by its number: "Start", "Start (2)"; one without text is "Column 3".</summary>
    public IReadOnlyDictionary<string, PlanColumn> Columns { get; init; } = new Dictionary<string, PlanColumn>();

    /// <summary>Null where no date of the table leaves it open.</summary>
    public DateOrder? DateOrder { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>Comma or point.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>Percents are written from 0 to 1, as Excel's cells hold them.</summary>
    public bool? PercentOfOne { get; init; }

    /// <summary>Working hours of a day, by which durations in days are counted; work begins at 8:00, with an hour's break at 12:00.</summary>
    public decimal HoursPerDay { get; init; } = 8;

    /// <summary>Up to which date progress is known, where no column says it.</summary>
    public DateTime? DataDate { get; init; }

    /// <summary>Code of the project that the table is of, where no column says it.</summary>
    public string? Project { get; init; }

    /// <param name="rows">The first rows, or all: the more, the surer. They are gone through once.</param>
    public static ColumnMapping Guess(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => Unknown.CompletedBy(header, rows);

    /// <summary>With what this mapping leaves open guessed; columns that the table does not have are left out.</summary>
    public ColumnMapping CompletedBy(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => Completed(header, rows).Mapping;

    internal (ColumnMapping Mapping, ColumnEvidence Evidence) Completed(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        header = Unique(header);
        var evidence = new ColumnEvidence(header.Count);
        foreach (var row in rows)
            evidence.Take(row);
        var columns = ColumnNames.Guess(header, Columns, evidence);
        evidence.LookAt([.. header.Select(name => columns[name])]);
        return (this with
        {
            Columns = columns,
            DateOrder = DateOrder ?? (evidence.HasDatesToOrder ? evidence.GuessDateOrder(Delimiter) : null),
            DecimalSign = DecimalSign ?? evidence.GuessDecimalSign(Delimiter),
            PercentOfOne = PercentOfOne ?? evidence.IsPercentOfOne,
        }, evidence);
    }

    /// <summary>Headers by which columns can be told apart.</summary>
    public static IReadOnlyList<string> Unique(IReadOnlyList<string> header)
    {
        var seen = new HashSet<string>();
        var last = new Dictionary<string, int>();
        return [.. header.Select((text, place) => Free(text.Trim() is { Length: > 0 } trimmed ? PlainText.Cut(trimmed) : $"Column {place + 1}", seen, last))];
    }

    static string Free(string name, HashSet<string> seen, Dictionary<string, int> last)
    {
        var free = name;
        for (var number = last.GetValueOrDefault(name, 1); !seen.Add(free); last[name] = number)
            free = $"{name} ({++number})";
        return free;
    }
}
