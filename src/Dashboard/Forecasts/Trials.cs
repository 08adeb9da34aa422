using Construction.Analytics.Risk;

namespace Dashboard.Forecasts;

/// <summary>Runs the trials of a forecast on as many processors as there are: the same whichever runs which.</summary>
static class Trials
{
    const int Chunk = 1_280;

    /// <param name="atOnce">How many processors it may have; 0 for as many as there are.</param>
    public static IReadOnlyList<MilestoneForecast> Run(SiteForecast forecast, CancellationToken cancelled, int atOnce = 0)
    {
        var pieces =
            (from job in forecast.Jobs.Index()
             where job.Item.Run is not null
             from chunk in Enumerable.Range(0, (SiteForecast.Trials + Chunk - 1) / Chunk)
             select (Job: job.Index, First: chunk * Chunk)).ToArray();
        var chunks = new SimulationChunk[pieces.Length];
        var options = new ParallelOptions { CancellationToken = cancelled, MaxDegreeOfParallelism = atOnce > 0 ? atOnce : Environment.ProcessorCount };
        Parallel.For(0, pieces.Length, options, at => chunks[at] =
            forecast.Jobs[pieces[at].Job].Run!(pieces[at].First, Math.Min(Chunk, SiteForecast.Trials - pieces[at].First)));
        return [.. forecast.Jobs.Index().Where(job => job.Item.Run is not null)
            .SelectMany(job => job.Item.Merge(pieces.Zip(chunks).Where(piece => piece.First.Job == job.Index).Select(piece => piece.Second)))];
    }
}
