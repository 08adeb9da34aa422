namespace Construction.Analytics.Schedules;

/// <summary>
/// What a plan wanted done by when, in working minutes: each activity weighs its planned duration, earned evenly over the working
/// time between its planned dates. Milestones weigh nothing; levels of effort and summaries only follow others and stand aside.
/// </summary>
/// <param name="Start">First day of the first period.</param>
/// <param name="DaysPerPeriod">A week; several where the plan is longer than <see cref="PeriodsAtMost"/> of them.</param>
/// <param name="Planned">Working minutes, cumulative, at the end of each period.</param>
/// <param name="Weights">Working minutes of each activity that has planned dates, by code.</param>
/// <param name="WithoutDates">How many activities with work in them have no planned dates, and are in no figure.</param>
/// <param name="IsBaseline">From the baseline that the file carries, else from its planned dates.</param>
public sealed record PlannedValue(
    DateOnly Start, int DaysPerPeriod, IReadOnlyList<decimal> Planned, IReadOnlyDictionary<string, int> Weights, int WithoutDates, bool IsBaseline)
{
    public const int PeriodsAtMost = 520;

    const int Week = 7;

    /// <param name="path">The schedule, computed.</param>
    /// <param name="project">Code of the project in it.</param>
    /// <returns>Null where nothing with work in it has planned dates.</returns>
    public static PlannedValue? Of(CriticalPath path, string project)
    {
        var places = Enumerable.Range(0, path.Network.Count)
            .Where(place => path.Network.ProjectOf[place].Code == project && path.Network.Activities[place] is { IsMilestone: false, Duration: > 0 }).ToList();
        var isBaseline = places.Any(place => path.Network.Activities[place].BaselineFinish is not null);
        // Codes occur twice in a file that is not in order: the first counts, as for milestones.
        var spans = new Dictionary<string, Span>();
        foreach (var place in places)
            if (SpanOf(path, place, isBaseline) is { } span)
                spans.TryAdd(path.Network.Activities[place].Code, span);
        if (spans.Count == 0)
            return null;
        var start = spans.Values.Min(span => span.Start).Date;
        var days = (spans.Values.Max(span => span.Finish) - start).Days + 1;
        var weeks = (days + Week - 1) / Week;
        var perPeriod = Week * ((weeks + PeriodsAtMost - 1) / PeriodsAtMost);
        var planned = new decimal[(days + perPeriod - 1) / perPeriod];
        foreach (var span in spans.Values)
            Add(span, start, perPeriod, planned);
        for (var period = 1; period < planned.Length; period++)
            planned[period] += planned[period - 1];
        return new(
            DateOnly.FromDateTime(start), perPeriod, planned, spans.ToDictionary(span => span.Key, span => span.Value.Minutes),
            places.Count - spans.Count, isBaseline);
    }

    /// <summary>All of the plan.</summary>
    public decimal Total => Planned[^1];

    /// <summary>Planned by the end of a day, between the ends of periods in proportion.</summary>
    public decimal By(DateOnly day)
    {
        var periods = (decimal)(day.DayNumber + 1 - Start.DayNumber) / DaysPerPeriod;
        if (periods <= 0)
            return 0;
        if (periods >= Planned.Count)
            return Total;
        var whole = (int)periods;
        var before = whole == 0 ? 0 : Planned[whole - 1];
        return before + ((Planned[whole] - before) * (periods - whole));
    }

    static Span? SpanOf(CriticalPath path, int place, bool isBaseline)
    {
        var activity = path.Network.Activities[place];
        var (start, finish) = isBaseline ? (activity.BaselineStart ?? activity.BaselineFinish, activity.BaselineFinish)
            : activity.PlannedFinish is not null ? (activity.PlannedStart ?? activity.PlannedFinish, activity.PlannedFinish)
            : (activity.ActualStart ?? path.EarlyStart(place), activity.ActualFinish ?? path.EarlyFinish(place));
        return finish is { } end && start is { } begin ? new(begin < end ? begin : end, end, activity.Duration, path.Network.Calendars[place]) : null;
    }

    // What lies within the calendar's rest is done when it ends. Rounded, so that the sum of the parts is the whole.
    static void Add(Span span, DateTime first, int daysPerPeriod, decimal[] planned)
    {
        var (from, to) = (WorkAt(span.Start), WorkAt(span.Finish));
        var (begins, ends) = ((span.Start - first).Days / daysPerPeriod, (span.Finish - first).Days / daysPerPeriod);
        var before = 0m;
        for (var period = begins; period < ends; period++)
        {
            var done = to == from ? 0 : Math.Round((decimal)span.Minutes * (WorkAt(first.AddDays((period + 1) * daysPerPeriod)) - from) / (to - from), 6);
            planned[period] += done - before;
            before = done;
        }
        planned[ends] += span.Minutes - before;

        int WorkAt(DateTime moment) => span.Calendar.WorkAt(Schedules.Minutes.Of(moment));
    }

    readonly record struct Span(DateTime Start, DateTime Finish, int Minutes, WorkCalendar Calendar);
}
