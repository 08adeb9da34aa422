namespace Construction.Analytics;

/// <summary>What a party said as of one data date, field by field; of several statements the last in order counts.</summary>
/// <param name="Forecast">The report that speaks of a forecast; null where none does.</param>
/// <param name="Actual">The report that speaks of an actual; null where none does.</param>
readonly record struct SaidOn(DateOnly DataDate, PastReport? Forecast, PastReport? Actual)
{
    /// <summary>By data date; one on which nothing was said of a date is left out.</summary>
    /// <param name="reports">Of one party, in their order.</param>
    public static List<SaidOn> Each(IReadOnlyList<PastReport> reports)
    {
        List<SaidOn> days = [];
        foreach (var report in reports)
        {
            if (report is { Forecast: null, Actual: null })
                continue;
            if (days is not [.., { } last] || last.DataDate != report.DataDate)
                days.Add(new(report.DataDate, null, null));
            days[^1] = days[^1] with
            {
                Forecast = report.Forecast is null ? days[^1].Forecast : report,
                Actual = report.Actual is null ? days[^1].Actual : report,
            };
        }
        return days;
    }
}
