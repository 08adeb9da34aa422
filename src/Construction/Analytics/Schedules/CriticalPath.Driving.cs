namespace Construction.Analytics.Schedules;

public sealed partial class CriticalPath
{
    bool[]? _longest;

    /// <summary>
    /// How much later an activity may finish without moving the early dates of any successor, in working minutes of its
    /// calendar; without a successor, until the early finish of the project. Null where it is complete.
    /// </summary>
    public int? FreeFloat(int place)
    {
        if (_network.Activities[place].IsComplete)
            return null;
        int? free = null;
        foreach (ref readonly var link in _network.Successors(place))
            if (Drives(link))
                free = Math.Min(free ?? int.MaxValue, FreeFloat(link));
        return free ?? _network.Calendars[place].WorkAt(_finishOf[_network.ProjectOf[place].Id]) - _earlyFinish[place];
    }

    /// <summary>How much the predecessor of a link may be later until the link moves the successor, in the predecessor's working minutes.</summary>
    public int FreeFloat(in NetworkLink link) =>
        _network.Calendars[link.From].WorkAt(LatestBy(link, _earlyStartAt[link.To], _earlyFinishAt[link.To]))
        - (IsFromFinish(link) ? _earlyFinish[link.From] : _earlyStart[link.From]);

    /// <summary>Links that hold their successor where it is: no other reason and no other link would let it be earlier.</summary>
    public bool IsDriving(in NetworkLink link) =>
        Drives(link) && !_network.Activities[link.From].IsComplete && Demand(link) == _earlyStart[link.To];

    /// <summary>On the way of driving links that ends in the last activity of its project.</summary>
    public bool IsOnLongestPath(int place) => (_longest ??= TraceLongest())[place];

    bool[] TraceLongest()
    {
        var on = new bool[_network.Count];
        for (var place = _network.Count - 1; place >= 0; place--)
        {
            on[place] |= !_network.Activities[place].IsComplete && _earlyFinishAt[place] == _finishOf[_network.ProjectOf[place].Id];
            if (on[place])
                foreach (ref readonly var link in _network.Predecessors(place))
                    on[link.From] |= IsDriving(link);
        }
        return on;
    }
}
