using System.Collections.Frozen;

namespace Construction.Import;

/// <summary>The rules by which P6 schedules a project: fields of the project, or of its ScheduleOptions, which come first.</summary>
static class P6XmlOptions
{
    public static readonly FrozenSet<string> Fields = FrozenSet.Create(
        "ProjectObjectId", "RelationshipLagCalendar", "OutOfSequenceScheduleType", "ComputeTotalFloatType", "CriticalActivityPathType",
        "CriticalActivityFloatThreshold", "CriticalActivityFloatLimit", "UseExpectedFinishDates", "MakeOpenEndedActivitiesCritical",
        "StartToStartLagCalculationType", "CalculateFloatBasedOnFinishDate", "IgnoreOtherProjectRelationships");

    const string Kind = "unknown-option";
    const string Done = "P6's default is taken";

    static readonly Dictionary<string, LagCalendar> s_lagCalendars = new()
    {
        ["Predecessor Activity Calendar"] = LagCalendar.Predecessor,
        ["Successor Activity Calendar"] = LagCalendar.Successor,
        ["Project Default Calendar"] = LagCalendar.ProjectDefault,
        ["24 Hour Calendar"] = LagCalendar.TwentyFourHours,
    };

    static readonly Dictionary<string, ProgressRule> s_progress = new()
    {
        ["Retained Logic"] = ProgressRule.RetainedLogic,
        ["Progress Override"] = ProgressRule.ProgressOverride,
        ["Actual Dates"] = ProgressRule.ActualDates,
    };

    static readonly Dictionary<string, FloatRule> s_floats = new()
    {
        ["Start Float = Late Start - Early Start"] = FloatRule.Start,
        ["Finish Float = Late Finish - Early Finish"] = FloatRule.Finish,
        ["Smallest of Start Float and Finish Float"] = FloatRule.Smallest,
    };

    static readonly Dictionary<string, bool> s_paths = new() { ["Longest Path"] = true, ["Critical Float"] = false };

    /// <param name="options">ScheduleOptions; null where there are none.</param>
    public static SchedulingOptions Of(P6XmlElement project, P6XmlElement? options, P6XmlValues values)
    {
        var usual = new SchedulingOptions();
        return new()
        {
            LagCalendar = OneOf("RelationshipLagCalendar", s_lagCalendars) ?? usual.LagCalendar,
            Progress = OneOf("OutOfSequenceScheduleType", s_progress) ?? usual.Progress,
            Float = OneOf("ComputeTotalFloatType", s_floats) ?? usual.Float,
            CriticalIsLongestPath = OneOf("CriticalActivityPathType", s_paths) ?? usual.CriticalIsLongestPath,
            CriticalUpTo = First("CriticalActivityFloatThreshold", values.Minutes)
                ?? First("CriticalActivityFloatLimit", values.Minutes) ?? usual.CriticalUpTo,
            UseExpectedFinish = First("UseExpectedFinishDates", values.Flag) ?? usual.UseExpectedFinish,
            OpenEndsAreCritical = First("MakeOpenEndedActivitiesCritical", values.Flag) ?? usual.OpenEndsAreCritical,
            StartLagFromEarlyStart = First("StartToStartLagCalculationType", values.Flag) ?? usual.StartLagFromEarlyStart,
            FloatFromEachProject = First("CalculateFloatBasedOnFinishDate", values.Flag) ?? usual.FloatFromEachProject,
            KeepExternalDates = !First("IgnoreOtherProjectRelationships", values.Flag) ?? usual.KeepExternalDates,
        };

        T? OneOf<T>(string field, Dictionary<string, T> known)
            where T : struct =>
            First(field, (element, name) => values.OneOf(element, name, Kind, known, Done));

        T? First<T>(string field, Func<P6XmlElement, string, T?> read)
            where T : struct =>
            (options is null ? null : read(options, field)) ?? read(project, field);
    }
}
