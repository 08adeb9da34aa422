namespace Dashboard.Log;

/// <summary>What waits for the writer. Who puts something in holds the lock for a moment, and never waits for the disk.</summary>
sealed class WorkQueue
{
    readonly object _gate = new();
    readonly Queue<Work> _waiting = new();
    bool _writerWaits;
    bool _closed;

    public int Count
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    /// <exception cref="LogUnavailableException">Closed: the server is stopping.</exception>
    public void Add(Work work)
    {
        lock (_gate)
        {
            if (_closed)
                throw new LogUnavailableException("the server is stopping", canHeal: true);
            _waiting.Enqueue(work);
            if (_writerWaits)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes what waits, or waits for something; nothing where that took longer than the patience given.</summary>
    /// <returns>False once it is closed and everything was taken.</returns>
    public bool Take(List<Work> group, int atMost, TimeSpan patience)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_closed)
            {
                _writerWaits = true;
                Monitor.Wait(_gate, patience);
                _writerWaits = false;
            }
            while (group.Count < atMost && _waiting.TryDequeue(out var work))
                group.Add(work);
            return group.Count > 0 || !_closed;
        }
    }

    /// <summary>Lets nothing more in.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
