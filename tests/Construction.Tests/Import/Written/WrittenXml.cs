using System.Globalization;
using System.Security;
using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Tests.Import.Written;

/// <summary>As Primavera P6 and as Microsoft Project write XML.</summary>
static class WrittenXml
{
    public static void WriteP6(CriticalPath path, TextWriter to)
    {
        var plan = path.Network.Plan;
        var project = plan.Projects[0];
        to.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        to.WriteLine("<APIBusinessObjects xmlns=\"http://xmlns.oracle.com/Primavera/P6/V23.12/API/BusinessObjects\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
        foreach (var calendar in plan.Calendars)
        {
            to.WriteLine($"<Calendar>{Field("ObjectId", calendar.Id)}{Field("Name", calendar.Name)}{Field("HoursPerDay", Hours(calendar.MinutesPerDay))}<StandardWorkWeek>");
            for (var day = 0; day < 7; day++)
                to.WriteLine($"<StandardWorkHours>{Field("DayOfWeek", $"{(DayOfWeek)day}")}{WorkTimes(calendar.Week[day])}</StandardWorkHours>");
            to.WriteLine("</StandardWorkWeek><HolidayOrExceptions>");
            foreach (var (day, shifts) in calendar.Exceptions)
                to.WriteLine($"<HolidayOrException>{Field("Date", $"{day:yyyy-MM-dd}T00:00:00")}{WorkTimes(shifts)}</HolidayOrException>");
            to.WriteLine("</HolidayOrExceptions></Calendar>");
        }
        to.WriteLine(
            $"<Project>{Field("ObjectId", project.Id)}{Field("Id", project.Code)}{Field("Name", project.Name)}{Field("DataDate", Text(project.DataDate))}"
            + $"{Field("PlannedStartDate", Text(project.Start))}{Field("ScheduledFinishDate", Text(path.FinishOf(project)))}"
            + $"{Field("ActivityDefaultCalendarObjectId", project.Calendar)}<WBS>{Field("ObjectId", "2")}{Field("Name", "Building")}</WBS>");
        foreach (var activity in plan.Activities)
            P6Activity(path, activity, to);
        foreach (var (index, link) in plan.Links.Index())
            to.WriteLine(
                $"<Relationship>{Field("ObjectId", $"{100_000_000 + index}")}{Field("PredecessorActivityObjectId", link.From)}{Field("PredecessorProjectObjectId", project.Id)}"
                + $"{Field("SuccessorActivityObjectId", link.To)}{Field("SuccessorProjectObjectId", project.Id)}{Field("Type", P6Type(link.Type))}{Field("Lag", Hours(link.Lag))}</Relationship>");
        to.WriteLine("</Project></APIBusinessObjects>");
    }

    static void P6Activity(CriticalPath path, PlannedActivity activity, TextWriter to)
    {
        var place = path.Network.PlaceOf(activity.Id)!.Value;
        to.WriteLine(
            $"<Activity>{Field("ObjectId", activity.Id)}{Field("Id", activity.Code)}{Field("Name", activity.Name)}{Field("Type", activity.IsMilestone ? "Finish Milestone" : "Task Dependent")}"
            + $"{Field("Status", activity.IsComplete ? "Completed" : activity.IsStarted ? "In Progress" : "Not Started")}{Field("WBSObjectId", "2")}"
            + $"{Field("CalendarObjectId", activity.Calendar)}{Field("PlannedDuration", Hours(activity.Duration))}{Field("RemainingDuration", Hours(activity.Remaining))}"
            + $"{Field("ActualStartDate", Text(activity.ActualStart))}{Field("ActualFinishDate", Text(activity.ActualFinish))}"
            + $"{Field("PrimaryConstraintType", activity.Constraint?.Type switch { ConstraintType.StartOnOrAfter => "Start On or After", ConstraintType.FinishOnOrBefore => "Finish On or Before", _ => null })}"
            + $"{Field("PrimaryConstraintDate", Text(activity.Constraint?.At))}"
            + $"{Field("RemainingEarlyStartDate", Text(path.EarlyStart(place)))}{Field("RemainingEarlyFinishDate", Text(path.EarlyFinish(place)))}"
            + $"{Field("RemainingLateStartDate", Text(path.LateStart(place)))}{Field("RemainingLateFinishDate", Text(path.LateFinish(place)))}</Activity>");
    }

    public static void WriteMsProject(CriticalPath path, TextWriter to)
    {
        var plan = path.Network.Plan;
        var project = plan.Projects[0];
        to.WriteLine("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        to.WriteLine(
            $"<Project xmlns=\"http://schemas.microsoft.com/project\">{Field("SaveVersion", "14")}{Field("Title", project.Name)}{Field("StartDate", Text(project.Start))}"
            + $"{Field("CalendarUID", project.Calendar)}{Field("MinutesPerDay", "480")}{Field("HonorConstraints", "0")}{Field("StatusDate", Text(project.DataDate))}<Calendars>");
        foreach (var calendar in plan.Calendars)
        {
            to.WriteLine($"<Calendar>{Field("UID", calendar.Id)}{Field("Name", calendar.Name)}<IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>");
            for (var day = 0; day < 7; day++)
                to.WriteLine($"<WeekDay>{Field("DayType", $"{day + 1}")}{WorkingTimes(calendar.Week[day])}</WeekDay>");
            to.WriteLine("</WeekDays><Exceptions>");
            foreach (var (day, shifts) in calendar.Exceptions)
                to.WriteLine(
                    $"<Exception><TimePeriod>{Field("FromDate", $"{day:yyyy-MM-dd}T00:00:00")}{Field("ToDate", $"{day:yyyy-MM-dd}T23:59:00")}</TimePeriod><Type>1</Type>{WorkingTimes(shifts)}</Exception>");
            to.WriteLine("</Exceptions></Calendar>");
        }
        to.WriteLine("</Calendars><Tasks>");
        var into = plan.Links.ToLookup(link => link.To);
        foreach (var activity in plan.Activities)
            MsProjectTask(path, activity, into[activity.Id], to);
        to.WriteLine("</Tasks></Project>");
    }

    static void MsProjectTask(CriticalPath path, PlannedActivity activity, IEnumerable<PlanLink> links, TextWriter to)
    {
        var place = path.Network.PlaceOf(activity.Id)!.Value;
        to.WriteLine(
            $"<Task>{Field("UID", activity.Id)}{Field("Name", activity.Name)}<OutlineLevel>1</OutlineLevel>{Field("CalendarUID", activity.Calendar)}"
            + $"{Field("Start", Text(activity.ActualStart ?? path.EarlyStart(place)))}{Field("Finish", Text(path.EarlyFinish(place)))}{Field("Duration", Span(activity.Duration))}"
            + $"{Field("RemainingDuration", Span(activity.Remaining))}{Field("Milestone", activity.IsMilestone ? "1" : "0")}"
            + $"{Field("ActualStart", Text(activity.ActualStart))}{Field("ActualFinish", Text(activity.ActualFinish))}"
            + $"{Field("ConstraintType", activity.Constraint?.Type switch { ConstraintType.StartOnOrAfter => "4", ConstraintType.FinishOnOrBefore => "7", _ => "0" })}"
            + $"{Field("ConstraintDate", Text(activity.Constraint?.At))}{Field("EarlyStart", Text(path.EarlyStart(place)))}{Field("EarlyFinish", Text(path.EarlyFinish(place)))}"
            + $"{Field("LateStart", Text(path.LateStart(place)))}{Field("LateFinish", Text(path.LateFinish(place)))}{Field("TotalSlack", $"{path.TotalFloat(place) * 10}")}"
            + string.Concat(links.Select(link =>
                $"<PredecessorLink>{Field("PredecessorUID", link.From)}{Field("Type", link.Type switch { LinkType.FinishToFinish => "0", LinkType.StartToFinish => "2", LinkType.StartToStart => "3", _ => "1" })}"
                + $"{Field("LinkLag", $"{link.Lag * 10}")}<LagFormat>7</LagFormat></PredecessorLink>"))
            + "</Task>");
    }

    static string WorkTimes(IReadOnlyList<Shift> shifts) =>
        shifts.Count == 0 ? "<WorkTime xsi:nil=\"true\" />"
        : string.Concat(shifts.Select(shift => $"<WorkTime>{Field("Start", $"{Clock(shift.From)}:00")}{Field("Finish", $"{Clock(shift.To - 1)}:00")}</WorkTime>"));

    static string WorkingTimes(IReadOnlyList<Shift> shifts) =>
        shifts.Count == 0 ? Field("DayWorking", "0")
        : Field("DayWorking", "1") + "<WorkingTimes>"
          + string.Concat(shifts.Select(shift => $"<WorkingTime>{Field("FromTime", $"{Clock(shift.From)}:00")}{Field("ToTime", $"{Clock(shift.To % 1440)}:00")}</WorkingTime>")) + "</WorkingTimes>";

    static string P6Type(LinkType type) => type switch
    {
        LinkType.StartToStart => "Start to Start",
        LinkType.FinishToFinish => "Finish to Finish",
        LinkType.StartToFinish => "Start to Finish",
        _ => "Finish to Start",
    };

    static string Field(string name, string? text) => string.IsNullOrEmpty(text) ? "" : $"<{name}>{SecurityElement.Escape(text)}</{name}>";

    static string Clock(int minutes) => FormattableString.Invariant($"{minutes / 60:00}:{minutes % 60:00}");

    static string Hours(int minutes) => (minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture);

    static string Span(int minutes) => FormattableString.Invariant($"PT{minutes / 60}H{minutes % 60}M0S");

    static string Text(DateTime? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
