using System.Globalization;
using System.Text;

namespace Construction.Tests.Import;

/// <summary>
/// A project as P6 exports it, in few words; what has no dates of its own is left for its reader to compute. Every export numbers
/// its rows anew, as P6 does, so that codes alone survive from one to the next.
/// </summary>
public sealed class Xer(string project, string dataDate, string name = "Test project")
{
    /// <summary>Monday to Friday, 8 to 12 and 13 to 17.</summary>
    const string Week =
        "(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()" + Day + ")(0||3()" + Day + ")(0||4()" + Day + ")(0||5()" + Day + ")(0||6()" + Day
        + ")(0||7()())))(0||Exceptions()())))";

    const string Day = "((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)()))";

    static int s_exports;

    readonly List<Row> _rows = [];
    readonly List<(string From, string To, int LagHours)> _links = [];

    /// <summary>Its code.</summary>
    public string Project => project;

    public string DataDate => dataDate;

    /// <summary>One that takes so many working days.</summary>
    public Xer Task(string code, string name, int days, params string[] after) => Add(new(code, name, days * 8, "TT_Task"), after);

    public Xer Milestone(string code, string name, params string[] after) => Add(new(code, name, 0, "TT_FinMile"), after);

    public Xer StartMilestone(string code, string name, params string[] after) => Add(new(code, name, 0, "TT_Mile"), after);

    /// <summary>Of the row that was added last: what P6 computed, or what was done, as days.</summary>
    public Xer On(string? finish = null, string? started = null, string? actual = null, string? baseline = null, int? percent = null)
    {
        _rows[^1] = _rows[^1] with { Finish = finish, Started = started ?? (_rows[^1].Hours == 0 ? null : actual), Actual = actual, Baseline = baseline, Percent = percent };
        return this;
    }

    /// <summary>Of the row that was added last: the part of the work breakdown that it is in.</summary>
    public Xer In(string wbs)
    {
        _rows[^1] = _rows[^1] with { Wbs = wbs };
        return this;
    }

    public Xer Link(string from, string to, int lagHours = 0)
    {
        _links.Add((from, to, lagHours));
        return this;
    }

    /// <summary>The file: one export, however often it is asked for.</summary>
    public byte[] Bytes => field ??= Together(this);

    /// <summary>Several projects in one file.</summary>
    public static byte[] Together(params Xer[] projects) => Encoding.UTF8.GetBytes(new Writing(projects).Text);

    Xer Add(Row row, string[] after)
    {
        _rows.Add(row);
        foreach (var from in after)
            Link(from, row.Code);
        return this;
    }

    sealed record Row(string Code, string Name, int Hours, string Type)
    {
        public string? Finish { get; init; }
        public string? Started { get; init; }
        public string? Actual { get; init; }
        public string? Baseline { get; init; }
        public int? Percent { get; init; }
        public string Wbs { get; init; } = "Works";
    }

    /// <summary>The tables, one after the other.</summary>
    sealed class Writing
    {
        readonly StringBuilder _text = new("ERMHDR\t23.12\t2026-09-30\tProject\tadmin\tAdmin\tdbxDatabaseNoName\tProject Management\tUSD\r\n");
        readonly int _first = 1_000 * Interlocked.Increment(ref s_exports) % 1_000_000;
        readonly Dictionary<(string Project, string Code), int> _ids = [];

        public Writing(Xer[] projects)
        {
            Table("CALENDAR", "clndr_id", "clndr_name", "day_hr_cnt", "clndr_data");
            Put(1, "Five days", 8, Week);
            Table("PROJECT", "proj_id", "proj_short_name", "last_recalc_date", "plan_start_date", "clndr_id", "export_flag", "orig_proj_id", "critical_drtn_hr_cnt");
            foreach (var (index, project) in projects.Index())
            {
                Put(Id(index), project.Project, $"{project.DataDate} 08:00", "2025-01-06 08:00", 1, "Y", "", 0);
                if (project.HasBaseline)
                    Put(Id(index) + 500, $"{project.Project} - B1", "2025-01-06 08:00", "2025-01-06 08:00", 1, "Y", Id(index), 0);
            }
            WorkBreakdown(projects);
            Table(
                "TASK", "task_id", "proj_id", "wbs_id", "clndr_id", "task_code", "task_name", "task_type", "status_code", "complete_pct_type", "phys_complete_pct",
                "target_drtn_hr_cnt", "remain_drtn_hr_cnt", "act_start_date", "act_end_date", "early_end_date", "target_end_date");
            foreach (var (index, project) in projects.Index())
                Activities(project, Id(index));
            Table("TASKPRED", "task_pred_id", "task_id", "pred_task_id", "pred_type", "lag_hr_cnt");
            foreach (var project in projects)
                foreach (var (from, to, lag) in project._links)
                    Put(_ids.Count, _ids[(project.Project, to)], _ids[(project.Project, from)], "PR_FS", lag);
            _text.Append("%E\r\n");
        }

        public string Text => _text.ToString();

        int Id(int project) => _first + project;

        void WorkBreakdown(Xer[] projects)
        {
            Table("PROJWBS", "wbs_id", "proj_id", "proj_node_flag", "wbs_name", "parent_wbs_id");
            foreach (var (index, project) in projects.Index())
            {
                Put($"{index}", Id(index), "Y", project.Title, "");
                foreach (var part in project._rows.Select(row => row.Wbs).Distinct())
                    Put($"{index}.{part}", Id(index), "N", part, $"{index}");
            }
        }

        void Activities(Xer project, int id)
        {
            foreach (var row in project._rows)
            {
                var number = _ids[(project.Project, row.Code)] = _first + _ids.Count;
                var remaining = row.Actual is null ? row.Hours : 0;
                Put(
                    number, id, $"{id - _first}.{row.Wbs}", 1, row.Code, row.Name, row.Type,
                    row.Actual is not null ? "TK_Complete" : row.Started is not null ? "TK_Active" : "TK_NotStart", "CP_Phys", row.Percent ?? 0,
                    row.Hours, remaining, At(row.Started, "08:00"), At(row.Actual, "17:00"), At(row.Finish, "17:00"), "");
                if (row.Baseline is not null)
                    Put(
                        number + 500, id + 500, "", 1, row.Code, row.Name, row.Type, "TK_NotStart", "CP_Phys", 0, row.Hours, row.Hours, "", "", "",
                        At(row.Baseline, "17:00"));
            }
        }

        static string At(string? day, string time) => day is null ? "" : $"{day} {time}";

        void Table(string name, params string[] columns) => _text.Append($"%T\t{name}\r\n%F\t{string.Join('\t', columns)}\r\n");

        void Put(params object[] fields) => _text.Append("%R\t").AppendJoin('\t', fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture))).Append("\r\n");
    }

    bool HasBaseline => _rows.Any(row => row.Baseline is not null);

    string Title => name;
}
