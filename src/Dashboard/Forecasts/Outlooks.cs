using System.Collections.Concurrent;

namespace Dashboard.Forecasts;

/// <summary>The last forecast of each site, for whoever asks; nobody waits for the next.</summary>
sealed class Outlooks
{
    readonly ConcurrentDictionary<string, SiteOutlook> _sites = [];
    long _last;

    /// <summary>After a forecast was put here; gets its site.</summary>
    public event Action<string>? Changed;

    public SiteOutlook? Of(string site) => _sites.GetValueOrDefault(site);

    public IEnumerable<SiteOutlook> All => _sites.Values;

    /// <summary>For which position the forecast of a topic was computed last; 0 where none was yet.</summary>
    public long PositionOf(string topic) =>
        topic.StartsWith("site:", StringComparison.Ordinal) ? Of(topic["site:".Length..])?.Position ?? 0 : Volatile.Read(ref _last);

    public void Put(SiteOutlook outlook)
    {
        _sites[outlook.Site] = outlook;
        Volatile.Write(ref _last, Math.Max(_last, outlook.Position));
        Changed?.Invoke(outlook.Site);
    }
}
