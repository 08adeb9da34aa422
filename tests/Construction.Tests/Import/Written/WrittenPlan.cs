using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import.Written;

/// <summary>
/// A schedule as those of buildings are, of any size, to be written in each format: strands of work side by side with links across,
/// three calendars, lags, constraints, a tenth done and some under way. The same for the same size.
/// </summary>
static class WrittenPlan
{
    public const string Project = "10";

    public static readonly DateTime Start = new(2026, 1, 5, 8, 0, 0);
    public static readonly DateTime DataDate = new(2026, 7, 6, 8, 0, 0);

    static readonly PlanCalendar s_fiveDays = PlanCalendar.Standard with
    {
        Id = "1",
        Name = "Five days",
        Exceptions = new Dictionary<DateOnly, IReadOnlyList<Shift>> { [new(2026, 12, 25)] = [], [new(2027, 1, 1)] = [], [new(2027, 5, 1)] = [new(480, 720)] },
    };

    static readonly PlanCalendar s_sixDays = PlanCalendar.Standard with
    {
        Id = "2",
        Name = "Six days, long",
        Week = [.. Enumerable.Range(0, 7).Select(day => day == 0 ? (IReadOnlyList<Shift>)[] : [new(420, 720), new(750, 1050)])],
        MinutesPerDay = 600,
    };

    static readonly PlanCalendar s_always = PlanCalendar.TwentyFourHours with { Id = "3", Name = "Around the clock" };

    /// <summary>With the dates that are computed for it, as a program stores them.</summary>
    public static CriticalPath Of(int activities)
    {
        var random = new Random(activities);
        var strands = Math.Max(4, activities / 200);
        return new(new Network(new Plan
        {
            Format = "written",
            Projects = [new() { Id = Project, Code = "HALL", Name = "Hall of data", Start = Start, DataDate = DataDate, Calendar = "1" }],
            Calendars = [s_fiveDays, s_sixDays, s_always],
            Activities = [.. Enumerable.Range(0, activities).Select(index => Activity(index, strands, activities, random))],
            Links = [.. Links(strands, activities, random)],
        }));
    }

    static PlannedActivity Activity(int index, int strands, int count, Random random)
    {
        var isDone = index < count / 10;
        var isUnderWay = !isDone && index < count / 8;
        var isLast = index == count - 1;
        // A strand keeps to its calendar, as trades do.
        var calendar = index % strands % 5 == 4 ? s_always : index % strands % 3 == 1 ? s_sixDays : s_fiveDays;
        var duration = isLast ? 0 : random.Next(2, 20) * calendar.MinutesPerDay;
        var started = Start.AddDays(index * 150 / Math.Max(1, count / 8));
        return new()
        {
            Id = $"{1000 + index}",
            Project = Project,
            Code = $"A{1000 + index}",
            Name = isLast ? "Ready for service" : $"{(index % 7 == 0 ? "Größe & <Prüfung>" : "Work of strand")} {index % strands}, part {index / strands}",
            Kind = isLast ? ActivityKind.FinishMilestone : ActivityKind.Task,
            Wbs = ["Building", $"Strand {index % strands}"],
            Calendar = calendar.Id,
            Duration = duration,
            Remaining = isDone ? 0 : isUnderWay ? duration / 2 : duration,
            ActualStart = isDone || isUnderWay ? started : null,
            ActualFinish = isDone ? started.AddDays(20) : null,
            Constraint = (index % 50) switch
            {
                17 when !isDone && !isLast => new(ConstraintType.StartOnOrAfter, DataDate.AddDays(index % 300)),
                34 when !isDone && !isLast => new(ConstraintType.FinishOnOrBefore, DataDate.AddDays(400)),
                _ => null,
            },
        };
    }

    // Along a strand, and from others, always from earlier in the list.
    static IEnumerable<PlanLink> Links(int strands, int count, Random random)
    {
        var seen = new HashSet<(int, int)>();
        for (var index = strands; index < count - 1; index++)
        {
            seen.Add((index - strands, index));
            yield return Link(index - strands, index, random);
            for (var across = random.Next(4); across > 0; across--)
                if (random.Next(Math.Max(0, index - 3 * strands), index) is var from && seen.Add((from, index)))
                    yield return Link(from, index, random);
        }
        for (var end = Math.Max(0, count - 1 - strands); end < count - 1; end++)
            yield return new($"{1000 + end}", $"{999 + count}", LinkType.FinishToStart);
    }

    static PlanLink Link(int from, int to, Random random)
    {
        var type = random.Next(20) switch { < 16 => LinkType.FinishToStart, < 18 => LinkType.StartToStart, < 19 => LinkType.FinishToFinish, _ => LinkType.StartToFinish };
        return new($"{1000 + from}", $"{1000 + to}", type, random.Next(6) switch { 0 => 960, 1 when type == LinkType.FinishToStart => -480, _ => 0 });
    }
}
