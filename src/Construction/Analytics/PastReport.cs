using Construction.Domain;

namespace Construction.Analytics;

/// <summary>The words that a report came with; they are read from the log when they are wanted.</summary>
[Flags]
public enum Beside : byte
{
    None = 0,
    Note = 1,

    /// <summary>Where it comes from, or when that was published.</summary>
    Source = 2,
}

/// <summary>Physical progress as somebody said it, 0 to 100.</summary>
public sealed record PercentSaid(decimal Value);

/// <summary>What one report said of a milestone, kept for looking back; its words are in the log.</summary>
/// <param name="Order">Where it stands among the statements of its party: by data date first.</param>
/// <param name="KnownAt">
/// When it was known, UTC: when the log took it or, for loaded history, the start of the day on which its source was published.
/// </param>
/// <param name="Forecast">Null where it says nothing of a forecast; a null date says that there is no date now.</param>
/// <param name="Actual">Null where it says nothing of an actual; a null date takes an earlier one back.</param>
/// <param name="Beside">The words that it came with.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Received">The day on which the log took it or, for loaded history, on which it was known; UTC.</param>
/// <param name="Percent">Null where it says nothing of physical progress.</param>
public readonly record struct PastReport(
    Order Order, DateTimeOffset KnownAt, Said? Forecast, Said? Actual, Beside Beside = Beside.None, EvidenceSet Evidence = default,
    DateOnly Received = default, PercentSaid? Percent = null)
{
    // There may be millions: an instant without its zone, which is always UTC, takes half the room.
    readonly long _knownAt = KnownAt.UtcTicks;

    public DateTimeOffset KnownAt => new(_knownAt, TimeSpan.Zero);

    public DateOnly DataDate => Order.DataDate;

    /// <summary>Position of the report in the log.</summary>
    public long Position => Order.Position;
}

/// <summary>All that one party said of one milestone, in the order in which its statements count.</summary>
public sealed record PartyPast(string Party, Rank Rank, IReadOnlyList<PastReport> Reports);
