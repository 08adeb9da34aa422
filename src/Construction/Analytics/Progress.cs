using Construction.Domain;

namespace Construction.Analytics;

/// <summary>A milestone that fell due or was met on a day.</summary>
public readonly record struct ProgressChange(string Site, string Milestone, bool IsMet);

/// <summary>How many were due and met by a day on which something changed.</summary>
/// <param name="Met">Null beyond today.</param>
public sealed record ProgressPoint(DateOnly Day, int Due, int? Met, IReadOnlyList<ProgressChange> Changes);

/// <summary>Milestones due against met.</summary>
/// <param name="Due">How many are due today.</param>
/// <param name="Met">How many of those with a plan are met, also those that are not due yet.</param>
/// <param name="WithoutPlan">How many are in neither count, because no plan says a day by which they are due.</param>
/// <param name="MetWithoutPlan">How many of these are met.</param>
/// <param name="Points">Days on which something changes; beyond today it is what will fall due.</param>
public sealed record ProgressCurve(int Due, int Met, int WithoutPlan, int MetWithoutPlan, IReadOnlyList<ProgressPoint> Points)
{
    /// <summary>
    /// The baseline execution index: met ÷ due; null where nothing is due. As in check 14 of the 14-point assessment of the
    /// Defense Contract Management Agency (tasks completed ÷ tasks that by the baseline should have been completed by the
    /// status date), what was completed early is counted, so that it can be above 1. The agency adds tasks without a baseline
    /// to those due; here they are told apart.
    /// </summary>
    public double? ExecutionIndex => Due == 0 ? null : (double)Met / Due;
}

public sealed record SiteProgress(string Site, ProgressCurve Curve);

/// <summary>
/// Milestones due against met over time. A milestone is due once the last day that its plan can mean has passed, as for
/// overdue, and met from the last day on which its actual can have been. What was withdrawn is left out.
/// </summary>
/// <param name="Sites">In the order in which they were given.</param>
public sealed record Progress(DateOnly Today, ProgressCurve Programme, IReadOnlyList<SiteProgress> Sites)
{
    /// <param name="milestones">As they are read on the day.</param>
    /// <param name="today">The day for which it is asked.</param>
    public static Progress Of(
        IReadOnlyList<(string Site, MilestoneDetails Details, MilestoneReading Reading)> milestones, DateOnly today) => new(
        today,
        CurveOf(milestones, today),
        [.. milestones.GroupBy(milestone => milestone.Site).Select(site => new SiteProgress(site.Key, CurveOf(site, today)))]);

    static ProgressCurve CurveOf(
        IEnumerable<(string Site, MilestoneDetails Details, MilestoneReading Reading)> milestones, DateOnly today)
    {
        var changes = new List<(DateOnly Day, ProgressChange Change)>();
        var (withoutPlan, metWithoutPlan) = (0, 0);
        foreach (var (site, details, reading) in milestones)
        {
            if (reading.Status == MilestoneStatus.Withdrawn)
                continue;
            var actual = reading.Current is { IsActual: true } current ? current : null;
            if (reading.Plan?.Date.Latest is not { } planned)
            {
                withoutPlan++;
                metWithoutPlan += actual is null ? 0 : 1;
                continue;
            }
            changes.Add((planned.AddDays(1), new(site, details.Id, IsMet: false)));
            if (actual is not null)
                changes.Add((MetOn(actual, today), new(site, details.Id, IsMet: true)));
        }
        var points = PointsOf(changes, today);
        var now = points.LastOrDefault(point => point.Day <= today);
        return new(now?.Due ?? 0, now?.Met ?? 0, withoutPlan, metWithoutPlan, points);
    }

    // What was said to have happened had happened by the day for which it was said, also in a month or year not over yet.
    static DateOnly MetOn(CurrentDate actual, DateOnly today)
    {
        var last = actual.Date.Latest is { } latest && latest < actual.DataDate ? latest : actual.DataDate;
        if (actual.Date.Earliest is { } earliest && earliest > last)
            last = earliest;
        return last < today ? last : today;
    }

    static List<ProgressPoint> PointsOf(List<(DateOnly Day, ProgressChange Change)> changes, DateOnly today)
    {
        var points = new List<ProgressPoint>();
        var (due, met) = (0, 0);
        foreach (var day in changes.GroupBy(change => change.Day, change => change.Change).OrderBy(day => day.Key))
        {
            ProgressChange[] onDay = [.. day];
            met += onDay.Count(change => change.IsMet);
            due += onDay.Count(change => !change.IsMet);
            points.Add(new(day.Key, due, day.Key > today ? null : met, onDay));
        }
        return points;
    }
}
