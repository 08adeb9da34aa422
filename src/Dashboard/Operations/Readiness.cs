using Dashboard.Board;
using Dashboard.Log;

namespace Dashboard.Operations;

/// <summary>Something that must hold before a balancer sends anybody here.</summary>
/// <param name="Name">What was looked at: <c>start</c>, <c>stop</c>, <c>log</c> or <c>board</c>.</param>
/// <param name="Reason">Why it does not hold; null where it does.</param>
/// <param name="Since">Since when it does not.</param>
public sealed record Check(string Name, string? Reason, DateTimeOffset? Since);

/// <summary>All checks, at one moment.</summary>
public sealed record ReadinessState(IReadOnlyList<Check> Checks)
{
    public bool IsReady => Failing.Count == 0;

    public IReadOnlyList<Check> Failing { get; } = [.. Checks.Where(check => check.Reason is not null)];
}

/// <summary>
/// Whether this server can do its work: started, not stopping, able to write the log, and with a board that holds what was
/// committed. Looked at whenever somebody asks; the time since which a check fails is that of the event behind it.
/// </summary>
public sealed class Readiness(Writer writer, IEventLog log, Board.Board board, Projector projector, TimeProvider clock)
{
    /// <summary>The board is a few milliseconds behind under load; this long it is only where something is wrong.</summary>
    public static readonly TimeSpan BoardMayBeBehind = TimeSpan.FromSeconds(5);

    static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    readonly DateTimeOffset _began = clock.GetUtcNow();
    readonly Queue<(long Seen, DateTimeOffset At, long Head)> _heads = new();
    readonly Lock _lock = new();
    bool _started;
    DateTimeOffset? _stopping;

    /// <summary>Start-up is done: from now on it is ready, where nothing else stands against it.</summary>
    public void HasStarted() => Volatile.Write(ref _started, true);

    /// <summary>The first thing when the server is told to end: what watches must know before anything else happens.</summary>
    public void IsStopping()
    {
        lock (_lock)
            _stopping ??= clock.GetUtcNow();
    }

    public ReadinessState Look() => new([Start(), Stop(), Log(), Board()]);

    Check Start() => Volatile.Read(ref _started) ? new("start", null, null) : new("start", "the server is starting", _began);

    Check Stop()
    {
        lock (_lock)
            return new("stop", _stopping is null ? null : "the server is stopping", _stopping);
    }

    Check Log() => writer.Fault is { } fault
        ? new("log", fault.Problem.CanHeal ? $"{fault.Problem.Message}; posts are refused until it can be written again" : fault.Problem.Message, fault.Since)
        : new("log", null, null);

    Check Board()
    {
        if (projector.Trouble is { } trouble)
            return new("board", $"the log cannot be read after position {board.Position}", trouble.Since);
        return BehindSince() is { } since
            ? new("board", $"the board is at position {board.Position} and the log at {log.Head}", since)
            : new("board", null, null);
    }

    /// <summary>Since when the board lacks something, where that is too long ago; to be asked at least once a second.</summary>
    DateTimeOffset? BehindSince()
    {
        lock (_lock)
        {
            var (head, reached) = (log.Head, board.Position);
            while (_heads.TryPeek(out var seen) && seen.Head <= reached)
                _heads.Dequeue();
            if (head > reached && (_heads.Count == 0 || clock.GetElapsedTime(_heads.Last().Seen) > Often))
                _heads.Enqueue((clock.GetTimestamp(), clock.GetUtcNow(), head));
            // By the clock that nobody sets: one put forward by hours makes nothing late.
            return _heads.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Seen) > BoardMayBeBehind ? oldest.At : null;
        }
    }
}
