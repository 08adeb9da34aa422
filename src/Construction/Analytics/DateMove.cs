using Construction.Domain;

namespace Construction.Analytics;

/// <summary>Where a milestone's current date went between two moments.</summary>
public enum MoveSense
{
    /// <summary>Every day that can be meant now is later than every day that could be meant then.</summary>
    Later,

    /// <summary>Every day that can be meant now is earlier than every day that could be meant then.</summary>
    Earlier,

    /// <summary>The same was said, in the same words.</summary>
    Unchanged,

    /// <summary>It may be either, or there was no date to compare with.</summary>
    Unknown,
}

/// <summary>
/// By how much a milestone's current date moved between two moments. As long as the plan is the same this is the change of its slip,
/// without counting twice how coarse the plan is. A new plan changes the slip but moves no date: it is said apart, so that
/// approving a later baseline does not look like catching up.
/// </summary>
/// <param name="By">The interval, in days; null where there was no date then, or both are open.</param>
/// <param name="IsReplanned">It is measured against another plan than then.</param>
/// <param name="IsOtherParty">The date was another party's then.</param>
public sealed record DateMove(MoveSense Sense, Slip? By, bool IsReplanned, bool IsOtherParty)
{
    static readonly DateMove s_unknown = new(MoveSense.Unknown, null, false, false);

    /// <param name="then">What its reports amounted to at the earlier moment; null where it was not planned then.</param>
    /// <param name="now">What they amount to at the later one.</param>
    public static DateMove Between(MilestoneReading? then, MilestoneReading now)
    {
        if (then?.Current is not { } was || now.Current is not { } current)
            return s_unknown;
        var isSame = was.Date == current.Date;
        var by = isSame ? new Slip(0, 0, current.Date.Precision == Precision.Day ? SlipUnit.Day : SlipUnit.Month) : Slip.Between(was.Date, current.Date);
        return new(
            isSame ? MoveSense.Unchanged : SenseOf(by.Sense),
            by is { FromDays: null, ToDays: null } ? null : by,
            then.Plan?.Date != now.Plan?.Date,
            was.Party != current.Party);
    }

    static MoveSense SenseOf(SlipSense sense) => sense switch
    {
        SlipSense.Late => MoveSense.Later,
        SlipSense.Early => MoveSense.Earlier,
        SlipSense.OnPlan => MoveSense.Unchanged,
        _ => MoveSense.Unknown,
    };
}
