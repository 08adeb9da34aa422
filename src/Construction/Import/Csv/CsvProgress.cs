namespace Construction.Import;

/// <summary>What a row says of an activity's dates, its duration and its progress.</summary>
sealed class CsvProgress(CsvCells cells, CsvDay day, CsvCalendars calendars, Findings findings)
{
    bool _hasTakenDatesAsActual;

    public PlannedActivity Read(PlannedActivity activity)
    {
        var (start, finish) = (cells.Date(PlanColumn.Start), cells.Date(PlanColumn.Finish));
        var duration = cells.Duration(PlanColumn.Duration);
        activity = activity with { Kind = Kind(start, finish, duration) };
        // The date of a milestone without a time is that of its own end of the day.
        var begin = activity.Kind == ActivityKind.FinishMilestone ? day.End : day.Begin;
        var end = activity.Kind == ActivityKind.StartMilestone ? day.Begin : day.End;
        var (planned, until) = (start?.Else(begin), finish?.Else(end));
        if (planned > until)
            findings.Warning(
                "finish-before-start", cells.Line, cells.Subject, $"its finish, {until:yyyy-MM-dd}, lies before its start, {planned:yyyy-MM-dd}",
                "both are kept as they are; what is computed begins at the start");
        activity = activity with
        {
            PlannedStart = planned,
            PlannedFinish = until,
            Duration = activity.IsMilestone ? 0 : Minutes(duration) ?? (planned is { } from && until is { } to ? day.Between(from, to) : 0),
            Calendar = duration is { IsElapsed: true } && !activity.IsMilestone ? AroundTheClock() : activity.Calendar,
            BaselineStart = cells.Date(PlanColumn.BaselineStart)?.Else(begin),
            BaselineFinish = cells.Date(PlanColumn.BaselineFinish)?.Else(end),
            Percent = cells.Percent(),
            Stored = Stored(begin, end),
        };
        activity = WithActuals(activity, cells.Date(PlanColumn.ActualStart) ?? Actual(start), cells.Date(PlanColumn.ActualFinish) ?? Actual(finish), begin, end);
        return activity with { Remaining = Remaining(activity) };
    }

    ActivityKind Kind(CsvDate? start, CsvDate? finish, CsvAmount? duration)
    {
        if (cells.Text(PlanColumn.Type) is { Length: > 0 } text)
        {
            if (CsvWords.Kind(text) is { } kind and not ActivityKind.Task)
                return kind;
            if (CsvWords.Kind(text) is null)
                cells.Unknown("unknown-type", PlanColumn.Type, "it is taken as a task, or a milestone where it has no duration");
        }
        if (cells.Flag(PlanColumn.Milestone) == true)
        {
            if (duration is { Minutes: > 0 })
                findings.Warning("milestone-with-duration", cells.Line, cells.Subject, "a milestone has a duration", "the duration is left out");
            return ActivityKind.FinishMilestone;
        }
        // Who writes one date only means a moment.
        var isMoment = duration is { } said ? said.Minutes == 0
            : start is { HasTime: true } && finish is { HasTime: true } ? start.Value.At == finish.Value.At
            : !cells.Has(PlanColumn.Duration) && (start is null) != (finish is null) && !(cells.Has(PlanColumn.Start) && cells.Has(PlanColumn.Finish));
        return isMoment ? ActivityKind.FinishMilestone : ActivityKind.Task;
    }

    string AroundTheClock()
    {
        findings.Note("elapsed-duration", cells.Line, cells.Subject, "its duration runs around the clock", "it works by a calendar of 24 hours");
        return calendars.AroundTheClock;
    }

    PlannedActivity WithActuals(PlannedActivity activity, CsvDate? start, CsvDate? finish, TimeSpan begin, TimeSpan end)
    {
        var status = Status(activity.Percent);
        activity = activity with { ActualStart = start?.Else(begin), ActualFinish = finish?.Else(end) };
        // What has begun has no other start: programs show the actual dates where there are such.
        var takesStart = status >= CsvStatus.InProgress && !cells.Has(PlanColumn.ActualStart) && activity.ActualStart is null && activity.PlannedStart is not null;
        var takesFinish = status == CsvStatus.Complete && !cells.Has(PlanColumn.ActualFinish) && activity.ActualFinish is null && activity.PlannedFinish is not null;
        if ((takesStart || takesFinish) && !_hasTakenDatesAsActual)
        {
            _hasTakenDatesAsActual = true;
            findings.Note(
                "dates-as-actual", cells.Line, cells.Subject, "the table has no column of actual dates",
                "start and finish are taken as actual, as far as percent complete or status say that there is such");
        }
        return activity with
        {
            ActualStart = takesStart ? activity.PlannedStart : activity.ActualStart,
            ActualFinish = takesFinish ? activity.PlannedFinish : activity.ActualFinish,
        };
    }

    CsvStatus Status(decimal? percent)
    {
        if (cells.Text(PlanColumn.Status) is { Length: > 0 } text)
        {
            if (CsvWords.Status(text) is { } status and not CsvStatus.Unsaid)
                return status;
            if (CsvWords.Status(text) is null)
                cells.Unknown("unknown-status", PlanColumn.Status, "it is left out");
        }
        return percent >= 100 ? CsvStatus.Complete : percent > 0 ? CsvStatus.InProgress : CsvStatus.Unsaid;
    }

    int Remaining(PlannedActivity activity) =>
        activity.IsMilestone ? 0
        : Minutes(cells.Duration(PlanColumn.Remaining)) is { } said ? said
        : activity.IsComplete ? 0
        : (int)Math.Round(activity.Duration * (100 - Math.Clamp(activity.Percent ?? 0, 0, 100)) / 100);

    StoredDates? Stored(TimeSpan begin, TimeSpan end)
    {
        var stored = new StoredDates
        {
            EarlyStart = cells.Date(PlanColumn.EarlyStart)?.Else(begin),
            EarlyFinish = cells.Date(PlanColumn.EarlyFinish)?.Else(end),
            LateStart = cells.Date(PlanColumn.LateStart)?.Else(begin),
            LateFinish = cells.Date(PlanColumn.LateFinish)?.Else(end),
            TotalFloat = Minutes(cells.Duration(PlanColumn.TotalFloat)),
            FreeFloat = Minutes(cells.Duration(PlanColumn.FreeFloat)),
            IsCritical = cells.Flag(PlanColumn.Critical),
        };
        return stored == s_nothing ? null : stored;
    }

    static readonly StoredDates s_nothing = new();

    static CsvDate? Actual(CsvDate? date) => date is { IsActual: true } ? date : null;

    static int? Minutes(CsvAmount? amount) => amount is { } said ? (int)Math.Round(said.Minutes) : null;
}
