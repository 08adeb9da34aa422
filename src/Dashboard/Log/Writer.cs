using System.Diagnostics;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Operations;

namespace Dashboard.Log;

/// <summary>
/// The one writer. It decides on a state that has read everything before, puts what it takes into the log together with
/// the requests that asked for it, and answers only when the commit has come back from the disk. Requests that arrive
/// while the disk is busy share the next commit.
/// </summary>
public sealed class Writer : IDisposable
{
    const int GroupLimit = 2_000;
    static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(1);

    readonly IEventLog _log;
    readonly Bell _bell;
    readonly TimeProvider _clock;
    readonly Meters _meters;
    readonly Action<string> _onFatal;
    readonly WorkQueue _queue = new();
    readonly Ledger _ledger;
    readonly Thread _thread;

    WriteFault? _fault;
    long _failedAt;

    /// <param name="log">Where to write; open.</param>
    /// <param name="bell">Rung after every commit.</param>
    /// <param name="clock">The server's clock.</param>
    /// <param name="meters">Told of commits and what they held.</param>
    /// <param name="onFatal">Called once when the log can no longer be written by this process.</param>
    /// <param name="start">Where to start from; null for the beginning of the log.</param>
    /// <param name="causeBeyondDays">Days by which a party may move its date without naming a cause.</param>
    /// <param name="beside">Given what is in the log after the start, so that it is read once for all.</param>
    public Writer(
        IEventLog log, Bell bell, TimeProvider clock, Meters meters, Action<string> onFatal, Checkpoint? start = null,
        int causeBeyondDays = CauseRule.BeyondDays, params IReadOnlyList<Action<IReadOnlyList<LogEntry>>> beside)
    {
        (_log, _bell, _clock, _meters, _onFatal) = (log, bell, clock, meters, onFatal);
        _ledger = new(log, clock, start, causeBeyondDays, beside);
        _thread = new Thread(Run) { IsBackground = true, Name = "log writer" };
        _thread.Start();
    }

    /// <summary>Set while the log cannot be written.</summary>
    public WriteFault? Fault => Volatile.Read(ref _fault);

    /// <summary>How many requests wait.</summary>
    public int Queued => _queue.Count;

    /// <summary>Decides on the events and makes what is taken durable. One outcome for each event or refused item, in order.</summary>
    /// <exception cref="LogUnavailableException">The log cannot be written now; nothing is acknowledged.</exception>
    /// <exception cref="IdempotencyKeyReusedException">Same key, other content; nothing was taken.</exception>
    public Task<IReadOnlyList<Outcome>> Submit(Submission submission)
    {
        var trace = WriteTrace.Start();
        return Enqueue(new Work<IReadOnlyList<Outcome>>(() =>
        {
            var outcomes = _ledger.Process(submission);
            trace?.Decided(outcomes);
            return outcomes;
        })
        { Trace = trace });
    }

    /// <summary>Makes a key durable.</summary>
    public Task<AccessKey> Save(AccessKey key) =>
        Enqueue(new Work<AccessKey>(() => _ledger.Save(key)));

    /// <summary>Ends after everything that was submitted has been answered.</summary>
    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
    }

    Task<T> Enqueue<T>(Work<T> work)
    {
        _queue.Add(work);
        return work.Task;
    }

    void Run()
    {
        var group = new List<Work>();
        // While the disk is full it is looked at again without being asked: readiness must not wait for a post.
        while (_queue.Take(group, GroupLimit, _fault is { Problem.CanHeal: true } ? RetryAfterFailure : Timeout.InfiniteTimeSpan))
        {
            if (group.Count == 0)
                Heal();
            else
                RunGroup(group);
            foreach (var work in group)
                work.Trace?.End(group.Count, work.HasFailed);
            Work.AnswerAll(group);
            group.Clear();
        }
    }

    void RunGroup(List<Work> group)
    {
        if (StillFailing() is { } still)
        {
            group.ForEach(work => work.Fail(still));
            return;
        }
        try
        {
            Recover();
            foreach (var work in group)
                work.Run();
            Commit(group.Count);
        }
        catch (LogUnavailableException fault)
        {
            Fail(fault);
            group.ForEach(work => work.Fail(fault));
        }
        catch (Exception bug)
        {
            // Something was applied that may not be in the log: start again from what is.
            Fail(new LogUnavailableException("the writer met a bug; it reads the log again", canHeal: true, bug));
            _failedAt = 0;
            group.ForEach(work => work.Fail(bug));
        }
    }

    void Commit(int requests)
    {
        var started = Stopwatch.GetTimestamp();
        if (_ledger.Commit())
        {
            _bell.Ring();
            _meters.Committed(Stopwatch.GetElapsedTime(started), requests);
        }
        var (taken, repeated) = _ledger.Counted();
        _meters.Acknowledged(taken, repeated);
    }

    void Fail(LogUnavailableException fault)
    {
        _ledger.Rollback();
        _meters.CommitFailed();
        Volatile.Write(ref _fault, new(fault, _fault?.Since ?? _clock.GetUtcNow()));
        _failedAt = Stopwatch.GetTimestamp();
        if (!fault.CanHeal)
            _onFatal(fault.Message);
    }

    void Heal()
    {
        try
        {
            Recover();
        }
        catch (LogUnavailableException fault)
        {
            Fail(fault);
        }
    }

    // Tried again once a second while the disk stays full, however many ask meanwhile.
    LogUnavailableException? StillFailing() =>
        _fault?.Problem is { } fault && (!fault.CanHeal || (_failedAt != 0 && Stopwatch.GetElapsedTime(_failedAt) < RetryAfterFailure)) ? fault : null;

    // What was decided on in a failed group is not in the log: read it again before the next decision, once it can be written.
    void Recover()
    {
        if (_fault is null)
            return;
        _log.Probe();
        _ledger.Read(_log.LastCheckpoint(out _));
        Volatile.Write(ref _fault, null);
    }
}

/// <summary>Why the log cannot be written, and since when.</summary>
public sealed record WriteFault(LogUnavailableException Problem, DateTimeOffset Since);
