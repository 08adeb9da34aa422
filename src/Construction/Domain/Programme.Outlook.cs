namespace Construction.Domain;

// What forecasts are made of, and measured against, beside reports and schedules.
public sealed partial class Programme
{
    Decision DecideContract(ContractDateSet proposed)
    {
        if ((Placed(proposed) ?? MissingParty("party", proposed.Party)) is { } refusal)
            return refusal;
        var milestone = MilestoneOf(proposed.Site, proposed.Milestone)!;
        if (milestone.Withdrawn is not null)
            return Conflict("milestone", proposed.Milestone, "the milestone was withdrawn and takes no date of a contract");
        return milestone.Contract is { } before && before.Set == proposed ? new Decision.AlreadyHad(before.Position) : new Decision.Take(proposed);
    }

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

    Decision DecideRisk(RiskEntered proposed)
    {
        if (SiteOf(proposed.Site) is not { } site)
            return Unknown("site", proposed.Site);
        var risk = proposed.Risk;
        if (risk.Milestones.FirstOrDefault(id => !site.Milestones.ContainsKey(id)) is { } missing)
            return Unknown("milestone", missing);
        if (MissingParty("party", risk.Party) is { } refusal)
            return refusal;
        if (CheckRisk(risk) is { } rejection)
            return new Decision.Refuse(rejection);
        var before = site.Risks.GetValueOrDefault(risk.Id);
        return before?.Closed is not null
            ? Conflict("id", risk.Id, "the risk of this id was closed; enter another under another id")
            : Upsert(before?.Details, risk, proposed);
    }

    Decision DecideClosing(RiskClosed proposed)
    {
        if (SiteOf(proposed.Site) is not { } site)
            return Unknown("site", proposed.Site);
        if (!site.Risks.TryGetValue(proposed.Risk, out var risk))
            return Unknown("risk", proposed.Risk);
        return risk.Closed is null ? new Decision.Take(proposed) : new Decision.AlreadyHad(Position);
    }

    static Rejection? CheckRisk(RiskDetails risk) =>
        risk.Probability is < 0 or > 1 ? Rejection.Invalid("probability", Words(risk.Probability), "a probability lies between 0 and 1")
        : risk.Impact.Least < 0 ? Rejection.Invalid("impact.least", Words(risk.Impact.Least), "a risk delays by 0 days or more")
        : risk.Impact.Least > risk.Impact.Likely ? Rejection.Invalid("impact.least", Words(risk.Impact.Least), "the least is not more than what is likely")
        : risk.Impact.Likely > risk.Impact.Most ? Rejection.Invalid("impact.most", Words(risk.Impact.Most), "the most is not less than what is likely")
        : risk.Impact.Most > RiskImpact.MostDays ? Rejection.Invalid("impact.most", Words(risk.Impact.Most), $"a risk delays by at most {RiskImpact.MostDays} days")
        : null;

    static string Words(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static Rejection? CheckRange(RangeGiven range, DateTimeOffset now) =>
        range.DataDate > DateOnly.FromDateTime(now.UtcDateTime).AddDays(ReportRules.DaysAhead)
            ? Rejection.Invalid("dataDate", $"{range.DataDate:O}", "a data date lies at most a day after the server's date")
        : range.Optimistic > range.Likely
            ? Rejection.Invalid("optimistic", $"{range.Optimistic:O}", "the optimistic day is not after the likely one")
        : range.Likely > range.Pessimistic
            ? Rejection.Invalid("pessimistic", $"{range.Pessimistic:O}", "the pessimistic day is not before the likely one")
        : null;
}
