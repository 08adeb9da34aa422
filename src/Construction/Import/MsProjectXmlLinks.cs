namespace Construction.Import;

/// <summary>
/// Links between activities, from links between tasks. Microsoft Project lets a link end at a summary: one into it holds back
/// the start of all that is within, one from it waits for all of that.
/// </summary>
sealed class MsProjectXmlLinks(IReadOnlyList<MsProjectXmlTask> tasks, MsProjectXmlOutline outline, Findings findings)
{
    readonly Dictionary<string, int> _places = Places(tasks);
    readonly Dictionary<string, string> _external = External(tasks);
    readonly Dictionary<int, IReadOnlyList<int>> _firsts = [];
    readonly Dictionary<int, IReadOnlyList<int>> _lasts = [];
    readonly List<PlanLink> _links = [];
    ILookup<int, int>? _follows;

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
        if (IsWithin(from, to) || IsWithin(to, from))
        {
            if (from != to)
                Lost("link-into-itself", link, to, $"it is linked to {Name(from)}, within which it lies or which lies within it");
            else
                Add(new PlanLink(link.From, link.From, link.Type), link.Line);
            return;
        }
        var (starts, ends) = (From(link, from), To(link, to));
        if (outline.IsSummary(from) || outline.IsSummary(to))
            findings.Note(
                "summary-link", link.Line, Name(to), $"its link after {Name(from)} ends at a summary, which has no work of its own",
                $"taken over to what is within: {(long)starts.Count * ends.Count} links");
        var lag = Lag(link, tasks[from].Activity.Duration);
        foreach (var start in starts)
            foreach (var end in ends)
                Add(new PlanLink(tasks[start].Activity.Id, tasks[end].Activity.Id, link.Type, lag, link.IsElapsed), link.Line);
    }

    // The finish of a summary is that of the last within it, whichever that will be. Its start is that of the first, which no
    // links can say: the one that starts first as the file has it stands for it.
    IReadOnlyList<int> From(MsProjectXmlLink link, int at)
    {
        if (!outline.IsSummary(at))
            return [at];
        if (link.Type is LinkType.FinishToStart or LinkType.FinishToFinish)
            return Lasts(at);
        return Guessed(link, at, "starts", all => all.MinBy(within => tasks[within].Activity.PlannedStart ?? DateTime.MaxValue));
    }

    IReadOnlyList<int> To(MsProjectXmlLink link, int at)
    {
        if (!outline.IsSummary(at))
            return [at];
        if (link.Type is LinkType.FinishToStart or LinkType.StartToStart)
            return Firsts(at);
        return Guessed(link, at, "finishes", all => all.MaxBy(within => tasks[within].Activity.PlannedFinish ?? DateTime.MinValue));
    }

    IReadOnlyList<int> Guessed(MsProjectXmlLink link, int at, string does, Func<IEnumerable<int>, int> choose)
    {
        if (!Within(at).Any())
            return [];
        var chosen = choose(Within(at));
        findings.Warning(
            "summary-link-guessed", link.Line, Name(at), $"a link depends on when the whole of it {does}", $"it is taken to depend on {Name(chosen)}");
        return [chosen];
    }

    /// <summary>All within, but for those that surely begin later than another of them: fewer links that say the same.</summary>
    IReadOnlyList<int> Firsts(int at)
    {
        if (!_firsts.TryGetValue(at, out var firsts))
            _firsts[at] = firsts = OrAll([.. Within(at).Where(within => !Follows(within, at) || !tasks[within].FollowsLinks)], at);
        return firsts;
    }

    bool Follows(int at, int summary) => tasks[at].Links.Any(link => Surely(link) is { } from && IsWithin(from, summary) && tasks[from].FollowsLinks);

    /// <summary>All within, but for those after which another of them surely comes.</summary>
    IReadOnlyList<int> Lasts(int at)
    {
        if (!_lasts.TryGetValue(at, out var lasts))
            _lasts[at] = lasts = OrAll([.. Within(at).Where(within => !Followers[within].Any(follower => IsWithin(follower, at)))], at);
        return lasts;
    }

    // In a circle each follows another.
    IReadOnlyList<int> OrAll(IReadOnlyList<int> some, int at) => some.Count > 0 ? some : [.. Within(at)];

    ILookup<int, int> Followers => _follows ??= (
        from to in Enumerable.Range(0, tasks.Count)
        where outline.IsActivity(to) && tasks[to].FollowsLinks
        from link in tasks[to].Links
        let start = Surely(link)
        where start is not null && start != to
        select (Start: start.Value, To: to)).ToLookup(pair => pair.Start, pair => pair.To);

    // After the finish of another, and not before that by a lead.
    int? Surely(MsProjectXmlLink link) =>
        link is { CrossProject: null, Type: LinkType.FinishToStart, Lag: >= 0 } && _places.TryGetValue(link.From, out var from) && outline.IsActivity(from) ? from : null;

    IEnumerable<int> Within(int summary) => Enumerable.Range(summary, outline.End(summary) - summary).Where(outline.IsActivity);

    bool IsWithin(int at, int summary) => at >= summary && at < outline.End(summary);

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
