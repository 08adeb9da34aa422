using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Dashboard.Faults;

/// <summary>
/// What the server said it has taken, in a file of our own. An acknowledgement counts once its line is synced to disk: who
/// doubts the run can read there what was promised.
/// </summary>
public sealed class Acknowledgements : IAsyncDisposable
{
    readonly FileStream _file;
    readonly Channel<(string Id, long Position, TaskCompletionSource Kept)> _lines = Channel.CreateUnbounded<(string, long, TaskCompletionSource)>();
    readonly ConcurrentDictionary<string, long> _positions = new();
    readonly Task _writing;

    public Acknowledgements(string path)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        _writing = Task.Run(Write);
    }

    public int Count => _positions.Count;

    /// <summary>Position by id of the statement, as they are now.</summary>
    public IReadOnlyDictionary<string, long> Taken => new Dictionary<string, long>(_positions);

    /// <summary>Returns when it is on disk. A statement that is acknowledged again must be where it was said to be.</summary>
    public Task Add(string id, long position)
    {
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _lines.Writer.TryWrite((id, position, kept)) ? kept.Task : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing;
        await _file.DisposeAsync();
    }

    async Task Write()
    {
        var group = new List<(string Id, long Position, TaskCompletionSource Kept)>();
        while (await _lines.Reader.WaitToReadAsync())
        {
            while (_lines.Reader.TryRead(out var line))
                group.Add(line);
            foreach (var (id, position, _) in group)
                _file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} {position}\n")));
            _file.Flush(flushToDisk: true);
            foreach (var (id, position, kept) in group)
            {
                if (_positions.GetOrAdd(id, position) == position)
                    kept.SetResult();
                else
                    kept.SetException(new Xunit.Sdk.XunitException($"{id} was acknowledged at position {_positions[id]}, and again at {position}"));
            }
            group.Clear();
        }
    }
}
