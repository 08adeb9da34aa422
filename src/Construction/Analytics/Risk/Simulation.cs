using Construction.Analytics.Schedules;

namespace Construction.Analytics.Risk;

/// <summary>
/// Schedule risk by Monte Carlo: in every trial durations are drawn and risks happen or not, and the network is computed forward by
/// the rules of <see cref="CriticalPath"/>. With durations as planned it gives its finishes.
/// </summary>
/// <remarks>
/// <para>
/// Only remaining durations are drawn: what is complete stays as it was, what has started keeps its start, and nothing goes on before
/// the data date. Who has work left has at least a minute of it. Activities that no target waits for are not computed.
/// </para>
/// <para>
/// Nothing changes once it is made, so that chunks of trials can be run at the same time. A trial is the same in whatever chunk it is.
/// What an activity draws follows from the codes of its project and its own: two with the same codes draw the same.
/// </para>
/// </remarks>
public sealed partial class Simulation
{
    /// <summary>How many trials go through the network together, so that their rows stay near the processor.</summary>
    internal const int Batch = 128;

    readonly SimulationInput _input;
    readonly Network _network;
    readonly Step[] _steps;
    // By place, or −1.
    readonly int[] _stepOf;
    readonly Drawing _drawing;
    readonly CompiledTarget[] _targets;

    /// <exception cref="ArgumentException">A range, a risk or the correlation cannot be; a place is none of the network.</exception>
    public Simulation(SimulationInput input)
    {
        Check(input);
        (_input, _network) = (input, input.Network);
        _drawing = new(input.Seed, input.Correlation, input.Risks);
        (_steps, _stepOf) = Compile();
        _targets = [.. input.Targets.Select(Compile)];
        MarkWallClocks();
        var planned = new SimulationRun(this, asPlanned: true).Run(0, 1);
        Planned = [.. planned.Finishes.Select(finishes => Minutes.ToMoment(finishes[0]))];
        for (var target = 0; target < _targets.Length; target++)
            _targets[target].Planned = planned.Finishes[target][0];
    }

    public SimulationInput Input => _input;

    /// <summary>The finish of each target with all durations as planned and no risk.</summary>
    public IReadOnlyList<DateTime> Planned { get; }

    /// <summary>How many activities are computed in each trial.</summary>
    public int Count => _steps.Length;

    internal Step[] Steps => _steps;
    internal Drawing Drawing => _drawing;
    internal CompiledTarget[] Targets => _targets;

    /// <param name="firstTrial">From 0.</param>
    public SimulationChunk Run(int firstTrial, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstTrial);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, int.MaxValue - firstTrial);
        return new SimulationRun(this, asPlanned: false).Run(firstTrial, trials);
    }

    /// <summary>What came out of all chunks together.</summary>
    /// <exception cref="ArgumentException">They do not follow one another from trial 0.</exception>
    public SimulationResult Merge(IEnumerable<SimulationChunk> chunks)
    {
        var all = SimulationChunk.Merge(chunks);
        return new(
            all.Trials,
            [.. _targets.Select((target, index) => new TargetForecast(
                target.Target.Id, target.Target.Name, Planned[index], new(all.Finishes[index]),
                DriversOf(all, target, index), RisksOf(all, index)))]);
    }

    List<Driver> DriversOf(SimulationChunk all, CompiledTarget target, int index) =>
        all.Drivers is null ? []
        : [.. Enumerable.Range(0, _steps.Length).Where(step => target.IsBefore[step]).Select(step =>
        {
            var activity = _network.Activities[_steps[step].Place];
            return all.Drivers[index][step].ToDriver(activity.Id, activity.Code, activity.Name, all.Trials, _steps[step].Drawn is not null);
        })];

    List<RiskDriver> RisksOf(SimulationChunk all, int index) =>
        [.. _input.Risks.Select((risk, place) => all.Risks[index][place].ToDriver(risk.Id, risk.Name, all.Trials))];

    static void Check(SimulationInput input)
    {
        var network = input.Network;
        var problem = input.Correlation.Problem
            ?? input.Ranges.Values.Select(range => range.Problem).FirstOrDefault(found => found is not null)
            ?? input.Risks.Select(risk => risk.Problem).FirstOrDefault(found => found is not null)
            ?? (input.Targets.Count == 0 ? "there is no target whose finish is asked for" : null)
            ?? (input.Targets.FirstOrDefault(target => target.Places.Count == 0) is { } empty ? $"target {empty.Id} has no activity" : null)
            ?? (input.Risks.GroupBy(risk => risk.Id).FirstOrDefault(group => group.Count() > 1) is { } twice ? $"two risks are called {twice.Key}" : null)
            ?? (input.Targets.SelectMany(target => target.Places).Concat(input.Ranges.Keys).Concat(input.Risks.SelectMany(risk => risk.Hits))
                .Concat(input.Contractors.Keys).Concat(input.Sites.Keys)
                .Any(place => place < 0 || place >= network.Count) ? $"a place is none of the network's {network.Count} activities" : null);
        if (problem is not null)
            throw new ArgumentException(problem, nameof(input));
    }
}

/// <summary>A target as steps; what is complete is a moment already.</summary>
sealed class CompiledTarget
{
    public required SimulationTarget Target { get; init; }
    public required int[] Steps { get; init; }

    /// <summary>The latest of those that are complete.</summary>
    public required int Done { get; init; }

    /// <summary>By step: whether the target waits for it. Empty where nobody asks for drivers: with thousands of targets it is millions.</summary>
    public required bool[] IsBefore { get; init; }

    public int Planned { get; set; }
}
