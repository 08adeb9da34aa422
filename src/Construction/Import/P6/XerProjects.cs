namespace Construction.Import;

/// <summary>The tables PROJECT and SCHEDOPTIONS.</summary>
sealed class XerProjects(XerValues values)
{
    readonly List<PlanProject> _projects = [];
    readonly Dictionary<string, int> _places = [];
    readonly Dictionary<string, SchedulingOptions> _options = [];
    readonly Dictionary<string, string> _originals = [];

    /// <summary>Without those that are the baseline of another in the file.</summary>
    public IReadOnlyList<PlanProject> All =>
    [
        .. from project in _projects
           where OriginalOf(project.Id) is null
           let options = _options.GetValueOrDefault(project.Id, new())
           select project with
           {
               Options = options with
               {
                   CriticalIsLongestPath = project.Options.CriticalIsLongestPath,
                   CriticalUpTo = project.Options.CriticalUpTo,
               },
           },
    ];

    /// <summary>The project in the file that a project is the baseline of; null where it is one of its own.</summary>
    public string? OriginalOf(string project) =>
        _originals.TryGetValue(project, out var original) && original != project && _places.ContainsKey(original) ? original : null;

    public void TakeProject()
    {
        if (_projects.Count == ImportLimits.Projects)
            throw new UnreadableException($"there are more than {ImportLimits.Projects:N0} projects");
        var id = values.Text("proj_id") ?? "";
        _places.TryAdd(id, _projects.Count);
        if (values.Text("orig_proj_id") is { } original)
            _originals[id] = original;
        _projects.Add(new()
        {
            Id = id,
            Code = values.Text("proj_short_name") ?? id,
            // P6 keeps a project's name at the root of its work breakdown; it is put in there.
            Name = "",
            DataDate = values.Moment("last_recalc_date"),
            Start = values.Moment("plan_start_date"),
            MustFinish = values.Moment("plan_end_date"),
            StoredFinish = values.Moment("scd_end_date"),
            Calendar = values.Text("clndr_id"),
            // Hours that are not said are none.
            Options = new() { CriticalIsLongestPath = values.Is("critical_path_type", "CT_DrivPath"), CriticalUpTo = values.Minutes("critical_drtn_hr_cnt") ?? 0 },
            IsStub = !values.Flag("export_flag", byDefault: true),
        });
    }

    public void TakeOptions() => _options[values.Text("proj_id") ?? ""] = new()
    {
        LagCalendar = values.Text("sched_calendar_on_relationship_lag") switch
        {
            "rcal_Successor" => LagCalendar.Successor,
            "rcal_ProjDefault" => LagCalendar.ProjectDefault,
            "rcal_24Hour" => LagCalendar.TwentyFourHours,
            _ => LagCalendar.Predecessor,
        },
        Progress = values.Flag("sched_progress_override", byDefault: false) ? ProgressRule.ProgressOverride
            : values.Flag("sched_retained_logic", byDefault: true) ? ProgressRule.RetainedLogic
            : ProgressRule.ActualDates,
        Float = values.Text("sched_float_type") switch
        {
            "FT_SF" => FloatRule.Start,
            "FT_MIN" => FloatRule.Smallest,
            _ => FloatRule.Finish,
        },
        UseExpectedFinish = values.Flag("sched_use_expect_end_flag", byDefault: true),
        OpenEndsAreCritical = values.Flag("sched_open_critical_flag", byDefault: false),
        StartLagFromEarlyStart = values.Flag("sched_lag_early_start_flag", byDefault: true),
        FloatFromEachProject = values.Flag("sched_use_project_end_date_for_float", byDefault: true),
        KeepExternalDates = !values.Is("sched_outer_depend_type", "SD_None"),
    };

    /// <summary>Gives a project the name that its work breakdown's root has.</summary>
    public void Name(string project, string name)
    {
        if (_places.TryGetValue(project, out var place))
            _projects[place] = _projects[place] with { Name = name };
    }
}
