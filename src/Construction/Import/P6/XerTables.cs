using System.Text;

namespace Construction.Import;

/// <summary>Reads one XER file, table by table, and puts together at the end what its tables say of the same thing.</summary>
sealed class XerTables
{
    // Read, or without meaning for dates; what others hold is left out with a note.
    static readonly HashSet<string> s_withoutDates =
    [
        "CURRTYPE", "OBS", "POBS", "RCATTYPE", "RCATVAL", "ROLES", "ROLERATE", "RSRCRATE", "RSRCRCAT", "RSRCROLE", "UMEASURE", "COSTTYPE",
        "FINTMPL", "ACCOUNT", "SHIFT", "SHIFTPER", "RSRCLEVELLIST", "RSRCCURVDATA", "NONWORK",
    ];

    /// <summary>Of which it is said that they are left out.</summary>
    const int TablesLeftOut = 100;

    const int Names = 4 * ImportLimits.Links;

    // Of what is not kept row by row there is an end, too.
    static readonly HashSet<string> s_names = ["PROJWBS", "ACTVTYPE", "ACTVCODE", "TASKACTV", "RSRC", "TASKRSRC"];

    readonly XerRows _rows;
    readonly XerValues _values;
    readonly Encoding _encoding;
    readonly Findings _findings = new();
    readonly XerProjects _projects;
    readonly XerActivities _activities;
    readonly XerCalendars _calendars;
    readonly List<PlanLink> _links = [];
    readonly SortedSet<string> _leftOut = new(StringComparer.Ordinal);
    string? _writer;
    bool _ended;
    int _strayLines, _names;

    public XerTables(XerRows rows, Encoding encoding)
    {
        (_rows, _encoding) = (rows, encoding);
        _values = new(rows, _findings);
        _projects = new(_values);
        _activities = new(_rows, _values, _findings);
        _calendars = new(_rows, _values, _findings);
    }

    public Imported Read()
    {
        while (_rows.Next())
            Take();
        if (_writer is null)
            _findings.Note("no-header", 1, null, "the file has no ERMHDR line, which P6 writes", "read all the same");
        if (!_ended)
            _findings.Warning("truncated", _rows.Line, null, "the file ends without the %E line with which P6 ends it: it may be cut off", "what is there was read");
        foreach (var table in _leftOut)
            _findings.Note("table-left-out", null, table, $"the table {table} has nothing that a schedule is computed from", "left out");
        if (_activities.Count == 0)
            return Imported.Refuse(_rows.Line == 0 ? "the file is empty" : "this is a P6 XER file without a single activity (no rows in a table TASK)");
        // First: it finds the names of the projects.
        var activities = _activities.All(_projects);
        return new Imported.Read(new Plan
        {
            Format = P6Xer.Format,
            Writer = _writer,
            Encoding = _encoding.WebName,
            Projects = _projects.All,
            Calendars = _calendars.All,
            Activities = activities,
            Links = _links,
            Findings = _findings.All,
        });
    }

    void Take()
    {
        switch (_rows.Mark)
        {
            case "ERMHDR":
                _writer = _rows.Fields > 0 ? $"Primavera P6 {_rows.Text(1)}" : "Primavera P6";
                break;
            case "%R":
                TakeRow();
                break;
            case "%T" or "%F":
                break;
            case "%E":
                _ended = true;
                break;
            default:
                TakeStray();
                break;
        }
    }

    void TakeStray()
    {
        if (++_strayLines > ImportLimits.Rows)
            throw new UnreadableException($"more than {ImportLimits.Rows:N0} lines are empty or no rows of a table", _rows.Line);
        if (_rows.Fields == 0 && string.IsNullOrWhiteSpace(_rows.Text(0)))
            return;
        if (_rows.Line == 1)
            throw new UnreadableException("this is no P6 XER file: its first line begins neither with ERMHDR nor with %T");
        _findings.Warning("stray-line", _rows.Line, null, "the line is no row of a table", "left out");
    }

    void TakeRow()
    {
        if (_rows.Fields > _rows.Columns)
            _findings.Warning(
                "too-many-fields", _rows.Line, _rows.Table, $"a row of {_rows.Table} has {_rows.Fields} fields, its table {_rows.Columns} columns",
                "those beyond were left out");
        if (s_names.Contains(_rows.Table) && ++_names > Names)
            throw new UnreadableException($"there are more than {Names:N0} parts of work breakdowns, codes, resources and assignments", _rows.Line);
        switch (_rows.Table)
        {
            case "PROJECT": _projects.TakeProject(); break;
            case "SCHEDOPTIONS": _projects.TakeOptions(); break;
            case "CALENDAR": _calendars.Take(); break;
            case "PROJWBS": _activities.TakeWbs(); break;
            case "ACTVTYPE": _activities.TakeCodeType(); break;
            case "ACTVCODE": _activities.TakeCode(); break;
            case "TASKACTV": _activities.TakeCodeOfActivity(); break;
            case "RSRC": _activities.TakeResource(); break;
            case "TASKRSRC": _activities.TakeAssignment(); break;
            case "TASK": _activities.Take(); break;
            case "TASKPRED": TakeLink(); break;
            default:
                if (!s_withoutDates.Contains(_rows.Table) && _leftOut.Count < TablesLeftOut)
                    _leftOut.Add(_rows.Table);
                break;
        }
    }

    void TakeLink()
    {
        if (_links.Count == ImportLimits.Links)
            throw new UnreadableException($"there are more than {ImportLimits.Links:N0} links", _rows.Line);
        if (_rows["pred_task_id"] is not { } from || _rows["task_id"] is not { } to)
        {
            _findings.Warning("link-without-end", _rows.Line, null, "a link names only one activity", "left out");
            return;
        }
        LinkType? type = _rows["pred_type"] switch
        {
            "PR_FS" => LinkType.FinishToStart,
            "PR_SS" => LinkType.StartToStart,
            "PR_FF" => LinkType.FinishToFinish,
            "PR_SF" => LinkType.StartToFinish,
            _ => null,
        };
        if (type is null)
            _findings.Warning("unknown-link-type", _rows.Line, _rows["pred_type"], $"'{_rows["pred_type"]}' is no type of link", "taken as finish to start");
        _links.Add(new(from, to, type ?? LinkType.FinishToStart, _values.Minutes("lag_hr_cnt") ?? 0));
    }
}
