using Construction.Tests.Import.Written;

namespace Dashboard.Bench.Schedules;

/// <summary>Schedules to break: those that are written here, and those of others.</summary>
sealed class FuzzSources
{
    const int Large = 500_000;

    readonly List<byte[]> _written = [.. Seeds.Formats.SelectMany(format => (byte[][])[Seeds.Of(format, 8), Seeds.Of(format, 24), Seeds.Of(format, 200)])];
    readonly List<byte[]> _real;
    readonly List<byte[]> _large;

    public FuzzSources()
    {
        var real = (RealFolder.Find(null) is { } folder ? RealFolder.FilesOf(folder) : []).Select(File.ReadAllBytes).ToList();
        (_real, _large) = ([.. real.Where(file => file.Length <= Large)], [.. real.Where(file => file.Length > Large)]);
    }

    public int Count => _written.Count + _real.Count + _large.Count;

    public byte[] Input(int number)
    {
        var random = new Random(number);
        var from = random.Next(100) switch
        {
            0 when _large.Count > 0 => _large,
            < 50 when _real.Count > 0 => _real,
            _ => _written,
        };
        return Mutation.Of(from[random.Next(from.Count)], _written, number);
    }
}
