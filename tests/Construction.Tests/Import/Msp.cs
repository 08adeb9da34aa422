using System.Globalization;
using System.Text;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>Small schedules as Microsoft Project writes them.</summary>
static class Msp
{
    public const string Namespace = "http://schemas.microsoft.com/project";

    /// <summary>Monday 2 March 2026.</summary>
    public const string Start = "<StartDate>2026-03-02T08:00:00</StartDate>";

    /// <summary>Monday to Friday, 8 to 12 and 13 to 17.</summary>
    public static readonly string Standard =
        $"""
        <Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>{string.Concat(
            Enumerable.Range(1, 7).Select(day => $"<WeekDay><DayType>{day}</DayType><DayWorking>{(day is 1 or 7 ? 0 : 1)}</DayWorking></WeekDay>"))}</WeekDays></Calendar>
        """;

    public static string File(string tasks, string header = Start, string? calendars = null, string rest = "") =>
        $"""
        <?xml version="1.0"?>
        <Project xmlns="{Namespace}"><CalendarUID>1</CalendarUID>{header}
        <Calendars>{calendars ?? Standard}</Calendars>
        <Tasks>{tasks}</Tasks>
        {rest}
        </Project>
        """;

    /// <summary>A task of that many hours on the first level of the outline, with what else is said of it.</summary>
    public static string Some(int id, string more = "", int hours = 8, int level = 1) =>
        $"<Task><UID>{id}</UID><Name>T{id}</Name><OutlineLevel>{level}</OutlineLevel><Duration>PT{hours}H0M0S</Duration>{more}</Task>\n";

    public static string Summary(int id, string more = "", int level = 1) => Some(id, $"<Summary>1</Summary>{more}", level: level);

    /// <param name="type">0 to 3: finish to finish, finish to start, start to finish, start to start.</param>
    /// <param name="lag">Tenths of minutes.</param>
    public static string After(int id, int type = 1, int lag = 0, int format = 7) =>
        $"<PredecessorLink><PredecessorUID>{id}</PredecessorUID><Type>{type}</Type><LinkLag>{lag}</LinkLag><LagFormat>{format}</LagFormat></PredecessorLink>";

    public static Plan Read(string file) => Assert.IsType<Imported.Read>(MsProjectXml.Read(Stream(file))).Plan;

    public static Rejection Refused(Stream file) => Assert.IsType<Imported.Refused>(MsProjectXml.Read(file)).Rejection;

    public static Rejection Refused(string file) => Refused(Stream(file));

    public static MemoryStream Stream(string file) => new(Encoding.UTF8.GetBytes(file));

    public static PlannedActivity Activity(this Plan plan, int id) => plan.Activities.Single(activity => activity.Id == $"{id}");

    /// <summary>The only activity of a file with nothing else.</summary>
    public static PlannedActivity Only(string more, int hours = 8) => Assert.Single(Read(File(Some(1, more, hours))).Activities);

    public static IEnumerable<string> Links(this Plan plan) => plan.Links.Select(link => $"{link.From}>{link.To}");

    public static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
