using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>
/// One chunk of trials: a batch of them goes through the network activity by activity, each with a row of trials, so that the inner
/// loops run over plain arrays.
/// </summary>
sealed partial class SimulationRun
{
    const int Batch = Simulation.Batch;

    readonly Simulation _simulation;
    readonly bool _asPlanned;
    readonly Step[] _steps;
    // Rows of the steps one after another: in working minutes of the own calendar, and by the wall clock where somebody needs it.
    readonly int[] _remaining;
    readonly int[] _start;
    readonly int[] _finish;
    readonly int[] _startAt;
    readonly int[] _finishAt;
    readonly Drawer _drawer;
    readonly double[] _drawn = new double[Batch];
    readonly int[] _moment = new int[Batch];
    int _count;

    public SimulationRun(Simulation simulation, bool asPlanned)
    {
        (_simulation, _asPlanned, _steps) = (simulation, asPlanned, simulation.Steps);
        var cells = _steps.Length * Batch;
        _remaining = new int[cells];
        _start = new int[cells];
        _finish = new int[cells];
        _startAt = new int[cells];
        _finishAt = new int[cells];
        _drawer = new(simulation.Drawing, Batch);
        for (var step = 0; step < _steps.Length; step++)
            _remaining.AsSpan(step * Batch, Batch).Fill(_steps[step].Remaining);
    }

    public SimulationChunk Run(int firstTrial, int trials)
    {
        var withDrivers = _simulation.Input.WithDrivers && !_asPlanned;
        var chunk = new SimulationChunk(firstTrial, trials, _simulation.Targets.Length, _steps.Length, _simulation.Drawing.Risks.Length, withDrivers);
        for (var done = 0; done < trials; done += _count)
        {
            _count = Math.Min(Batch, trials - done);
            if (!_asPlanned)
                _drawer.Begin(firstTrial + done, _count);
            for (var step = 0; step < _steps.Length; step++)
                Forward(_steps[step], step * Batch);
            for (var target = 0; target < _simulation.Targets.Length; target++)
                Collect(chunk, target, done);
        }
        return chunk;
    }

    public static int WholeMinutes(double minutes, int least) => (int)Math.Clamp(Math.Floor(minutes + 0.5), least, Minutes.Days * Minutes.PerDay);

    /// <summary>The wall clock to which a link leads from that at which its predecessor finishes or starts.</summary>
    public static int After(bool isFromFinish, int moment, int lag, CalendarTable calendar) =>
        lag == 0 ? moment
        : isFromFinish ? calendar.FinishAt(calendar.WorkAt(moment) + lag)
        : calendar.StartAt(calendar.WorkAt(moment) + lag);

    void Forward(Step step, int row)
    {
        var remaining = _remaining.AsSpan(row, _count);
        if (!_asPlanned && step.ExpectedFinish is null)
            Draw(step, remaining);
        var start = _start.AsSpan(row, _count);
        start.Fill(step.StartFloor);
        if (step.FinishFloor != ForwardRules.Never)
            RaiseToFinish(start, step.FinishFloor, remaining);
        var holdsFinishAt = step.NeedsFinishAt || step.NeedsStartAt;
        var floor = _finishAt.AsSpan(row, _count);
        if (holdsFinishAt)
            floor.Fill(step.FinishAtFloor);
        foreach (ref readonly var link in step.Links.AsSpan())
            Follow(step, link, start, remaining, floor);
        if (step.ExpectedFinish is { } expected)
            FinishAsExpected(step, expected, start, remaining);
        var finish = _finish.AsSpan(row, _count);
        Finish(finish, start, remaining, step.Calendar.Total);
        if (holdsFinishAt)
            PlaceByWallClock(step, row, start, finish, floor);
    }

    void Follow(Step step, in StepLink link, Span<int> start, Span<int> remaining, Span<int> floor)
    {
        var from = link.From * Batch;
        if (link.IsPlain && !step.WithoutLinks)
        {
            // A finish milestone starts when it finishes.
            var source = (link.IsFromFinish || _steps[link.From].Kind == ActivityKind.FinishMilestone ? _finish : _start).AsSpan(from, _count);
            if (link.IsToFinish)
                RaiseToFinish(start, source, link.Lag, remaining);
            else
                Raise(start, source, link.Lag);
        }
        if (link.IsPlain && !link.HoldsFinishAt)
            return;
        var moments = _moment.AsSpan(0, _count);
        MomentsOf(link, from, moments);
        if (link.HoldsFinishAt)
            Raise(floor, moments, 0);
        if (link.IsPlain || step.WithoutLinks)
            return;
        var calendar = step.Calendar;
        for (var trial = 0; trial < moments.Length; trial++)
            moments[trial] = calendar.WorkAt(moments[trial]);
        if (link.IsToFinish)
            RaiseToFinish(start, moments, 0, remaining);
        else
            Raise(start, moments, 0);
    }

    void MomentsOf(in StepLink link, int from, Span<int> moments)
    {
        var source = (link.IsFromFinish ? _finishAt : _startAt).AsSpan(from, moments.Length);
        source.CopyTo(moments);
        if (link.Lag != 0)
            for (var trial = 0; trial < moments.Length; trial++)
                moments[trial] = After(link.IsFromFinish, moments[trial], link.Lag, link.LagCalendar);
    }

    void PlaceByWallClock(Step step, int row, Span<int> start, Span<int> finish, Span<int> floor)
    {
        var calendar = step.Calendar;
        // The floor stands where the finish will.
        if (step.Kind == ActivityKind.StartMilestone)
            for (var trial = 0; trial < finish.Length; trial++)
                floor[trial] = calendar.StartAt(finish[trial]);
        else if (step.NeedsFinishAt)
            for (var trial = 0; trial < finish.Length; trial++)
                floor[trial] = calendar.FinishAt(finish[trial]) is var at && at >= floor[trial] ? at : calendar.StartAt(finish[trial]);
        if (!step.NeedsStartAt)
            return;
        var startAt = _startAt.AsSpan(row, _count);
        if (step.Kind == ActivityKind.FinishMilestone)
            floor.CopyTo(startAt);
        else
            for (var trial = 0; trial < start.Length; trial++)
                startAt[trial] = calendar.StartAt(start[trial]);
    }
}
