using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>
/// The rules of <see cref="CriticalPath"/>'s forward pass that do not depend on any duration. As late as possible is left out:
/// within its free float it moves nothing else.
/// </summary>
static class ForwardRules
{
    /// <summary>No constraint: earlier than everything, with room to subtract a duration.</summary>
    public const int Never = int.MinValue / 2;

    public static int RemainingOf(PlannedActivity activity) =>
        activity.IsMilestone ? 0 : activity.IsStarted ? activity.Remaining : Math.Max(activity.Remaining, 0);

    public static bool Drives(Network network, in NetworkLink link) =>
        !network.Activities[link.To].IsComplete
        && !(network.ProjectOf[link.To].Options.Progress == ProgressRule.ProgressOverride
            && network.Activities[link.To].IsStarted && !network.Activities[link.From].IsComplete);

    public static int EarliestOf(PlanProject project)
    {
        var start = Minutes.Of(project.Start ?? project.DataDate ?? default);
        return project.Options.Rules == SchedulingRules.MicrosoftProject ? start : Math.Max(start, Minutes.Of(project.DataDate ?? default));
    }

    public static bool IsToFinish(LinkType type) => type is LinkType.FinishToFinish or LinkType.StartToFinish;

    public static bool IsFromFinish(LinkType type) => type is LinkType.FinishToStart or LinkType.FinishToFinish;

    public static bool IsMandatory(PlannedActivity activity) =>
        activity is { IsManual: true, PlannedStart: not null } || IsMandatory(activity, activity.Constraint) || IsMandatory(activity, activity.SecondConstraint);

    /// <summary>Where nothing but constants decides: the earliest start, the earliest finish, and whether links have no say.</summary>
    public static (int Start, int Finish, bool WithoutLinks) Floors(PlannedActivity activity, PlanProject project, CalendarTable calendar)
    {
        // What somebody set by hand stays there.
        if (activity is { IsManual: true, PlannedStart: { } set })
            return (calendar.WorkAt(Minutes.Of(set)), Never, true);
        var start = calendar.WorkAt(EarliestOf(project));
        if (activity.Resumed is { } resumed)
            start = Math.Max(start, calendar.WorkAt(Minutes.Of(resumed)));
        if (activity.ExternalEarlyStart is { } external && project.Options.KeepExternalDates)
            start = Math.Max(start, calendar.WorkAt(Minutes.Of(external)));
        var floors = (Start: start, Finish: Never, WithoutLinks: false);
        foreach (var constraint in (ReadOnlySpan<PlanConstraint?>)[activity.Constraint, activity.SecondConstraint])
            if (constraint?.At is { } at)
            {
                var work = calendar.WorkAt(Minutes.Of(at));
                floors = constraint.Type switch
                {
                    ConstraintType.StartOn or ConstraintType.StartOnOrAfter when !activity.IsStarted => floors with { Start = Math.Max(floors.Start, work) },
                    ConstraintType.FinishOn or ConstraintType.FinishOnOrAfter => floors with { Finish = Math.Max(floors.Finish, work) },
                    ConstraintType.MandatoryStart when !activity.IsStarted => (work, Never, true),
                    ConstraintType.MandatoryFinish => (Never, work, true),
                    _ => floors,
                };
            }
        return floors;
    }

    static bool IsMandatory(PlannedActivity activity, PlanConstraint? constraint) =>
        constraint is { At: not null, Type: ConstraintType.MandatoryFinish } || constraint is { At: not null, Type: ConstraintType.MandatoryStart } && !activity.IsStarted;
}
