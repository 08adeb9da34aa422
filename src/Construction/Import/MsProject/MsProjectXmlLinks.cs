namespace Construction.Import;

/// <summary>Links between activities, from links between tasks.</summary>
sealed class MsProjectXmlLinks(IReadOnlyList<MsProjectXmlTask> tasks, MsProjectXmlOutline outline, Findings findings)
{
    readonly Dictionary<string, int> _places = Places(tasks);
    readonly Dictionary<string, string> _external = External(tasks);
    readonly List<PlanLink> _links = [];
    MsProjectXmlEnds? _ends;

    public IReadOnlyList<PlanLink> All()
    {
        for (var at = 0; at < tasks.Count; at++)
            foreach (var link in tasks[at].Links)
                Add(link, at);
        return _links;
    }

    void Add(MsProjectXmlLink link, int to)
    {
        var from = Predecessor(link);
        if (from is null && link.CrossProject is { } other)
            Lost("external-link", link, to, $"it follows task {link.From} of {other}, which is not in this file");
        else if (from is not { } place)
            Add(new PlanLink(link.From, tasks[to].Activity.Id, link.Type, Lag(link, 0), link.IsElapsed), link.Line);
        else if (outline.IsActive(place) && outline.IsActive(to))
            Connect(link, place, to);
    }

    // Of another project's task there may be a stand-in in this file; its number is the other project's there.
    int? Predecessor(MsProjectXmlLink link)
    {
        if (link.CrossProject is null)
            return _places.TryGetValue(link.From, out var place) ? place : null;
        var standIn = _external.GetValueOrDefault(link.CrossProject) ?? link.From;
        return _places.TryGetValue(standIn, out var at) && tasks[at].ExternalProject is not null ? at : null;
    }

    void Connect(MsProjectXmlLink link, int from, int to)
    {
        if (outline.IsWithin(from, to) || outline.IsWithin(to, from))
        {
            if (from != to)
                Lost("link-into-itself", link, to, $"it is linked to {Name(from)}, within which it lies or which lies within it");
            else
                Add(new PlanLink(link.From, link.From, link.Type), link.Line);
            return;
        }
        _ends ??= new(tasks, outline, _places, findings);
        var (starts, ends) = (_ends.From(link, from), _ends.To(link, to));
        if (outline.IsSummary(from) || outline.IsSummary(to))
            findings.Note(
                "summary-link", link.Line, Name(to), $"its link after {Name(from)} ends at a summary, which has no work of its own",
                $"taken over to what is within: {(long)starts.Count * ends.Count} links");
        var lag = Lag(link, tasks[from].Activity.Duration);
        foreach (var start in starts)
            foreach (var end in ends)
                Add(new PlanLink(tasks[start].Activity.Id, tasks[end].Activity.Id, link.Type, lag, link.IsElapsed), link.Line);
    }

    static int Lag(MsProjectXmlLink link, int duration) =>
        (int)Math.Clamp(decimal.Round(link.Percent ? link.Lag * duration / 100 : link.Lag, MidpointRounding.AwayFromZero), -int.MaxValue, int.MaxValue);

    void Add(PlanLink link, int line)
    {
        _links.Add(link);
        if (_links.Count > ImportLimits.Links)
            throw new UnreadableException($"there are more than {ImportLimits.Links:N0} links, those from and to summaries counted for all that is within", line);
    }

    void Lost(string kind, MsProjectXmlLink link, int to, string text) => findings.Warning(kind, link.Line, Name(to), text, "the link is left out");

    string Name(int at) => $"{tasks[at].Activity.Code} {tasks[at].Activity.Name}".Trim();

    static Dictionary<string, int> Places(IReadOnlyList<MsProjectXmlTask> tasks)
    {
        var places = new Dictionary<string, int>(tasks.Count);
        for (var at = 0; at < tasks.Count; at++)
            places.TryAdd(tasks[at].Activity.Id, at);
        return places;
    }

    static Dictionary<string, string> External(IReadOnlyList<MsProjectXmlTask> tasks)
    {
        var external = new Dictionary<string, string>();
        foreach (var task in tasks)
            if (task.ExternalProject is { } name)
                external.TryAdd(name, task.Activity.Id);
        return external;
    }
}
