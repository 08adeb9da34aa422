namespace Construction.Analytics.Risk;

/// <summary>What came out of some trials in a row.</summary>
public sealed class SimulationChunk
{
    internal SimulationChunk(int first, int trials, int targets, int steps, int risks, bool withDrivers)
    {
        (First, Trials) = (first, trials);
        Finishes = [.. Enumerable.Range(0, targets).Select(_ => new int[trials])];
        Risks = [.. Enumerable.Range(0, targets).Select(_ => new RiskSums[risks])];
        Drivers = withDrivers ? [.. Enumerable.Range(0, targets).Select(_ => new DriverSums[steps])] : null;
    }

    /// <summary>Number of the first trial.</summary>
    public int First { get; }

    public int Trials { get; }

    /// <summary>For each target its finish in each trial, in <see cref="Schedules.Minutes"/>.</summary>
    public int[][] Finishes { get; }

    internal RiskSums[][] Risks { get; }

    internal DriverSums[][]? Drivers { get; }

    /// <summary>In the order of the trials, whatever order they come in; all sums are whole numbers, so that nothing hangs on where chunks end.</summary>
    internal static SimulationChunk Merge(IEnumerable<SimulationChunk> chunks)
    {
        var sorted = chunks.OrderBy(chunk => chunk.First).ToList();
        if (sorted.Count == 0)
            throw new ArgumentException("there are no chunks", nameof(chunks));
        var next = 0L;
        foreach (var chunk in sorted)
            next = chunk.First == next ? next + chunk.Trials
                : throw new ArgumentException($"chunks follow one another: trial {next} is missing or there twice", nameof(chunks));
        var first = sorted[0];
        var all = new SimulationChunk(0, checked((int)next), first.Finishes.Length, first.Drivers is [var drivers, ..] ? drivers.Length : 0,
            first.Risks is [var risks, ..] ? risks.Length : 0, first.Drivers is not null);
        foreach (var chunk in sorted)
            all.Add(chunk);
        return all;
    }

    void Add(SimulationChunk chunk)
    {
        for (var target = 0; target < Finishes.Length; target++)
        {
            chunk.Finishes[target].CopyTo(Finishes[target], chunk.First);
            for (var risk = 0; risk < Risks[target].Length; risk++)
                Risks[target][risk].Add(chunk.Risks[target][risk]);
            for (var step = 0; Drivers is not null && step < Drivers[target].Length; step++)
                Drivers[target][step].Add(chunk.Drivers![target][step]);
        }
    }
}
