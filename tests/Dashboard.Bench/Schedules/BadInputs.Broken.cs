namespace Dashboard.Bench.Schedules;

/// <summary>Schedules that can be read, and say what cannot be.</summary>
static partial class BadInputs
{
    const string Activities = "ERMHDR\t23.12\n%T\tTASK\n%F\ttask_id\tproj_id\ttask_code\tclndr_id\ttarget_drtn_hr_cnt\tact_start_date\n%R\t1\t10\tA\t1\t8\t\n%R\t2\t10\tB\t1\t8\t\n%R\t3\t10\tC\t1\t8\t\n";

    static IEnumerable<BadInput> Broken() =>
    [
        BadInput.Of("XER, links in a circle", $"{Activities}%T\tTASKPRED\n%F\ttask_id\tpred_task_id\tpred_type\n%R\t2\t1\tPR_FS\n%R\t3\t2\tPR_FS\n%R\t1\t3\tPR_FS\n%E\n", "A → B → C → A"),
        BadInput.Of("CSV, links in a circle", "Code,Name,Start,Finish,Predecessors\nA,a,2026-01-05,2026-01-06,C\nB,b,2026-01-05,2026-01-06,A\nC,c,2026-01-05,2026-01-06,B\n", "A → B → C → A"),
        BadInput.Of("P6 XML, links in a circle", P6File(Activity(1) + Activity(2) + Link(1, 2) + Link(2, 1)), "A1 → A2 → A1"),
        BadInput.Of("Project XML, links in a circle", ProjectFile(ProjectTask(1, After(2)) + ProjectTask(2, After(1))), "1 → 2 → 1"),
        BadInput.Of("XER, calendar without work", $"%T\tCALENDAR\n%F\tclndr_id\tclndr_name\tclndr_data\n%R\t1\tNever\t(0||CalendarData()((0||DaysOfWeek()((0||1()())))))\n{Activities["ERMHDR\t23.12\n".Length..]}%E\n", "no working time"),
        BadInput.Of("P6 XML, calendar without work", P6File("<Calendar><ObjectId>1</ObjectId><Name>Never</Name><StandardWorkWeek>" + string.Concat(Enumerable.Range(1, 7).Select(day => $"<StandardWorkHours><DayOfWeek>{day}</DayOfWeek><WorkTime/></StandardWorkHours>")) + "</StandardWorkWeek></Calendar>" + Activity(1)), "no working time"),
        BadInput.Of("Project XML, calendar without work", ProjectFile(ProjectTask(1, ""), string.Concat(Enumerable.Range(1, 7).Select(day => $"<WeekDay><DayType>{day}</DayType><DayWorking>0</DayWorking></WeekDay>"))), "no working time"),
        BadInput.Of("XER, activity without calendar", Activities.Replace("A\t1\t8", "A\t\t8", StringComparison.Ordinal) + "%E\n", "has no calendar"),
        BadInput.Of("XER, calendar that is not there", Activities + "%E\n", "calendar 1 is not in the file"),
        BadInput.Of("XER, dates in the years 1 and 9999", Activities.Replace("8\t\n%R\t2", "8\t0001-01-01 08:00\n%R\t2", StringComparison.Ordinal).Replace("8\t\n%R\t3", "8\t9999-12-31 08:00\n%R\t3", StringComparison.Ordinal) + "%E\n", "9999-12-31 08:00 is outside of 1980 to 2150"),
        BadInput.Of("CSV, dates in the years 1 and 9999", "Code,Name,Start,Finish\nA,a,0001-01-01,2026-01-06\nB,b,2026-01-05,9999-12-31\n", "in the year 9999"),
        BadInput.Of("P6 XML, dates in the years 1 and 9999", P6File(Activity(1, "<ActualStartDate>0001-01-01T08:00:00</ActualStartDate><ActualFinishDate>9999-12-31T08:00:00</ActualFinishDate>")), "the year 9999"),
        BadInput.Of("Project XML, dates in the years 1 and 9999", ProjectFile(ProjectTask(1, "<Start>0001-01-01T08:00:00</Start><Finish>9999-12-31T08:00:00</Finish>")), "no date of a schedule"),
        BadInput.Of("XER, codes that come twice", Activities.Replace("\tB\t", "\tA\t", StringComparison.Ordinal) + "%E\n", "has this code already"),
        BadInput.Of("CSV, codes that come twice", "Code,Name,Finish\nA,a,2026-01-05\nA,b,2026-01-05\n", "has this code already"),
        BadInput.Of("P6 XML, codes that come twice", P6File(Activity(1) + Activity(2).Replace("A2", "A1", StringComparison.Ordinal)), "has this code already"),
        BadInput.Of("XER of another program: no ERMHDR, LF only", "%T\tTASK\n%F\ttask_code\ttask_id\ttask_name\n%R\tA\t1\tDig\n%R\tB\t2\tPour\n", "no ERMHDR"),
        BadInput.Of("XER of another program: columns in another order", "ERMHDR\t1\n%T\tTASK\n%F\ttask_name\ttarget_drtn_hr_cnt\ttask_code\tproj_id\ttask_id\n%R\tDig\t8\tA\t1\t1\n%E\n", "no project"),
        BadInput.Of("XER of another program: columns missing, rows too long", "ERMHDR\t1\n%T\tTASK\n%F\ttask_id\n%R\t1\tA\tDig\n%E\n", "1 columns"),
    ];

    static string P6File(string within) => $"{P6}<Project><ObjectId>10</ObjectId><Id>P</Id>{within}</Project></APIBusinessObjects>";

    static string Activity(int id, string more = "") =>
        $"<Activity><ObjectId>{id}</ObjectId><Id>A{id}</Id><Name>a</Name><CalendarObjectId>1</CalendarObjectId><PlannedDuration>8</PlannedDuration>{more}</Activity>";

    static string Link(int from, int to) =>
        $"<Relationship><PredecessorActivityObjectId>{from}</PredecessorActivityObjectId><SuccessorActivityObjectId>{to}</SuccessorActivityObjectId><Type>Finish to Start</Type></Relationship>";

    static string ProjectFile(string tasks, string week = "") =>
        $"{Project}<StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Days</Name><WeekDays>{week}</WeekDays></Calendar></Calendars><Tasks>{tasks}</Tasks></Project>";

    static string ProjectTask(int id, string more) => $"<Task><UID>{id}</UID><Name>t</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>{more}</Task>";

    static string After(int id) => $"<PredecessorLink><PredecessorUID>{id}</PredecessorUID><Type>1</Type></PredecessorLink>";
}
