namespace Construction.Analytics.Schedules;

/// <summary>Planned and earned value of a project at one data date.</summary>
/// <param name="Planned">Working minutes that the plan wanted by the end of the day.</param>
/// <param name="Earned">Working minutes: each activity's weight by its percentage.</param>
/// <param name="Schedule">Earned schedule in the plan's periods.</param>
/// <param name="Finish">The last day that its pace implies; null where there is none.</param>
public sealed record EarnedValue(DateOnly DataDate, decimal Planned, decimal Earned, EarnedSchedule Schedule, DateOnly? Finish)
{
    /// <summary>One for each update, in the order of data dates. An activity that an update no longer has keeps what it had earned.</summary>
    public static IReadOnlyList<EarnedValue> Of(PlannedValue planned, IEnumerable<WorkDone> updates)
    {
        var percent = new Dictionary<string, decimal>();
        var points = new List<EarnedValue>();
        foreach (var update in updates.OrderBy(update => update.DataDate))
        {
            foreach (var (code, done) in update.Percent)
                percent[code] = done;
            var earned = planned.Weights.Sum(weight => weight.Value * percent.GetValueOrDefault(weight.Key) / 100);
            // Once all is done, it took until it was done.
            var day = earned == planned.Total && update.LastFinish is { } last && last < update.DataDate ? last : update.DataDate;
            var actual = Math.Max(0, (decimal)(day.DayNumber + 1 - planned.Start.DayNumber) / planned.DaysPerPeriod);
            var schedule = EarnedSchedule.Of(planned.Planned, earned, actual)!;
            points.Add(new(update.DataDate, planned.By(update.DataDate), earned, schedule, schedule.ImpliedFinish(planned.Start, planned.DaysPerPeriod)));
        }
        return points;
    }
}
