using Construction.Import;

namespace Construction.Analytics.Schedules;

/// <summary>What an update of a schedule says is done.</summary>
/// <param name="Percent">0 to 100, by the code of the activity.</param>
/// <param name="LastFinish">The last day on which something was finished; null where nothing is.</param>
public sealed record WorkDone(DateOnly DataDate, IReadOnlyDictionary<string, decimal> Percent, DateOnly? LastFinish)
{
    /// <param name="project">Code of the project in the plan.</param>
    public static WorkDone Of(Plan plan, string project, DateOnly dataDate)
    {
        var ids = plan.Projects.Where(one => one.Code == project && !one.IsStub).Select(one => one.Id).ToHashSet();
        var percent = new Dictionary<string, decimal>();
        DateTime? last = null;
        foreach (var activity in plan.Activities.Where(activity => ids.Contains(activity.Project)))
        {
            percent.TryAdd(activity.Code, PercentOf(activity));
            if (activity.ActualFinish is { } finish && (last is null || finish > last))
                last = finish;
        }
        return new(dataDate, percent, last is { } day ? DateOnly.FromDateTime(day) : null);
    }

    // By the file's own rule; where it has none, by what is left of the duration.
    static decimal PercentOf(PlannedActivity activity) =>
        activity.IsComplete ? 100
        : activity.Percent is { } percent ? Math.Clamp(percent, 0, 100)
        : activity is { IsStarted: true, Duration: > 0 } ? Math.Clamp(100m * (activity.Duration - activity.Remaining) / activity.Duration, 0, 100)
        : 0;
}
