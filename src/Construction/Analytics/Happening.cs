using Construction.Domain;

namespace Construction.Analytics;

/// <summary>An event that is no report, and when it counts by each clock.</summary>
/// <param name="ReceivedAt">The server's clock when the log took it, UTC.</param>
/// <param name="KnownAt">When it was known, UTC: never before what was known already.</param>
/// <param name="Day">The day for which it was said.</param>
public sealed record Happening(Event Event, long Position, DateTimeOffset ReceivedAt, DateTimeOffset KnownAt, DateOnly Day)
{
    /// <summary>
    /// By the event's own words where it has them (a baseline's approval, the day a source was published), else by the time of
    /// receipt.
    /// </summary>
    /// <param name="latest">The latest time of receipt so far, UTC.</param>
    /// <param name="loaded">It came with a programme file: its own words then tell when it was known.</param>
    public static Happening Of(Event happened, long position, DateTimeOffset receivedAt, DateTimeOffset latest, bool loaded)
    {
        var knownOn = loaded ? KnownOn(happened) : null;
        var received = DateOnly.FromDateTime(receivedAt.UtcDateTime);
        return new(happened, position, receivedAt, knownOn is { } day ? StartOf(day) : latest, Earlier(DayOf(happened), knownOn ?? received));
    }

    internal static DateTimeOffset StartOf(DateOnly day) => new(day, default, TimeSpan.Zero);

    internal static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;

    static DateOnly? KnownOn(Event happened) => happened switch
    {
        MilestoneWithdrawn withdrawn => withdrawn.KnownAt,
        FlagRaised raised => raised.Flag.KnownAt,
        BaselineSet set => set.Approved,
        ProgrammeDescribed described => described.Programme.Announced,
        CommitmentEntered entered => StatedDate.TryDay(entered.Commitment.Source?.Date) ?? entered.Commitment.Starts?.Earliest,
        // Who a party is does not depend on the day.
        PartyNamed => DateOnly.MinValue,
        _ => null,
    };

    static DateOnly? DayOf(Event happened) => happened switch
    {
        MilestoneWithdrawn withdrawn => withdrawn.Date,
        FlagRaised raised => raised.Flag.Date?.Earliest ?? raised.Flag.Date?.Latest,
        BaselineSet set => set.Approved,
        RangeGiven range => range.DataDate,
        CompletionAccepted accepted => accepted.Date,
        CompletionRejected rejected => rejected.Date,
        _ => null,
    };
}
