namespace Construction.Import;

static class ProjectCheck
{
    /// <summary>Each project once, with at least one that is no stub where there are activities.</summary>
    public static IReadOnlyList<PlanProject> Check(Plan plan, Findings findings)
    {
        var calendars = plan.Calendars.Select(calendar => calendar.Id).ToHashSet();
        var seen = new HashSet<string>();
        var kept = new List<PlanProject>(plan.Projects.Count);
        foreach (var project in plan.Projects)
            if (seen.Add(project.Id))
                kept.Add(Mended(project, calendars, findings));
            else
                findings.Error("duplicate-id", null, project.Code, $"two projects have the id {project.Id}", "the later one is left out");
        if (kept.Count == 0 && plan.Activities.Count > 0)
        {
            findings.Error("no-project", null, null, "the file names no project", "its activities are of one project");
            kept.Add(new() { Id = plan.Activities[0].Project, Code = plan.Activities[0].Project, Name = plan.Format });
        }
        return kept;
    }

    static PlanProject Mended(PlanProject project, HashSet<string> calendars, Findings findings)
    {
        var dates = new DateCheck(findings, null, project.Code);
        project = project with
        {
            DataDate = dates.Sane(project.DataDate, "the data date"),
            Start = dates.Sane(project.Start, "the start of the project"),
            MustFinish = dates.Sane(project.MustFinish, "the date by which the project must finish"),
            StoredFinish = dates.Sane(project.StoredFinish, "the finish of the project"),
        };
        if (project.Calendar is { } calendar && !calendars.Contains(calendar))
        {
            findings.Warning("unknown-calendar", null, project.Code, $"the project's calendar {calendar} is not in the file", "the standard calendar is used");
            project = project with { Calendar = null };
        }
        return project.DataDate is not null || project.IsStub ? project : WithDataDate(project, findings);
    }

    static PlanProject WithDataDate(PlanProject project, Findings findings)
    {
        const string Missing = "the file does not say up to which date progress is known";
        if (project.Start is { } start)
            findings.Warning("no-data-date", null, project.Code, Missing, $"the start of the project is used: {start:yyyy-MM-dd HH:mm}");
        else
            findings.Error("no-data-date", null, project.Code, Missing, "none is taken: it has to be given");
        return project with { DataDate = project.Start };
    }
}
