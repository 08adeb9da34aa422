using Dashboard.Operations;

namespace Dashboard.Log;

/// <summary>
/// Writes a checkpoint whenever the log has grown enough, by reading it as any other reader would: no post and no viewer
/// waits for it. What it holds meanwhile it lets go again.
/// </summary>
sealed class Checkpointer(IEventLog log, DataDirectory directory, CheckpointStart start, ILogger<Checkpointer> logger) : BackgroundService
{
    // A tenth of the log: all checkpoints together cost each event about the same, however long the log becomes.
    const int Least = 10_000, Share = 10;
    static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(5);

    long _position = start.Position;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (start.Ignored is { } why)
            logger.CheckpointIgnored(why);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (log.Head - _position >= Math.Max(Least, _position / Share))
                await Task.Factory.StartNew(() => Write(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await Task.Delay(AtMostEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Write(CancellationToken cancelled)
    {
        try
        {
            var checkpoint = Checkpoint.Make(log, cancelled);
            CheckpointFile.Write(directory.LogFile, checkpoint);
            _position = checkpoint.Position;
            logger.Checkpointed(_position);
        }
        catch (OperationCanceledException)
        {
            // The next start reads a little more of the log.
        }
        catch (Exception problem)
        {
            // Whatever it was: nothing depends on it, and the server goes on.
            logger.NotCheckpointed(problem.Message);
        }
    }
}

/// <summary>What the server started from.</summary>
/// <param name="Position">0 where it read the whole log.</param>
/// <param name="Ignored">Why a checkpoint that is there was not used.</param>
sealed record CheckpointStart(long Position, string? Ignored);
