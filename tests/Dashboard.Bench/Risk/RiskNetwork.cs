using Construction.Analytics.Risk;
using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Dashboard.Bench.Risk;

/// <summary>A network as schedules of buildings are: strands side by side, with links across; the same for the same size.</summary>
static class RiskNetwork
{
    const int Strands = 20;

    static readonly DateTime s_start = new(2026, 7, 6, 8, 0, 0);

    static readonly PlanCalendar s_sixDays = PlanCalendar.Standard with
    {
        Id = "six days",
        Week = [.. Enumerable.Range(0, 7).Select(day => day == 0 ? (IReadOnlyList<Shift>)[] : [new(420, 720), new(750, 1050)])],
        Exceptions = new Dictionary<DateOnly, IReadOnlyList<Shift>> { [new(2026, 12, 25)] = [], [new(2027, 1, 1)] = [] },
        MinutesPerDay = 600,
    };

    public static Plan Of(int activities)
    {
        var random = new Random(activities);
        var links = new List<PlanLink>();
        for (var index = Strands; index < activities - 1; index++)
        {
            links.Add(new($"{index - Strands}", $"{index}", random.Next(10) == 0 ? LinkType.StartToStart : LinkType.FinishToStart, random.Next(5) == 0 ? 960 : 0));
            if (random.Next(10) != 0)
                links.Add(new($"{random.Next(Math.Max(0, index - 3 * Strands), index)}", $"{index}", LinkType.FinishToStart));
        }
        for (var end = Math.Max(0, activities - 1 - Strands); end < activities - 1; end++)
            links.Add(new($"{end}", $"{activities - 1}", LinkType.FinishToStart));
        return new()
        {
            Format = "bench",
            Projects = [new() { Id = "P", Code = "P", Name = "P", Start = s_start, DataDate = s_start, Calendar = PlanCalendar.Standard.Id }],
            Calendars = [PlanCalendar.Standard, s_sixDays],
            Activities =
            [
                .. Enumerable.Range(0, activities).Select(index => new PlannedActivity
                {
                    Id = $"{index}", Code = $"A{index}", Name = $"Activity {index}", Project = "P",
                    // A strand keeps to its calendar, as trades do.
                    Calendar = index % Strands % 3 == 0 ? s_sixDays.Id : PlanCalendar.Standard.Id,
                    Kind = index == activities - 1 ? ActivityKind.FinishMilestone : ActivityKind.Task,
                    Remaining = index == activities - 1 ? 0 : random.Next(2, 40) * 480,
                }),
            ],
            Links = links,
        };
    }

    public static SimulationInput Input(Network network)
    {
        var places = Enumerable.Range(0, network.Count).Where(place => !network.Activities[place].IsMilestone).ToList();
        return new()
        {
            Network = network,
            Targets = [SimulationTarget.Of(network, network.Count - 1)],
            Ranges = places.ToDictionary(place => place, place => (place % 3) switch
            {
                0 => (DurationRange)new DurationRange.Triangular(0.8, 1, 1.6),
                1 => ReferenceClass.ActivityFactor,
                _ => new DurationRange.ThreePoint(0.7, 1, 2),
            }),
            Contractors = places.Where(place => place % 2 == 0).ToDictionary(place => place, place => $"contractor {place % 7}"),
            Sites = places.Where(place => place % 2 == 0).ToDictionary(place => place, _ => "site"),
            Correlation = ReferenceClass.Common,
            Risks = [new("grid", "Grid connection late", 0.3, new DurationRange.Triangular(10, 30, 90) { Unit = RangeUnit.Days }, [places[^1]])],
        };
    }
}
