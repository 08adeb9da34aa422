namespace Construction.Import;

/// <summary>Activities one by one: what they are called, by which calendar they work, and whether what is said of them can be.</summary>
sealed class ActivityCheck(IReadOnlyList<PlanProject> projects, IReadOnlyList<PlanCalendar> calendars, Findings findings)
{
    readonly Dictionary<string, PlanProject> _projects = projects.ToDictionary(project => project.Id);
    readonly HashSet<string> _calendars = [.. calendars.Select(calendar => calendar.Id)];
    readonly HashSet<string> _ids = [];
    readonly Dictionary<(string Project, string Code), int> _codes = [];
    PlanCalendar? _standard;

    /// <returns>The activities, and the standard calendar where one of them needs it and the file has none.</returns>
    public (IReadOnlyList<PlannedActivity> Activities, PlanCalendar? Standard) Check(IReadOnlyList<PlannedActivity> activities)
    {
        var kept = new List<PlannedActivity>(activities.Count);
        foreach (var activity in activities)
            if (_ids.Add(activity.Id))
                kept.Add(Mended(activity));
            else
                findings.Error(
                    "duplicate-id", activity.Line, activity.Code, $"an earlier activity has the id {activity.Id} already", "this one is left out");
        return (kept, _standard);
    }

    PlannedActivity Mended(PlannedActivity activity)
    {
        activity = WithCode(WithShortCode(WithProject(activity)));
        CheckName(activity);
        activity = WithCalendar(activity);
        activity = ActivityDates.Check(activity, findings);
        return ProgressCheck.Check(activity, _projects[activity.Project].DataDate, findings);
    }

    PlannedActivity WithProject(PlannedActivity activity)
    {
        if (_projects.ContainsKey(activity.Project))
            return activity;
        var project = projects.FirstOrDefault(project => !project.IsStub) ?? projects[0];
        findings.Error(
            "unknown-project", activity.Line, activity.Code, $"its project {activity.Project} is not in the file", $"it is taken as one of {project.Code}");
        return activity with { Project = project.Id };
    }

    PlannedActivity WithCode(PlannedActivity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Code))
        {
            findings.Warning("empty-code", activity.Line, activity.Name, "the activity has no code", $"its id in the file stands for it: {activity.Id}");
            activity = activity with { Code = activity.Id };
        }
        if (!_codes.TryAdd((activity.Project, activity.Code), activity.Line))
            findings.Error(
                "duplicate-code", activity.Line, activity.Code,
                $"an earlier activity has this code already{At(_codes[(activity.Project, activity.Code)])}", "both are kept; as a milestone only the first is taken, and what is assigned to the code goes to it");
        return activity;
    }

    // The log keeps no longer ones.
    PlannedActivity WithShortCode(PlannedActivity activity)
    {
        if (activity.Code.Length <= ImportLimits.CodeLength)
            return activity;
        findings.Warning(
            "long-code", activity.Line, activity.Code, $"its code has {activity.Code.Length:N0} characters",
            $"it is cut to {ImportLimits.CodeLength}");
        return activity with { Code = PlainText.Cut(activity.Code, ImportLimits.CodeLength) };
    }

    void CheckName(PlannedActivity activity)
    {
        if (PlainText.IsCut(activity.Name))
            findings.Note(
                "long-name", activity.Line, activity.Code, $"its name has {activity.Name.Length:N0} characters",
                $"as that of a milestone it is cut to {PlainText.Longest}");
    }

    PlannedActivity WithCalendar(PlannedActivity activity)
    {
        if (activity.Calendar is { } named && _calendars.Contains(named))
            return activity;
        var project = _projects[activity.Project];
        var instead = project.Calendar;
        var done = instead is null ? "the standard calendar is used" : "the project's is used";
        // Of a stub nothing is known but its name.
        if (project.IsStub)
            return activity with { Calendar = instead ?? Standard() };
        if (activity.Calendar is null)
            findings.Note("no-calendar", activity.Line, activity.Code, "the activity has no calendar", done);
        else
            findings.Warning("unknown-calendar", activity.Line, activity.Code, $"its calendar {activity.Calendar} is not in the file", done);
        return activity with { Calendar = instead ?? Standard() };
    }

    string Standard()
    {
        if (_calendars.Add(PlanCalendar.Standard.Id))
            _standard = PlanCalendar.Standard;
        return PlanCalendar.Standard.Id;
    }

    static string At(int line) => line > 0 ? $" (line {line})" : "";
}
