using Construction.Analytics.Schedules;

namespace Construction.Analytics.Risk;

/// <summary>
/// Risk over milestones alone: in every trial each slips by what was drawn for it, and a target is reached with its last. What
/// <see cref="Simulation"/> says of chunks, trials and seeds holds here; a milestone draws by its id.
/// </summary>
public sealed class MilestoneSimulation
{
    const int Batch = 128;

    readonly MilestoneSimulationInput _input;
    readonly Drawing _drawing;
    readonly Slipping[] _milestones;
    readonly int[][] _members;
    readonly int[] _planned;

    /// <exception cref="ArgumentException">A milestone, a range, a risk or the correlation cannot be.</exception>
    public MilestoneSimulation(MilestoneSimulationInput input)
    {
        Check(input);
        _input = input;
        _drawing = new(input.Seed, input.Correlation, input.Risks);
        _milestones = [.. input.Milestones.Select((milestone, place) => new Slipping(
            milestone, _drawing, input, [.. Enumerable.Range(0, input.Risks.Count).Where(risk => input.Risks[risk].Hits.Contains(place))]))];
        var places = input.Milestones.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        _members = [.. input.Targets.Select(target => target.Milestones.Select(id => places[id]).Distinct().ToArray())];
        _planned = [.. _members.Select(members => members.Max(place => _milestones[place].Planned))];
    }

    /// <param name="firstTrial">From 0.</param>
    public SimulationChunk Run(int firstTrial, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstTrial);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, int.MaxValue - firstTrial);
        var chunk = new SimulationChunk(firstTrial, trials, _members.Length, _milestones.Length, _drawing.Risks.Length, withDrivers: true);
        var drawer = new Drawer(_drawing, Batch);
        var slips = _milestones.Select(_ => new int[Batch]).ToArray();
        var days = _milestones.Select(_ => new int[Batch]).ToArray();
        for (var done = 0; done < trials; done += Batch)
        {
            var count = Math.Min(Batch, trials - done);
            drawer.Begin(firstTrial + done, count);
            for (var place = 0; place < _milestones.Length; place++)
                _milestones[place].Draw(drawer, _drawing, slips[place].AsSpan(0, count), days[place].AsSpan(0, count));
            for (var target = 0; target < _members.Length; target++)
                Collect(chunk, target, done, count, drawer, slips, days);
        }
        return chunk;
    }

    /// <summary>What came out of all chunks together.</summary>
    /// <exception cref="ArgumentException">They do not follow one another from trial 0.</exception>
    public SimulationResult Merge(IEnumerable<SimulationChunk> chunks)
    {
        var all = SimulationChunk.Merge(chunks);
        return new(all.Trials, [.. _input.Targets.Select((target, index) => new TargetForecast(
            target.Id, target.Name, Minutes.ToMoment(_planned[index]), new(all.Finishes[index]),
            [.. _members[index].Select(place => all.Drivers![index][place].ToDriver(
                _input.Milestones[place].Id, _input.Milestones[place].Id, _input.Milestones[place].Name, all.Trials, _milestones[place].IsDrawn))],
            [.. _input.Risks.Select((risk, place) => all.Risks[index][place].ToDriver(risk.Id, risk.Name, all.Trials))]))]);
    }

    void Collect(SimulationChunk chunk, int target, int done, int count, Drawer drawer, int[][] slips, int[][] days)
    {
        var finishes = chunk.Finishes[target].AsSpan(done, count);
        foreach (var place in _members[target])
            for (var trial = 0; trial < count; trial++)
                finishes[trial] = Math.Max(finishes[trial], Slipping.EndOf(days[place][trial]));
        var later = new int[count];
        for (var trial = 0; trial < count; trial++)
            later[trial] = finishes[trial] - _planned[target];
        var ofLater = DriverSums.SumsOf(later);
        foreach (var place in _members[target])
        {
            ref var sums = ref chunk.Drivers![target][place];
            if (_milestones[place].IsDrawn)
                sums.Take(slips[place].AsSpan(0, count), 0, _milestones[place].LowFifth, _milestones[place].HighFifth, later, ofLater);
            for (var trial = 0; trial < count; trial++)
                if (Slipping.EndOf(days[place][trial]) == finishes[trial])
                    sums.OnPath++;
        }
        for (var risk = 0; risk < _drawing.Risks.Length; risk++)
            chunk.Risks[target][risk].Take(drawer.Happens(risk), later);
    }

    static void Check(MilestoneSimulationInput input)
    {
        var ids = input.Milestones.Select(milestone => milestone.Id).ToHashSet();
        var problem = input.Correlation.Problem
            ?? input.Milestones.Select(milestone => milestone.Problem).FirstOrDefault(found => found is not null)
            ?? input.Risks.Select(risk => risk.Problem).FirstOrDefault(found => found is not null)
            ?? input.Risks.Where(risk => risk.Impact.Unit != RangeUnit.Days).Select(risk => $"risk {risk.Id}: its impact on milestones is given in days").FirstOrDefault()
            ?? (ids.Count < input.Milestones.Count ? "two milestones have the same id" : null)
            ?? (input.Targets.Count == 0 ? "there is no target whose finish is asked for" : null)
            ?? input.Targets.Where(target => target.Milestones.Count == 0).Select(target => $"target {target.Id} has no milestone").FirstOrDefault()
            ?? input.Targets.SelectMany(target => target.Milestones).Where(id => !ids.Contains(id)).Select(id => $"there is no milestone {id}").FirstOrDefault()
            ?? (input.Risks.SelectMany(risk => risk.Hits).Any(place => place < 0 || place >= input.Milestones.Count) ? "a risk hits a place that is no milestone's" : null);
        if (problem is not null)
            throw new ArgumentException(problem, nameof(input));
    }
}
