namespace Construction.Analytics.Schedules;

/// <summary>
/// What leads to a target activity, as chains from the most to the least critical (P6: multiple float paths). Path 1 is the chain
/// that drives the early finish of the target. Each further one takes, of what is on no path yet, the activity with the least
/// float to the target, follows from there the links that leave it no more than that until a path is reached, and goes back over
/// the links that drive it. So every activity that can move the target is on exactly one path, if all are asked for.
/// </summary>
/// <remarks>
/// Float is counted from the target's early finish, without constraints on the way. Where all work by one calendar, all
/// activities of a path have the float of the path; a working minute of another calendar is another measure. Whatever ties is
/// decided by code, so that the order in the file changes nothing.
/// </remarks>
public sealed class FloatPaths
{
    readonly CriticalPath _path;
    readonly Network _network;
    readonly CriticalPath.Towards _towards;
    readonly int?[] _floats;
    readonly int[] _pathOf;
    readonly Comparison<int> _byFloat;

    FloatPaths(CriticalPath path, int target)
    {
        (_path, _network) = (path, path.Network);
        _towards = path.FloatsTo(target);
        _floats = _towards.Floats;
        _pathOf = new int[_network.Count];
        _byFloat = (one, other) =>
            _floats[one]!.Value.CompareTo(_floats[other]!.Value) is not 0 and var less ? less
            : string.CompareOrdinal(_network.Activities[one].Code, _network.Activities[other].Code) is not 0 and var before ? before
            : string.CompareOrdinal(_network.Activities[one].Id, _network.Activities[other].Id);
    }

    /// <param name="target">By its place in the network.</param>
    /// <param name="most">How many paths, from the most critical.</param>
    /// <returns>None where the target is complete.</returns>
    public static IReadOnlyList<FloatPath> To(CriticalPath path, int target, int most = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return path.Network.Activities[target].IsComplete ? [] : new FloatPaths(path, target).All(target, most);
    }

    List<FloatPath> All(int target, int most)
    {
        var paths = new List<FloatPath> { Take(1, [target], null) };
        var left = Enumerable.Range(0, _network.Count).Where(place => _floats[place] is not null).ToList();
        left.Sort(_byFloat);
        foreach (var place in left)
            if (paths.Count == most)
                break;
            else if (_pathOf[place] == 0)
                paths.Add(Onward(paths.Count + 1, place));
        return paths;
    }

    FloatPath Onward(int number, int first)
    {
        var chain = new List<int> { first };
        for (; ; )
        {
            var next = Tightest(chain[^1]);
            if (_pathOf[next] != 0)
                return Take(number, chain, new(_pathOf[next], next));
            chain.Add(next);
        }
    }

    /// <summary>The successor over which an activity has its float; one that is on a path first.</summary>
    int Tightest(int place)
    {
        int? tightest = null;
        var least = int.MaxValue;
        foreach (ref readonly var link in _network.Successors(place))
            if (_floats[link.To] is not null && _path.PassesOn(link))
            {
                var slack = _path.FloatOver(link, _towards);
                if (tightest is not { } best || slack < least || slack == least && IsBefore(link.To, best))
                    (tightest, least) = (link.To, slack);
            }
        return tightest!.Value;
    }

    bool IsBefore(int one, int other) =>
        _pathOf[one] != 0 != (_pathOf[other] != 0) ? _pathOf[one] != 0 : _byFloat(one, other) < 0;

    FloatPath Take(int number, List<int> chain, FloatPathJoint? joins)
    {
        foreach (var place in chain)
            _pathOf[place] = number;
        var before = new List<int>();
        for (var driver = Driver(chain[0]); driver is { } place; driver = Driver(place))
        {
            before.Add(place);
            _pathOf[place] = number;
        }
        before.Reverse();
        chain.InsertRange(0, before);
        return new(number, chain.Min(place => _floats[place]!.Value), [.. chain.Select(place => new FloatPathActivity(place, _floats[place]!.Value))], joins);
    }

    int? Driver(int place)
    {
        int? driver = null;
        foreach (ref readonly var link in _network.Predecessors(place))
            if (_floats[link.From] is not null && _pathOf[link.From] == 0 && _path.PassesOn(link) && _path.IsDriving(link)
                && (driver is not { } best || _byFloat(link.From, best) < 0))
                driver = link.From;
        return driver;
    }
}
