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
    readonly OrderedDictionary<(string Sha256, string? Columns), ReadSchedule> _ready = [];

    /// <summary>A file that was sent: the schedule, or why there is none.</summary>
    /// <param name="columns">How a table's columns are read; null to guess.</param>
    public async Task<(ReadSchedule? Schedule, Imported.Refused? Refused)> Read(
        string sha256, Func<Stream> open, string? columns, CancellationToken cancelled)
    {
        if (Ready((sha256, columns)) is { } ready)
            return (ready, null);
        await _turn.WaitAsync(cancelled);
        try
        {
            return await Task.Run(() => Read((sha256, columns), open), cancelled);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>An accepted schedule; null where its file cannot be read any more.</summary>
    public async Task<ReadSchedule?> Read(Construction.Domain.ScheduleDetails accepted, CancellationToken cancelled) =>
        (await Read(accepted.Sha256, () => Unpacked(accepted.Sha256), accepted.Columns, cancelled)).Schedule;

    public void Dispose() => _turn.Dispose();

    (ReadSchedule? Schedule, Imported.Refused? Refused) Read((string Sha256, string? Columns) key, Func<Stream> open)
    {
        using var file = open();
        switch (ScheduleFile.Read(file, Columns.Read(key.Columns)))
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

    ReadSchedule? Ready((string, string?) key)
    {
        lock (_lock)
        {
            if (!_ready.Remove(key, out var ready))
                return null;
            _ready.Add(key, ready);
            return ready;
        }
    }

    void Keep((string, string?) key, ReadSchedule schedule)
    {
        lock (_lock)
        {
            _ready[key] = schedule;
            if (_ready.Count > KeptReady)
                _ready.RemoveAt(0);
        }
    }
}
