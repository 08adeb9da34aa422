using System.Text;

namespace Construction.Tests.Analytics.Quality;

/// <summary>The rows of a P6 file as they stand in it, read without the product's reader.</summary>
sealed class RawXer
{
    readonly Dictionary<string, List<Dictionary<string, string>>> _tables = [];

    public RawXer(string file)
    {
        var (rows, columns) = (new List<Dictionary<string, string>>(), Array.Empty<string>());
        foreach (var fields in File.ReadLines(Import.Schedules.PathOf(file), Encoding.Latin1).Select(line => line.TrimEnd('\r').Split('\t')))
            if (fields[0] == "%T")
                _tables[fields[1]] = rows = [];
            else if (fields[0] == "%F")
                columns = fields[1..];
            else if (fields[0] == "%R")
                rows.Add(columns.Zip(fields[1..]).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    public IReadOnlyList<Dictionary<string, string>> this[string table] => _tables[table];
}
