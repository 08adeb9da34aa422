namespace Construction.Import;

/// <summary>
/// Finds links that lead in a circle, by a search in depth that keeps its own stack: a chain may be as long as the plan. Each
/// circle is left at the link that closes it, seen from the activities without a predecessor.
/// </summary>
sealed class CycleCheck
{
    // Of a long circle, which may be the whole plan, the codes at its beginning and at its end.
    const int NamedAtBeginning = 20;
    const int NamedAtEnd = 5;

    readonly IReadOnlyList<PlannedActivity> _activities;
    readonly IReadOnlyList<PlanLink> _links;
    readonly Findings _findings;

    // The links from activity i are _outgoing[_first[i]] to _outgoing[_first[i + 1] - 1].
    readonly int[] _first;
    readonly int[] _outgoing;
    readonly int[] _target;
    readonly bool[] _hasPredecessor;

    readonly List<int> _path = [];
    readonly int[] _next;
    readonly int[] _depth;
    readonly bool[] _closes;
    int _found;

    public CycleCheck(IReadOnlyList<PlannedActivity> activities, IReadOnlyList<PlanLink> links, Findings findings)
    {
        (_activities, _links, _findings) = (activities, links, findings);
        var places = new Dictionary<string, int>(activities.Count);
        for (var place = 0; place < activities.Count; place++)
            places.Add(activities[place].Id, place);
        (_first, _outgoing, _target) = (new int[activities.Count + 1], new int[links.Count], new int[links.Count]);
        (_hasPredecessor, _depth, _closes) = (new bool[activities.Count], new int[activities.Count], new bool[links.Count]);
        var sources = new int[links.Count];
        for (var link = 0; link < links.Count; link++)
        {
            (sources[link], _target[link]) = (places[links[link].From], places[links[link].To]);
            _hasPredecessor[_target[link]] = true;
            _first[sources[link] + 1]++;
        }
        for (var place = 0; place < activities.Count; place++)
            _first[place + 1] += _first[place];
        _next = _first[..^1];
        for (var link = 0; link < links.Count; link++)
            _outgoing[_next[sources[link]]++] = link;
        _first.AsSpan(..^1).CopyTo(_next);
    }

    /// <returns>The links without those that close a circle.</returns>
    public IReadOnlyList<PlanLink> Check()
    {
        for (var place = 0; place < _activities.Count; place++)
            if (!_hasPredecessor[place])
                SearchFrom(place);
        for (var place = 0; place < _activities.Count; place++)
            SearchFrom(place);
        return _found == 0 ? _links : [.. _links.Where((_, link) => !_closes[link])];
    }

    // The depth of an activity is its place on the path, from 1; 0 before it is reached, -1 once all after it is known.
    void SearchFrom(int place)
    {
        if (_depth[place] != 0)
            return;
        Enter(place);
        while (_path.Count > 0)
        {
            var at = _path[^1];
            if (_next[at] == _first[at + 1])
            {
                _depth[at] = -1;
                _path.RemoveAt(_path.Count - 1);
                continue;
            }
            var link = _outgoing[_next[at]++];
            var target = _target[link];
            if (_depth[target] == 0)
                Enter(target);
            else if (_depth[target] > 0)
                Close(link, target);
        }
    }

    void Enter(int place)
    {
        _path.Add(place);
        _depth[place] = _path.Count;
    }

    void Close(int link, int target)
    {
        _closes[link] = true;
        var last = _activities[_path[^1]];
        // Naming takes as long as the circle; beyond what is listed they are only counted.
        var named = ++_found <= Findings.OfEachKind ? Named(_depth[target] - 1) : "";
        _findings.Error(
            "cycle", last.Line, last.Code, $"links lead in a circle: {named}",
            $"the link from {last.Code} to {_activities[target].Code} is left out, so that the rest can be computed");
    }

    string Named(int start)
    {
        var circle = _path[start..];
        var between = circle.Count - NamedAtBeginning - NamedAtEnd;
        var codes = circle.Select(place => _activities[place].Code).Append(_activities[_path[start]].Code);
        return string.Join(
            " → ", between <= 1 ? codes : [.. codes.Take(NamedAtBeginning), $"… ({between + 1} more)", .. codes.TakeLast(NamedAtEnd)]);
    }
}
