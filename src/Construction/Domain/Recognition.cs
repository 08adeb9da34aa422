namespace Construction.Domain;

/// <summary>By what the statements of a party on a milestone are recognised when they come again.</summary>
sealed class Recognition
{
    // Statements that carry the sender's clock are recognised for ever; without it only the latest of a data date is,
    // since the same words may be said again after others.
    readonly Dictionary<UInt128, long> _clocked = [];
    readonly Dictionary<DateOnly, (UInt128 Fingerprint, long Position)> _latestUnclocked = [];
    readonly Dictionary<DateOnly, DateTimeOffset> _lastSaidAt = [];

    /// <summary>When the party spoke last of each data date, by its own clock.</summary>
    public IReadOnlyDictionary<DateOnly, DateTimeOffset> LastSaidAt => _lastSaidAt;

    /// <summary>The position at which this very statement was taken before, if it was.</summary>
    public long? PositionOf(Report report)
    {
        var fingerprint = report.Fingerprint();
        if (report.ReportedAt is not null)
            return _clocked.TryGetValue(fingerprint, out var position) ? position : null;
        return _latestUnclocked.TryGetValue(report.DataDate, out var latest) && latest.Fingerprint == fingerprint
            ? latest.Position
            : null;
    }

    public void Take(Report report, long position)
    {
        var fingerprint = report.Fingerprint();
        if (report.ReportedAt is not { } reportedAt)
        {
            _latestUnclocked[report.DataDate] = (fingerprint, position);
            return;
        }
        _clocked.TryAdd(fingerprint, position);
        if (!_lastSaidAt.TryGetValue(report.DataDate, out var last) || reportedAt > last)
        {
            _lastSaidAt[report.DataDate] = reportedAt;
            _latestUnclocked.Remove(report.DataDate);
        }
    }

    /// <summary>A snapshot with what it recognises by.</summary>
    public StandingSnapshot In(StandingSnapshot snapshot) => snapshot with
    {
        // Only ever added to, so in order of arrival; from the others entries are taken out, and places used again.
        Clocked = [.. _clocked],
        LatestUnclocked = [.. _latestUnclocked.OrderBy(entry => entry.Key)],
        LastSaidAt = [.. _lastSaidAt.OrderBy(entry => entry.Key)],
    };

    /// <summary>Null where there is nothing to recognise, as in a past moment, to which nothing is added.</summary>
    public static Recognition? Of(StandingSnapshot snapshot)
    {
        if (snapshot is { Clocked: [], LatestUnclocked: [] })
            return null;
        var recognition = new Recognition();
        recognition._clocked.EnsureCapacity(snapshot.Clocked.Count);
        foreach (var (fingerprint, position) in snapshot.Clocked)
            recognition._clocked.Add(fingerprint, position);
        foreach (var (dataDate, latest) in snapshot.LatestUnclocked)
            recognition._latestUnclocked.Add(dataDate, latest);
        foreach (var (dataDate, saidAt) in snapshot.LastSaidAt)
            recognition._lastSaidAt.Add(dataDate, saidAt);
        return recognition;
    }
}
