using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Quality;

/// <summary>Points 12 and 13: whether there is a critical path, and whether it is short enough.</summary>
static class PathPoints
{
    /// <summary>
    /// A delay of the first activity of the longest path, put into a copy of the plan, is to move the finish of the project as far;
    /// it does not where a date that was set by hand holds something on the way. In working days of that activity's calendar.
    /// </summary>
    public static QualityPoint CriticalPathTest(Assessed of)
    {
        // A milestone has nothing that could take longer.
        var first = of.Open.Where(place => of.Path.IsOnLongestPath(place) && !of[place].IsMilestone).OrderBy(of.Path.EarlyStart).Cast<int?>().FirstOrDefault();
        if (first is not { } place)
            return QualityPoint.NotApplicable(DcmaRules.CriticalPathTest, "the longest path has no activity with work that is left to do");
        var calendar = of.Network.Calendars[place];
        var delay = DcmaRules.TestDays * Assessed.PerDay(calendar);
        var delayed = new CriticalPath(new Network(Delayed(of.Network.Plan, of[place], delay)));
        var moved = calendar.WorkAt(Minutes.Of(delayed.FinishOf(of.Project)!.Value)) - calendar.WorkAt(Minutes.Of(of.Path.FinishOf(of.Project)!.Value));
        var words = $"{Assessed.DaysText(DcmaRules.TestDays)} more for {of[place].Code} {of[place].Name}, the first of the longest path, "
            + $"move the finish of the project by {Assessed.DaysText(of.Days(place, moved))}";
        var tested = QualityPoint.Index(DcmaRules.CriticalPathTest, (double)moved / delay, words, []);
        return tested.Verdict == Verdict.Passed
            ? tested
            : QualityPoint.Index(DcmaRules.CriticalPathTest, (double)moved / delay, words, [of.Offender(place, "its delay does not reach the finish of the project")]);
    }

    /// <summary>
    /// CPLI = (CPL + TF) ÷ CPL: the working days from the data date to the finish of the project, and those from there to when it
    /// must finish, or was to by the baseline; by the calendar of the project.
    /// </summary>
    public static QualityPoint LengthIndex(Assessed of)
    {
        if (of.Project.DataDate is not { } dataDate)
            return QualityPoint.NotApplicable(DcmaRules.CriticalPathLengthIndex, "the project has no data date");
        if (of.Open.Count == 0 || of.Path.FinishOf(of.Project) is not { } finish)
            return QualityPoint.NotApplicable(DcmaRules.CriticalPathLengthIndex, "nothing of the project is left to do");
        if ((of.Project.MustFinish ?? of.Places.Max(place => of[place].BaselineFinish)) is not { } wanted)
            return QualityPoint.NotApplicable(
                DcmaRules.CriticalPathLengthIndex, "the file says neither when the project must finish nor when it was to by a baseline");
        var calendar = of.Network.CalendarsOfPlan.Of(of.Project);
        double DaysTo(DateTime from, DateTime to) =>
            (double)(calendar.WorkAt(Minutes.Of(to)) - calendar.WorkAt(Minutes.Of(from))) / Assessed.PerDay(calendar);
        var (length, slack) = (DaysTo(dataDate, finish), DaysTo(finish, wanted));
        if (length <= 0)
            return QualityPoint.NotApplicable(DcmaRules.CriticalPathLengthIndex, "no working time lies between the data date and the finish of the project");
        var what = of.Project.MustFinish is null ? "was to finish by the baseline" : "must finish";
        return QualityPoint.Index(
            DcmaRules.CriticalPathLengthIndex, (length + slack) / length,
            $"{Assessed.DaysText(length)} to the finish of the project, {Assessed.DaysText(slack)} from there to {Assessed.MomentText(wanted)}, when it {what}",
            []);
    }

    static Plan Delayed(Plan plan, PlannedActivity delayed, int minutes) => plan with
    {
        Activities =
        [
            .. plan.Activities.Select(activity => activity.Id == delayed.Id
                ? activity with { Duration = activity.Duration + minutes, Remaining = activity.Remaining + minutes }
                : activity),
        ],
    };
}
