using System.Diagnostics;
using Construction.Domain;
using Dashboard.Access;
using Dashboard.Programmes;

namespace Dashboard.Log;

/// <summary>
/// The log as its writer holds it: the state that it amounts to, the requests to be recognised, and what the present group
/// adds to both. What follows in the group is decided on with what went before; for the writer's thread only.
/// </summary>
sealed class Ledger
{
    readonly IEventLog _log;
    readonly TimeProvider _clock;
    readonly int _causeBeyondDays;

    Programme _state = new();
    Dictionary<UInt128, (UInt128 Body, long Id)> _requests = [];
    DateTimeOffset _latest;
    bool _begun;
    int _taken, _repeated;

    /// <param name="start">Where to start from; null for the beginning.</param>
    /// <param name="causeBeyondDays">Days by which a party may move its date without naming a cause.</param>
    /// <param name="beside">Given what is in the log after the start, so that it is read once for all.</param>
    public Ledger(
        IEventLog log, TimeProvider clock, Checkpoint? start, int causeBeyondDays, params IReadOnlyList<Action<IReadOnlyList<LogEntry>>> beside)
    {
        (_log, _clock, _causeBeyondDays) = (log, clock, causeBeyondDays);
        Read(start, beside);
    }

    /// <summary>Starts from what is in the log.</summary>
    public void Read(Checkpoint? start, params IReadOnlyList<Action<IReadOnlyList<LogEntry>>> beside)
    {
        var requests = Task.Run(() => Requests(start?.Requests ?? []));
        (_state, _latest) = (new() { CauseBeyondDays = _causeBeyondDays }, start?.Latest ?? default);
        if (start is not null)
        {
            foreach (var planned in start.Plan)
                _state.Apply(planned.Event, planned.Position, planned.ReceivedAt);
            _state.Take(start.Reports, start.Position);
        }
        _log.ReadAllAfter(_state.Position, [Take, .. beside]);
        _requests = requests.GetAwaiter().GetResult();
    }

    /// <summary>Decides, and puts what is taken where the next commit finds it.</summary>
    /// <exception cref="IdempotencyKeyReusedException">Nothing of it was taken.</exception>
    /// <exception cref="UndecidedException">A bug met by one of its events; those before it stand.</exception>
    public IReadOnlyList<Outcome> Process(Submission submission)
    {
        if (submission.Idempotency is { } sent && _requests.TryGetValue(sent.Fingerprint, out var before))
        {
            if (before.Body != sent.Body)
                throw new IdempotencyKeyReusedException();
            var answered = _log.OutcomesOf(before.Id);
            _repeated += answered.Count(outcome => outcome.Position is not null);
            return answered;
        }
        var outcomes = new List<Outcome>(submission.Events.Count + submission.Refused.Count);
        for (var index = 0; index < submission.Events.Count; index++)
        {
            AddRefused();
            outcomes.Add(Process(submission, index));
            if (submission.FollowTheFirst && !outcomes[0].Taken)
                break;
        }
        AddRefused();
        // A request of which nothing was taken may be mended and sent again under its key.
        if (submission is { Idempotency: { } key, DryRun: false } && outcomes.Any(outcome => outcome.Position is not null))
        {
            Begin();
            var request = (key.Body, _log.Remember(new(key.Fingerprint, key.Body, outcomes)));
            _requests.Add(key.Fingerprint, request);
        }
        return outcomes;

        void AddRefused()
        {
            while (submission.Refused.TryGetValue(outcomes.Count, out var rejection))
                outcomes.Add(Outcome.Refused(rejection));
        }
    }

    public AccessKey Save(AccessKey key)
    {
        Begin();
        _log.Save(key);
        return key;
    }

    /// <summary>Makes it durable; false where there is nothing to.</summary>
    public bool Commit()
    {
        if (!_begun)
            return false;
        _log.Commit();
        _begun = false;
        return true;
    }

    /// <summary>Takes back what the log was given since the last commit; the state is wrong until it was read again.</summary>
    public void Rollback()
    {
        _log.Rollback();
        _begun = false;
        Counted();
    }

    /// <summary>What was taken and what was there already, since the last time this was asked.</summary>
    public (int Taken, int Repeated) Counted()
    {
        var counted = (_taken, _repeated);
        (_taken, _repeated) = (0, 0);
        return counted;
    }

    Dictionary<UInt128, (UInt128 Body, long Id)> Requests(IReadOnlyList<KnownRequest> known)
    {
        var requests = new Dictionary<UInt128, (UInt128 Body, long Id)>(known.Count);
        foreach (var request in known.Concat(_log.RequestsAfter(known.Count)))
            requests.Add(request.Fingerprint, (request.Body, request.Id));
        return requests;
    }

    void Take(IReadOnlyList<LogEntry> page)
    {
        foreach (var entry in page)
        {
            _state.Apply(entry.Event, entry.Position, entry.ReceivedAt);
            _latest = Later(_latest, entry.ReceivedAt);
        }
    }

    Outcome Process(Submission submission, int index)
    {
        // In milliseconds, as it is stored: what is answered now is answered alike after a restart.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
        var proposed = submission.Events[index];
        // What the log has seen is no future: a clock that was set back makes no honest date a mistyped one.
        var latest = Later(_latest, now);
        switch (Decide(proposed, latest, submission.ReadAt))
        {
            case Decision.AlreadyHad had:
                _repeated += submission.DryRun ? 0 : 1;
                return Outcome.Had(had.Position);
            case Decision.Refuse refuse:
                return Outcome.Refused(refuse.Rejection);
            case Decision.Take dry when submission.DryRun:
                return Outcome.Took(null, dry.Event);
            case Decision.Take take:
                var position = _state.Position + 1;
                Begin();
                if (take.Event is ScheduleAccepted && submission.File is { } file)
                    _log.Keep(file);
                _log.Append(
                    new(position, now, submission.By, take.Event),
                    ReferenceEquals(take.Event, proposed) ? submission.Bodies[index] : EventJson.Utf8(take.Event));
                _state.Apply(take.Event, position, now);
                _latest = latest;
                // What was loaded into an empty log nobody posted.
                _taken += submission.By == ProgrammeLoader.By ? 0 : 1;
                return Outcome.Took(position, take.Event);
            default:
                throw new UnreachableException();
        }
    }

    // Deciding changes nothing, so that a bug there is the trouble of who met it and of nobody else in the group.
    Decision Decide(Event proposed, DateTimeOffset now, long? readAt)
    {
        try
        {
            return _state.Decide(proposed, now, readAt);
        }
        catch (Exception bug)
        {
            throw new UndecidedException(bug);
        }
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    void Begin()
    {
        if (!_begun)
            _log.Begin();
        _begun = true;
    }
}

/// <summary>A bug: no decision came of an event.</summary>
public sealed class UndecidedException(Exception bug) : Exception($"no decision: {bug.Message}", bug);
