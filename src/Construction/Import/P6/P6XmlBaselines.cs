using System.Collections.Frozen;

namespace Construction.Import;

/// <summary>The baseline projects of a file. They give dates to the activities of a project, and are no projects themselves.</summary>
sealed class P6XmlBaselines(P6XmlValues values)
{
    const int MostBaselines = 1000;
    const int MostActivities = 5 * ImportLimits.Activities;

    static readonly FrozenSet<string> s_fields = FrozenSet.Create(
        "ObjectId", "Id", "Name", "OriginalProjectObjectId", "LastBaselineUpdateDate", "DataDate");

    static readonly FrozenSet<string> s_activityFields = FrozenSet.Create("Id", "StartDate", "FinishDate", "PlannedStartDate", "PlannedFinishDate");

    readonly List<Baseline> _baselines = [];
    int _activities;

    public void Read(P6XmlSource source)
    {
        var fields = new P6XmlElement("BaselineProject", source.Line);
        var dates = new Dictionary<string, (DateTime? Start, DateTime? Finish)>();
        foreach (var name in source.Children())
            if (name == "Activity")
                AddDates(source.Element(s_activityFields), dates);
            else if (s_fields.Contains(name))
                fields.Add(source.Element(s_fields));
            else
                source.Skip();
        _baselines.Add(new(
            fields["ObjectId"] ?? $"line {fields.Line}", fields.Subject ?? "", fields["OriginalProjectObjectId"],
            values.Date(fields, "LastBaselineUpdateDate") ?? values.Date(fields, "DataDate"), dates, fields.Line));
        if (_baselines.Count > MostBaselines)
            throw new UnreadableException($"more than {MostBaselines:N0} baselines", fields.Line);
    }

    /// <summary>The dates that count for a project, by activity code; null where there is no baseline of it.</summary>
    /// <param name="project">Its id.</param>
    /// <param name="current">The baseline that it names.</param>
    /// <param name="isOnly">It is the only project, to which also those belong that name none.</param>
    public IReadOnlyDictionary<string, (DateTime? Start, DateTime? Finish)>? Of(PlanProject project, string? current, bool isOnly)
    {
        var own = _baselines.Where(baseline =>
            baseline.Id == current || baseline.Original == project.Id || (isOnly && baseline.Original is null)).ToList();
        var chosen = own.Find(baseline => baseline.Id == current) ?? own.OrderBy(baseline => baseline.Made).LastOrDefault();
        if (chosen?.Id != current)
            values.Findings.Note(
                "baseline", null, project.Code,
                current is null ? "the project has baselines, but none that is current"
                    : $"its current baseline, {P6XmlValues.Short(current)}, is not among the baselines in the file",
                chosen is null ? "it has no baseline dates" : $"the latest one counts: {chosen.Code}");
        foreach (var further in own.Where(baseline => baseline != chosen))
            values.Findings.Note("further-baseline", further.Line, further.Code, $"a further baseline of {project.Code}", "left out");
        foreach (var taken in own)
            taken.IsOfProject = true;
        return chosen?.Dates;
    }

    /// <summary>Once every project has been asked for.</summary>
    public void FindThoseOfNone()
    {
        foreach (var baseline in _baselines.Where(baseline => !baseline.IsOfProject))
            values.Findings.Note("baseline", baseline.Line, baseline.Code, "a baseline of a project that is not in the file", "left out");
    }

    /// <summary>
    /// A baseline is the schedule as it was: its dates are those at which its activities began or were then expected. Its planned
    /// dates, which P6 leaves behind once an activity is under way, count where there are no others.
    /// </summary>
    void AddDates(P6XmlElement activity, Dictionary<string, (DateTime? Start, DateTime? Finish)> dates)
    {
        if (++_activities > MostActivities)
            throw new UnreadableException($"the baselines have more than {MostActivities:N0} activities", activity.Line);
        if (activity["Id"] is { } code)
            dates[code] = (
                values.Date(activity, "StartDate") ?? values.Date(activity, "PlannedStartDate"),
                values.Date(activity, "FinishDate") ?? values.Date(activity, "PlannedFinishDate"));
    }

    sealed record Baseline(
        string Id, string Code, string? Original, DateTime? Made, IReadOnlyDictionary<string, (DateTime? Start, DateTime? Finish)> Dates, int Line)
    {
        public bool IsOfProject { get; set; }
    }
}
