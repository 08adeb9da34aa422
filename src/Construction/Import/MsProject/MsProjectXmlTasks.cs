namespace Construction.Import;

/// <summary>Reads tasks one by one.</summary>
sealed class MsProjectXmlTasks(Findings findings, MsProjectXmlCodes codes)
{
    public const string MainProject = "1";

    public int MinutesPerDay { get; set; } = 480;

    /// <summary>Whether constraints hold against links.</summary>
    public bool HonorsConstraints { get; set; } = true;

    public int Estimated { get; private set; }
    public int LaterBaselines { get; private set; }

    /// <returns>Null for an empty row.</returns>
    public MsProjectXmlTask? Read(XmlFields fields)
    {
        var id = fields["UID"];
        var name = fields["Name"] ?? "";
        var values = new MsProjectXmlValues(fields, id is null ? name : $"{id} {name}".Trim(), findings);
        if (values.Is("IsNull"))
            return null;
        if (id is null)
            findings.Error("no-id", fields.Line, name, "the task has no UID", "no link can lead to it");
        Estimated += values.Is("Estimated") ? 1 : 0;
        LaterBaselines += fields.Parts("Baseline").Any(baseline => baseline["Number"] is not (null or "0")) ? 1 : 0;
        var isElapsed = values.Whole("DurationFormat") is { } format && MsProjectXmlUnits.IsElapsed(format);
        return new()
        {
            Activity = Activity(id ?? $"line {fields.Line}", name, fields, values, isElapsed ? 1440 : MinutesPerDay),
            Level = values.Whole("OutlineLevel") ?? fields["OutlineNumber"]?.Count(character => character == '.') + 1 ?? 1,
            IsMarkedAsSummary = values.Is("Summary"),
            HasDuration = values.Text("Duration") is not null,
            IsActive = values.Text("Active") is null || values.Is("Active"),
            IsSubproject = values.Is("IsSubproject"),
            ExternalProject = values.Is("ExternalTask") ? values.Text("ExternalTaskProject") ?? values.Text("Project") ?? "another project" : null,
            IgnoresResourceCalendars = values.Is("IgnoreResourceCalendar"),
            IsElapsed = isElapsed,
            TotalSlack = values.Number("TotalSlack"),
            FreeSlack = values.Number("FreeSlack"),
            Links = MsProjectXmlUnits.Links(fields, values.Subject, findings),
        };
    }

    PlannedActivity Activity(string id, string name, XmlFields fields, MsProjectXmlValues values, int minutesPerDay)
    {
        var isManual = values.Is("Manual");
        var duration = (isManual ? values.Duration("ManualDuration", minutesPerDay) : null) ?? values.Duration("Duration", minutesPerDay);
        var baseline = fields.Parts("Baseline").FirstOrDefault(baseline => baseline["Number"] is null or "0");
        var planned = baseline is null ? null : new MsProjectXmlValues(baseline, values.Subject, findings);
        var (start, finish) = Dates(isManual, values);
        var (percent, actualStart, actualFinish) = (values.Number("PercentComplete"), values.Date("ActualStart"), values.Date("ActualFinish"));
        var resumes = actualStart is not null && actualFinish is null && percent is > 0 ? values.Date("Resume") : null;
        var (constraint, deadline) = MsProjectXmlConstraints.Read(values, HonorsConstraints);
        Notice(values, duration, isManual && start is null && finish is null);
        return new()
        {
            Id = id,
            Project = MainProject,
            Code = id,
            Name = name,
            Kind = duration is 0 && values.Is("Milestone") ? ActivityKind.FinishMilestone : ActivityKind.Task,
            Calendar = values.Text("CalendarUID") is "-1" ? null : values.Text("CalendarUID"),
            Duration = duration ?? 0,
            Remaining = Remaining(values, duration ?? 0, percent, actualFinish, minutesPerDay),
            Percent = percent,
            ActualStart = actualStart,
            ActualFinish = actualFinish,
            Suspended = resumes is null ? null : values.Date("Stop"),
            Resumed = resumes,
            Constraint = constraint,
            SecondConstraint = deadline,
            PlannedStart = start,
            PlannedFinish = finish,
            BaselineStart = planned?.Date("Start"),
            BaselineFinish = planned?.Date("Finish"),
            Stored = Stored(values),
            Codes = codes.For(fields),
            IsManual = isManual && (start ?? finish) is not null,
            Line = fields.Line,
        };
    }

    static (DateTime? Start, DateTime? Finish) Dates(bool isManual, MsProjectXmlValues values) =>
        ((isManual ? values.Date("ManualStart") : null) ?? values.Date("Start"), (isManual ? values.Date("ManualFinish") : null) ?? values.Date("Finish"));

    static int Remaining(MsProjectXmlValues values, int duration, decimal? percent, DateTime? actualFinish, int minutesPerDay) =>
        values.Duration("RemainingDuration", minutesPerDay)
        ?? (actualFinish is not null ? 0
            : values.Duration("ActualDuration", minutesPerDay) is { } actual ? Math.Max(0, duration - actual)
            : (int)(duration * (100 - Math.Clamp(percent ?? 0, 0, 100)) / 100));

    static StoredDates? Stored(MsProjectXmlValues values)
    {
        var stored = new StoredDates
        {
            EarlyStart = values.Date("EarlyStart"),
            EarlyFinish = values.Date("EarlyFinish"),
            LateStart = values.Date("LateStart"),
            LateFinish = values.Date("LateFinish"),
            IsCritical = values.Text("Critical") is null ? null : values.Is("Critical"),
        };
        return stored == new StoredDates() ? null : stored;
    }

    void Notice(MsProjectXmlValues values, int? duration, bool isManualWithoutDates)
    {
        if (values.Is("Summary"))
            return;
        if (duration is null)
            findings.Warning("no-duration", values.Line, values.Subject, "the task has no duration", "it is taken as having none to do");
        if (duration > 0 && values.Is("Milestone"))
            findings.Note("milestone-with-duration", values.Line, values.Subject, "it is marked as a milestone, but takes time", "it is taken as an activity");
        if (isManualWithoutDates)
            findings.Warning("manual-without-dates", values.Line, values.Subject, "it is scheduled by hand, but has no dates", "it is scheduled by its links");
        if (values.Text("LevelingDelay") is { } delay && delay.Any(digit => digit is >= '1' and <= '9'))
            findings.Warning("levelling-delay", values.Line, values.Subject, "it was delayed so that resources are not overloaded", "computed dates do not know that");
    }
}
