namespace Construction.Import;

/// <summary>What is said of an activity's progress and does not fit together.</summary>
static class ProgressCheck
{
    public static PlannedActivity Check(PlannedActivity activity, DateTime? dataDate, Findings findings)
    {
        var (line, code) = (activity.Line, activity.Code);
        if (activity.Percent is < 0 or > 100)
        {
            findings.Warning("percent", line, code, $"its percent complete is {activity.Percent:0.##}", "it is brought between 0 and 100");
            activity = activity with { Percent = Math.Clamp(activity.Percent.Value, 0, 100) };
        }
        if (activity.IsComplete && activity.Remaining > 0)
        {
            findings.Warning("remaining-on-complete", line, code, "it has finished and has a remaining duration", "nothing remains");
            activity = activity with { Remaining = 0 };
        }
        if (activity.ActualStart > activity.ActualFinish)
        {
            findings.Error("start-after-finish", line, code, "its actual start lies after its actual finish", "the finish is taken for both");
            activity = activity with { ActualStart = activity.ActualFinish };
        }
        CheckDates(activity, dataDate, findings);
        return activity;
    }

    static void CheckDates(PlannedActivity activity, DateTime? dataDate, Findings findings)
    {
        var (line, code) = (activity.Line, activity.Code);
        if (activity.ActualStart > dataDate)
            findings.Warning("after-data-date", line, code, "its actual start lies after the data date", "it is kept as it is");
        if (activity.ActualFinish > dataDate)
            findings.Warning("after-data-date", line, code, "its actual finish lies after the data date", "it is kept as it is");
        if (activity.Kind is ActivityKind.LevelOfEffort or ActivityKind.WbsSummary || activity.IsMilestone)
            return;
        if (activity.IsComplete && activity.ActualStart is null)
            findings.Warning("no-actual-start", line, code, "it has finished and has no actual start", "its finish counts");
        else if (activity.Percent > 0 && !activity.IsStarted)
            findings.Warning(
                "no-actual-start", line, code, $"it is {activity.Percent:0.##} % complete and has no actual start",
                "it counts as not started; what remains of it is kept");
    }
}
