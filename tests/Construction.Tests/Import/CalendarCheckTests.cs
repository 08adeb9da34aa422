using Construction.Import;
using static Construction.Tests.Import.BrokenPlans;

namespace Construction.Tests.Import;

public sealed class CalendarCheckTests
{
    [Fact]
    public void A_calendar_without_working_time_is_replaced()
    {
        var never = new PlanCalendar("c", "Never", [[], [], [], [], [], [], []], new Dictionary<DateOnly, IReadOnlyList<Shift>>());
        var plan = PlanCheck.Check(Of([A("A") with { Calendar = "c" }]) with { Calendars = [never] });

        Assert.Equal((Severity.Error, "Never"), (plan.Finding("calendar-without-work").Severity, plan.Finding("calendar-without-work").Subject));
        Assert.Equal(PlanCalendar.Standard with { Id = "c", Name = "Never" }, plan.Calendars.Single(calendar => calendar.Id == "c"));
    }

    [Fact]
    public void Shifts_that_overlap_or_run_backwards_are_mended()
    {
        IReadOnlyList<Shift> tangled = [new(780, 1020), new(480, 800), new(1320, 360), new(600, 600)];
        var day = new DateOnly(2026, 1, 5);
        var calendar = new PlanCalendar("c", "Tangled", [[], tangled, [], [], [], [], []], new Dictionary<DateOnly, IReadOnlyList<Shift>> { [day] = [new(-60, 2000)] });

        var plan = PlanCheck.Check(Of([A("A")]) with { Calendars = [PlanCalendar.Standard, calendar] });

        Assert.Equal("Tangled", plan.Finding("calendar-shifts").Subject);
        Assert.Equal([new(0, 360), new(480, 1020), new(1320, 1440)], plan.Calendars[1].Week[1]);
        Assert.Equal([Shift.WholeDay], plan.Calendars[1].Exceptions[day]);
    }

    [Theory]
    [InlineData(null, "no-calendar", Severity.Note)]
    [InlineData("x", "unknown-calendar", Severity.Warning)]
    public void An_activity_without_a_known_calendar_has_that_of_its_project(string? calendar, string kind, Severity severity)
    {
        var other = PlanCalendar.Standard with { Id = "c" };
        var plan = PlanCheck.Check(Of([A("A") with { Calendar = calendar }]) with { Calendars = [other], Projects = [BrokenPlans.Project with { Calendar = "c" }] });

        Assert.Equal(severity, plan.Finding(kind).Severity);
        Assert.Equal("c", plan.Activity("A").Calendar);
        Assert.Equal(["c"], plan.Calendars.Select(known => known.Id));
    }

    [Fact]
    public void Where_the_project_has_none_the_standard_calendar_is_added()
    {
        var plan = PlanCheck.Check(Of([A("A") with { Calendar = null }]) with { Calendars = [], Projects = [BrokenPlans.Project with { Calendar = "gone" }] });

        Assert.Equal(PlanCalendar.Standard, Assert.Single(plan.Calendars));
        Assert.Equal(PlanCalendar.Standard.Id, plan.Activity("A").Calendar);
        Assert.Equal("P", plan.Finding("unknown-calendar").Subject);
    }
}
