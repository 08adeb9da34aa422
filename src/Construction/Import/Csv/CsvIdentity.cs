namespace Construction.Import;

/// <summary>What the activity of a row is called: its code, else the number that the table has for it, else its name.</summary>
sealed class CsvIdentity(CsvCells cells)
{
    readonly HashSet<string> _ids = [];
    readonly HashSet<string> _codes = [];

    public PlanColumn Column { get; } =
        cells.Has(PlanColumn.Code) ? PlanColumn.Code : cells.Has(PlanColumn.UniqueId) ? PlanColumn.UniqueId
        : cells.Has(PlanColumn.Id) ? PlanColumn.Id : PlanColumn.Name;

    /// <summary>As it is written in the row.</summary>
    public string Code => cells.Text(Column);

    /// <summary>A number alone is what Microsoft Project gives to empty rows, too.</summary>
    public bool IsNamed =>
        cells.Text(PlanColumn.Name).Length > 0 || (Code.Length > 0 && (Column != PlanColumn.Id || !cells.Has(PlanColumn.Name) || !Code.All(char.IsAsciiDigit)));

    /// <summary>Names come more than once where codes do not; they are numbered, so that each means one activity.</summary>
    public string NewCode() => Column == PlanColumn.Name ? Free(Code, _codes, number => $"{Code} ({number})") : Code;

    public string NewId() => Free(Code.Length > 0 ? Code : $"line {cells.Line}", _ids, number => $"{Code} (line {cells.Line}{(number > 2 ? $", {number}" : "")})");

    static string Free(string wanted, HashSet<string> taken, Func<int, string> other)
    {
        var free = wanted;
        for (var number = 2; !taken.Add(free); number++)
            free = other(number);
        return free;
    }
}
