using Construction.Domain;

namespace Construction.Import;

/// <summary>The events that a schedule becomes when it is accepted.</summary>
public static class ScheduleEvents
{
    /// <param name="site">As it is before.</param>
    /// <param name="schedule">What is accepted; by its party all is said.</param>
    /// <param name="difference">What it changes.</param>
    /// <param name="said">What is beside the dates in every report: reason, cause, and where it was read.</param>
    /// <param name="approves">A baseline in the file is one here: for who may approve baselines.</param>
    public static IEnumerable<Event> Of(Site site, ScheduleDetails schedule, ScheduleDifference difference, Report said, bool approves)
    {
        yield return new ScheduleAccepted(site.Details.Id, schedule);
        foreach (var change in difference.Milestones.Where(change => change.WithdrawnBy is null))
            foreach (var happened in OfMilestone(site, schedule, change, difference.IsLatest, said, approves))
                yield return happened;
        foreach (var gone in difference.Gone)
            yield return new MilestoneWithdrawn(
                site.Details.Id, gone.Milestone, $"no longer in the schedule {schedule.ProjectName}", schedule.Party, schedule.DataDate, said.Source, null);
        foreach (var link in difference.LinksRemoved)
            yield return new LinkRemoved(site.Details.Id, link.Milestone, link.For);
        foreach (var link in difference.LinksAdded)
            yield return new LinkAdded(site.Details.Id, link.Milestone, link.For);
    }

    static IEnumerable<Event> OfMilestone(
        Site site, ScheduleDetails schedule, MilestoneChange change, bool isLatest, Report said, bool approves)
    {
        var (id, activity) = (site.Details.Id, change.Stated.Activity);
        if (change.IsBack)
            yield return new MilestoneReinstated(
                id, change.Milestone, $"in the schedule {schedule.ProjectName} again", schedule.Party, schedule.DataDate);
        if (change.IsNew)
            yield return new MilestonePlanned(id, new()
            {
                Id = change.Milestone,
                Name = change.Name,
                Phase = PhaseGuess.PhaseOf(activity),
                Buildings = PhaseGuess.BuildingOf(activity),
                Responsible = site.Details.Responsible == schedule.Party ? null : schedule.Party,
            });
        else if (change.NameBefore is not null && site.Milestones[change.Milestone].Details is var details)
            yield return new MilestonePlanned(id, details with { Name = change.Name });
        yield return new AliasSet(id, change.Milestone, new(schedule.System, schedule.Project, change.Code));
        if (approves && activity.BaselineFinish is { } baseline && BaselineOf(site, schedule, change, DateOnly.FromDateTime(baseline), isLatest) is { } set)
            yield return set;
        if (change.Stated.Stated is { } date)
            yield return new MilestoneReported(id, change.Milestone, ReportOf(schedule, change, date, said));
        if (change.RetractedFor is { } day && day > schedule.DataDate)
            yield return new MilestoneReported(id, change.Milestone, new()
            {
                Party = schedule.Party, DataDate = day, Actual = new(null), Reason = NotAnyMore(schedule), Source = said.Source,
            });
        if (change.GoneSince is { } gone)
            yield return new MilestoneWithdrawn(
                id, change.Milestone, $"no longer in the schedule {schedule.ProjectName}", schedule.Party, gone, said.Source, null);
    }

    static Report ReportOf(ScheduleDetails schedule, MilestoneChange change, StatedDate date, Report said)
    {
        var retracts = change.RetractedFor == schedule.DataDate;
        return said with
        {
            Party = schedule.Party,
            DataDate = schedule.DataDate,
            Actual = change.Stated.IsActual ? new(date) : retracts ? new(null) : null,
            Reason = said.Reason ?? (retracts ? NotAnyMore(schedule) : null),
            Forecast = change.Stated.IsActual ? null : new(date),
            Percent = change.Stated.Percent,
        };
    }

    static string NotAnyMore(ScheduleDetails schedule) => $"not complete in the schedule {schedule.ProjectName} any more";

    // The same baseline stands in every export: it is approved once. One that was approved later than an older schedule says stays,
    // and what was withdrawn is measured against none.
    static BaselineSet? BaselineOf(Site site, ScheduleDetails schedule, MilestoneChange change, DateOnly date, bool isLatest)
    {
        var milestone = change.IsNew ? null : site.Milestones[change.Milestone];
        var known = milestone?.Baselines ?? [];
        if (milestone?.Withdrawn is not null && !change.IsBack)
            return null;
        if (known.Count > 0 && (known[^1].Set.Date == StatedDate.Day(date) || !isLatest && known[^1].Set.Approved > schedule.DataDate))
            return null;
        var version = known.Count + 1;
        while (known.Any(baseline => baseline.Set.Version == $"{version}"))
            version++;
        return new(
            site.Details.Id, change.Milestone, StatedDate.Day(date), $"{version}", $"baseline of the schedule {schedule.ProjectName}",
            schedule.Party, schedule.DataDate);
    }
}
