namespace Construction.Analytics.Risk;

sealed partial class SimulationRun
{
    void Draw(Step step, Span<int> remaining)
    {
        if (step.Drawn is { } of)
        {
            var drawn = _drawn.AsSpan(0, _count);
            _drawer.Draw(of, drawn);
            var (offset, scale) = (step.Offset, step.Scale);
            for (var trial = 0; trial < drawn.Length; trial++)
                remaining[trial] = WholeMinutes(offset + scale * drawn[trial], 1);
        }
        else if (step.Risks.Length > 0)
            remaining.Fill(step.Remaining);
        Hit(step, remaining);
    }

    void Hit(Step step, Span<int> remaining)
    {
        var least = step.Remaining > 0 ? 1 : 0;
        foreach (var index in step.Risks)
        {
            var isFactor = _simulation.Drawing.Risks[index].Unit == RangeUnit.Factor;
            var unit = _simulation.Drawing.Risks[index].Unit == RangeUnit.Days ? step.MinutesPerDay : 1;
            var happens = _drawer.Happens(index);
            var impact = _drawer.Impact(index);
            for (var trial = 0; trial < remaining.Length; trial++)
                if (happens[trial])
                    remaining[trial] = WholeMinutes(isFactor ? remaining[trial] * impact[trial] : remaining[trial] + impact[trial] * unit, least);
        }
    }

    // What lies between the start and the finish that the file expects, times what was drawn.
    void FinishAsExpected(Step step, int expected, Span<int> start, Span<int> remaining)
    {
        var drawn = _drawn.AsSpan(0, _count);
        drawn.Clear();
        if (!_asPlanned && step.Drawn is { } of)
            _drawer.Draw(of, drawn);
        for (var trial = 0; trial < start.Length; trial++)
        {
            var left = Math.Max(0, expected - start[trial]);
            remaining[trial] = _asPlanned || left == 0 ? left : WholeMinutes(left * (step.Offset + step.Scale * drawn[trial]), 1);
        }
        if (!_asPlanned)
            Hit(step, remaining);
    }
}
