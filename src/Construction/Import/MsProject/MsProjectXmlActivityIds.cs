namespace Construction.Import;

/// <summary>
/// What people call the activities. A unique id is numbered anew by other programs at each export; where a field holds an
/// activity id for each activity, and another for each, that is what people say.
/// </summary>
static class MsProjectXmlActivityIds
{
    /// <param name="isFromP6">Primavera P6 writes its activity ids into the first text field.</param>
    public static IReadOnlyList<PlannedActivity> Apply(IReadOnlyList<PlannedActivity> activities, bool isFromP6, Findings findings)
    {
        var own = activities.Where(activity => activity.Project == MsProjectXmlTasks.MainProject).ToArray();
        var kind = (own.FirstOrDefault()?.Codes.Keys ?? []).FirstOrDefault(kind => IsActivityId(kind, isFromP6));
        if (kind is null)
            return activities;
        var codes = own.Select(activity => activity.Codes.GetValueOrDefault(kind)).ToHashSet();
        if (codes.Count < own.Length || codes.Contains(null))
        {
            findings.Warning(
                "activity-ids", null, null, $"the field {kind} holds activity ids, but not one for each activity, or one twice", "the unique ids are taken as codes");
            return activities;
        }
        findings.Note("activity-ids", null, null, $"the field {kind} holds an activity id for each activity", "it is taken as the code, instead of the unique id");
        return [.. activities.Select(activity => activity.Project == MsProjectXmlTasks.MainProject ? activity with { Code = activity.Codes[kind] } : activity)];
    }

    static bool IsActivityId(string kind, bool isFromP6) =>
        (isFromP6 && kind == MsProjectXmlCodes.Text1)
        || kind.Replace(" ", "", StringComparison.Ordinal).Equals("ActivityID", StringComparison.OrdinalIgnoreCase);
}
