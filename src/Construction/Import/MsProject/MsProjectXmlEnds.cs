namespace Construction.Import;

/// <summary>
/// The activities at which a link ends. Microsoft Project lets it end at a summary: one into it holds back the start of all that
/// is within, one from it waits for all of that.
/// </summary>
sealed class MsProjectXmlEnds(
    IReadOnlyList<MsProjectXmlTask> tasks, MsProjectXmlOutline outline, IReadOnlyDictionary<string, int> places, Findings findings)
{
    readonly Dictionary<int, IReadOnlyList<int>> _firsts = [];
    readonly Dictionary<int, IReadOnlyList<int>> _lasts = [];
    readonly Dictionary<(int, string), IReadOnlyList<int>> _guessed = [];
    ILookup<int, int>? _follows;

    // The finish of a summary is that of the last within it, whichever that will be. Its start is that of the first, which no
    // links can say: the one that starts first as the file has it stands for it.
    public IReadOnlyList<int> From(MsProjectXmlLink link, int at)
    {
        if (!outline.IsSummary(at))
            return [at];
        if (link.Type is LinkType.FinishToStart or LinkType.FinishToFinish)
            return Lasts(at);
        return Guessed(link, at, "starts", all => all.MinBy(within => tasks[within].Activity.PlannedStart ?? DateTime.MaxValue));
    }

    public IReadOnlyList<int> To(MsProjectXmlLink link, int at)
    {
        if (!outline.IsSummary(at))
            return [at];
        if (link.Type is LinkType.FinishToStart or LinkType.StartToStart)
            return Firsts(at);
        return Guessed(link, at, "finishes", all => all.MaxBy(within => tasks[within].Activity.PlannedFinish ?? DateTime.MinValue));
    }

    IReadOnlyList<int> Guessed(MsProjectXmlLink link, int at, string does, Func<IEnumerable<int>, int> choose)
    {
        if (!_guessed.TryGetValue((at, does), out var guessed))
            _guessed[(at, does)] = guessed = outline.Within(at).Any() ? [choose(outline.Within(at))] : [];
        if (guessed is [var chosen])
            findings.Warning(
                "summary-link-guessed", link.Line, Name(at), $"a link depends on when the whole of it {does}", $"it is taken to depend on {Name(chosen)}");
        return guessed;
    }

    /// <summary>All within, but for those that surely begin later than another of them: fewer links that say the same.</summary>
    IReadOnlyList<int> Firsts(int at)
    {
        if (!_firsts.TryGetValue(at, out var firsts))
            _firsts[at] = firsts = OrAll([.. outline.Within(at).Where(within => !Follows(within, at) || !tasks[within].FollowsLinks)], at);
        return firsts;
    }

    bool Follows(int at, int summary) => tasks[at].Links.Any(link => Surely(link) is { } from && from != at && outline.IsWithin(from, summary) && tasks[from].FollowsLinks);

    /// <summary>All within, but for those after which another of them surely comes.</summary>
    IReadOnlyList<int> Lasts(int at)
    {
        if (!_lasts.TryGetValue(at, out var lasts))
            _lasts[at] = lasts = OrAll([.. outline.Within(at).Where(within => !Followers[within].Any(follower => outline.IsWithin(follower, at)))], at);
        return lasts;
    }

    // In a circle each follows another.
    IReadOnlyList<int> OrAll(IReadOnlyList<int> some, int at) => some.Count > 0 ? some : [.. outline.Within(at)];

    ILookup<int, int> Followers => _follows ??= (
        from to in Enumerable.Range(0, tasks.Count)
        where outline.IsActivity(to) && tasks[to].FollowsLinks
        from link in tasks[to].Links
        let start = Surely(link)
        where start is not null && start != to
        select (Start: start.Value, To: to)).ToLookup(pair => pair.Start, pair => pair.To);

    // After the finish of another, and not before that by a lead.
    int? Surely(MsProjectXmlLink link) =>
        link is { CrossProject: null, Type: LinkType.FinishToStart, Lag: >= 0 } && places.TryGetValue(link.From, out var from) && outline.IsActivity(from) ? from : null;

    string Name(int at) => $"{tasks[at].Activity.Code} {tasks[at].Activity.Name}".Trim();
}
