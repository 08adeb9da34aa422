namespace Construction.Import;

/// <summary>What lies within what: tasks in the order of the file, each with all that is below it right after it.</summary>
sealed class MsProjectXmlOutline
{
    const int Depth = 100;

    readonly IReadOnlyList<MsProjectXmlTask> _tasks;
    readonly int[] _above;
    readonly int[] _ends;
    readonly bool[] _isActive;
    readonly IReadOnlyList<string>?[] _paths;

    public MsProjectXmlOutline(IReadOnlyList<MsProjectXmlTask> tasks)
    {
        _tasks = tasks;
        (_above, _ends, _isActive, _paths) = (new int[tasks.Count], new int[tasks.Count], new bool[tasks.Count], new IReadOnlyList<string>?[tasks.Count]);
        var open = new Stack<int>();
        for (var at = 0; at < tasks.Count; at++)
        {
            while (open.TryPeek(out var last) && tasks[last].Level >= tasks[at].Level)
                _ends[open.Pop()] = at;
            if (open.Count > Depth)
                throw new UnreadableException($"the outline is more than {Depth} levels deep", tasks[at].Activity.Line);
            _above[at] = open.TryPeek(out var above) ? above : -1;
            _isActive[at] = tasks[at].IsActive && (_above[at] < 0 || _isActive[_above[at]]);
            open.Push(at);
        }
        foreach (var last in open)
            _ends[last] = tasks.Count;
    }

    /// <summary>The one above; -1 for none.</summary>
    public int Above(int at) => _above[at];

    /// <summary>The activities within it, or itself where it is one.</summary>
    public IEnumerable<int> Within(int at) => Enumerable.Range(at, _ends[at] - at).Where(IsActivity);

    /// <summary>Whether it is the other, or within that.</summary>
    public bool IsWithin(int at, int other) => at >= other && at < _ends[other];

    /// <summary>Has no work of its own: something is within it, or it is a summary of nothing.</summary>
    public bool IsSummary(int at) => _ends[at] > at + 1 || IsEmpty(at);

    /// <summary>Is marked as a summary, but has nothing within it and takes no time: also that of the project, where there is nothing else.</summary>
    public bool IsEmpty(int at) =>
        _ends[at] == at + 1 && _tasks[at] is { IsMarkedAsSummary: true, IsSubproject: false } empty && (empty.Level == 0 || !empty.HasDuration);

    /// <summary>Neither it nor one above it was set inactive.</summary>
    public bool IsActive(int at) => _isActive[at];

    public bool IsActivity(int at) => _isActive[at] && !IsSummary(at);

    /// <summary>Names of what it lies in, from the outermost in, without the project's own summary.</summary>
    public IReadOnlyList<string> Path(int at) => _above[at] is >= 0 and var above ? PathWithin(above) : [];

    IReadOnlyList<string> PathWithin(int above) =>
        _paths[above] ??= _tasks[above].Level == 0 ? [] : [.. Path(above), _tasks[above].Activity.Name];
}
