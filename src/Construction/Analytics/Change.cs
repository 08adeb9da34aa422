using Construction.Domain;

namespace Construction.Analytics;

/// <summary>What became of something between two moments. Each has its mirror: seen from the other side, the change is that.</summary>
public enum ChangeKind
{
    Added,

    /// <summary>Mirror of <see cref="Added"/>: it was there at the first moment and is not at the second.</summary>
    Removed,
    Completed,

    /// <summary>Mirror of <see cref="Completed"/>: its actual was taken back, or rejected.</summary>
    Reopened,

    /// <summary>The owner accepted a completion, whether or not it was reported before the first moment.</summary>
    Accepted,

    /// <summary>Mirror of <see cref="Accepted"/>: what was accepted was revised, taken back or rejected.</summary>
    Unaccepted,

    /// <summary>The owner rejected a completion, and nobody else's stands.</summary>
    Rejected,

    /// <summary>Mirror of <see cref="Rejected"/>: it was accepted, there is new evidence, or another completion stands.</summary>
    Unrejected,

    /// <summary>Every day that can be meant is later than every day that could be.</summary>
    Later,

    /// <summary>Mirror of <see cref="Later"/>.</summary>
    Earlier,

    /// <summary>Another date of which it cannot be said whether it is later, as a quarter for a day within it; its own mirror.</summary>
    Restated,

    /// <summary>There was no date, and now there is.</summary>
    Dated,

    /// <summary>Mirror of <see cref="Dated"/>.</summary>
    Undated,
    Withdrawn,

    /// <summary>Mirror of <see cref="Withdrawn"/>.</summary>
    Reinstated,

    /// <summary>It is measured against another date; its own mirror.</summary>
    Replanned,
    FlagRaised,

    /// <summary>Mirror of <see cref="FlagRaised"/>.</summary>
    FlagLowered,
}

/// <summary>One thing that differs between two moments.</summary>
/// <param name="Site">The site's id.</param>
/// <param name="Milestone">The milestone's id; null for a flag on a site.</param>
/// <param name="From">The date at the first moment; null where there was none.</param>
/// <param name="To">The date at the second; null where there is none.</param>
/// <param name="Party">
/// Whose word the date at the second moment is, or at the first where there is none at the second; who accepted or rejected it.
/// </param>
/// <param name="Report">Position of the report that the date comes from, likewise.</param>
/// <param name="Shift">By how much the date moved, in days by the interval rule; null where one side has none.</param>
/// <param name="MwDays">Megawatts times days of the shift's middle, of one basis; 0 where it carries none.</param>
public sealed record Change(
    ChangeKind Kind, string Site, string? Milestone, StatedDate? From, StatedDate? To, string? Party, long? Report, Slip? Shift, decimal MwDays)
{
    /// <summary>The flag's id, where it is about one.</summary>
    public string? Flag { get; init; }

    /// <summary>The owner's word, where it is about one; the dates are then the completion's.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>Days by which the middle of what can be meant moved, later is more; 0 where that cannot be said.</summary>
    public decimal Days => DateMiddle.OrBound(From) is { } from && DateMiddle.OrBound(To) is { } to ? to - from : 0;

    public static ChangeKind MirrorOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => ChangeKind.Removed,
        ChangeKind.Removed => ChangeKind.Added,
        ChangeKind.Completed => ChangeKind.Reopened,
        ChangeKind.Reopened => ChangeKind.Completed,
        ChangeKind.Accepted => ChangeKind.Unaccepted,
        ChangeKind.Unaccepted => ChangeKind.Accepted,
        ChangeKind.Rejected => ChangeKind.Unrejected,
        ChangeKind.Unrejected => ChangeKind.Rejected,
        ChangeKind.Later => ChangeKind.Earlier,
        ChangeKind.Earlier => ChangeKind.Later,
        ChangeKind.Dated => ChangeKind.Undated,
        ChangeKind.Undated => ChangeKind.Dated,
        ChangeKind.Withdrawn => ChangeKind.Reinstated,
        ChangeKind.Reinstated => ChangeKind.Withdrawn,
        ChangeKind.FlagRaised => ChangeKind.FlagLowered,
        ChangeKind.FlagLowered => ChangeKind.FlagRaised,
        _ => kind,
    };
}
