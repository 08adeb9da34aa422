using System.Globalization;

namespace Dashboard.Faults;

/// <summary>What one run of a check works with: the build under test, its size, its randomness, a directory to spoil.</summary>
public sealed class Ground : IAsyncDisposable
{
    readonly Builds _builds;
    readonly Mutant? _mutant;
    readonly List<IAsyncDisposable> _open = [];

    public Ground(Builds builds, Mutant? mutant, bool full, int seed)
    {
        // A mutant is caught in the short form or not at all.
        (_builds, _mutant, IsFull, Random) = (builds, mutant, full && mutant is null, new Random(seed));
    }

    public bool IsFull { get; }

    /// <summary>The only source of chance, so that a seed repeats a run as far as the scheduler lets it.</summary>
    public Random Random { get; }

    /// <summary>Removed at the end.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("dashboard-faults-").FullName;

    /// <summary>How often: in the short form, and in full.</summary>
    public int Times(int inShort, int inFull) => IsFull ? inFull : inShort;

    /// <summary>A random time between two lengths in milliseconds.</summary>
    public TimeSpan Between(int fromMs, int toMs) => TimeSpan.FromMilliseconds(Random.Next(fromMs, toMs));

    /// <summary>A server that is ready, with an empty programme, no limits, and data of its own unless told where.</summary>
    /// <param name="set">Sets prefix, environment, settings or data before the first start.</param>
    public async Task<Server> Start(Action<Server>? set = null)
    {
        var server = Kept(new Server(_builds.ProgramFor(_mutant), Path.Combine(Directory, $"data-{_open.Count}")));
        if (_mutant is not null)
            server.Environment["DASHBOARD_MUTANT"] = _mutant.Name;
        set?.Invoke(server);
        await server.Start();
        return server;
    }

    /// <summary>The page as it was published with the build under test.</summary>
    public string PageRoot => Path.Combine(Path.GetDirectoryName(_builds.ProgramFor(_mutant))!, "wwwroot");

    /// <summary>Disposed at the end of the check, the last one first.</summary>
    public T Kept<T>(T open) where T : IAsyncDisposable
    {
        _open.Add(open);
        return open;
    }

    public static string Count(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}");

    public async ValueTask DisposeAsync()
    {
        for (var index = _open.Count - 1; index >= 0; index--)
            await _open[index].DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
