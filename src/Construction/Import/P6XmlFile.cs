namespace Construction.Import;

/// <summary>Collects what a file says, in whatever order, and puts it together at the end.</summary>
sealed class P6XmlFile
{
    /// <summary>Of what is no part of a schedule, so many kinds are counted.</summary>
    const int KindsLeftOut = 30;

    const int MostProjects = 5_000;

    readonly P6XmlSource _source;
    readonly P6XmlValues _values = new(new());
    readonly P6XmlCalendars _calendars;
    readonly P6XmlNames _names;
    readonly P6XmlLinks _links;
    readonly P6XmlBaselines _baselines;
    readonly List<P6XmlElement> _projects = [];
    readonly Dictionary<string, P6XmlElement> _options = [];
    readonly List<P6XmlActivity> _activities = [];
    readonly Dictionary<string, int> _leftOut = [];

    public P6XmlFile(P6XmlSource source)
    {
        _source = source;
        _calendars = new(_values);
        _names = new(_values);
        _links = new(_values);
        _baselines = new(_values);
    }

    /// <exception cref="UnreadableException">It is too large, or has no project.</exception>
    public Plan Read()
    {
        foreach (var name in _source.Children())
            if (name == "Project")
                ReadProject();
            else if (name == "BaselineProject")
                _baselines.Read(_source);
            else if (!IsRead(name))
                _source.Skip();
        if (_projects.Count == 0)
            throw new UnreadableException("there is no project in the file");
        return Whole();
    }

    void ReadProject()
    {
        var project = new P6XmlElement("Project", _source.Line);
        var first = _activities.Count;
        foreach (var name in _source.Children())
            if (P6XmlProject.Fields.Contains(name))
                project.Add(_source.Element(P6XmlProject.Fields));
            else if (!IsRead(name) && _source.Skip() && (_leftOut.Count < KindsLeftOut || _leftOut.ContainsKey(name)))
                _leftOut[name] = _leftOut.GetValueOrDefault(name) + 1;
        _projects.Add(project);
        if (_projects.Count > MostProjects)
            throw new UnreadableException($"more than {MostProjects:N0} projects", project.Line);
        if (_values.Flag(project, "IsExternal") == true)
            _activities.RemoveRange(first, _activities.Count - first);
        // An activity belongs to the project within which it stands.
        for (var at = first; at < _activities.Count; at++)
            if (_activities[at].Planned.Project != P6XmlProject.IdOf(project))
                _activities[at] = _activities[at] with { Planned = _activities[at].Planned with { Project = P6XmlProject.IdOf(project) } };
    }

    /// <summary>What can stand within a project, and in files out of P6's database also beside it.</summary>
    /// <returns>False where it is something else, and still to be read.</returns>
    bool IsRead(string name)
    {
        if (name == "Activity")
            AddActivity(_source.Element(P6XmlActivity.Fields));
        else if (name == "Relationship")
            _links.Add(_source.Element(P6XmlLinks.Fields));
        else if (name == "Calendar")
            _calendars.Add(_source.Element(P6XmlCalendar.Fields));
        else if (name == "ScheduleOptions" && _source.Element(P6XmlOptions.Fields) is var options)
            _options.TryAdd(options["ProjectObjectId"] ?? WithinProject(_projects.Count), options);
        else if (P6XmlNames.Knows(name))
            _names.Add(name, _source.Element(P6XmlNames.Fields));
        else
            return false;
        return true;
    }

    void AddActivity(P6XmlElement element)
    {
        _activities.Add(P6XmlActivity.Of(element, _values));
        if (_activities.Count > ImportLimits.Activities)
            throw new UnreadableException($"more than {ImportLimits.Activities:N0} activities", element.Line);
    }

    Plan Whole()
    {
        var projects = Projects();
        var own = projects.Where(project => !project.IsStub).Select(project => project.Id).ToHashSet();
        foreach (var root in _projects.Select(project => project["WBSObjectId"]).OfType<string>())
            _names.AddRoot(root);
        var current = _projects.ToLookup(P6XmlProject.IdOf, project => project["CurrentBaselineProjectObjectId"]);
        var baselines = projects.ToDictionary(
            project => project.Id, project => _baselines.Of(project, current[project.Id].First(), own.Count == 1));
        _baselines.FindThoseOfNone();
        var activities = _activities.Select(activity => WithBaseline(_names.Named(activity), baselines)).ToList();
        var links = _links.Within(own, activities.DistinctBy(activity => activity.Id).ToDictionary(activity => activity.Id, activity => activity.Code));
        foreach (var (name, count) in _leftOut.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            _values.Findings.Note("left-out", null, P6XmlValues.Short(name), $"{count} × {P6XmlValues.Short(name)}", "left out, as no part of the schedule");
        return new()
        {
            Format = P6Xml.Format, Projects = projects, Calendars = _calendars.All(), Activities = activities, Links = links,
            Findings = _values.Findings.All,
        };
    }

    List<PlanProject> Projects()
    {
        var projects = new List<PlanProject>();
        for (var at = 0; at < _projects.Count; at++)
        {
            var id = P6XmlProject.IdOf(_projects[at]);
            var options = _options.GetValueOrDefault(id) ?? _options.GetValueOrDefault(WithinProject(at));
            if (projects.Exists(project => project.Id == id))
                _values.Findings.Warning(
                    "project-twice", _projects[at].Line, _projects[at].Subject, $"project {P6XmlValues.Short(id)} is there twice", "taken as one");
            else
                projects.Add(P6XmlProject.Of(_projects[at], options, _values));
        }
        return projects;
    }

    PlannedActivity WithBaseline(
        PlannedActivity activity, Dictionary<string, IReadOnlyDictionary<string, (DateTime? Start, DateTime? Finish)>?> baselines)
    {
        if (!baselines.TryGetValue(activity.Project, out var dates))
            _values.Findings.Error(
                "unknown-project", activity.Line, activity.Code, $"its project, {P6XmlValues.Short(activity.Project)}, is not in the file", "kept as it is");
        return dates?.TryGetValue(activity.Code, out var baseline) == true
            ? activity with { BaselineStart = baseline.Start, BaselineFinish = baseline.Finish } : activity;
    }

    static string WithinProject(int index) => $"project {index}";
}
