using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Log;

/// <summary>
/// What a log amounts to at a position, so that a start need not read what is before: every event that is no report, what
/// the reports left behind, what the board shows of it, and by what requests are recognised. Everything in it can be made of
/// the log again; nothing is known from here alone.
/// </summary>
/// <param name="Hash">Of the log's row at the position.</param>
/// <param name="RequestsHash">Of the last of the remembered requests; empty where there is none.</param>
/// <param name="Latest">The latest time that the log has seen up to there.</param>
/// <param name="Requests">All up to one, in order.</param>
public sealed record Checkpoint(
    string Epoch, long Position, byte[] Hash, byte[] RequestsHash, DateTimeOffset Latest, IReadOnlyList<LogEntry> Plan,
    IReadOnlyList<ReportsSnapshot> Reports, BoardSnapshot Board, IReadOnlyList<KnownRequest> Requests)
{
    /// <summary>Made of the checkpoint before and the log since; the server goes on meanwhile, on a state of its own.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Checkpoint Make(IEventLog log, CancellationToken cancelled)
    {
        var before = log.LastCheckpoint(out _);
        var fold = new CheckpointFold(log.Epoch, before);
        while (log.ReadAfter(fold.Position, 1_000) is { Count: > 0 } page)
        {
            cancelled.ThrowIfCancellationRequested();
            foreach (var entry in page)
                fold.Take(entry);
        }
        // Those of later posts too: the log of which this is believed has them all.
        var requests = new List<KnownRequest>(before?.Requests ?? []);
        requests.AddRange(log.RequestsAfter(requests.Count));
        return fold.End(log.HashOf(fold.Position)!, log.HashOfRequest(requests.Count) ?? [], requests);
    }
}

/// <summary>Folds a log into a checkpoint.</summary>
sealed class CheckpointFold
{
    readonly string _epoch;
    readonly Board.Board _board;
    readonly List<LogEntry> _plan = [];
    DateTimeOffset _latest;

    public CheckpointFold(string epoch, Checkpoint? from = null)
    {
        (_epoch, _board) = (epoch, new(epoch, from));
        if (from is null)
            return;
        _plan.AddRange(from.Plan);
        _latest = from.Latest;
    }

    public long Position => _board.Position;

    public void Take(LogEntry entry)
    {
        _board.Apply([entry]);
        if (entry.Event is not MilestoneReported)
            _plan.Add(entry);
        if (entry.ReceivedAt > _latest)
            _latest = entry.ReceivedAt;
    }

    public Checkpoint End(byte[] hash, byte[] requestsHash, IReadOnlyList<KnownRequest> requests) =>
        new(_epoch, Position, hash, requestsHash, _latest, _plan, [.. ReportsSnapshot.Of(_board.State)], _board.Snapshot(), requests);
}
