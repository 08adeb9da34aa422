using Construction.Domain;

namespace Construction.Analytics;

/// <summary>What a report said beside its dates; its words are read from the log when they are wanted.</summary>
[Flags]
public enum Beside : byte
{
    None = 0,
    Percent = 1,
    Note = 2,
    Source = 4,
}

/// <summary>What one report said of a milestone's dates, kept for looking back; its words are in the log.</summary>
/// <param name="Order">Where it stands among the statements of its party: by data date first.</param>
/// <param name="KnownAt">
/// When it was known, UTC: when the log took it or, for loaded history, the start of the day on which its source was published.
/// </param>
/// <param name="Forecast">Null where it says nothing of a forecast; a null date says that there is no date now.</param>
/// <param name="Actual">Null where it says nothing of an actual; a null date takes an earlier one back.</param>
/// <param name="Beside">What else it says.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Received">The day on which the log took it or, for loaded history, on which it was known; UTC.</param>
public readonly record struct PastReport(
    Order Order, DateTimeOffset KnownAt, Said? Forecast, Said? Actual, Beside Beside = Beside.None, EvidenceSet Evidence = default,
    DateOnly Received = default)
{
    public DateOnly DataDate => Order.DataDate;

    /// <summary>Position of the report in the log.</summary>
    public long Position => Order.Position;
}

/// <summary>All that one party said of one milestone, in the order in which its statements count.</summary>
public sealed record PartyPast(string Party, Rank Rank, IReadOnlyList<PastReport> Reports);
