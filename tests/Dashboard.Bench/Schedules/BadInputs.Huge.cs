using System.Globalization;

namespace Dashboard.Bench.Schedules;

/// <summary>A gigabyte of one line, and much of what should be little.</summary>
static partial class BadInputs
{
    const string Task = "ERMHDR\t23.12\r\n%T\tTASK\r\n%F\ttask_id\ttask_code\r\n";
    const string P6 = "<APIBusinessObjects xmlns='http://xmlns.oracle.com/Primavera/P6/V23.12/API/BusinessObjects'>";
    const string Project = "<Project xmlns='http://schemas.microsoft.com/project'>";
    const string Header = "Code,Name,Finish\n";

    static IEnumerable<BadInput> Huge() =>
    [
        BadInput.Huge("XER, 1 GB in one line", "ERMHDR\t", "23.12 ", "longer than"),
        BadInput.Huge("XER, 1 GB in one line, not ASCII", "ERMHDR\t", "größer ", "longer than"),
        BadInput.Huge("XER, 1 GB in one field of a row", $"{Task}%R\t1\t", "name ", "longer than"),
        BadInput.Huge("XER, 1 GB of fields in one row", $"{Task}%R\t1", "\t1", "longer than"),
        BadInput.Of("XER, a table of 30,000 columns", $"%T\tTASK\n%F{string.Concat(Enumerable.Range(0, 30_000).Select(column => $"\tcolumn_{column}"))}\n", "more than 20,000 columns"),
        BadInput.Of("CSV, 15,000 columns of one name", $"Code,Name,Finish{string.Concat(Enumerable.Repeat(",a", 15_000))}\nA,a,2026-01-05\n", ""),
        BadInput.Of("CSV, 100,000 blanks within a predecessor", $"Code,Name,Start,Finish,Predecessors\nA,a,2026-01-05,2026-01-06,\nB,b,2026-01-05,2026-01-06,A{new string(' ', 100_000)}x\n", "its predecessor A "),
        BadInput.Of("XER, 60,000 resources of one activity", ManyResources(60_000), ""),
        BadInput.Huge("XER, 1 GB of empty lines", "ERMHDR\t23.12\n", "\n", ""),
        BadInput.Huge("XER, 1 GB of rows", Task, "%R\t1\tA1\r\n", "more than 200,000 activities") with { IsLarge = true },
        BadInput.Huge("XER, 1 GB of stray lines", Task, "what is this\r\n", ""),
        BadInput.Huge("CSV, 1 GB in one line", "Code,Name,Finish ", "and so on ", "longer than"),
        BadInput.Huge("CSV, 1 GB in one line, not ASCII", "Code,Name,Finish ", "größer ", "longer than"),
        BadInput.Huge("CSV, 1 GB in one cell in quotes", $"{Header}A,\"", "and so on ", "longer than"),
        BadInput.Huge("CSV, 1 GB in quotes of many lines", $"{Header}A,\"", "and so on\n", "longer than"),
        BadInput.Huge("CSV, 1 GB of cells in one row", $"{Header}A", ",a", "longer than"),
        BadInput.Huge("CSV, 1 GB of cells in the header", "Code,Name,Finish", ",a", "longer than"),
        BadInput.Huge("CSV, 1 GB of rows", Header, "A,Dig,2026-01-05\n", "more than 400,000 rows"),
        BadInput.Huge("CSV, 1 GB of empty rows", Header, "\n", "lines are empty"),
        BadInput.Huge("P6 XML, 1 GB in one element", $"{P6}<Project><Name>", "and so on ", "longer than", "</Name></Project></APIBusinessObjects>"),
        BadInput.Huge("P6 XML, 1 GB in one attribute", $"{P6}<Project a='", "and so on ", "characters"),
        BadInput.Huge("P6 XML, 1 GB of elements within elements", P6, "<Project>", "deep"),
        BadInput.Huge("P6 XML, 1 GB of activities", $"{P6}<Project>", "<Activity><ObjectId>1</ObjectId></Activity>", "more than 200,000 activities") with { IsLarge = true },
        BadInput.Huge("P6 XML, 1 GB of a comment", $"{P6}<!--", "and so on ", "characters"),
        BadInput.Huge("Project XML, 1 GB in one element", $"{Project}<Tasks><Task><Name>", "and so on ", "characters"),
        BadInput.Huge("Project XML, 1 GB of attributes", $"{Project}<Tasks><Task ", "a='' ", ""),
        BadInput.Huge("Project XML, 1 GB of tasks", $"{Project}<Tasks>", "<Task><UID>1</UID></Task>", "more than 200,000 tasks") with { IsLarge = true },
        BadInput.Of("XER, 60,000 days each with hours of its own", ManyDays(), "more than 200 different working hours"),
        BadInput.Of("XER, more than 10,000 calendars", ManyCalendars(10_001), "more than 10,000 calendars"),
        BadInput.Of("XER, activities by 600 calendars", ManyCalendars(600), "600 calendars by which activities go"),
    ];

    static string ManyDays()
    {
        var days = string.Concat(Enumerable.Range(0, 60_000).Select(day =>
            string.Create(CultureInfo.InvariantCulture, $"(0||{day}(d|{day + 30_000})((0||0(s|{day / 1000 % 12:00}:{day % 60:00}|f|{12 + day % 12:00}:{day / 60 % 60:00})())))")));
        return $"ERMHDR\t23.12\n%T\tCALENDAR\n%F\tclndr_id\tclndr_data\n%R\t1\t(0||CalendarData()((0||DaysOfWeek()())(0||Exceptions()({days}))))\n"
            + "%T\tTASK\n%F\ttask_id\ttask_code\tclndr_id\n%R\t1\tA\t1\n%E\n";
    }

    static string ManyCalendars(int count) =>
        "ERMHDR\t23.12\n%T\tCALENDAR\n%F\tclndr_id\tclndr_data\n"
        + string.Concat(Enumerable.Range(1, count).Select(id => $"%R\t{id}\t(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|08:00|f|16:00)())))))))\n"))
        + "%T\tTASK\n%F\ttask_id\ttask_code\tclndr_id\n" + string.Concat(Enumerable.Range(1, count).Select(id => $"%R\t{id}\tA{id}\t{id}\n")) + "%E\n";

    static string ManyResources(int count) =>
        "ERMHDR\t23.12\n%T\tRSRC\n%F\trsrc_id\trsrc_name\n" + string.Concat(Enumerable.Range(1, count).Select(id => $"%R\t{id}\tCrew {id}\n"))
        + "%T\tTASK\n%F\ttask_id\ttask_code\n%R\t1\tA\n%T\tTASKRSRC\n%F\ttask_id\trsrc_id\n" + string.Concat(Enumerable.Range(1, count).Select(id => $"%R\t1\t{id}\n")) + "%E\n";
}
