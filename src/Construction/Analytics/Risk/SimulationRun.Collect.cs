using Construction.Import;

namespace Construction.Analytics.Risk;

sealed partial class SimulationRun
{
    readonly int[] _later = new int[Batch];
    readonly Stack<int> _open = new();
    int[] _seen = [];
    int _look;

    void Collect(SimulationChunk chunk, int target, int done)
    {
        var compiled = _simulation.Targets[target];
        var finishes = chunk.Finishes[target].AsSpan(done, _count);
        finishes.Fill(compiled.Done);
        foreach (var step in compiled.Steps)
            Raise(finishes, _finishAt.AsSpan(step * Batch, _count), 0);
        if (_asPlanned)
            return;
        var later = _later.AsSpan(0, _count);
        for (var trial = 0; trial < later.Length; trial++)
            later[trial] = finishes[trial] - compiled.Planned;
        for (var risk = 0; risk < _simulation.Drawing.Risks.Length; risk++)
            chunk.Risks[target][risk].Take(_drawer.Happens(risk), later);
        if (chunk.Drivers is not { } drivers)
            return;
        var ofLater = DriverSums.SumsOf(later);
        for (var step = 0; step < _steps.Length; step++)
            if (compiled.IsBefore[step] && _steps[step].Drawn is not null)
                drivers[target][step].Take(
                    _remaining.AsSpan(step * Batch, _count), _steps[step].Remaining, _steps[step].LowFifth, _steps[step].HighFifth, later, ofLater);
        for (var trial = 0; trial < _count; trial++)
            Trace(compiled.Steps, finishes[trial], trial, drivers[target]);
    }

    /// <summary>From what finishes last back over all links that hold their successor where it is.</summary>
    void Trace(int[] ends, int finish, int trial, DriverSums[] sums)
    {
        if (_seen.Length == 0)
            _seen = new int[_steps.Length];
        _look++;
        foreach (var end in ends)
            if (_finishAt[end * Batch + trial] == finish)
                Open(end);
        while (_open.TryPop(out var step))
        {
            sums[step].OnPath++;
            foreach (ref readonly var link in _steps[step].Links.AsSpan())
                if (_seen[link.From] != _look && Demand(_steps[step], step * Batch + trial, link, link.From * Batch + trial) == _start[step * Batch + trial])
                    Open(link.From);
        }
    }

    void Open(int step)
    {
        if (_seen[step] == _look)
            return;
        _seen[step] = _look;
        _open.Push(step);
    }

    int Demand(Step step, int cell, in StepLink link, int from)
    {
        var work = link.IsPlain
            ? (link.IsFromFinish || _steps[link.From].Kind == ActivityKind.FinishMilestone ? _finish : _start)[from] + link.Lag
            : step.Calendar.WorkAt(After(link.IsFromFinish, (link.IsFromFinish ? _finishAt : _startAt)[from], link.Lag, link.LagCalendar));
        return link.IsToFinish ? work - _remaining[cell] : work;
    }
}
