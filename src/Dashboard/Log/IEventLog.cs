using Construction.Domain;
using Dashboard.Access;

namespace Dashboard.Log;

/// <summary>An event in the log, with its place and the server's clock when it was taken.</summary>
/// <param name="By">Id of the key that it came with; <c>programme-file</c> for loaded history.</param>
public sealed record LogEntry(long Position, DateTimeOffset ReceivedAt, string By, Event Event);

/// <summary>A request that carried an Idempotency-Key, and what came of it.</summary>
/// <param name="Fingerprint">Of who sent it and the key.</param>
/// <param name="Body">Fingerprint of what was sent.</param>
public sealed record RememberedRequest(UInt128 Fingerprint, UInt128 Body, IReadOnlyList<Outcome> Outcomes);

/// <summary>By what a remembered request is recognised, and where what came of it is found.</summary>
public readonly record struct KnownRequest(UInt128 Fingerprint, UInt128 Body, long Id);

/// <summary>
/// The log as a store. Positions start at 1 and have no gaps; entries become visible in their order.
/// Reading is safe from any thread. Writing is for one thread (the <see cref="Writer"/>) between <see cref="Begin"/> and
/// <see cref="Commit"/>: when Commit returns, everything since Begin is on the disk, synced; when it throws, nothing of it is
/// acknowledged, and after a failed sync only a restart tells whether it is there.
/// </summary>
public interface IEventLog : IDisposable
{
    /// <summary>A random id of this database; positions of different epochs do not compare.</summary>
    string Epoch { get; }

    /// <summary>Position of the last committed entry; 0 in an empty log.</summary>
    long Head { get; }

    /// <summary>Committed entries after a position, in order, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<LogEntry> ReadAfter(long position, int limit);

    /// <summary>The committed entries at the given positions, in the order asked for.</summary>
    IReadOnlyList<LogEntry> Read(IReadOnlyList<long> positions);

    /// <summary>Remembered requests of higher ids, in order, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<KnownRequest> RequestsAfter(long id, int limit);

    IReadOnlyList<AccessKey> Keys();

    /// <summary>A file that was kept, by the hash of what it was; null where there is none.</summary>
    KeptFile? FileOf(string sha256);

    /// <summary>The hash of an entry's row; null where there is none.</summary>
    byte[]? HashOf(long position);

    /// <summary>The hash of a remembered request's row; null where there is none.</summary>
    byte[]? HashOfRequest(long id);

    /// <summary>The checkpoint beside this log; null where there is none that is of this log, with the reason where there is one at all.</summary>
    Checkpoint? LastCheckpoint(out string? ignored);

    /// <summary>Writes and syncs something that means nothing; throws where the log cannot be written.</summary>
    void Probe();

    void Begin();

    /// <param name="entry">Its position is the next one.</param>
    /// <param name="body">Its event, as <see cref="EventJson"/> writes it.</param>
    void Append(LogEntry entry, byte[] body);

    /// <summary>Keeps a file; one that is there already is not kept again.</summary>
    void Keep(KeptFile file);

    /// <returns>Its id.</returns>
    long Remember(RememberedRequest request);

    /// <summary>What came of a remembered request; for the writer's thread, which finds its own before they are committed.</summary>
    IReadOnlyList<Outcome> OutcomesOf(long request);

    /// <summary>Adds a key, or replaces the one of the same id.</summary>
    void Save(AccessKey key);

    void Commit();

    void Rollback();
}

/// <summary>The log holds what this program cannot read; the message is a sentence that names the file.</summary>
public sealed class LogUnreadableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The log could not be written. What was asked is not acknowledged; after a failed sync a restart may find it there, once.
/// </summary>
/// <param name="canHeal">True where the cause may go away by itself (a full disk); false where this process must end.</param>
public sealed class LogUnavailableException(string message, bool canHeal, Exception? inner = null) : Exception(message, inner)
{
    public bool CanHeal { get; } = canHeal;
}
