using System.Text;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Construction.Tests.Import;

/// <summary>Files as P6 writes them, of the pieces that a test is about.</summary>
static class P6
{
    public const string Calendar =
        """
        <Calendar><ObjectId>1</ObjectId><Name>Five days</Name><HoursPerDay>8</HoursPerDay><StandardWorkWeek>
        <StandardWorkHours><DayOfWeek>Sunday</DayOfWeek><WorkTime xsi:nil="true" /></StandardWorkHours>
        <StandardWorkHours><DayOfWeek>Monday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime></StandardWorkHours>
        <StandardWorkHours><DayOfWeek>Tuesday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime></StandardWorkHours>
        <StandardWorkHours><DayOfWeek>Wednesday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime></StandardWorkHours>
        <StandardWorkHours><DayOfWeek>Thursday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime></StandardWorkHours>
        <StandardWorkHours><DayOfWeek>Friday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime></StandardWorkHours>
        <StandardWorkHours><DayOfWeek>Saturday</DayOfWeek><WorkTime xsi:nil="true" /></StandardWorkHours>
        </StandardWorkWeek></Calendar>
        """;

    public static string File(string objects) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V19.12/API/BusinessObjects" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        {objects}
        </APIBusinessObjects>
        """;

    public static string Project(string within, string fields = "") =>
        $"<Project><ObjectId>10</ObjectId><Id>DC1</Id><Name>Hall 1</Name>{fields}{within}</Project>";

    public static string Activity(string id, string fields = "") =>
        $"""
        <Activity><ObjectId>{id}</ObjectId><Id>A{id}</Id><Name>Activity {id}</Name><Type>Task Dependent</Type><CalendarObjectId>1</CalendarObjectId>
        <PlannedDuration>40</PlannedDuration><RemainingDuration>40</RemainingDuration>{fields}</Activity>
        """;

    public static string Link(string from, string to, string fields = "") =>
        $"""
        <Relationship><ObjectId>{from}{to}</ObjectId><PredecessorActivityObjectId>{from}</PredecessorActivityObjectId>
        <PredecessorProjectObjectId>10</PredecessorProjectObjectId><SuccessorActivityObjectId>{to}</SuccessorActivityObjectId>
        <SuccessorProjectObjectId>10</SuccessorProjectObjectId>{fields}</Relationship>
        """;

    public static Plan Read(string objects) => Read(Stream(File(objects)));

    public static Plan Read(Stream file)
    {
        using (file)
            return Assert.IsType<Imported.Read>(P6Xml.Read(file)).Plan;
    }

    /// <summary>The plan of a project with one activity.</summary>
    public static Plan ReadActivity(string fields) => Read(Calendar + Project(Activity("1", fields)));

    public static Rejection Refused(string file) => Refused(Stream(file));

    public static Rejection Refused(Stream file)
    {
        using (file)
            return Assert.IsType<Imported.Refused>(P6Xml.Read(file)).Rejection;
    }

    public static string[] Kinds(this Plan plan) => [.. plan.Findings.Select(finding => finding.Kind)];

    static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
