namespace Construction.Domain;

// What forecasts are made of beside reports and schedules.
public sealed partial class Programme
{
    Decision DecideRange(RangeGiven proposed, DateTimeOffset now)
    {
        if ((Placed(proposed) ?? MissingParty("party", proposed.Party)) is { } refusal)
            return refusal;
        if (CheckRange(proposed, now) is { } rejection)
            return new Decision.Refuse(rejection);
        var milestone = MilestoneOf(proposed.Site, proposed.Milestone)!;
        if (milestone.Withdrawn is not null)
            return Conflict("milestone", proposed.Milestone, "the milestone was withdrawn and takes no range");
        return milestone.RangeOf(proposed.Party, proposed.DataDate) is { } before && before.Range == proposed
            ? new Decision.AlreadyHad(before.Position)
            : new Decision.Take(proposed);
    }

    static Rejection? CheckRange(RangeGiven range, DateTimeOffset now) =>
        range.DataDate > DateOnly.FromDateTime(now.UtcDateTime).AddDays(ReportRules.DaysAhead)
            ? Rejection.Invalid("dataDate", $"{range.DataDate:O}", "a data date lies at most a day after the server's date")
        : range.Optimistic > range.Likely
            ? Rejection.Invalid("optimistic", $"{range.Optimistic:O}", "the optimistic day is not after the likely one")
        : range.Likely > range.Pessimistic
            ? Rejection.Invalid("pessimistic", $"{range.Pessimistic:O}", "the pessimistic day is not before the likely one")
        : null;
}
