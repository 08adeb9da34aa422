namespace Dashboard.Log;

/// <summary>Whether the checkpoint beside a log is what the log amounts to; the log's entries are given to it as they are read.</summary>
public sealed class CheckpointCheck
{
    readonly string _log;
    readonly Checkpoint? _found;
    readonly CheckpointFold? _rebuilt;
    readonly string? _fault;
    byte[] _hash = [];

    public CheckpointCheck(string log)
    {
        _log = log;
        // Before the log is read: it never speaks of what is not yet there.
        _found = CheckpointFile.Read(log, out var why, out var isDamaged);
        _fault = isDamaged ? why : null;
        Ignored = isDamaged ? null : why;
        if (_found is not null)
            _rebuilt = new(_found.Epoch);
    }

    /// <summary>Why the server will not start from it, where that is no fault of the file's.</summary>
    public string? Ignored { get; }

    /// <summary>Position of what was compared; null where there was nothing to.</summary>
    public long? Position => _found?.Position;

    public void Take(LogEntry entry, byte[] hash)
    {
        if (_rebuilt is null || entry.Position > _found!.Position)
            return;
        _rebuilt.Take(entry);
        _hash = [.. hash];
    }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Fault(string epoch)
    {
        if (_found is null || _rebuilt is null)
            return _fault;
        if (_found.Epoch != epoch)
            return $"it is of the epoch {_found.Epoch}";
        if (_rebuilt.Position != _found.Position)
            return $"it is of position {_found.Position}, and the log ends at {_rebuilt.Position}";
        var reader = new LogReader(_log);
        var requests = reader.RequestsAfter(0, _found.Requests.Count);
        var rebuilt = _rebuilt.End(_hash, reader.HashOfRequest(_found.Requests.Count) ?? [], requests);
        return CheckpointBytes.Sections(_found).Zip(CheckpointBytes.Sections(rebuilt))
            .Where(pair => !pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes))
            .Select(pair => $"its {pair.First.Name} at position {_found.Position} differ from what the log amounts to").FirstOrDefault();
    }
}
