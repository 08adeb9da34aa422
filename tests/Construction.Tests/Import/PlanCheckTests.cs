using System.Diagnostics;
using Construction.Import;

namespace Construction.Tests.Import;

public sealed class PlanCheckTests
{
    static readonly DateTime s_dataDate = Tables.At("2026-03-02 08:00");

    static readonly PlanProject s_project = new()
    {
        Id = "p", Code = "P", Name = "Project", DataDate = s_dataDate, Calendar = PlanCalendar.Standard.Id,
    };

    [Fact]
    public void A_sound_plan_is_left_as_it_is_and_has_no_findings()
    {
        var plan = Plan([A("A"), A("B")], [new("A", "B", LinkType.FinishToStart)]);

        var found = PlanCheck.Check(plan);

        Assert.Empty(found.Findings);
        Assert.Equal(plan.Activities, found.Activities);
        Assert.Equal(plan.Links, found.Links);
        Assert.Null(PlanCheck.Refusal(plan));
    }

    [Fact]
    public void What_the_reader_found_comes_first()
    {
        var read = new Finding(Severity.Note, "read", 1, "x", "y", "z");

        Assert.Equal(["read", "link-to-itself"], PlanCheck.Check(Plan([A("A")], [new("A", "A", LinkType.FinishToStart)]) with { Findings = [read] }).Findings.Select(finding => finding.Kind));
    }

    [Fact]
    public void A_code_that_comes_twice_is_an_error_and_both_activities_are_kept()
    {
        var plan = Check([A("A") with { Line = 7 }, A("B") with { Code = "A", Line = 9 }]);

        Assert.Equal(2, plan.Activities.Count);
        var found = plan.Finding("duplicate-code");
        Assert.Equal((Severity.Error, 9, "A"), (found.Severity, found.Line!.Value, found.Subject));
        Assert.Contains("line 7", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_code_in_two_projects_is_none_twice() =>
        PlanCheck.Check(Plan([A("A"), A("B") with { Code = "A", Project = "q" }]) with { Projects = [s_project, s_project with { Id = "q", Code = "Q" }] })
            .HasNo("duplicate-code");

    [Fact]
    public void Of_an_id_that_comes_twice_the_later_activity_is_left_out()
    {
        var plan = Check([A("A"), A("A") with { Code = "Z" }]);

        Assert.Equal("A", Assert.Single(plan.Activities).Code);
        Assert.Equal("Z", plan.Finding("duplicate-id").Subject);
    }

    [Fact]
    public void An_empty_code_is_the_id_instead() => Assert.Equal("A", Check([A("A") with { Code = " " }]).Activity("A").Code);

    [Fact]
    public void Links_without_an_end_and_to_themselves_are_left_out()
    {
        var plan = Check([A("A"), A("B")], new("A", "B", LinkType.FinishToStart), new("A", "X", LinkType.FinishToStart), new("Y", "B", LinkType.FinishToStart), new("B", "B", LinkType.StartToStart));

        Assert.Equal([new("A", "B", LinkType.FinishToStart)], plan.Links);
        Assert.Equal(["its successor X is not in the file", "its predecessor Y is not in the file"], plan.Findings.Where(finding => finding.Kind == "unknown-activity").Select(finding => finding.Text));
        Assert.Equal("B", plan.Finding("link-to-itself").Subject);
    }

    [Fact]
    public void Of_the_same_link_twice_that_with_the_larger_lag_is_kept_in_its_place()
    {
        var plan = Check(
            [A("A"), A("B"), A("C")],
            new("A", "B", LinkType.FinishToStart, 60), new("B", "C", LinkType.FinishToStart), new("A", "B", LinkType.FinishToStart, 120),
            new("A", "B", LinkType.FinishToStart, -60), new("A", "B", LinkType.StartToStart));

        Assert.Equal([new("A", "B", LinkType.FinishToStart, 120), new("B", "C", LinkType.FinishToStart), new("A", "B", LinkType.StartToStart)], plan.Links);
        Assert.Equal(2, plan.Findings.Count(finding => finding is { Kind: "duplicate-link", Severity: Severity.Note }));
    }

    [Fact]
    public void A_circle_is_named_in_order_and_left_at_the_link_that_closes_it()
    {
        var plan = Check(
            [A("C"), A("A"), A("B"), A("S")],
            new("S", "A", LinkType.FinishToStart), new("A", "B", LinkType.StartToStart), new("B", "C", LinkType.FinishToStart), new("C", "A", LinkType.FinishToFinish));

        var found = plan.Finding("cycle");
        Assert.Equal((Severity.Error, "links lead in a circle: A → B → C → A"), (found.Severity, found.Text));
        Assert.Contains("from C to A", found.Done, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Links, link => link.From == "C");
        Assert.Equal(3, plan.Links.Count);
    }

    [Fact]
    public void Circles_that_share_activities_are_each_named()
    {
        var plan = Check(
            [A("A"), A("B"), A("C")],
            new("A", "B", LinkType.FinishToStart), new("B", "A", LinkType.FinishToStart), new("B", "C", LinkType.FinishToStart), new("C", "A", LinkType.FinishToStart));

        Assert.Equal(
            ["links lead in a circle: A → B → A", "links lead in a circle: A → B → C → A"],
            plan.Findings.Where(finding => finding.Kind == "cycle").Select(finding => finding.Text));
        Assert.Equal(["B", "C"], plan.Links.Select(link => link.To));
    }

    [Fact]
    public void A_circle_through_a_hundred_thousand_activities_is_found_and_named_in_short()
    {
        const int Count = 100_000;
        var activities = Enumerable.Range(0, Count).Select(number => A($"A{number}")).ToList();
        var links = Enumerable.Range(0, Count).Select(number => new PlanLink($"A{number}", $"A{(number + 1) % Count}", LinkType.FinishToStart)).ToList();

        var plan = PlanCheck.Check(Plan(activities, links));

        var found = plan.Finding("cycle");
        Assert.StartsWith("links lead in a circle: A0 → A1 →", found.Text, StringComparison.Ordinal);
        Assert.EndsWith("A99999 → A0", found.Text, StringComparison.Ordinal);
        Assert.InRange(found.Text.Length, 0, 1000);
        Assert.Equal(Count - 1, plan.Links.Count);
    }

    [Fact]
    public void A_hundred_thousand_activities_and_three_hundred_thousand_tangled_links_are_checked_in_a_moment()
    {
        const int Count = 100_000;
        var activities = Enumerable.Range(0, Count).Select(number => A($"A{number}")).ToList();
        // Forward by 1, by a jump, and back: as many circles as activities.
        var links = Enumerable.Range(0, Count).SelectMany<int, PlanLink>(number =>
        [
            new($"A{number}", $"A{(number + 1) % Count}", LinkType.FinishToStart),
            new($"A{number}", $"A{(number * 7L + 3) % Count}", LinkType.StartToStart),
            new($"A{number}", $"A{(number + Count - 50) % Count}", LinkType.FinishToFinish),
        ]).ToList();
        var plan = Plan(activities, links);

        var began = Stopwatch.GetTimestamp();
        var found = PlanCheck.Check(plan);
        var took = Stopwatch.GetElapsedTime(began);

        // Ten times what it takes, and far from what any step that is not linear would take.
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Empty(PlanCheck.Check(found with { Findings = [] }).Findings.Where(finding => finding.Kind == "cycle"));
    }

    [Fact]
    public void A_calendar_without_working_time_is_replaced()
    {
        var plan = PlanCheck.Check(Plan([A("A") with { Calendar = "c" }]) with { Calendars = [new("c", "Never", [[], [], [], [], [], [], []], new Dictionary<DateOnly, IReadOnlyList<Shift>>())] });

        Assert.Equal((Severity.Error, "Never"), (plan.Finding("calendar-without-work").Severity, plan.Finding("calendar-without-work").Subject));
        Assert.Equal(PlanCalendar.Standard with { Id = "c", Name = "Never" }, plan.Calendars.Single(calendar => calendar.Id == "c"));
    }

    [Fact]
    public void Shifts_that_overlap_or_run_backwards_are_mended()
    {
        IReadOnlyList<Shift> tangled = [new(780, 1020), new(480, 800), new(1320, 360), new(600, 600)];
        var day = new DateOnly(2026, 1, 5);
        var calendar = new PlanCalendar("c", "Tangled", [[], tangled, [], [], [], [], []], new Dictionary<DateOnly, IReadOnlyList<Shift>> { [day] = [new(-60, 2000)] });

        var plan = PlanCheck.Check(Plan([A("A")]) with { Calendars = [PlanCalendar.Standard, calendar] });

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
        var plan = PlanCheck.Check(Plan([A("A") with { Calendar = calendar }]) with { Calendars = [other], Projects = [s_project with { Calendar = "c" }] });

        Assert.Equal(severity, plan.Finding(kind).Severity);
        Assert.Equal("c", plan.Activity("A").Calendar);
        Assert.Equal(["c"], plan.Calendars.Select(known => known.Id));
    }

    [Fact]
    public void Where_the_project_has_none_the_standard_calendar_is_added()
    {
        var plan = PlanCheck.Check(Plan([A("A") with { Calendar = null }]) with { Calendars = [], Projects = [s_project with { Calendar = "gone" }] });

        Assert.Equal(PlanCalendar.Standard, Assert.Single(plan.Calendars));
        Assert.Equal(PlanCalendar.Standard.Id, plan.Activity("A").Calendar);
        Assert.Equal("P", plan.Finding("unknown-calendar").Subject);
    }

    public static TheoryData<string, Func<PlannedActivity, PlannedActivity>, Func<PlannedActivity, PlannedActivity>> Odd { get; } = new()
    {
        { "negative-duration", a => a with { Duration = -1, Remaining = 5 }, a => a with { Duration = 0, Remaining = 5 } },
        { "negative-duration", a => a with { Remaining = -1 }, a => a with { Remaining = 0 } },
        { "percent", a => a with { Percent = 101 }, a => a with { Percent = 100 } },
        { "percent", a => a with { Percent = -1 }, a => a with { Percent = 0 } },
        { "remaining-on-complete", a => Done(a) with { Remaining = 5 }, Done },
        { "start-after-finish", a => Done(a) with { ActualStart = s_dataDate }, a => Done(a) with { ActualStart = Done(a).ActualFinish } },
        { "after-data-date", a => a with { ActualStart = s_dataDate.AddMinutes(1) }, a => a with { ActualStart = s_dataDate.AddMinutes(1) } },
        { "after-data-date", a => Done(a) with { ActualFinish = s_dataDate.AddDays(1) }, a => Done(a) with { ActualFinish = s_dataDate.AddDays(1) } },
        { "no-actual-start", a => a with { Percent = 10 }, a => a with { Percent = 10 } },
        { "no-actual-start", a => Done(a) with { ActualStart = null }, a => Done(a) with { ActualStart = null } },
        { "absurd-date", a => a with { PlannedStart = new(1, 1, 1) }, a => a },
        { "absurd-date", a => a with { ExternalLateFinish = new(9999, 1, 1) }, a => a },
        { "absurd-date", a => a with { Stored = new() { LateFinish = new(1979, 12, 31), TotalFloat = 5 } }, a => a with { Stored = new() { TotalFloat = 5 } } },
        { "absurd-date", a => a with { SecondConstraint = new(ConstraintType.StartOn, new(2151, 1, 1)) }, a => a },
        { "constraint-without-date", a => a with { Constraint = new(ConstraintType.FinishOn, null) }, a => a },
        { "constraint-without-date", a => a with { SecondConstraint = new(ConstraintType.StartOnOrAfter, null) }, a => a },
        { "unknown-project", a => a with { Project = "x" }, a => a },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void What_cannot_be_is_said_and_mended(string kind, Func<PlannedActivity, PlannedActivity> odd, Func<PlannedActivity, PlannedActivity> mended)
    {
        var plan = Check([odd(A("A"))]);

        Assert.Equal((kind, "A"), (Assert.Single(plan.Findings).Kind, plan.Findings[0].Subject));
        Assert.Equal(mended(A("A")), plan.Activities[0]);
    }

    [Fact]
    public void As_late_as_possible_needs_no_date_and_progress_up_to_the_data_date_is_known() =>
        Assert.Empty(Check([A("A") with { Constraint = new(ConstraintType.AsLateAsPossible, null), ActualStart = s_dataDate, Percent = 10 }]).Findings);

    [Fact]
    public void Without_a_data_date_the_start_of_the_project_is_used()
    {
        var start = Tables.At("2026-01-05 08:00");
        var plan = PlanCheck.Check(Plan([A("A")]) with { Projects = [s_project with { DataDate = null, Start = start }] });

        Assert.Equal((start, Severity.Warning), (plan.Projects[0].DataDate!.Value, plan.Finding("no-data-date").Severity));
    }

    [Fact]
    public void Without_a_start_either_the_data_date_has_to_be_given()
    {
        var plan = PlanCheck.Check(Plan([A("A")]) with { Projects = [s_project with { DataDate = new(1, 1, 1) }] });

        Assert.Equal((null, Severity.Error), (plan.Projects[0].DataDate, plan.Finding("no-data-date").Severity));
        Assert.Equal("P", plan.Finding("absurd-date").Subject);
    }

    [Fact]
    public void Open_ends_are_counted_and_the_first_of_them_named()
    {
        var plan = Check([.. "ABCDEFG".Select(code => A($"{code}"))], new PlanLink("A", "B", LinkType.FinishToStart));

        Assert.Equal("6 activities have no predecessor: A, C, D, E, F, …", plan.Finding("no-predecessor").Text);
        Assert.Equal("6 activities have no successor: B, C, D, E, F, …", plan.Finding("no-successor").Text);
    }

    [Theory]
    [InlineData(LinkType.StartToStart, LinkType.FinishToFinish, null)]
    [InlineData(LinkType.FinishToStart, LinkType.FinishToFinish, null)]
    [InlineData(LinkType.StartToStart, LinkType.StartToStart, "finish")]
    [InlineData(LinkType.FinishToFinish, LinkType.FinishToFinish, "start")]
    public void A_level_of_effort_needs_a_link_at_its_start_and_at_its_finish(LinkType first, LinkType second, string? missing)
    {
        var plan = Check([A("A"), A("B"), A("L") with { Kind = ActivityKind.LevelOfEffort }], new("A", "L", first), new("B", "L", second));

        if (missing is null)
            plan.HasNo("level-of-effort");
        else
            Assert.EndsWith(missing, plan.Finding("level-of-effort").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_whose_only_activities_are_of_stubs_holds_none()
    {
        var plan = Plan([A("A")]) with { Projects = [s_project with { IsStub = true }] };

        Assert.Contains("holds no activities", PlanCheck.Refusal(plan)!.Rule, StringComparison.Ordinal);
        PlanCheck.Check(plan with { Activities = [A("A") with { Calendar = null }], Projects = [s_project with { IsStub = true, DataDate = null }] }).HasNo("no-data-date");
    }

    [Fact]
    public void More_than_can_be_taken_is_refused()
    {
        var links = Enumerable.Repeat(new PlanLink("A", "A", LinkType.FinishToStart), ImportLimits.Links + 1).ToList();

        Assert.Contains("1,000,001 links", PlanCheck.Refusal(Plan([A("A")], links))!.Rule, StringComparison.Ordinal);
    }

    static PlannedActivity A(string id) => new() { Id = id, Project = "p", Code = id, Name = id, Calendar = PlanCalendar.Standard.Id, Duration = 480, Remaining = 480 };

    static PlannedActivity Done(PlannedActivity activity) => activity with { ActualStart = s_dataDate.AddDays(-2), ActualFinish = s_dataDate.AddDays(-1), Remaining = 0 };

    static Plan Plan(IReadOnlyList<PlannedActivity> activities, IReadOnlyList<PlanLink>? links = null) => new()
    {
        Format = "test", Projects = [s_project], Calendars = [PlanCalendar.Standard], Activities = activities, Links = links ?? [],
    };

    static Plan Check(IReadOnlyList<PlannedActivity> activities, params PlanLink[] links) => PlanCheck.Check(Plan(activities, links));
}
