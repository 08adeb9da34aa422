namespace Construction.Import;

/// <summary>Activities, from the tasks that have no others within them.</summary>
sealed class MsProjectXmlActivities(
    IReadOnlyList<MsProjectXmlTask> tasks, MsProjectXmlOutline outline, MsProjectXmlCalendars calendars, MsProjectXmlResources resources, Findings findings)
{
    readonly MsProjectXmlSlack _slack = new(tasks, outline, findings);
    readonly MsProjectXmlSummaries _summaries = new(tasks, outline, findings);

    /// <param name="calendar">That of the project.</param>
    public IReadOnlyList<PlannedActivity> All(string? calendar)
    {
        var activities = new List<PlannedActivity>();
        for (var at = 0; at < tasks.Count; at++)
        {
            var read = tasks[at];
            if (outline.IsEmpty(at) && read.Level > 0)
                Found("empty-summary", read, "it is marked as a summary, but nothing is within it, and it has no duration", "it is left out");
            else if (outline.IsActivity(at))
                activities.Add(Activity(at, calendar));
            else if (!outline.IsActive(at) && !outline.IsSummary(at))
                Found("inactive", read, "it was set inactive", "it is left out, with its links");
        }
        return MsProjectXmlActivityIds.Apply(activities, _slack.IsInHours, findings);
    }

    PlannedActivity Activity(int at, string? project)
    {
        var read = tasks[at];
        Notice(at, read);
        var activity = read.Activity with
        {
            Wbs = outline.Path(at),
            Calendar = Calendar(read, project),
            // Microsoft Project counts total slack without regard to the resources' calendars.
            FloatCalendar = calendars.Effective(read.Activity.Calendar),
            Stored = _slack.With(read),
            Resources = resources.NamesFor(read.Activity.Id),
        };
        // The stand-in of another project's task has the dates that it has there.
        return read.ExternalProject is { } other ? activity with { Project = MsProjectXmlProject.Other + other, IsManual = true } : _summaries.Constrained(activity, at);
    }

    string? Calendar(MsProjectXmlTask read, string? project)
    {
        if (read.IsElapsed && read.Activity.Duration > 0)
        {
            Found("elapsed-duration", read, "its duration runs around the clock", "it goes by a calendar of 24 hours");
            return calendars.TwentyFourHours;
        }
        var own = calendars.Effective(read.Activity.Calendar);
        if (own is null && read.Activity.Calendar is { } unknown)
            findings.Warning("unknown-calendar", read.Activity.Line, Name(read), $"its calendar {unknown} is not in the file", "it is taken as having none of its own");
        return resources.CalendarFor(read, own, project, calendars);
    }

    void Notice(int at, MsProjectXmlTask read)
    {
        if (read.IsSubproject)
            findings.Warning("subproject", read.Activity.Line, Name(read), "it stands for a project of its own, whose tasks are in another file", "it is taken as one activity");
        else if (read.IsMarkedAsSummary && !outline.IsSummary(at))
            Found("empty-summary", read, "it is marked as a summary, but nothing is within it", "it is taken as an activity");
        if (read.ExternalProject is { } other)
            Found("external-activity", read, $"it stands for a task of another project ({other})", "its dates are kept as they are");
    }

    void Found(string kind, MsProjectXmlTask read, string text, string done) => findings.Note(kind, read.Activity.Line, Name(read), text, done);

    static string Name(MsProjectXmlTask read) => $"{read.Activity.Code} {read.Activity.Name}".Trim();
}
