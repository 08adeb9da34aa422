namespace Construction.Import;

/// <summary>Activities that hang in the air: nothing drives them, or they drive nothing.</summary>
static class OpenEndCheck
{
    const int Named = 5;

    public static void Check(
        IReadOnlyList<PlanProject> projects, IReadOnlyList<PlannedActivity> activities, IReadOnlyList<PlanLink> links, Findings findings)
    {
        var stubs = projects.Where(project => project.IsStub).Select(project => project.Id).ToHashSet();
        var imported = activities.Where(activity => !stubs.Contains(activity.Project)).ToList();
        CheckLevelsOfEffort([.. imported.Where(activity => activity.Kind == ActivityKind.LevelOfEffort)], links, findings);
        // Without any link all ends are open, and none is forgotten.
        if (links.Count == 0)
            return;
        var (from, to) = (links.Select(link => link.From).ToHashSet(), links.Select(link => link.To).ToHashSet());
        var driven = imported.Where(activity => activity.Kind is not (ActivityKind.LevelOfEffort or ActivityKind.WbsSummary)).ToList();
        Note("no-predecessor", "predecessor", [.. driven.Where(activity => !to.Contains(activity.Id))], findings);
        Note("no-successor", "successor", [.. driven.Where(activity => !from.Contains(activity.Id))], findings);
    }

    // One is the first or the last of all.
    static void Note(string kind, string end, List<PlannedActivity> open, Findings findings)
    {
        if (open.Count > 1)
            findings.Note(
                kind, null, null,
                $"{open.Count} activities have no {end}: {string.Join(", ", open.Take(Named).Select(activity => activity.Code))}{(open.Count > Named ? ", …" : "")}",
                "they are kept as they are");
    }

    static void CheckLevelsOfEffort(List<PlannedActivity> efforts, IReadOnlyList<PlanLink> links, Findings findings)
    {
        if (efforts.Count == 0)
            return;
        HashSet<string> started = [], finished = [];
        foreach (var link in links)
        {
            (link.Type is LinkType.FinishToStart or LinkType.FinishToFinish ? finished : started).Add(link.From);
            (link.Type is LinkType.FinishToStart or LinkType.StartToStart ? started : finished).Add(link.To);
        }
        foreach (var effort in efforts)
            if (!started.Contains(effort.Id) || !finished.Contains(effort.Id))
                findings.Warning(
                    "level-of-effort", effort.Line, effort.Code,
                    $"a level of effort spans what it is linked to, and nothing is linked to its {(started.Contains(effort.Id) ? "finish" : "start")}",
                    "it is kept as it is");
    }
}
