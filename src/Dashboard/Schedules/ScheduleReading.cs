using Construction.Analytics.Schedules;
using Construction.Import;
using Dashboard.Log;

namespace Dashboard.Schedules;

/// <summary>A schedule that was read, and its critical path.</summary>
sealed record ReadSchedule(Plan Plan, CriticalPath Path);

/// <summary>Reads schedules and computes them, a few at once; those asked for last are kept ready.</summary>
sealed class ScheduleReading(IEventLog log) : IDisposable
{
    const int AtOnce = 2, KeptReady = 8;

    readonly SemaphoreSlim _turn = new(AtOnce);
    readonly Lock _lock = new();
    readonly OrderedDictionary<Key, ReadSchedule> _ready = [];

    /// <summary>A file that was sent: the schedule, or why there is none.</summary>
    /// <param name="columns">How a table's columns are read; null to guess.</param>
    /// <param name="dataDate">Of a table that does not say it.</param>
    public async Task<(ReadSchedule? Schedule, Imported.Refused? Refused)> Read(
        string sha256, Func<Stream> open, string? columns, DateOnly? dataDate, CancellationToken cancelled)
    {
        var key = new Key(sha256, columns, dataDate);
        if (Ready(key) is { } ready)
            return (ready, null);
        await _turn.WaitAsync(cancelled);
        try
        {
            // Others may have waited for the same.
            return Ready(key) is { } meanwhile ? (meanwhile, null) : await Task.Run(() => Read(key, open), cancelled);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>An accepted schedule; null where its file cannot be read any more.</summary>
    public async Task<ReadSchedule?> Read(Construction.Domain.ScheduleDetails accepted, CancellationToken cancelled) =>
        (await Read(
            accepted.Sha256, () => Unpacked(accepted.Sha256), accepted.Columns, accepted.Format == CsvPlan.Format ? accepted.DataDate : null, cancelled)).Schedule;

    public void Dispose() => _turn.Dispose();

    (ReadSchedule? Schedule, Imported.Refused? Refused) Read(Key key, Func<Stream> open)
    {
        using var file = open();
        switch (ScheduleFile.Read(file, MappingOf(key)))
        {
            case Imported.Read { Plan: var plan }:
                var schedule = new ReadSchedule(plan, new CriticalPath(new Network(plan)));
                Keep(key, schedule);
                return (schedule, null);
            case Imported.Refused refused:
                return (null, refused);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // Progress of a day is known when the day is over.
    static ColumnMapping? MappingOf(Key key) => key.DataDate is { } day
        ? (Columns.Read(key.Columns) ?? ColumnMapping.Unknown) with { DataDate = day.ToDateTime(new(17, 0)) }
        : Columns.Read(key.Columns);

    // Readers go through a file twice; what is compressed can be read once.
    FileStream Unpacked(string sha256)
    {
        var file = log.FileOf(sha256) ?? throw new LogUnreadableException($"The log has no file {sha256}, of which an event speaks.");
        var unpacked = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose);
        using var packed = file.Open();
        packed.CopyTo(unpacked);
        unpacked.Position = 0;
        return unpacked;
    }

    ReadSchedule? Ready(Key key)
    {
        lock (_lock)
        {
            if (!_ready.Remove(key, out var ready))
                return null;
            _ready.Add(key, ready);
            return ready;
        }
    }

    void Keep(Key key, ReadSchedule schedule)
    {
        lock (_lock)
        {
            _ready[key] = schedule;
            if (_ready.Count > KeptReady)
                _ready.RemoveAt(0);
        }
    }

    readonly record struct Key(string Sha256, string? Columns, DateOnly? DataDate);
}
