using System.Globalization;
using System.Text.RegularExpressions;
using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>
/// Plans in few words: <c>A 6; B 2 A; C 0 A:SS+1,B-1</c> is an activity A of six days, B of two after A, and a finish milestone C
/// that may be reached one day after A started and one before B is finished.
/// </summary>
static partial class Plans
{
    public const string Project = "P";

    /// <summary>A Monday.</summary>
    public static DateTime Start { get; } = new(2026, 1, 5);

    /// <summary>Around the clock.</summary>
    public static Plan Of(string words) => Of(words, PlanCalendar.TwentyFourHours, Start);

    /// <summary>Monday to Friday, eight hours.</summary>
    public static Plan Standard(string words) => Of(words, PlanCalendar.Standard, Start.AddHours(8));

    public static Plan Of(string words, PlanCalendar calendar, DateTime start)
    {
        var lines = words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3)).ToList();
        var perDay = calendar.MinutesPerDay;
        return new()
        {
            Format = "test",
            Projects = [new() { Id = Project, Code = Project, Name = "Project", DataDate = start, Start = start, Calendar = calendar.Id }],
            Calendars = [calendar],
            Activities = [.. lines.Select(line => Activity(line[0], int.Parse(line[1], CultureInfo.InvariantCulture) * perDay, calendar))],
            Links = [.. lines.Where(line => line.Length > 2).SelectMany(line => line[2].Split(',').Select(link => Link(link, line[0], perDay)))],
        };
    }

    public static CriticalPath Path(this Plan plan) => new(new Network(plan));

    public static Plan WithProject(this Plan plan, Func<PlanProject, PlanProject> change) => plan with { Projects = [.. plan.Projects.Select(change)] };

    public static Plan With(this Plan plan, string code, Func<PlannedActivity, PlannedActivity> change) =>
        plan with { Activities = [.. plan.Activities.Select(activity => activity.Code == code ? change(activity) : activity)] };

    public static Plan WithEach(this Plan plan, Func<PlannedActivity, PlannedActivity> change) =>
        plan with { Activities = [.. plan.Activities.Select(change)] };

    public static int PlaceOf(this CriticalPath path, string code) => path.Network.PlaceOf(code)!.Value;

    /// <summary>Whole days from <see cref="Start"/>.</summary>
    public static double DaysOf(DateTime moment) => (moment - Start).TotalDays;

    static PlannedActivity Activity(string code, int minutes, PlanCalendar calendar) => new()
    {
        Id = code,
        Project = Project,
        Code = code,
        Name = $"Activity {code}",
        Kind = minutes == 0 ? ActivityKind.FinishMilestone : ActivityKind.Task,
        Calendar = calendar.Id,
        Duration = minutes,
        Remaining = minutes,
    };

    static PlanLink Link(string words, string to, int perDay)
    {
        var parts = LinkWords().Match(words.Trim());
        Assert.True(parts.Success, $"'{words}' is no link");
        var type = parts.Groups["type"].Value switch
        {
            "SS" => LinkType.StartToStart,
            "FF" => LinkType.FinishToFinish,
            "SF" => LinkType.StartToFinish,
            _ => LinkType.FinishToStart,
        };
        var lag = parts.Groups["lag"] is { Success: true } days ? int.Parse(days.Value, CultureInfo.InvariantCulture) : 0;
        return new(parts.Groups["from"].Value, to, type, lag * perDay);
    }

    [GeneratedRegex(@"^(?<from>\w+)(:(?<type>FS|SS|FF|SF))?(?<lag>[+-]\d+)?$")]
    private static partial Regex LinkWords();
}
