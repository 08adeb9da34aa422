using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;
using Dashboard.Forecasts;

namespace Dashboard.Schedules;

/// <summary>A schedule as it is computed with what was reported since it was accepted.</summary>
/// <param name="Position">Of the board.</param>
/// <param name="Day">Before which no open milestone is reached.</param>
sealed record SiteNetwork(ForecastSchedule Of, CriticalPath Path, long Position, DateOnly Day);

/// <summary>The networks of a site's schedules, computed once for all who ask.</summary>
sealed class SiteNetworks(ForecastInputs inputs, TimeProvider clock)
{
    const int SitesKept = 16;

    readonly Lock _lock = new();
    readonly OrderedDictionary<string, IReadOnlyList<SiteNetwork>> _sites = [];

    /// <summary>Those of the latest schedule of each project; none where the site has no schedule.</summary>
    public async Task<IReadOnlyList<SiteNetwork>> Of(Board.Board board, string site, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
            if (board.Looked is null && _sites.TryGetValue(site, out var kept)
                && kept is [var first, ..] && first.Position >= board.Head($"site:{site}") && first.Day == DateOnly.FromDateTime(now.UtcDateTime))
                return kept;
        if (await inputs.Of(board, site, now, cancelled) is not { } made)
            return [];
        var networks = made.Input.Schedules.Select(schedule => new SiteNetwork(schedule, new CriticalPath(schedule.Network), made.Position, made.Input.Today)).ToList();
        if (board.Looked is null && networks.Count > 0)
            Keep(site, networks);
        return networks;
    }

    void Keep(string site, List<SiteNetwork> networks)
    {
        lock (_lock)
        {
            _sites.Remove(site);
            _sites.Add(site, networks);
            if (_sites.Count > SitesKept)
                _sites.RemoveAt(0);
        }
    }
}
