using System.Collections.Concurrent;

namespace Dashboard.Forecasts;

/// <summary>The last forecast of each site, for whoever asks; nobody waits for the next.</summary>
sealed class Outlooks
{
    readonly ConcurrentDictionary<string, SiteOutlook> _sites = [];
    // Of this process: what another has made is not what this one has.
    readonly string _run = Guid.NewGuid().ToString("n")[..8];
    long _last;
    long _count;

    /// <summary>After a forecast was put here; gets its site.</summary>
    public event Action<string>? Changed;

    public SiteOutlook? Of(string site) => _sites.GetValueOrDefault(site);

    /// <summary>Another with each forecast that is put here.</summary>
    public string Version => $"{_run}.{Volatile.Read(ref _count)}";

    public IEnumerable<SiteOutlook> All => _sites.Values;

    /// <summary>For which position the forecast of a topic was computed last; 0 where none was yet.</summary>
    public long PositionOf(string topic) =>
        topic.StartsWith("site:", StringComparison.Ordinal) ? Of(topic["site:".Length..])?.Position ?? 0 : Volatile.Read(ref _last);

    public void Put(SiteOutlook outlook)
    {
        _sites[outlook.Site] = outlook with { Version = $"{_run}.{_count + 1}" };
        Interlocked.Increment(ref _count);
        Volatile.Write(ref _last, Math.Max(_last, outlook.Position));
        Changed?.Invoke(outlook.Site);
    }
}
