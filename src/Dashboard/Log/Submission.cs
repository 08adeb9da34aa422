using Construction.Domain;

namespace Dashboard.Log;

/// <summary>Identifies a request that may be sent again.</summary>
/// <param name="Fingerprint">Of who sends it and the Idempotency-Key.</param>
/// <param name="Body">Fingerprint of what is asked.</param>
public sealed record Idempotency(UInt128 Fingerprint, UInt128 Body);

/// <summary>Events proposed together; each is decided on by itself. One outcome for each, and for each that was refused.</summary>
/// <param name="Events">What is proposed.</param>
/// <param name="By">Id of the key that it came with.</param>
/// <param name="Idempotency">Set where the request may be sent again.</param>
/// <param name="DryRun">Decide, and write nothing.</param>
/// <param name="ReadAt">Take an event only if what it changes has not changed after this position; null for no condition.</param>
public sealed record Submission(
    IReadOnlyList<Event> Events, string By, Idempotency? Idempotency = null, bool DryRun = false, long? ReadAt = null)
{
    /// <summary>
    /// By their place in the request, the items that were refused before they could be proposed. They are remembered with
    /// the others: what would be read otherwise today (a number that stands for something by now) is answered as it was.
    /// </summary>
    public IReadOnlyDictionary<int, Rejection> Refused { get; init; } = None;

    /// <summary>The first event is what the others come of: where it is not taken, none of them is looked at, and it alone has an outcome.</summary>
    public bool FollowTheFirst { get; init; }

    /// <summary>Kept with the event that speaks of it, where that is taken.</summary>
    public KeptFile? File { get; init; }

    /// <summary>The events as they are stored; written by who submits them, since the writer has one thread.</summary>
    internal IReadOnlyList<byte[]> Bodies { get; } = DryRun ? [] : [.. Events.Select(EventJson.Utf8)];

    static readonly IReadOnlyDictionary<int, Rejection> None = new Dictionary<int, Rejection>();
}

/// <summary>The Idempotency-Key was used before for something else.</summary>
public sealed class IdempotencyKeyReusedException() : Exception("the Idempotency-Key was used before with other content");
