using Construction.Domain;

namespace Construction.Import;

/// <summary>
/// What is checked, and mended, whatever the format: after it every activity has a code and a calendar with working time, every
/// link has two ends, and the links lead in no circle, so that the plan can be computed.
/// </summary>
public static class PlanCheck
{
    /// <summary>The plan as it can be computed; what was odd is added to its findings.</summary>
    /// <remarks>Takes time in proportion to the plan's size, however tangled its links are.</remarks>
    public static Plan Check(Plan plan)
    {
        var findings = new Findings();
        var calendars = CalendarCheck.Check(plan.Calendars, findings);
        var projects = ProjectCheck.Check(plan, findings);
        var (activities, standard) = new ActivityCheck(projects, calendars, findings).Check(plan.Activities);
        var links = LinkCheck.Check(plan.Links, activities, findings);
        links = new CycleCheck(activities, links, findings).Check();
        OpenEndCheck.Check(projects, activities, links, findings);
        return plan with
        {
            Projects = projects,
            Calendars = standard is null ? calendars : [.. calendars, standard],
            Activities = activities,
            Links = links,
            Findings = [.. plan.Findings, .. findings.All],
        };
    }

    /// <summary>Why a plan is not taken at all; null where it is.</summary>
    public static Rejection? Refusal(Plan plan)
    {
        var stubs = plan.Projects.Where(project => project.IsStub).Select(project => project.Id).ToHashSet();
        var activities = plan.Activities.Count(activity => !stubs.Contains(activity.Project));
        return activities == 0 ? Refused("this schedule holds no activities")
            : plan.Activities.Count > ImportLimits.Activities ? TooMany(plan.Activities.Count, "activities", ImportLimits.Activities)
            : plan.Links.Count > ImportLimits.Links ? TooMany(plan.Links.Count, "links", ImportLimits.Links)
            : plan.Calendars.Count > ImportLimits.Calendars ? TooMany(plan.Calendars.Count, "calendars", ImportLimits.Calendars)
            : CalendarsUsed(plan) is > ImportLimits.CalendarsUsed and var used ? TooMany(used, "calendars by which activities go", ImportLimits.CalendarsUsed)
            : null;
    }

    static int CalendarsUsed(Plan plan) =>
        plan.Calendars.Count <= ImportLimits.CalendarsUsed ? 0
        : plan.Activities.SelectMany(activity => new[] { activity.Calendar, activity.FloatCalendar })
            .Intersect(plan.Calendars.Select(calendar => calendar.Id)).Count();

    static Rejection TooMany(int count, string what, int limit) => Refused($"this schedule has {count:N0} {what}; at most {limit:N0} are read");

    static Rejection Refused(string rule) => Rejection.Invalid("file", null, rule);
}
