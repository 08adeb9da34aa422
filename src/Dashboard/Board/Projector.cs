using Dashboard.Log;
using Dashboard.Operations;

namespace Dashboard.Board;

/// <summary>
/// The one reader loop: read the log after the last position, apply, tell who listens. Start-up, live update and catching
/// up are this same step.
/// </summary>
public sealed class Projector(IEventLog log, Board board, Bell bell, ILogger<Projector> logger) : BackgroundService
{
    const int StepLimit = 5_000;
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    Trouble? _trouble;
    TaskCompletionSource _stepped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>After every step; a subscriber only notes that there is something, and never waits.</summary>
    public event Action? Stepped;

    /// <summary>Set while the log cannot be read.</summary>
    public Trouble? Trouble => Volatile.Read(ref _trouble);

    /// <summary>The board once it holds everything that was committed when this was asked: readers see their own writes.</summary>
    public async ValueTask<Board> CurrentBoard(CancellationToken cancelled)
    {
        var head = log.Head;
        while (true)
        {
            var stepped = Volatile.Read(ref _stepped).Task;
            if (board.Position >= head)
                return board;
            await stepped.WaitAsync(cancelled);
        }
    }

    /// <summary>Applies everything that is in the log now; for start-up, before anybody is served.</summary>
    public void CatchUp()
    {
        while (Step())
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.Wait(PollInterval, stoppingToken);
            try
            {
                CatchUp();
                Volatile.Write(ref _trouble, null);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                Volatile.Write(ref _trouble, _trouble ?? new(problem, DateTimeOffset.UtcNow));
                logger.Unreadable(problem, board.Position);
            }
        }
    }

    bool Step()
    {
        var step = log.ReadAfter(board.Position, StepLimit);
        if (step.Count == 0)
            return false;
        board.Apply(step);
        Interlocked.Exchange(ref _stepped, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        Stepped?.Invoke();
        return true;
    }
}

/// <summary>What keeps the board from following the log, and since when.</summary>
public sealed record Trouble(Exception Problem, DateTimeOffset Since);
