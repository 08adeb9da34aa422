namespace Construction.Import;

/// <summary>The projects that a table names; one, where it names none.</summary>
sealed class CsvProjects(CsvCells cells, CsvDay day, ColumnMapping mapping, Findings findings)
{
    const string Only = "1";

    readonly Dictionary<string, PlanProject> _projects = [];

    /// <summary>Of the heading above all, where there is one.</summary>
    public string? Name { get; set; }

    public IReadOnlyList<PlanProject> All =>
        [.. _projects.Values.Select(project => project.Id == Only && Name is { } name ? project with { Name = name } : project)];

    /// <summary>The project of the row at hand.</summary>
    /// <param name="finish">The row's own.</param>
    public string Of(DateTime? finish)
    {
        var id = cells.Text(PlanColumn.Project) is { Length: > 0 } text ? text : Only;
        var project = _projects.GetValueOrDefault(id) ?? new()
        {
            Id = id,
            Code = CodeOf(id),
            Name = id == Only && mapping.Project is null ? "Schedule" : CodeOf(id),
            DataDate = mapping.DataDate,
            Calendar = PlanCalendar.Standard.Id,
        };
        _projects[id] = project with { DataDate = DataDate(project), StoredFinish = finish > project.StoredFinish ? finish : project.StoredFinish ?? finish };
        return id;
    }

    string CodeOf(string id) => id == Only ? mapping.Project ?? Only : id;

    // Progress of a day is known when the day is over.
    DateTime? DataDate(PlanProject project)
    {
        if (cells.Date(PlanColumn.DataDate)?.Else(day.End) is not { } said || said == project.DataDate)
            return project.DataDate;
        if (project.DataDate is { } before && mapping.DataDate is null)
            findings.Warning(
                "data-dates", cells.Line, project.Code, $"rows differ in their data date: {before:yyyy-MM-dd} and {said:yyyy-MM-dd}", "the latest is taken");
        return project.DataDate > said ? project.DataDate : said;
    }
}
