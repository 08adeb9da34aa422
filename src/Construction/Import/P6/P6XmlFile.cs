namespace Construction.Import;

/// <summary>Collects what a file says, in whatever order, and puts it together at the end.</summary>
sealed partial class P6XmlFile
{
    /// <summary>Of what is no part of a schedule, so many kinds are counted.</summary>
    const int KindsLeftOut = 30;

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
        if (_projects.Count > ImportLimits.Projects)
            throw new UnreadableException($"more than {ImportLimits.Projects:N0} projects", project.Line);
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

    static string WithinProject(int index) => $"project {index}";
}
