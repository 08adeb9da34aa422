using Construction.Import;

namespace Construction.Analytics.Schedules;

public sealed partial class CriticalPath
{
    /// <summary>
    /// Takes a change to one activity (its dates, progress, duration or constraints; not its links or calendar) and computes again
    /// what that moves: the result is the same as of computing everything.
    /// </summary>
    /// <param name="place">Of the activity in the network, which is changed.</param>
    public void Revise(int place, PlannedActivity activity)
    {
        _network.Activities[place] = activity;
        _longest = null;
        // What is to be as late as possible was moved after both passes: from there they cannot be taken up again.
        if (_network.Activities.Any(IsToBeLate))
        {
            Compute();
            return;
        }
        var finishesBefore = _finishOf.ToArray();
        var resized = ForwardFrom(place);
        FindFinishes();
        if (_finishOf.Count == finishesBefore.Length && finishesBefore.All(before => _finishOf[before.Key] == before.Value))
            BackwardFrom(resized);
        else
            BackwardAll();
    }

    // Those of which the late dates are due: the activity, and what an expected finish makes longer or shorter.
    bool[] ForwardFrom(int place)
    {
        var resized = new bool[_network.Count];
        resized[place] = true;
        var isDue = new bool[_network.Count];
        isDue[place] = true;
        for (var at = place; at < _network.Count; at++)
        {
            if (!isDue[at])
                continue;
            var before = (_earlyStartAt[at], _earlyFinishAt[at], _earlyStart[at], _earlyFinish[at]);
            var remaining = _remaining[at];
            Forward(at);
            resized[at] |= remaining != _remaining[at];
            // Of the activity itself links may count otherwise than before, also where its dates are the same.
            if (at == place || before != (_earlyStartAt[at], _earlyFinishAt[at], _earlyStart[at], _earlyFinish[at]))
                foreach (ref readonly var link in _network.Successors(at))
                    isDue[link.To] = true;
        }
        return resized;
    }

    void BackwardFrom(bool[] resized)
    {
        var isDue = (bool[])resized.Clone();
        for (var at = _network.Count - 1; at >= 0; at--)
        {
            if (!isDue[at])
                continue;
            var before = (_lateStartAt[at], _lateFinishAt[at]);
            Backward(at);
            if (resized[at] || before != (_lateStartAt[at], _lateFinishAt[at]))
                foreach (ref readonly var link in _network.Predecessors(at))
                    isDue[link.From] = true;
        }
    }

    void BackwardAll()
    {
        for (var place = _network.Count - 1; place >= 0; place--)
            Backward(place);
    }

    void Compute()
    {
        for (var place = 0; place < _network.Count; place++)
            Forward(place);
        FindFinishes();
        BackwardAll();
        DelayWhatIsToBeLate();
    }

    static bool IsToBeLate(PlannedActivity activity) =>
        !activity.IsStarted
        && (activity.Constraint?.Type == ConstraintType.AsLateAsPossible || activity.SecondConstraint?.Type == ConstraintType.AsLateAsPossible);
}
