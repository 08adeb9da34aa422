namespace Construction.Domain;

/// <summary>What a statement must keep to. Each rule's reason is in the README.</summary>
public static class ReportRules
{
    /// <summary>The server's date may be a day behind the sender's.</summary>
    public const int DaysAhead = 1;

    public static Rejection? Check(Report report, DateTimeOffset now)
    {
        var lastDay = DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysAhead);
        if (report is { Forecast: null, Actual: null, Percent: null, Note: null })
            return Rejection.Invalid("forecast", null, "a report says at least one of forecast, actual, percent, note");
        if (report.DataDate > lastDay)
            return Rejection.Invalid("dataDate", report.DataDate.ToString("O"), "a data date lies at most a day after the server's date");
        if (report.ReportedAt > now.AddDays(DaysAhead))
            return Rejection.Invalid("reportedAt", report.ReportedAt?.ToString("O"), "the sender's clock is at most a day ahead of the server's");
        if (report.Percent is < 0 or > 100)
            return Rejection.Invalid("percent", $"{report.Percent}", "percent is physical progress, 0 to 100");
        if (report.Actual is { Date: null } && string.IsNullOrWhiteSpace(report.Reason))
            return Rejection.Invalid("reason", report.Reason, "an actual is retracted with a reason");
        if (report.Actual?.Date is { Latest: null } open)
            return Rejection.Invalid("actual", open.Text, "an actual has a latest day");
        if (report.Actual?.Date is not { } actual)
            return null;
        // A month or year that is not over can hold what happened; a range says its last day itself.
        if ((actual.Precision == Precision.Range ? actual.Latest : actual.Earliest ?? actual.Latest) > lastDay)
            return Rejection.Invalid("actual", actual.Text, "an actual lies at most a day after the server's date");
        return actual.Earliest > report.DataDate.AddDays(DaysAhead)
            ? Rejection.Invalid("actual", actual.Text, "an actual lies at most a day after its data date, the day for which it is said")
            : null;
    }
}
