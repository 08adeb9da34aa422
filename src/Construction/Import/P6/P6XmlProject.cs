using System.Collections.Frozen;

namespace Construction.Import;

/// <summary>The fields of a project, without what stands within it.</summary>
static class P6XmlProject
{
    public static readonly FrozenSet<string> Fields = FrozenSet.ToFrozenSet(
    [
        .. P6XmlOptions.Fields, "ObjectId", "Id", "Name", "DataDate", "PlannedStartDate", "MustFinishByDate", "ScheduledFinishDate",
        "ActivityDefaultCalendarObjectId", "CurrentBaselineProjectObjectId", "WBSObjectId", "IsExternal",
    ]);

    public static string IdOf(P6XmlElement element) => element["ObjectId"] ?? element["Id"] ?? $"line {element.Line}";

    /// <param name="options">Its ScheduleOptions; null where it has none.</param>
    public static PlanProject Of(P6XmlElement element, P6XmlElement? options, P6XmlValues values)
    {
        var code = element["Id"] ?? IdOf(element);
        return new()
        {
            Id = IdOf(element),
            Code = code,
            Name = element["Name"] ?? code,
            DataDate = values.Date(element, "DataDate"),
            Start = values.Date(element, "PlannedStartDate"),
            MustFinish = values.Date(element, "MustFinishByDate"),
            StoredFinish = values.Date(element, "ScheduledFinishDate"),
            Calendar = element["ActivityDefaultCalendarObjectId"],
            Options = P6XmlOptions.Of(element, options, values),
            IsStub = values.Flag(element, "IsExternal") == true,
        };
    }
}
