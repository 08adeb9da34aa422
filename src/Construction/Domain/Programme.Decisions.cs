namespace Construction.Domain;

// What becomes of a proposed event, one kind after the other.
public sealed partial class Programme
{
    /// <summary>Decides on a proposed event, on a state that has read everything before it.</summary>
    /// <param name="proposed">What somebody says happened.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="readAt">Take it only if what it changes has not changed after this position; null for no condition.</param>
    public Decision Decide(Event proposed, DateTimeOffset now, long? readAt = null) =>
        Judge(proposed, now) is var decision && readAt is { } position && decision is Decision.Take && Changes.Since(position, proposed) is { } changed
            ? new Decision.Refuse(changed)
            : decision;

    Decision Judge(Event proposed, DateTimeOffset now) => proposed switch
    {
        MilestoneReported reported => DecideReport(reported, now),
        ProgrammeDescribed described => DecideProgramme(described),
        PartyNamed named => Upsert(Parties.GetValueOrDefault(named.Party.Id), named.Party, named),
        CommitmentEntered entered => DecideCommitment(entered),
        SiteAnnounced announced => DecideSite(announced),
        MilestonePlanned planned => DecideMilestone(planned),
        BaselineSet set => DecideBaseline(set, now),
        CompletionAccepted or CompletionRejected => DecideCompletion(proposed, now),
        MilestoneWithdrawn withdrawn => DecideWithdrawal(withdrawn),
        MilestoneReinstated reinstated => DecideReinstatement(reinstated),
        ScheduleAccepted accepted => DecideSchedule(accepted, now),
        LinkAdded link => DecideLink(link),
        LinkRemoved link => DecideUnlinking(link),
        ContractDateSet set => DecideContract(set),
        RangeGiven range => DecideRange(range, now),
        RiskEntered entered => DecideRisk(entered),
        RiskClosed closed => DecideClosing(closed),
        FlagRaised raised => DecideFlag(raised),
        FlagCleared cleared => DecideClearing(cleared),
        AliasSet alias => DecideAlias(alias),
        _ => throw new ArgumentOutOfRangeException(nameof(proposed), proposed, "an event that nobody decides on"),
    };

    Decision DecideReport(MilestoneReported proposed, DateTimeOffset now)
    {
        if (Placed(proposed) is { } refusal)
            return refusal;
        if ((MissingParty("party", proposed.Report.Party) ?? MissingParty("attributedTo", proposed.Report.AttributedTo)) is { } missing)
            return missing;
        if (ReportRules.Check(proposed.Report, now) is { } rejection)
            return new Decision.Refuse(rejection);
        var milestone = MilestoneOf(proposed.Site, proposed.Milestone)!;
        var before = milestone.StandingOf(proposed.Report.Party);
        if (before?.PositionOf(proposed.Report) is { } position)
            return new Decision.AlreadyHad(position);
        // What was said before it was withdrawn may still arrive: files of months gone by come in any order.
        if (milestone.Withdrawn is { } withdrawn && proposed.Report.DataDate >= withdrawn.Date)
            return Conflict("milestone", proposed.Milestone, "the milestone was withdrawn and takes no more reports");
        return new Decision.Take(CauseRule.IsMissing(before, proposed.Report, CauseBeyondDays)
            ? proposed with { Report = proposed.Report with { CauseMissing = true } }
            : proposed);
    }

    Decision DecideProgramme(ProgrammeDescribed proposed)
    {
        var named = proposed.Programme.EquityFunders.Concat(proposed.Programme.TechnologyPartners);
        if (proposed.Programme.Lead is { } lead)
            named = named.Append(lead.Financial).Append(lead.Operational);
        // There is one programme: left out, its id stays.
        var id = Details?.Id ?? (proposed.Programme.Id.Length > 0 ? proposed.Programme.Id : "programme");
        if (proposed.Programme.Id.Length > 0 && proposed.Programme.Id != id)
            return Conflict("id", proposed.Programme.Id, $"the programme here is '{id}', and there is one only");
        var described = proposed.Programme with { Id = id };
        return (Decision?)MissingParty("party", [.. named]) ?? Upsert(Details, described, new ProgrammeDescribed(described));
    }

    Decision DecideCommitment(CommitmentEntered proposed) =>
        (Decision?)MissingParty("parties", [.. proposed.Commitment.Parties])
        ?? Upsert(Commitments.GetValueOrDefault(proposed.Commitment.Id), proposed.Commitment, proposed);

    Decision DecideSite(SiteAnnounced proposed)
    {
        var site = proposed.Site;
        return (Decision?)MissingParty("responsible", site.Responsible)
            ?? MissingParty("parties", [.. site.Parties.Select(entry => entry.Party)])
            ?? MissingParty("mw", [.. site.Mw.Select(power => power.Party)])
            ?? Upsert(SiteOf(site.Id)?.Details, site, proposed);
    }

    Decision DecideMilestone(MilestonePlanned proposed) =>
        SiteOf(proposed.Site) is null ? Unknown("site", proposed.Site)
        : (Decision?)MissingParty("responsible", proposed.Milestone.Responsible)
            ?? MissingParty("mw", [.. proposed.Milestone.Mw.Select(power => power.Party)])
            ?? (MilestoneOf(proposed.Site, proposed.Milestone.Id)?.Withdrawn is not null
                ? Conflict("milestone", proposed.Milestone.Id, "the milestone was withdrawn; plan a new one under another id")
                : Upsert(MilestoneOf(proposed.Site, proposed.Milestone.Id)?.Details, proposed.Milestone, proposed));

    Decision DecideBaseline(BaselineSet proposed, DateTimeOffset now)
    {
        if ((Placed(proposed) ?? MissingParty("approver", proposed.Approver)) is { } refusal)
            return refusal;
        var milestone = MilestoneOf(proposed.Site, proposed.Milestone)!;
        if (milestone.Withdrawn is not null)
            return Conflict("milestone", proposed.Milestone, "the milestone was withdrawn and takes no baseline");
        if (proposed.Approved > DateOnly.FromDateTime(now.UtcDateTime).AddDays(ReportRules.DaysAhead))
            return new Decision.Refuse(Rejection.Invalid("approved", $"{proposed.Approved:O}", "an approval lies at most a day after the server's date"));
        var same = milestone.Baselines.LastOrDefault(baseline => baseline.Set.Version == proposed.Version);
        if (same is null)
            return new Decision.Take(proposed);
        // The day of approval may be the day on which it was sent: the same sent tomorrow is the same.
        return same.Set with { Approved = proposed.Approved } == proposed
            ? new Decision.AlreadyHad(same.Position)
            : Conflict("version", proposed.Version, "this version was approved with other content; approve a new version");
    }

    Decision DecideWithdrawal(MilestoneWithdrawn proposed)
    {
        if ((Placed(proposed) ?? MissingParty("party", proposed.Party)) is { } refusal)
            return refusal;
        var before = MilestoneOf(proposed.Site, proposed.Milestone)!.Withdrawn;
        // Files of months gone by come in any order: one may show that it had gone before.
        if (before is null || (before.Party == proposed.Party && proposed.Date < before.Date))
            return new Decision.Take(proposed);
        return before with { Date = proposed.Date } == proposed
            ? new Decision.AlreadyHad(Position)
            : Conflict("milestone", proposed.Milestone, "the milestone was withdrawn before");
    }

    Decision DecideFlag(FlagRaised proposed)
    {
        if (SiteOf(proposed.Site) is not { } site)
            return Unknown("site", proposed.Site);
        if (proposed.Flag.Milestone is { } milestone && !site.Milestones.ContainsKey(milestone))
            return Unknown("milestone", milestone);
        if (MissingParty("party", proposed.Flag.Party) is { } missing)
            return missing;
        if (!site.Flags.TryGetValue(proposed.Flag.Id, out var before))
            return new Decision.Take(proposed);
        if (before.Cleared is not null)
            return Conflict("id", proposed.Flag.Id, "the flag of this id was cleared; raise another under another id");
        return before.Details == proposed.Flag
            ? new Decision.AlreadyHad(Position)
            : Conflict("id", proposed.Flag.Id, "there is a flag of this id with other content; clear it and raise another");
    }

    Decision DecideClearing(FlagCleared proposed)
    {
        if (SiteOf(proposed.Site) is not { } site)
            return Unknown("site", proposed.Site);
        if (!site.Flags.TryGetValue(proposed.Flag, out var flag))
            return Unknown("flag", proposed.Flag);
        return flag.Cleared is null ? new Decision.Take(proposed) : new Decision.AlreadyHad(Position);
    }

    Decision DecideAlias(AliasSet proposed) =>
        (Decision?)Placed(proposed)
        ?? (Find(proposed.Activity) == (proposed.Site, proposed.Milestone)
            ? new Decision.AlreadyHad(Position)
            : new Decision.Take(proposed));

    Decision.Refuse? Placed(Event proposed) =>
        SiteOf(proposed.SiteId!) is null ? Unknown("site", proposed.SiteId!)
        : MilestoneOf(proposed.SiteId!, proposed.MilestoneId!) is null ? Unknown("milestone", proposed.MilestoneId!)
        : null;

    Decision.Refuse? MissingParty(string field, params string?[] ids) =>
        ids.FirstOrDefault(id => id is not null && !Parties.ContainsKey(id)) is { } missing
            ? new Decision.Refuse(Rejection.Invalid(field, missing, "names a party that is not in the programme"))
            : null;

    Decision Upsert<T>(T? before, T after, Event proposed) where T : class =>
        before is not null && Same.Content(before, after) ? new Decision.AlreadyHad(Position) : new Decision.Take(proposed);

    static Decision.Refuse Unknown(string field, string value) => new(Rejection.Unknown(field, value));

    static Decision.Refuse Conflict(string field, string value, string rule) => new(Rejection.Conflict(field, value, rule));
}
