namespace Construction.Domain;

// Schedules, and what comes with them.
public sealed partial class Programme
{
    Decision DecideSchedule(ScheduleAccepted proposed, DateTimeOffset now)
    {
        if (SiteOf(proposed.Site) is not { } site)
            return Unknown("site", proposed.Site);
        if (MissingParty("party", proposed.Schedule.Party) is { } missing)
            return missing;
        if (proposed.Schedule.DataDate > DateOnly.FromDateTime(now.UtcDateTime).AddDays(ReportRules.DaysAhead))
            return new Decision.Refuse(Rejection.Invalid(
                "dataDate", $"{proposed.Schedule.DataDate:O}", "a data date lies at most a day after the server's date"));
        // The same file again changes nothing, whatever it is called.
        return site.Schedules.TryGetValue(proposed.Schedule.Id, out var before)
            ? new Decision.AlreadyHad(before.Position)
            : new Decision.Take(proposed);
    }

    Decision DecideReinstatement(MilestoneReinstated proposed) =>
        (Decision?)Placed(proposed) ?? (Decision?)MissingParty("party", proposed.Party)
        ?? (MilestoneOf(proposed.Site, proposed.Milestone)!.Withdrawn is null ? new Decision.AlreadyHad(Position) : new Decision.Take(proposed));

    Decision DecideLink(LinkAdded proposed)
    {
        if (Placed(proposed) is { } refusal)
            return refusal;
        var site = SiteOf(proposed.Site)!;
        if (!site.Milestones.ContainsKey(proposed.For))
            return Unknown("milestone", proposed.For);
        return proposed.For == proposed.Milestone ? new Decision.Refuse(Rejection.Invalid("for", proposed.For, "a milestone does not wait for itself"))
            : site.HasLink(proposed.Milestone, proposed.For) ? new Decision.AlreadyHad(Position)
            : new Decision.Take(proposed);
    }

    Decision DecideUnlinking(LinkRemoved proposed) =>
        (Decision?)Placed(proposed)
        ?? (SiteOf(proposed.Site)!.HasLink(proposed.Milestone, proposed.For) ? new Decision.Take(proposed) : new Decision.AlreadyHad(Position));
}
