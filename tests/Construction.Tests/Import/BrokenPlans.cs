using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>Sound plans; a test changes with <c>with</c> what it is about.</summary>
static class BrokenPlans
{
    public static readonly DateTime DataDate = Tables.At("2026-03-02 08:00");

    public static readonly PlanProject Project = new()
    {
        Id = "p", Code = "P", Name = "Project", DataDate = DataDate, Calendar = PlanCalendar.Standard.Id,
    };

    public static PlannedActivity A(string id) =>
        new() { Id = id, Project = "p", Code = id, Name = id, Calendar = PlanCalendar.Standard.Id, Duration = 480, Remaining = 480 };

    public static PlannedActivity Done(PlannedActivity activity) =>
        activity with { ActualStart = DataDate.AddDays(-2), ActualFinish = DataDate.AddDays(-1), Remaining = 0 };

    public static Plan Of(IReadOnlyList<PlannedActivity> activities, IReadOnlyList<PlanLink>? links = null) => new()
    {
        Format = "test", Projects = [BrokenPlans.Project], Calendars = [PlanCalendar.Standard], Activities = activities, Links = links ?? [],
    };

    public static Plan Check(IReadOnlyList<PlannedActivity> activities, params PlanLink[] links) => PlanCheck.Check(Of(activities, links));
}
