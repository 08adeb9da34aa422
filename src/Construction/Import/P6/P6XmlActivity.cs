using System.Collections.Frozen;

namespace Construction.Import;

/// <summary>An activity, and what it refers to by numbers that are explained elsewhere in the file.</summary>
/// <param name="Codes">Each the number of a kind of code and that of a value.</param>
sealed record P6XmlActivity(PlannedActivity Planned, string? Wbs, IReadOnlyList<(string? Kind, string? Value)> Codes)
{
    public static readonly FrozenSet<string> Fields = FrozenSet.Create(
        "ObjectId", "Id", "Name", "Type", "Status", "ProjectObjectId", "WBSObjectId", "CalendarObjectId",
        "PlannedDuration", "AtCompletionDuration", "RemainingDuration",
        "PercentComplete", "PercentCompleteType", "PhysicalPercentComplete", "DurationPercentComplete", "UnitsPercentComplete",
        "ScopePercentComplete", "ActualStartDate", "ActualFinishDate", "SuspendDate", "ResumeDate", "ExpectedFinishDate",
        "PrimaryConstraintType", "PrimaryConstraintDate", "SecondaryConstraintType", "SecondaryConstraintDate",
        "ExternalEarlyStartDate", "ExternalLateFinishDate", "PlannedStartDate", "PlannedFinishDate",
        "EarlyStartDate", "EarlyFinishDate", "LateStartDate", "LateFinishDate", "RemainingEarlyStartDate", "RemainingEarlyFinishDate",
        "RemainingLateStartDate", "RemainingLateFinishDate", "TotalFloat", "FreeFloat", "IsLongestPath",
        "Code", "TypeObjectId", "ValueObjectId");

    static readonly Dictionary<string, ActivityKind> s_kinds = new()
    {
        ["Task Dependent"] = ActivityKind.Task,
        ["Resource Dependent"] = ActivityKind.ResourceDependent,
        ["Level of Effort"] = ActivityKind.LevelOfEffort,
        ["WBS Summary"] = ActivityKind.WbsSummary,
        ["Start Milestone"] = ActivityKind.StartMilestone,
        ["Finish Milestone"] = ActivityKind.FinishMilestone,
    };

    public static P6XmlActivity Of(P6XmlElement element, P6XmlValues values)
    {
        var id = element["ObjectId"] ?? $"line {element.Line}";
        var progress = P6XmlProgress.Of(element, values);
        var planned = new PlannedActivity
        {
            Id = id,
            Project = element["ProjectObjectId"] ?? "",
            Code = element["Id"] ?? id,
            Name = element["Name"] ?? "",
            Kind = values.OneOf(element, "Type", "unknown-activity-type", s_kinds, "taken as an ordinary activity") ?? ActivityKind.Task,
            Calendar = element["CalendarObjectId"],
            Duration = progress.Duration,
            Remaining = progress.Remaining,
            Percent = progress.Percent,
            ActualStart = progress.ActualStart,
            ActualFinish = progress.ActualFinish,
            Suspended = values.Date(element, "SuspendDate"),
            Resumed = values.Date(element, "ResumeDate"),
            ExpectedFinish = values.Date(element, "ExpectedFinishDate"),
            Constraint = P6XmlConstraint.Of(element, "Primary", values),
            SecondConstraint = P6XmlConstraint.Of(element, "Secondary", values),
            ExternalEarlyStart = values.Date(element, "ExternalEarlyStartDate"),
            ExternalLateFinish = values.Date(element, "ExternalLateFinishDate"),
            PlannedStart = values.Date(element, "PlannedStartDate"),
            PlannedFinish = values.Date(element, "PlannedFinishDate"),
            Stored = Stored(element, values),
            Line = element.Line,
        };
        if (element["ObjectId"] is null || element["Id"] is null)
            values.Findings.Warning(
                "activity-without-id", element.Line, element.Subject, "the activity has no ObjectId or no Id", $"it is called {planned.Code}");
        return new(
            planned, element["WBSObjectId"], [.. element.Objects("Code").Select(code => (code["TypeObjectId"], code["ValueObjectId"]))]);
    }

    /// <summary>P6 itself writes the dates of what remains; files out of its database also have those it shows.</summary>
    static StoredDates? Stored(P6XmlElement element, P6XmlValues values)
    {
        var stored = new StoredDates
        {
            EarlyStart = values.Date(element, "EarlyStartDate") ?? values.Date(element, "RemainingEarlyStartDate"),
            EarlyFinish = values.Date(element, "EarlyFinishDate") ?? values.Date(element, "RemainingEarlyFinishDate"),
            LateStart = values.Date(element, "LateStartDate") ?? values.Date(element, "RemainingLateStartDate"),
            LateFinish = values.Date(element, "LateFinishDate") ?? values.Date(element, "RemainingLateFinishDate"),
            TotalFloat = values.Minutes(element, "TotalFloat"),
            FreeFloat = values.Minutes(element, "FreeFloat"),
            IsOnLongestPath = values.Flag(element, "IsLongestPath"),
        };
        return stored == new StoredDates() ? null : stored;
    }
}
