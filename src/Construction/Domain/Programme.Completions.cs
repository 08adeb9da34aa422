namespace Construction.Domain;

// What becomes of the owner's word on a completion.
public sealed partial class Programme
{
    Decision DecideCompletion(Event proposed, DateTimeOffset now)
    {
        var judgement = JudgementOf(proposed, position: 0);
        if ((Placed(proposed) ?? MissingParty("party", judgement.Party)) is { } refusal)
            return refusal;
        var (site, milestone) = (SiteOf(proposed.SiteId!)!, MilestoneOf(proposed.SiteId!, proposed.MilestoneId!)!);
        if (CheckJudgement(judgement, site, now) is { } rejection)
            return new Decision.Refuse(rejection);
        if (judgement.Report > 0 && !milestone.HasReport(judgement.Report))
            return Unknown("report", $"{judgement.Report}");
        var said = Judged(judgement, site, milestone);
        if (Had(judgement, said, milestone) is { } had)
            return new Decision.AlreadyHad(had);
        if (milestone.Withdrawn is not null)
            return Conflict("milestone", proposed.MilestoneId!, "the milestone was withdrawn; nothing of it is accepted or rejected any more");
        if (said is null)
            return judgement.Report > 0
                ? Conflict("report", $"{judgement.Report}", "this is not the actual that stands: the report gives none, a later one of its party took its place, or it is the press's")
                : Conflict("milestone", proposed.MilestoneId!, "nobody but the press reports it complete");
        // Who owns the site may well be who builds there.
        if (said.Party == judgement.Party && judgement.Party != Owner)
            return new Decision.Refuse(Rejection.Invalid("party", judgement.Party, "what a party reports itself is accepted or rejected by another on the owner's side"));
        var report = said.Actual!.Position;
        return new Decision.Take(proposed is CompletionAccepted accepted
            ? accepted with { Report = report, ReportedBy = said.Party }
            : (CompletionRejected)proposed with { Report = report, ReportedBy = said.Party });
    }

    static Rejection? CheckJudgement(Judgement judgement, Site site, DateTimeOffset now) =>
        !IsOfOwner(site, judgement.Party)
            ? Rejection.Invalid("party", judgement.Party, "a completion is accepted or rejected on the owner's side: by the owner, or an owner or tenant of the site")
        : judgement.Date > DateOnly.FromDateTime(now.UtcDateTime).AddDays(ReportRules.DaysAhead)
            ? Rejection.Invalid("date", $"{judgement.Date:O}", "the day lies at most a day after the server's date")
        : !judgement.IsAccepted && string.IsNullOrWhiteSpace(judgement.Words)
            ? Rejection.Invalid("reason", judgement.Words, "a completion is rejected with a reason")
        : null;

    // Whose actual it is about: that of the report named, if it is the one that the party still gives, or the one that leads.
    Standing? Judged(Judgement judgement, Site site, Milestone milestone) => judgement.Report == 0
        ? Read(site, milestone).Completion?.Said
        : milestone.Standings.FirstOrDefault(said =>
            said.IsActual && said.Actual!.Position == judgement.Report && RankOf(site, milestone, said.Party) != Rank.Press);

    // The word before, if it was the same. Where no report is named it is the last on any of them: a rejection that is sent again
    // would otherwise go on to the next party's report.
    static long? Had(Judgement judgement, Standing? said, Milestone milestone)
    {
        var before = judgement.Report == 0 ? milestone.Judgements.Values.MaxBy(last => last.Position)
            : said is not null ? milestone.Judgements.GetValueOrDefault(said.Party)
            : milestone.Judgements.Values.FirstOrDefault(last => last.Report == judgement.Report);
        // One on a report that does not stand any more is had as well, once that report is named.
        var holds = before is not null && (said is null && judgement.Report > 0 || before.HoldsFor(milestone.StandingOf(before.ReportedBy)!));
        return holds && before!.IsSameWord(judgement) ? before.Position : null;
    }

    // Null only in a proposal: there is no report at position 0.
    internal static Judgement JudgementOf(Event judged, long position) => judged switch
    {
        CompletionAccepted accepted =>
            new(true, accepted.ReportedBy ?? "", accepted.Report ?? 0, accepted.Party, accepted.Date, accepted.Note, position),
        CompletionRejected rejected =>
            new(false, rejected.ReportedBy ?? "", rejected.Report ?? 0, rejected.Party, rejected.Date, rejected.Reason, position),
        _ => throw new ArgumentOutOfRangeException(nameof(judged), judged, "no word on a completion"),
    };
}
