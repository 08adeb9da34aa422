using System.Globalization;
using System.Text;
using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Tests.Import.Written;

/// <summary>As Primavera P6 writes XER.</summary>
static class WrittenXer
{
    static readonly DateOnly s_dayZero = new(1899, 12, 30);

    /// <param name="lineEnd">P6's own is CR LF.</param>
    public static void Write(CriticalPath path, TextWriter to, string lineEnd = "\r\n")
    {
        to.NewLine = lineEnd;
        var plan = path.Network.Plan;
        var project = plan.Projects[0];
        Row(to, "ERMHDR", "23.12", "2026-07-06", "Project", "admin", "Planner", "dbxDatabaseNoName", "Project Management", "EUR");
        Table(to, "PROJECT", "proj_id", "proj_short_name", "clndr_id", "critical_drtn_hr_cnt", "last_recalc_date", "plan_start_date", "scd_end_date", "critical_path_type", "export_flag");
        Row(to, "%R", project.Id, project.Code, project.Calendar!, "0", Text(project.DataDate), Text(project.Start), Text(path.FinishOf(project)), "CT_TotFloat", "Y");
        Table(to, "CALENDAR", "clndr_id", "default_flag", "clndr_name", "base_clndr_id", "clndr_type", "day_hr_cnt", "clndr_data");
        foreach (var calendar in plan.Calendars)
            Row(to, "%R", calendar.Id, "N", calendar.Name, "", "CA_Base", Hours(calendar.MinutesPerDay), Data(calendar));
        Table(to, "SCHEDOPTIONS", "schedoptions_id", "proj_id", "sched_retained_logic", "sched_float_type", "sched_calendar_on_relationship_lag");
        Row(to, "%R", "1", project.Id, "Y", "FT_FF", "rcal_Predecessor");
        var parts = plan.Activities.Select(activity => activity.Wbs[^1]).Distinct().ToList();
        Table(to, "PROJWBS", "wbs_id", "proj_id", "proj_node_flag", "wbs_short_name", "wbs_name", "parent_wbs_id");
        Row(to, "%R", "1", project.Id, "Y", project.Code, project.Name, "");
        Row(to, "%R", "2", project.Id, "N", "B", "Building", "1");
        foreach (var (index, part) in parts.Index())
            Row(to, "%R", Number(3 + index), project.Id, "N", Number(index), part, "2");
        Table(to, "TASK",
            "task_id", "proj_id", "wbs_id", "clndr_id", "phys_complete_pct", "complete_pct_type", "task_type", "duration_type", "status_code", "task_code", "task_name",
            "total_float_hr_cnt", "free_float_hr_cnt", "remain_drtn_hr_cnt", "target_drtn_hr_cnt", "cstr_date", "act_start_date", "act_end_date",
            "late_start_date", "late_end_date", "early_start_date", "early_end_date", "target_start_date", "target_end_date", "cstr_type", "guid", "driving_path_flag",
            "act_work_qty", "remain_work_qty", "target_work_qty", "priority_type", "create_date", "update_date", "create_user", "update_user");
        var wbs = parts.Index().ToDictionary(part => part.Item, part => Number(3 + part.Index));
        foreach (var activity in plan.Activities)
            Task(to, path, activity, wbs[activity.Wbs[^1]]);
        Table(to, "TASKPRED", "task_pred_id", "task_id", "pred_task_id", "proj_id", "pred_proj_id", "pred_type", "lag_hr_cnt", "float_path", "aref", "arls", "comments");
        foreach (var (index, link) in plan.Links.Index())
            Row(to, "%R", Number(100_000_000 + index), link.To, link.From, project.Id, project.Id, TypeOf(link), Hours(link.Lag), "", "2026-07-06 08:00", "2026-07-06 08:00", "");
        to.WriteLine("%E");
    }

    static void Task(TextWriter to, CriticalPath path, PlannedActivity activity, string wbs)
    {
        var place = path.Network.PlaceOf(activity.Id)!.Value;
        var isOpen = !activity.IsComplete;
        Row(to, "%R",
            activity.Id, activity.Project, wbs, activity.Calendar!, "0", "CP_Drtn", activity.IsMilestone ? "TT_FinMile" : "TT_Task", "DT_FixedDUR2",
            activity.IsComplete ? "TK_Complete" : activity.IsStarted ? "TK_Active" : "TK_NotStart", activity.Code, activity.Name,
            path.TotalFloat(place) is { } total ? Hours(total) : "", path.FreeFloat(place) is { } free ? Hours(free) : "", Hours(activity.Remaining), Hours(activity.Duration),
            Text(activity.Constraint?.At), Text(activity.ActualStart), Text(activity.ActualFinish),
            Text(path.LateStart(place)), Text(path.LateFinish(place)), Text(path.EarlyStart(place)), Text(path.EarlyFinish(place)),
            Text(activity.ActualStart ?? path.EarlyStart(place)), Text(activity.ActualFinish ?? path.EarlyFinish(place)),
            activity.Constraint?.Type switch { ConstraintType.StartOnOrAfter => "CS_MSOA", ConstraintType.FinishOnOrBefore => "CS_MEOB", _ => "" },
            $"gUiD{activity.Id}LongEnough==", isOpen && path.IsOnLongestPath(place) ? "Y" : "N",
            "0", "0", "0", "PT_Normal", "2026-01-05 08:00", "2026-07-06 08:00", "planner", "planner");
    }

    // P6 lays it out with 0x7F, twice for a line end.
    static string Data(PlanCalendar calendar)
    {
        var text = new StringBuilder("(0||CalendarData()(\x7f\x7f  (0||DaysOfWeek()(");
        for (var day = 0; day < 7; day++)
            text.Append(CultureInfo.InvariantCulture, $"\x7f\x7f    (0||{day + 1}()({Shifts(calendar.Week[day])}))");
        text.Append("))\x7f\x7f  (0||Exceptions()(");
        foreach (var (index, (day, shifts)) in calendar.Exceptions.Index())
            text.Append(CultureInfo.InvariantCulture, $"\x7f\x7f    (0||{index}(d|{day.DayNumber - s_dayZero.DayNumber})({Shifts(shifts)}))");
        return text.Append("))))").ToString();
    }

    static string Shifts(IReadOnlyList<Shift> shifts) =>
        string.Concat(shifts.Select((shift, index) => $"\x7f\x7f      (0||{index}(s|{Clock(shift.From)}|f|{Clock(shift.To % 1440)})())"));

    static string Clock(int minutes) => FormattableString.Invariant($"{minutes / 60:00}:{minutes % 60:00}");

    static string TypeOf(PlanLink link) => link.Type switch
    {
        LinkType.StartToStart => "PR_SS",
        LinkType.FinishToFinish => "PR_FF",
        LinkType.StartToFinish => "PR_SF",
        _ => "PR_FS",
    };

    static void Table(TextWriter to, string name, params string[] columns)
    {
        Row(to, "%T", name);
        Row(to, ["%F", .. columns]);
    }

    static void Row(TextWriter to, params ReadOnlySpan<string> fields)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            if (field > 0)
                to.Write('\t');
            to.Write(fields[field]);
        }
        to.WriteLine();
    }

    static string Hours(int minutes) => (minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Text(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
