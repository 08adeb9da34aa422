namespace Construction.Import;

/// <summary>The project of a file, and the others that it only names.</summary>
static class MsProjectXmlProject
{
    /// <summary>Begins the ids of other projects.</summary>
    public const string Other = "other:";

    /// <param name="header">The project's own fields.</param>
    /// <param name="summary">Name of the project's own summary.</param>
    public static PlanProject Read(
        MsProjectXmlValues header, string? summary, IReadOnlyList<PlannedActivity> activities, string? calendar, int minutesPerDay, Findings findings)
    {
        var name = header.Text("Title") ?? header.Text("Name") ?? summary ?? "Project";
        var (start, finish) = (header.Date("StartDate"), header.Date("FinishDate"));
        var isFromFinish = header.Text("ScheduleFromStart") is "0" or "false";
        if (isFromFinish)
            findings.Warning(
                "from-finish", null, name, "the project is scheduled backwards from its finish", "that is kept as the date by which it must be finished; dates are computed forwards");
        return new()
        {
            Id = MsProjectXmlTasks.MainProject,
            Code = name,
            Name = name,
            DataDate = DataDate(header, start, activities, name, findings),
            Start = start,
            MustFinish = isFromFinish ? finish : null,
            StoredFinish = finish,
            Calendar = calendar,
            Options = Options(header, minutesPerDay),
        };
    }

    public static IEnumerable<PlanProject> Stubs(IReadOnlyList<PlannedActivity> activities) =>
        from project in activities.Select(activity => activity.Project).Distinct()
        where project != MsProjectXmlTasks.MainProject
        let name = project[Other.Length..]
        select new PlanProject { Id = project, Code = name, Name = name, IsStub = true };

    static DateTime? DataDate(MsProjectXmlValues header, DateTime? start, IReadOnlyList<PlannedActivity> activities, string name, Findings findings)
    {
        if (header.Date("StatusDate") is { } status)
            return status;
        if (!activities.Any(activity => activity.IsStarted))
            return start;
        var current = header.Date("CurrentDate");
        findings.Warning(
            "no-status-date", null, name, "work has begun, but the file does not say up to when it is known (status date)",
            current is null ? "the schedule has no data date" : $"the current date of the file is taken: {current:yyyy-MM-dd HH:mm}");
        return current;
    }

    static SchedulingOptions Options(MsProjectXmlValues header, int minutesPerDay) => new()
    {
        Rules = SchedulingRules.MicrosoftProject,
        LagCalendar = LagCalendar.Successor,
        // Where work under way may be split, what remains of it waits for what it follows.
        Progress = header.Text("SplitsInProgressTasks") is "0" or "false" ? ProgressRule.ProgressOverride : ProgressRule.RetainedLogic,
        Float = FloatRule.Smallest,
        CriticalUpTo = Math.Clamp(header.Whole("CriticalSlackLimit") ?? 0, -10_000, 10_000) * minutesPerDay,
        UseExpectedFinish = false,
        OpenEndsAreCritical = header.Is("MultipleCriticalPaths"),
        StartLagFromEarlyStart = false,
        HonorConstraints = Honors(header),
    };

    public static bool Honors(MsProjectXmlValues header) => header.Text("HonorConstraints") is not ("0" or "false");
}
