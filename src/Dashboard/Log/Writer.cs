using System.Collections.Concurrent;
using System.Diagnostics;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Operations;
using Dashboard.Programmes;

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
    readonly BlockingCollection<Work> _queue = [];
    readonly Thread _thread;

    Programme _state = new();
    Dictionary<UInt128, RememberedRequest> _requests = [];
    WriteFault? _fault;
    long _failedAt;
    int _taken, _repeated;

    /// <param name="log">Where to write; open.</param>
    /// <param name="bell">Rung after every commit.</param>
    /// <param name="clock">The server's clock.</param>
    /// <param name="meters">Told of commits and what they held.</param>
    /// <param name="onFatal">Called once when the log can no longer be written by this process.</param>
    public Writer(IEventLog log, Bell bell, TimeProvider clock, Meters meters, Action<string> onFatal)
    {
        (_log, _bell, _clock, _meters, _onFatal) = (log, bell, clock, meters, onFatal);
        ReadLog();
        _thread = new Thread(Run) { IsBackground = true, Name = "log writer" };
        _thread.Start();
    }

    /// <summary>Set while the log cannot be written.</summary>
    public WriteFault? Fault => Volatile.Read(ref _fault);

    /// <summary>How many requests wait.</summary>
    public int Queued => _queue.Count;

    /// <summary>Decides on the events and makes what is taken durable. One outcome for each event or refused item, in order.</summary>
    /// <exception cref="LogUnavailableException">The log cannot be written now; nothing was taken.</exception>
    /// <exception cref="IdempotencyKeyReusedException">Same key, other content; nothing was taken.</exception>
    public Task<IReadOnlyList<Outcome>> Submit(Submission submission) =>
        Enqueue(new Work<IReadOnlyList<Outcome>>(() => Process(submission)));

    /// <summary>Makes a key durable.</summary>
    public Task<AccessKey> Save(AccessKey key) =>
        Enqueue(new Work<AccessKey>(() =>
        {
            BeginOnce();
            _log.Save(key);
            return key;
        }));

    /// <summary>Ends after everything that was submitted has been answered.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    Task<T> Enqueue<T>(Work<T> work)
    {
        try
        {
            _queue.Add(work);
            return work.Task;
        }
        catch (InvalidOperationException)
        {
            throw new LogUnavailableException("the server is stopping", canHeal: true);
        }
    }

    void Run()
    {
        var group = new List<Work>();
        while (!_queue.IsCompleted)
        {
            // While the disk is full it is looked at again without being asked: readiness must not wait for a post.
            if (!_queue.TryTake(out var first, _fault is { Problem.CanHeal: true } ? RetryAfterFailure : Timeout.InfiniteTimeSpan))
            {
                Heal();
                continue;
            }
            group.Add(first);
            while (group.Count < GroupLimit && _queue.TryTake(out var next))
                group.Add(next);
            RunGroup(group);
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
            (_taken, _repeated) = (0, 0);
            Recover();
            foreach (var work in group)
                work.Run();
            CommitGroup(group.Count);
            _meters.Acknowledged(_taken, _repeated);
        }
        catch (LogUnavailableException fault)
        {
            Fail(fault);
            group.ForEach(work => work.Fail(fault));
            return;
        }
        catch (Exception bug)
        {
            // Something was applied that may not be in the log: start again from what is.
            Fail(new LogUnavailableException("the writer met a bug; it reads the log again", canHeal: true, bug));
            _failedAt = 0;
            group.ForEach(work => work.Fail(bug));
            return;
        }
        group.ForEach(work => work.Answer());
    }

    bool _begun;

    void BeginOnce()
    {
        if (!_begun)
            _log.Begin();
        _begun = true;
    }

    void CommitGroup(int requests)
    {
        if (!_begun)
            return;
        var started = Stopwatch.GetTimestamp();
        _log.Commit();
        _begun = false;
        _bell.Ring();
        _meters.Committed(Stopwatch.GetElapsedTime(started), requests);
    }

    void Fail(LogUnavailableException fault)
    {
        _log.Rollback();
        _begun = false;
        _meters.CommitFailed();
        Volatile.Write(ref _fault, new(fault, _fault?.Since ?? _clock.GetUtcNow()));
        _failedAt = Stopwatch.GetTimestamp();
        if (!fault.CanHeal)
            _onFatal(fault.Message);
    }

    void Heal()
    {
        if (_fault is not { Problem.CanHeal: true })
            return;
        try
        {
            _log.Probe();
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

    // What was decided on in a failed group is not in the log: read it again before the next decision.
    void Recover()
    {
        if (_fault is null)
            return;
        ReadLog();
        Volatile.Write(ref _fault, null);
    }

    void ReadLog()
    {
        _state = new();
        foreach (var entry in _log.ReadAll())
            _state.Apply(entry.Event, entry.Position);
        _requests = _log.Requests().ToDictionary(request => request.Fingerprint);
    }

    IReadOnlyList<Outcome> Process(Submission submission)
    {
        if (submission.Idempotency is { } sent && _requests.TryGetValue(sent.Fingerprint, out var before))
        {
            if (before.Body != sent.Body)
                throw new IdempotencyKeyReusedException();
            _repeated += before.Outcomes.Count(outcome => outcome.Position is not null);
            return before.Outcomes;
        }
        var outcomes = new List<Outcome>(submission.Events.Count + submission.Refused.Count);
        foreach (var proposed in submission.Events)
        {
            AddRefused();
            outcomes.Add(Process(proposed, submission));
        }
        AddRefused();
        // A request of which nothing was taken may be mended and sent again under its key.
        if (submission is { Idempotency: { } key, DryRun: false } && outcomes.Any(outcome => outcome.Position is not null))
        {
            var request = new RememberedRequest(key.Fingerprint, key.Body, outcomes);
            BeginOnce();
            _log.Remember(request);
            _requests.Add(key.Fingerprint, request);
        }
        return outcomes;

        void AddRefused()
        {
            while (submission.Refused.TryGetValue(outcomes.Count, out var rejection))
                outcomes.Add(Outcome.Refused(rejection));
        }
    }

    Outcome Process(Event proposed, Submission submission)
    {
        // In milliseconds, as it is stored: what is answered now is answered alike after a restart.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
        switch (_state.Decide(proposed, now, submission.ReadAt))
        {
            case Decision.AlreadyHad had:
                _repeated += submission.DryRun ? 0 : 1;
                return Outcome.Had(had.Position);
            case Decision.Refuse refuse:
                return Outcome.Refused(refuse.Rejection);
            case Decision.Take when submission.DryRun:
                return Outcome.Took(null);
            case Decision.Take take:
                var position = _state.Position + 1;
                BeginOnce();
                _log.Append(new(position, now, submission.By, take.Event));
                _state.Apply(take.Event, position);
                // What was loaded into an empty log nobody posted.
                _taken += submission.By == ProgrammeLoader.By ? 0 : 1;
                return Outcome.Took(position);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Something for the writer's thread, answered after the commit.</summary>
    abstract class Work
    {
        public abstract void Run();
        public abstract void Answer();
        public abstract void Fail(Exception problem);
    }

    sealed class Work<T>(Func<T> run) : Work
    {
        readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        T? _result;
        Exception? _refusal;

        public Task<T> Task => _answer.Task;

        public override void Run()
        {
            try
            {
                _result = run();
            }
            catch (IdempotencyKeyReusedException reused)
            {
                _refusal = reused;
            }
        }

        public override void Answer()
        {
            if (_refusal is null)
                _answer.TrySetResult(_result!);
            else
                _answer.TrySetException(_refusal);
        }

        public override void Fail(Exception problem) => _answer.TrySetException(problem);
    }
}

/// <summary>Why the log cannot be written, and since when.</summary>
public sealed record WriteFault(LogUnavailableException Problem, DateTimeOffset Since);
