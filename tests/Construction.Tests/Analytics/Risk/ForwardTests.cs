using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;
using Construction.Import;
using Construction.Tests.Analytics.Schedules;
using Construction.Tests.Import;
using CsCheck;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Risk;

/// <summary>A simulation with all durations as planned is the critical path.</summary>
public sealed class ForwardTests
{
    [ScheduleTheory(RealSchedule.Terminal)]
    [InlineData(RealSchedule.Terminal, 60)]
    [InlineData(RealSchedule.Hotel, 4_000)]
    [InlineData(RealSchedule.Cases, 27)]
    public void Every_activity_of_a_real_schedule_finishes_when_the_critical_path_says_so(string file, int least)
    {
        var network = RealSchedule.Of(file).Network;
        var path = RealSchedule.Of(file);
        var places = Enumerable.Range(0, network.Count).ToList();

        var simulation = new Simulation(new() { Network = network, Targets = [.. places.Select(place => SimulationTarget.Of(network, place))], WithDrivers = false });
        var found = simulation.Run(0, 3).Finishes;

        Assert.InRange(network.Count, least, int.MaxValue);
        Assert.Empty(places.Where(place => !IsLate(network, place) && found[place].Any(finish => Minutes.ToMoment(finish) != path.EarlyFinish(place)))
            .Select(place => $"{network.Activities[place].Code}: {Minutes.ToMoment(found[place][0])}, not {path.EarlyFinish(place)}"));
    }

    [ScheduleTheory(RealSchedule.Terminal)]
    [InlineData(RealSchedule.Terminal, "TERMINAL-2")]
    [InlineData(RealSchedule.Hotel, "HBTF-2")]
    public void The_project_finishes_when_its_critical_path_does(string file, string code)
    {
        var path = RealSchedule.Of(file);
        var project = RealSchedule.ProjectOf(path, code);

        var simulation = new Simulation(new() { Network = path.Network, Targets = [SimulationTarget.FinishOf(path.Network, project)] });

        Assert.Equal(path.FinishOf(project), Assert.Single(simulation.Planned));
    }

    [ScheduleTheory(RealSchedule.Terminal)]
    [InlineData(RealSchedule.Terminal, "TERMINAL-2")]
    [InlineData(RealSchedule.Hotel, "HBTF-2")]
    public void What_is_always_critical_as_planned_is_the_longest_path(string file, string code)
    {
        var path = RealSchedule.Of(file);
        var project = RealSchedule.ProjectOf(path, code);
        var late = Enumerable.Range(0, path.Network.Count).Where(place => IsLate(path.Network, place)).Select(place => path.Network.Activities[place].Code).ToHashSet();
        var forecast = new SimulationInput { Network = path.Network, Targets = [SimulationTarget.FinishOf(path.Network, project)] }.Run(2).Only();

        Assert.Equal(
            RealSchedule.OpenOf(path, project).Where(path.IsOnLongestPath).Select(place => path.Network.Activities[place].Code).Except(late).Order(StringComparer.Ordinal),
            forecast.Activities.Where(driver => driver.Criticality == 1).Select(driver => driver.Code).Except(late).Order(StringComparer.Ordinal));
        Assert.All(forecast.Activities, driver => Assert.True(driver.Criticality is 0 or 1));
    }

    [Fact]
    public void Every_activity_of_any_network_finishes_when_the_critical_path_says_so() =>
        s_plans.Sample(
            plan =>
            {
                var path = plan.Path();
                var network = path.Network;
                var places = Enumerable.Range(0, network.Count).ToList();
                var simulation = new Simulation(new() { Network = network, Targets = [.. places.Select(place => SimulationTarget.Of(network, place))] });

                Assert.Equal(places.Select(path.EarlyFinish), simulation.Planned);
            },
            iter: 300);

    // Delayed within its free float, which a simulation leaves out.
    static bool IsLate(Network network, int place) =>
        network.Activities[place].Constraint?.Type == ConstraintType.AsLateAsPossible
        || network.Activities[place].SecondConstraint?.Type == ConstraintType.AsLateAsPossible;

    static readonly PlanCalendar[] s_calendars =
    [
        PlanCalendar.Standard,
        PlanCalendar.TwentyFourHours,
        PlanCalendar.Standard with
        {
            Id = "six days",
            Week = [.. Enumerable.Range(0, 7).Select(day => day == 0 ? (IReadOnlyList<Shift>)[] : [new(420, 720), new(750, 1110)])],
            Exceptions = new Dictionary<DateOnly, IReadOnlyList<Shift>> { [new(2026, 1, 14)] = [], [new(2026, 1, 18)] = [new(600, 660)] },
        },
    ];

    static readonly Gen<DateTime> s_moments = Gen.Int[0, 60 * 24 * 12].Select(quarter => Plans.Start.AddMinutes(quarter * 15 - 4 * 1440));

    static readonly Gen<PlanConstraint?> s_constraints =
        Gen.Select(Gen.Int[0, 24], s_moments).Select((type, at) => type < 8 ? new PlanConstraint((ConstraintType)type, at) : null);

    static readonly Gen<SchedulingOptions> s_options =
        Gen.Select(Gen.Enum<LagCalendar>(), Gen.Enum<ProgressRule>(), Gen.Bool, Gen.Bool, Gen.Enum<SchedulingRules>())
            .Select((lags, progress, expected, fromEarly, rules) => new SchedulingOptions
            {
                LagCalendar = lags, Progress = progress, UseExpectedFinish = expected, StartLagFromEarlyStart = fromEarly, Rules = rules,
            });

    static readonly Gen<PlannedActivity> s_activities =
        Gen.Select(
            Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[1, 40], s_constraints, s_constraints, Gen.Int[0, 9], s_moments, s_moments)
        .Select((calendar, kind, quarters, first, second, progress, one, other) => new PlannedActivity
        {
            Id = "", Project = Plans.Project, Code = "", Name = "", Calendar = s_calendars[calendar].Id,
            Kind = kind == 0 ? ActivityKind.StartMilestone : kind == 1 ? ActivityKind.FinishMilestone : ActivityKind.Task,
            Remaining = kind < 2 ? 0 : quarters * 30 - 30,
            Constraint = first, SecondConstraint = second,
            ActualStart = progress < 2 ? one : null,
            ActualFinish = progress == 0 ? one.AddDays(3) : null,
            Resumed = progress == 1 && quarters > 20 ? other : null,
            ExpectedFinish = progress == 2 && kind > 1 ? other : null,
            ExternalEarlyStart = progress == 3 ? other : null,
        });

    static readonly Gen<Plan> s_plans =
        Gen.Select(
            s_activities.Array[2, 14], Gen.Select(Gen.Int[0, 13], Gen.Int[0, 13], Gen.Enum<LinkType>(), Gen.Int[-3, 6], Gen.Bool).Array[1, 24], s_options)
        .Select((activities, links, options) => new Plan
        {
            Format = "test",
            Projects =
            [
                new() { Id = Plans.Project, Code = Plans.Project, Name = "", DataDate = Plans.Start.AddHours(10), Start = Plans.Start, Calendar = "standard", Options = options },
            ],
            Calendars = s_calendars,
            Activities = [.. activities.Select((activity, index) => activity with { Id = $"{index}", Code = $"{index}" })],
            Links =
            [
                .. links.Where(link => link.Item1 < link.Item2 && link.Item2 < activities.Length)
                    .Select(link => new PlanLink($"{link.Item1}", $"{link.Item2}", link.Item3, link.Item4 < 3 ? 0 : (link.Item4 - 4) * 150, link.Item5)),
            ],
        });
}
