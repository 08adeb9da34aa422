using Construction.Import;

namespace Construction.Analytics.Schedules;

public sealed partial class CriticalPath
{
    /// <summary>Late dates by the wall clock, and floats, so that the early finish of one activity does not move.</summary>
    /// <param name="Floats">In working minutes of the own calendar; null where no link leads from it to there, or it is complete.</param>
    internal sealed record Towards(int?[] Floats, int[] StartAt, int[] FinishAt);

    /// <summary>How much later each activity may be until it moves a target. What constraints would hold or move is left aside.</summary>
    internal Towards FloatsTo(int target)
    {
        var towards = new Towards(new int?[_network.Count], new int[_network.Count], new int[_network.Count]);
        if (_network.Activities[target].IsComplete)
            return towards;
        towards.Floats[target] = 0;
        (towards.StartAt[target], towards.FinishAt[target]) = (_earlyStartAt[target], _earlyFinishAt[target]);
        // Whoever drives the target comes before it.
        for (var place = target - 1; place >= 0; place--)
            if (LatestTowards(place, towards) is var (finish, startAt))
            {
                towards.Floats[place] = finish - _earlyFinish[place];
                (towards.StartAt[place], towards.FinishAt[place]) = WallClockOfLate(place, finish, startAt);
            }
        return towards;
    }

    /// <summary>The float that a link leaves its predecessor.</summary>
    internal int FloatOver(in NetworkLink link, Towards towards) => LatestOver(link, towards).Finish - _earlyFinish[link.From];

    /// <summary>Whether the delay of its predecessor can pass over a link at all.</summary>
    internal bool PassesOn(in NetworkLink link) => Drives(link) && Holds(link) && !_network.Activities[link.From].IsComplete;

    // As the backward pass does it, but from one activity only and without the constraints.
    (int Finish, int StartAt)? LatestTowards(int place, Towards towards)
    {
        var (finish, startAt) = (int.MaxValue, int.MaxValue);
        foreach (ref readonly var link in _network.Successors(place))
            if (towards.Floats[link.To] is not null && PassesOn(link))
            {
                var (latest, moment) = LatestOver(link, towards);
                finish = Math.Min(finish, latest);
                if (!IsFromFinish(link) || _network.Activities[place].Kind == ActivityKind.StartMilestone)
                    startAt = Math.Min(startAt, moment);
            }
        return finish == int.MaxValue ? null : (finish, startAt);
    }

    (int Finish, int Moment) LatestOver(in NetworkLink link, Towards towards)
    {
        var moment = LatestBy(link, towards.StartAt[link.To], towards.FinishAt[link.To]);
        return (_network.Calendars[link.From].WorkAt(moment) + (IsFromFinish(link) ? 0 : _remaining[link.From]), moment);
    }

    (int StartAt, int FinishAt) WallClockOfLate(int place, int finish, int by)
    {
        var calendar = _network.Calendars[place];
        var kind = _network.Activities[place].Kind;
        var start = finish - _remaining[place];
        var startAt = kind != ActivityKind.FinishMilestone && calendar.StartAt(start) is var at && at <= by ? at : calendar.FinishAt(start);
        return (startAt, kind == ActivityKind.StartMilestone ? startAt : calendar.FinishAt(finish));
    }
}
