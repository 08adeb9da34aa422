namespace Construction.Import;

/// <summary>The tables TASK, PROJWBS, and those of activity codes and resources.</summary>
sealed class XerActivities(XerRows rows, XerValues values, Findings findings)
{
    readonly List<(PlannedActivity Activity, string? Wbs)> _activities = [];
    readonly Dictionary<string, (string Name, string? Above, string? RootOf)> _wbs = [];
    readonly Dictionary<string, IReadOnlyList<string>> _paths = [];
    readonly Dictionary<string, string> _codeTypes = [];
    readonly Dictionary<string, string> _codes = [];
    readonly Dictionary<string, Dictionary<string, string>> _codesOf = [];
    readonly Dictionary<string, string> _resources = [];
    readonly Dictionary<string, List<string>> _resourcesOf = [];

    public int Count => _activities.Count;

    public void TakeWbs() => _wbs[values.Text("wbs_id") ?? ""] =
        (values.Text("wbs_name") ?? values.Text("wbs_short_name") ?? "", values.Text("parent_wbs_id"),
            values.Flag("proj_node_flag", byDefault: false) ? values.Text("proj_id") : null);

    public void TakeCodeType() => _codeTypes[values.Text("actv_code_type_id") ?? ""] = values.Text("actv_code_type") ?? "";

    public void TakeCode() => _codes[values.Text("actv_code_id") ?? ""] = values.Text("actv_code_name") is { } name && values.Text("short_name") is { } code && name != code
        ? $"{code} {name}"
        : values.Text("actv_code_name") ?? values.Text("short_name") ?? "";

    public void TakeCodeOfActivity()
    {
        if (rows["task_id"] is not { } id || rows["actv_code_id"] is not { } code || !_codes.TryGetValue(code, out var value))
            return;
        if (!_codesOf.TryGetValue(id, out var codes))
            _codesOf.Add(id, codes = []);
        codes[_codeTypes.GetValueOrDefault(rows["actv_code_type_id"] ?? "", "")] = value;
    }

    public void TakeResource() => _resources[values.Text("rsrc_id") ?? ""] = values.Text("rsrc_name") ?? values.Text("rsrc_short_name") ?? "";

    public void TakeAssignment()
    {
        if (rows["task_id"] is not { } id || rows["rsrc_id"] is not { } resource || !_resources.TryGetValue(resource, out var name))
            return;
        if (!_resourcesOf.TryGetValue(id, out var names))
            _resourcesOf.Add(id, names = []);
        names.Add(name);
    }

    public void Take()
    {
        if (Count == ImportLimits.Activities)
            throw new UnreadableException($"there are more than {ImportLimits.Activities:N0} activities", rows.Line);
        var duration = values.Minutes("target_drtn_hr_cnt") ?? 0;
        var status = rows["status_code"];
        var activity = new PlannedActivity
        {
            Id = rows["task_id"] ?? "",
            Project = rows["proj_id"] ?? "",
            Code = values.Text("task_code") ?? "",
            Name = values.Text("task_name") ?? "",
            Kind = Kind(),
            Calendar = rows["clndr_id"],
            Duration = duration,
            Remaining = values.Minutes("remain_drtn_hr_cnt") ?? (status == "TK_Complete" ? 0 : duration),
            Percent = Percent(duration),
            ActualStart = values.Moment("act_start_date"),
            ActualFinish = values.Moment("act_end_date"),
            Suspended = values.Moment("suspend_date"),
            Resumed = values.Moment("resume_date"),
            ExpectedFinish = values.Moment("expect_end_date"),
            Constraint = Constraint("cstr_type", "cstr_date"),
            SecondConstraint = Constraint("cstr_type2", "cstr_date2"),
            ExternalEarlyStart = values.Moment("external_early_start_date"),
            ExternalLateFinish = values.Moment("external_late_end_date"),
            PlannedStart = values.Moment("target_start_date"),
            PlannedFinish = values.Moment("target_end_date"),
            Stored = new()
            {
                EarlyStart = values.Moment("early_start_date"),
                EarlyFinish = values.Moment("early_end_date"),
                LateStart = values.Moment("late_start_date"),
                LateFinish = values.Moment("late_end_date"),
                TotalFloat = values.Minutes("total_float_hr_cnt"),
                FreeFloat = values.Minutes("free_float_hr_cnt"),
                IsOnLongestPath = rows["driving_path_flag"] switch { "Y" => true, "N" => false, _ => null },
            },
            Line = rows.Line,
        };
        if (status is "TK_Complete" && activity.ActualFinish is null || status is "TK_Active" && activity.ActualStart is null)
            findings.Warning(
                "status-without-date", rows.Line, activity.Code, $"{activity.Code} is marked as {(status == "TK_Complete" ? "complete" : "under way")} without the date",
                "scheduled as if it were not");
        _activities.Add((activity, rows["wbs_id"]));
    }

    /// <summary>
    /// With work breakdown, codes and resources; those of a baseline project give their planned dates to the activities of the
    /// same code of the project that it is the baseline of.
    /// </summary>
    public IReadOnlyList<PlannedActivity> All(XerProjects projects)
    {
        foreach (var (name, _, rootOf) in _wbs.Values)
            if (rootOf is not null)
                projects.Name(rootOf, name);
        var baselines = new Dictionary<(string Project, string Code), PlannedActivity>();
        foreach (var (activity, _) in _activities)
            if (projects.OriginalOf(activity.Project) is { } original)
                baselines.TryAdd((original, activity.Code), activity);
        return
        [
            .. from read in _activities
               where projects.OriginalOf(read.Activity.Project) is null
               let baseline = baselines.GetValueOrDefault((read.Activity.Project, read.Activity.Code))
               select read.Activity with
               {
                   Wbs = PathOf(read.Wbs),
                   Codes = _codesOf.TryGetValue(read.Activity.Id, out var codes) ? codes : read.Activity.Codes,
                   Resources = _resourcesOf.TryGetValue(read.Activity.Id, out var names) ? [.. names.Distinct()] : [],
                   BaselineStart = baseline?.PlannedStart,
                   BaselineFinish = baseline?.PlannedFinish,
               },
        ];
    }

    ActivityKind Kind() => rows["task_type"] switch
    {
        "TT_Task" or null => ActivityKind.Task,
        "TT_Rsrc" => ActivityKind.ResourceDependent,
        "TT_LOE" => ActivityKind.LevelOfEffort,
        "TT_WBS" => ActivityKind.WbsSummary,
        "TT_Mile" => ActivityKind.StartMilestone,
        "TT_FinMile" => ActivityKind.FinishMilestone,
        var other => Unknown("unknown-activity-type", other, "type of activity", "taken as a task", ActivityKind.Task),
    };

    decimal? Percent(int duration) => rows["complete_pct_type"] switch
    {
        "CP_Phys" => values.Number("phys_complete_pct"),
        "CP_Units" when values.Number("act_work_qty") is { } done && values.Number("remain_work_qty") is { } left && done + left > 0 =>
            Math.Round(100 * done / (done + left), 2),
        _ when duration > 0 && values.Minutes("remain_drtn_hr_cnt") is { } remaining =>
            Math.Round(Math.Clamp(100m * (duration - remaining) / duration, 0, 100), 2),
        _ => null,
    };

    PlanConstraint? Constraint(string typeColumn, string dateColumn)
    {
        if (rows[typeColumn] is not { } type)
            return null;
        ConstraintType? known = type switch
        {
            "CS_MSO" => ConstraintType.StartOn,
            "CS_MSOA" => ConstraintType.StartOnOrAfter,
            "CS_MSOB" => ConstraintType.StartOnOrBefore,
            "CS_MEO" => ConstraintType.FinishOn,
            "CS_MEOA" => ConstraintType.FinishOnOrAfter,
            "CS_MEOB" => ConstraintType.FinishOnOrBefore,
            "CS_MANDSTART" => ConstraintType.MandatoryStart,
            "CS_MANDFIN" => ConstraintType.MandatoryFinish,
            "CS_ALAP" => ConstraintType.AsLateAsPossible,
            _ => Unknown<ConstraintType?>("unknown-constraint", type, "type of constraint", "left out", null),
        };
        return known is null ? null : new(known.Value, values.Moment(dateColumn));
    }

    T Unknown<T>(string kind, string value, string what, string done, T instead)
    {
        findings.Warning(kind, rows.Line, rows["task_code"], $"'{value}' is no {what}", done);
        return instead;
    }

    // From the project's root, which is left out, in. A breakdown that runs in a circle ends where it would begin again.
    IReadOnlyList<string> PathOf(string? wbs)
    {
        if (wbs is null)
            return [];
        if (_paths.TryGetValue(wbs, out var known))
            return known;
        var path = new List<string>();
        var seen = new HashSet<string>();
        for (var id = wbs; id is not null && seen.Add(id) && _wbs.TryGetValue(id, out var part) && part.RootOf is null; id = part.Above)
            path.Insert(0, part.Name);
        return _paths[wbs] = path;
    }
}
