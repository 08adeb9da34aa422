using System.Globalization;
using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Quality;

/// <summary>What of a network is assessed: the activities of one project, without levels of effort and summaries, by code.</summary>
sealed class Assessed
{
    public Assessed(CriticalPath path, PlanProject project)
    {
        Path = path;
        Project = project;
        Places =
        [
            .. Enumerable.Range(0, path.Network.Count).Where(place => path.Network.ProjectOf[place].Id == project.Id)
                .OrderBy(place => this[place].Code, StringComparer.Ordinal).ThenBy(place => this[place].Id, StringComparer.Ordinal),
        ];
        Open = [.. Places.Where(place => !this[place].IsComplete)];
        Links = [.. Open.SelectMany(place => path.Network.Predecessors(place).ToArray())];
    }

    public CriticalPath Path { get; }

    public Network Network => Path.Network;

    public PlanProject Project { get; }

    public IReadOnlyList<int> Places { get; }

    /// <summary>Those that are not complete, and the links into them.</summary>
    public IReadOnlyList<int> Open { get; }

    public IReadOnlyList<NetworkLink> Links { get; }

    public PlannedActivity this[int place] => Network.Activities[place];

    /// <summary>By the activity's calendar.</summary>
    public double Days(int place, int minutes) => (double)minutes / PerDay(Network.Calendars[place]);

    public int WorkAt(int place, DateTime moment) => Network.Calendars[place].WorkAt(Minutes.Of(moment));

    public QualityOffender Offender(int place, string wrong) => new(this[place].Code, this[place].Name, wrong);

    /// <summary>The successor of a link, which waits by it.</summary>
    public QualityOffender Offender(NetworkLink link, string wrong) => Offender(link.To, $"after {this[link.From].Code} {this[link.From].Name}: {wrong}");

    public static int PerDay(WorkCalendar calendar) => Math.Max(1, calendar.Calendar.MinutesPerDay);

    public static string DaysText(double days) => days.ToString("0.##", CultureInfo.InvariantCulture) + (days == 1 ? " working day" : " working days");

    public static string MomentText(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
