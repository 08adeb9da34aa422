namespace Construction.Import;

/// <summary>The plan, once all of the file is read: only then is it known what a number stands for.</summary>
sealed partial class P6XmlFile
{
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
}
