namespace Construction.Import;

/// <summary>How far an activity is: durations in working minutes, percent from 0 to 100.</summary>
sealed record P6XmlProgress(DateTime? ActualStart, DateTime? ActualFinish, int Duration, int Remaining, decimal? Percent)
{
    public static P6XmlProgress Of(P6XmlElement element, P6XmlValues values)
    {
        var start = values.Date(element, "ActualStartDate");
        var finish = values.Date(element, "ActualFinishDate");
        if ((element["Status"], start, finish) is ("Completed", _, null) or ("In Progress", null, null))
            values.Findings.Warning(
                "status-without-date", element.Line, element.Subject,
                $"its status is “{element["Status"]}”, but there is no actual date that says so", "only actual dates count");
        var duration = DurationOf(element, "PlannedDuration", values) ?? DurationOf(element, "AtCompletionDuration", values) ?? 0;
        return new(start, finish, duration, RemainingOf(element, duration, start, finish, values), PercentOf(element, values));
    }

    static int RemainingOf(P6XmlElement element, int duration, DateTime? start, DateTime? finish, P6XmlValues values)
    {
        if (DurationOf(element, "RemainingDuration", values) is { } remaining)
            return remaining;
        if (finish is null && start is not null && duration > 0)
            values.Findings.Warning(
                "no-remaining-duration", element.Line, element.Subject, "the activity is under way, but what remains of it is not said",
                "all of its duration remains");
        return finish is null ? duration : 0;
    }

    static int? DurationOf(P6XmlElement element, string field, P6XmlValues values)
    {
        if (values.Minutes(element, field) is not < 0 and var minutes)
            return minutes;
        values.Findings.Warning("number", element.Line, element.Subject, $"{field} is negative: {element[field]} hours", "taken as 0");
        return 0;
    }

    /// <summary>P6 writes fractions; what is above 1 comes from a program that writes percent.</summary>
    static decimal? PercentOf(P6XmlElement element, P6XmlValues values)
    {
        var field = element["PercentComplete"] is null ? element["PercentCompleteType"] + "PercentComplete" : "PercentComplete";
        if (values.Number(element, field) is not { } number)
            return null;
        if (number is >= 0 and <= 1)
            return number * 100;
        var percent = Math.Clamp(number, 0, 100);
        values.Findings.Note(
            "percent", element.Line, element.Subject, $"{field} is {element[field]}, where P6 writes a number from 0 to 1",
            $"read as {percent} percent");
        return percent;
    }
}
