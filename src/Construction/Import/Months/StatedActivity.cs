using Construction.Analytics.Schedules;
using Construction.Domain;

namespace Construction.Import;

/// <summary>What a schedule says of an activity, as a report says it.</summary>
/// <param name="Date">The day of its finish (of a start milestone, its start): actual, or forecast.</param>
/// <param name="IsComputed">The program that wrote the file had not computed it; it was computed here.</param>
public sealed record StatedActivity(PlannedActivity Activity, DateOnly? Date, bool IsActual, bool IsComputed)
{
    public static StatedActivity Of(PlannedActivity activity, CriticalPath path)
    {
        if (activity.ActualFinish is { } actual)
            return new(activity, DateOnly.FromDateTime(actual), true, false);
        // A start milestone has happened once it has started.
        if (activity is { Kind: ActivityKind.StartMilestone, ActualStart: { } started })
            return new(activity, DateOnly.FromDateTime(started), true, false);
        var place = path.Network.PlaceOf(activity.Id);
        var rules = place is { } at ? path.Network.ProjectOf[at].Options.Rules : SchedulingRules.PrimaveraP6;
        // In P6's own files it is a plan that does not move; a table's column of finishes is what its people read.
        var stored = rules == SchedulingRules.MicrosoftProject || path.Network.Plan.Format == CsvPlan.Format
            ? activity.PlannedFinish ?? activity.Stored?.EarlyFinish
            : activity.Stored?.EarlyFinish;
        return stored is { } finish ? new(activity, DateOnly.FromDateTime(finish), false, false)
            : place is { } computed ? new(activity, DateOnly.FromDateTime(path.EarlyFinish(computed)), false, true)
            : new(activity, null, false, false);
    }

    public StatedDate? Stated => Date is { } date && date.Year is >= StatedDate.FirstYear and <= StatedDate.LastYear ? StatedDate.Day(date) : null;

    /// <summary>Physical progress of what is under way; null where there is none to tell.</summary>
    public decimal? Percent => Activity is { IsStarted: true, IsComplete: false, Percent: > 0 and <= 100 and var percent } ? percent : null;
}
