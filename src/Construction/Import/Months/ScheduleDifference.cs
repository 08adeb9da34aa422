using Construction.Analytics.Schedules;
using Construction.Domain;

namespace Construction.Import;

/// <summary>What a milestone is in a schedule, beside what the site knows of it.</summary>
/// <param name="Code">The activity's.</param>
/// <param name="IsNew">The site has no such milestone yet.</param>
/// <param name="NameBefore">Where it has another name here.</param>
/// <param name="Before">What the party of the schedule says of it now.</param>
/// <param name="IsBack">It was withdrawn, and is in the schedule again.</param>
public sealed record MilestoneChange(
    string Code, string Milestone, string Name, StatedActivity Stated, bool IsNew, string? NameBefore, StatedDate? Before, bool WasActual, bool IsBack)
{
    /// <summary>Another party withdrew it, whose word a schedule does not undo: nothing is taken of it. Null where nobody did.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>Another party is responsible for it: its dates are reported, and its name, its links and the scope stay as they are.</summary>
    public bool ReportOnly { get; init; }

    /// <summary>Data date of a later schedule that has it no more; null where there is none.</summary>
    public DateOnly? GoneSince { get; init; }

    /// <summary>For which day a completion is taken back: this schedule's, or that of a later one that does not say so any more.</summary>
    public DateOnly? RetractedFor { get; init; }

    /// <summary>Days by which the party's date moves, later positive; null where there was none, or one that is no day.</summary>
    public int? MovedDays => Before is { Precision: Precision.Day, Earliest: { } before } && Stated.Date is { } after ? after.DayNumber - before.DayNumber : null;

    public bool IsMoved => Stated.Stated is { } date && (Before?.Text != date.Text || WasActual != Stated.IsActual);
}

/// <summary>A milestone of the same project that the schedule has no more.</summary>
/// <param name="Last">What the party said of it last.</param>
public sealed record MilestoneGone(string Code, string Milestone, string Name, StatedDate? Last);

/// <summary>A milestone waits for another.</summary>
public sealed record LinkChange(string Milestone, string For);

/// <summary>What would change at a site if a schedule were accepted.</summary>
/// <param name="Milestones">All that were chosen, in the order of the file.</param>
/// <param name="IsLatest">No schedule of the project that was accepted has a later data date: it says what is in the scope, and what it is called.</param>
public sealed record ScheduleDifference(
    IReadOnlyList<MilestoneChange> Milestones, IReadOnlyList<MilestoneGone> Gone, IReadOnlyList<LinkChange> LinksAdded,
    IReadOnlyList<LinkChange> LinksRemoved, bool IsLatest)
{
    /// <param name="path">The plan, computed.</param>
    /// <param name="project">The project of the plan that is looked at.</param>
    /// <param name="party">Whose schedule it is.</param>
    /// <param name="dataDate">For which day it is true.</param>
    /// <param name="laterCodes">Codes of all activities in the schedule of the latest data date, where that is a later one.</param>
    public static ScheduleDifference Of(
        Programme state, Site site, CriticalPath path, PlanProject project, string system, string party, DateOnly dataDate, MilestoneChoice choice,
        IReadOnlySet<string>? laterCodes = null)
    {
        var activities = path.Network.Plan.Activities.Where(activity => activity.Project == project.Id).ToList();
        var matching = new MilestoneMatching(state, site, system, project.Code, activities.Select(activity => activity.Code).ToHashSet());
        var month = new ScheduleMonth(site, system, project.Code, party, dataDate, laterCodes);
        var changes = activities.Where(choice.Includes).DistinctBy(activity => activity.Code)
            .Select(activity => ChangeOf(site, matching, StatedActivity.Of(activity, path), party, month))
            .ToList();
        var (added, removed) = month.IsLatest ? Links(site, path, changes, matching, party) : ([], []);
        return new(changes, GoneFrom(site, matching, changes, party, month), added, removed, month.IsLatest);
    }

    /// <summary>What is left of it where the schedule was accepted before: milestones that were not chosen then.</summary>
    public ScheduleDifference OnlyNew() => this with { Milestones = [.. Milestones.Where(change => change.IsNew)], Gone = [], LinksRemoved = [] };

    static MilestoneChange ChangeOf(Site site, MilestoneMatching matching, StatedActivity stated, string party, ScheduleMonth month)
    {
        var (id, isNew) = matching.Of(stated.Activity);
        var name = PlainText.Of(stated.Activity.Name, stated.Activity.Code);
        var known = isNew ? null : site.Milestones[id];
        var said = known?.StandingOf(party);
        var leads = known is null || Programme.Leads(site, known, party);
        var withdrawnBy = known?.Withdrawn is { } tombstone && tombstone.Party != party && tombstone.Date <= month.DataDate ? tombstone.Party : null;
        var nameBefore = known is not null && leads && withdrawnBy is null && (month.IsLatest || month.IsLastOf(said)) && known.Details.Name != name ? known.Details.Name : null;
        var isDone = month.IsLastOf(said) ? stated.IsActual : said!.IsActual;
        // Under its tombstone nothing is renamed, and nothing taken of a day after it.
        var isBack = known?.Withdrawn is { } withdrawn && withdrawn.Party == party
            && (month.IsLatest || withdrawn.Date <= month.DataDate || nameBefore is not null || isDone && month.IsLastOf(said));
        return new(
            stated.Activity.Code, id, name, stated, isNew, nameBefore,
            (said?.Actual?.Value ?? said?.Forecast?.Value)?.Date, said?.Actual?.Value.Date is not null, isBack)
        {
            WithdrawnBy = withdrawnBy,
            ReportOnly = !leads,
            GoneSince = leads && !isDone && (known?.Withdrawn is null || isBack) ? month.GoneSince(matching.CodesOf(id).Append(stated.Activity.Code), said) : null,
            RetractedFor = month.RetractedFor(stated.IsActual, said),
        };
    }

    static List<MilestoneGone> GoneFrom(
        Site site, MilestoneMatching matching, List<MilestoneChange> changes, string party, ScheduleMonth month)
    {
        var matched = changes.Select(change => change.Milestone).ToHashSet();
        return
        [
            .. from known in matching.ByCode
               let milestone = site.Milestones[known.Value]
               let said = milestone.StandingOf(party)
               // The same under another code is not gone.
               where !matching.Present.Contains(known.Value) && !matched.Contains(known.Value) && Programme.Leads(site, milestone, party) && IsGone(milestone, said, party, month)
               orderby known.Key
               group new MilestoneGone(known.Key, known.Value, milestone.Details.Name, (said?.Actual?.Value ?? said?.Forecast?.Value)?.Date) by known.Value into codes
               select codes.First(),
        ];
    }

    // What is done is not gone: programs leave out what is behind them. Of an older schedule, what was missing before the one by which
    // it was found to be.
    static bool IsGone(Milestone milestone, Standing? said, string party, ScheduleMonth month) => month.IsLatest
        ? milestone.Withdrawn is null && said?.IsActual != true
        : milestone.Withdrawn is { } withdrawn && withdrawn.Party == party && withdrawn.Date > month.DataDate && month.IsLastOf(said);

    // Links between milestones of other projects, or that somebody else set, stay as they are.
    static (IReadOnlyList<LinkChange> Added, IReadOnlyList<LinkChange> Removed) Links(
        Site site, CriticalPath path, List<MilestoneChange> changes, MilestoneMatching matching, string party)
    {
        var milestoneAt = new Dictionary<int, string>();
        foreach (var change in changes.Where(change => change.WithdrawnBy is null && !change.ReportOnly))
            if (path.Network.PlaceOf(change.Stated.Activity.Id) is { } place)
                milestoneAt.TryAdd(place, change.Milestone);
        var driving = DrivingLinks.Between(path, milestoneAt.Keys)
            .Select(link => new LinkChange(milestoneAt[link.Place], milestoneAt[link.For])).ToHashSet();
        var own = matching.ByCode.Values.Where(id => Programme.Leads(site, site.Milestones[id], party)).Concat(milestoneAt.Values).ToHashSet();
        var known =
            from waiting in site.WaitsFor
            where own.Contains(waiting.Key)
            from other in waiting.Value
            where own.Contains(other)
            select new LinkChange(waiting.Key, other);
        return ([.. driving.Where(link => !site.HasLink(link.Milestone, link.For))], [.. known.Where(link => !driving.Contains(link))]);
    }
}
