namespace Construction.Import;

/// <summary>From the rows of a table to a plan.</summary>
sealed class CsvActivities
{
    readonly CsvTable _table;
    readonly Findings _findings = new();
    readonly CsvCells _cells;
    readonly CsvProjects _projects;
    readonly CsvCalendars _calendars;
    readonly CsvProgress _progress;
    readonly CsvLinks _links;
    readonly CsvOutline _outline = new();
    readonly CsvIdentity _identity;
    readonly CsvDay _day;
    readonly PlanColumn? _linkColumn;
    readonly List<PlannedActivity> _activities = [];

    public CsvActivities(CsvTable table)
    {
        _table = table;
        _day = new CsvDay(table.Mapping.HoursPerDay);
        _cells = new(table, _findings);
        _projects = new(_cells, _day, table.Mapping, _findings);
        _calendars = new(_day, _findings);
        _progress = new(_cells, _day, _calendars, _findings);
        _links = new(table.Mapping, _findings);
        _identity = new(_cells);
        _linkColumn = CsvNotes.LinkColumn(table);
    }

    public Plan Read()
    {
        CsvRow? row = null;
        foreach (var next in _table.Rows())
        {
            if (row is { } before)
                Take(before, next);
            row = next;
        }
        if (row is { } last)
            Take(last, null);
        var links = _links.Resolve(_activities);
        var floors = new CsvFloors(_day, _activities, links, _projects.All, _cells.Has(PlanColumn.ConstraintType));
        var undated = new CsvUndated(links, _findings);
        CsvNotes.Add(_table, _identity, _findings);
        return new()
        {
            Format = CsvPlan.Format,
            Encoding = _table.EncodingName,
            Mapping = _table.Mapping,
            Projects = _projects.All,
            Calendars = _calendars.All,
            // Without links nothing but its dates says when an activity is.
            Activities = [.. _activities.Select(activity => floors.Under(undated.Marked(activity with { IsManual = activity.IsManual || _linkColumn is null })))],
            Links = links,
            Findings = _findings.All,
        };
    }

    void Take(CsvRow row, CsvRow? next)
    {
        _cells.Take(row);
        if (!_identity.IsNamed)
            _findings.Note(
                "row-without-name", row.Line, _identity.Code is { Length: > 0 } number ? number : null,
                _identity.Code.Length > 0 ? "the row has a number, and neither a name nor a code" : "the row has neither a name nor a code", "it is left out");
        else if (IsHeading(row, next))
            TakeHeading(row);
        else if (_cells.Flag(PlanColumn.Active) == false)
            _findings.Note("inactive", row.Line, _cells.Subject, "the activity is inactive", "it is left out");
        else
            TakeActivity(row);
    }

    bool IsHeading(CsvRow row, CsvRow? next) =>
        _cells.Has(PlanColumn.Summary) ? _cells.Flag(PlanColumn.Summary) == true
        : _cells.Has(PlanColumn.OutlineLevel) ? next is { } below && _cells.Level(below) > _cells.Level(row)
        // P6 prints the work breakdown indented into the column of the codes.
        : _cells.Has(PlanColumn.Name) && _cells.Has(PlanColumn.Code) && _cells.Text(PlanColumn.Name).Length == 0
          && next is { } deeper && _cells.Level(deeper) > _cells.Level(row);

    void TakeHeading(CsvRow row)
    {
        var level = _cells.Level(row);
        var name = _cells.Text(PlanColumn.Name) is { Length: > 0 } text ? text : _identity.Code;
        if (level == 0)
            _projects.Name = name;
        else
            _outline.Take(level, name);
        Know(null);
    }

    void TakeActivity(CsvRow row)
    {
        if (_activities.Count == ImportLimits.Activities)
            throw new UnreadableException($"this table has more than {ImportLimits.Activities:N0} activities", row.Line);
        var headings = _outline.PathTo(_cells.Level(row));
        var activity = _progress.Read(new()
        {
            Id = _identity.NewId(),
            Project = "",
            Code = _identity.NewCode(),
            Name = _cells.Text(PlanColumn.Name) is { Length: > 0 } name ? name : _identity.Code,
            Wbs = headings.Count > 0 ? headings : CsvLists.Wbs(_cells.Text(PlanColumn.Wbs)),
            Calendar = !_cells.Has(PlanColumn.Calendar) ? PlanCalendar.Standard.Id
                : CsvWords.IsNone(_cells.Text(PlanColumn.Calendar)) ? null : _calendars.Named(_cells.Text(PlanColumn.Calendar), row.Line),
            Constraint = Constraint(),
            Resources = CsvLists.Resources(_cells.Text(PlanColumn.Resources)),
            IsManual = _cells.Text(PlanColumn.Mode).StartsWith("man", StringComparison.OrdinalIgnoreCase),
            Line = row.Line,
        });
        activity = activity with { Project = _projects.Of(activity.PlannedFinish), Codes = _cells.Groupings() ?? activity.Codes };
        _activities.Add(activity);
        Know(activity);
        if (_linkColumn is { } column)
            _links.Take(activity, column, _cells.Text(column));
    }

    void Know(PlannedActivity? activity)
    {
        _links.Know(PlanColumn.Code, _cells.Has(PlanColumn.Code) ? _cells.Text(PlanColumn.Code) : _cells.Text(PlanColumn.Name), activity);
        _links.Know(PlanColumn.Id, _cells.Text(PlanColumn.Id), activity);
        _links.Know(PlanColumn.UniqueId, _cells.Text(PlanColumn.UniqueId), activity);
    }

    PlanConstraint? Constraint()
    {
        var text = _cells.Text(PlanColumn.ConstraintType);
        if (CsvWords.IsNone(text))
        {
            if (_cells.Date(PlanColumn.ConstraintDate) is not null)
                _findings.Warning("constraint-without-type", _cells.Line, _cells.Subject, "it has a constraint's date and no type of constraint", "the date is left out");
            return null;
        }
        if (CsvWords.IsConstraint(text, out var type))
            return type is { } known ? new(known, known == ConstraintType.AsLateAsPossible ? null : ConstraintDate(known)) : null;
        _cells.Unknown("unknown-constraint", PlanColumn.ConstraintType, "it is left out");
        return null;
    }

    DateTime? ConstraintDate(ConstraintType type)
    {
        var isStart = type is ConstraintType.StartOn or ConstraintType.StartOnOrAfter or ConstraintType.StartOnOrBefore or ConstraintType.MandatoryStart;
        return _cells.Date(PlanColumn.ConstraintDate)?.Else(isStart ? _day.Begin : _day.End);
    }
}
