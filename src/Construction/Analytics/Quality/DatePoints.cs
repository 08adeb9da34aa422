namespace Construction.Analytics.Quality;

/// <summary>Points 9, 11 and 14: dates against the data date and the baseline.</summary>
static class DatePoints
{
    const string NoDataDate = "the project has no data date";
    const string NoBaseline = "the file has no baseline of this project";

    /// <summary>
    /// What is yet to happen lies before the data date, or what has happened after it. What is yet to happen are the dates that the
    /// file stored, for those computed here never lie before it by P6's rules; those computed where it stored none.
    /// </summary>
    public static QualityPoint InvalidDates(Assessed of)
    {
        if (of.Project.DataDate is not { } dataDate)
            return QualityPoint.NotApplicable(DcmaRules.InvalidDates, NoDataDate);
        if (of.Places.Count == 0)
            return QualityPoint.NotApplicable(DcmaRules.InvalidDates, "the project has no activities");
        var offenders = new List<QualityOffender>();
        foreach (var place in of.Places)
            if (InvalidOf(of, place, dataDate) is { } wrong)
                offenders.Add(of.Offender(place, wrong));
        return QualityPoint.Share(
            DcmaRules.InvalidDates, offenders.Count, of.Places.Count, "activities that are forecast before the data date, or done after it", offenders);
    }

    /// <summary>Should have been finished by the data date, and were later or are not.</summary>
    public static QualityPoint MissedTasks(Assessed of)
    {
        if (DueOf(of, out var reason) is not { } due)
            return QualityPoint.NotApplicable(DcmaRules.MissedTasks, reason);
        var offenders = new List<QualityOffender>();
        foreach (var place in due)
            if (of[place].ActualFinish is not { } finished)
                offenders.Add(of.Offender(place, $"not finished, due {Assessed.MomentText(of[place].BaselineFinish!.Value)}"));
            else if (of.WorkAt(place, finished) > of.WorkAt(place, of[place].BaselineFinish!.Value))
                offenders.Add(of.Offender(place, $"finished {Assessed.MomentText(finished)}, due {Assessed.MomentText(of[place].BaselineFinish!.Value)}"));
        return QualityPoint.Share(
            DcmaRules.MissedTasks, offenders.Count, due.Count, "activities due by the data date that were not finished in time", offenders);
    }

    /// <summary>
    /// Complete ÷ should have been complete by the baseline; milestones are counted here, while P6's own check leaves them out.
    /// What has no baseline counts in neither. (The pamphlet adds it to what should have been complete.)
    /// </summary>
    public static QualityPoint ExecutionIndex(Assessed of)
    {
        if (DueOf(of, out var reason) is not { } due)
            return QualityPoint.NotApplicable(DcmaRules.BaselineExecutionIndex, reason);
        var complete = of.Places.Count(place => of[place].IsComplete && of[place].BaselineFinish is not null);
        var without = of.Places.Count(place => of[place].BaselineFinish is null);
        return QualityPoint.Share(
            DcmaRules.BaselineExecutionIndex, complete, due.Count,
            "activities complete, to those that the baseline wanted complete by the data date; milestones are counted, which P6's own check leaves out"
            + (without > 0 ? $"; {without} without a baseline are not counted" : ""),
            [.. due.Where(place => !of[place].IsComplete)
                .Select(place => of.Offender(place, $"not finished, due {Assessed.MomentText(of[place].BaselineFinish!.Value)}"))]);
    }

    static string? InvalidOf(Assessed of, int place, DateTime dataDate)
    {
        var activity = of[place];
        // Two wall clocks without work between them are the same moment to what is planned, but not to what has happened.
        bool IsBefore(DateTime forecast) => of.WorkAt(place, forecast) < of.WorkAt(place, dataDate);
        if (activity.ActualStart > dataDate)
            return $"started {Assessed.MomentText(activity.ActualStart.Value)}, after the data date";
        if (activity.ActualFinish > dataDate)
            return $"finished {Assessed.MomentText(activity.ActualFinish.Value)}, after the data date";
        if (!activity.IsStarted && (activity.Stored?.EarlyStart ?? of.Path.EarlyStart(place)) is var start && IsBefore(start))
            return $"to start {Assessed.MomentText(start)}, before the data date";
        if (!activity.IsComplete && (activity.Stored?.EarlyFinish ?? of.Path.EarlyFinish(place)) is var finish && IsBefore(finish))
            return $"to finish {Assessed.MomentText(finish)}, before the data date";
        return null;
    }

    static List<int>? DueOf(Assessed of, out string reason)
    {
        var due = of.Places.Where(place => of[place].BaselineFinish <= of.Project.DataDate).ToList();
        reason = of.Project.DataDate is null ? NoDataDate
            : of.Places.All(place => of[place].BaselineFinish is null) ? NoBaseline
            : "by the baseline nothing was to be finished by the data date";
        return due.Count > 0 ? due : null;
    }
}
