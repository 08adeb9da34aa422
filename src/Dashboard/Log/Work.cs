namespace Dashboard.Log;

/// <summary>Something for the writer's thread, answered after the commit.</summary>
abstract class Work
{
    // One work item of the pool for each answer would cost more than most answers; too many in one would wait for each other.
    const int AnswersAtOnce = 16;

    /// <summary>Set where somebody collects traces.</summary>
    public WriteTrace? Trace { get; init; }

    /// <summary>To be answered with a problem.</summary>
    public abstract bool HasFailed { get; }

    /// <summary>Done on the writer's thread. A refusal or a bug of this work alone becomes its answer.</summary>
    public abstract void Run();

    /// <summary>To be answered with a problem, whatever came of it.</summary>
    public abstract void Fail(Exception problem);

    /// <summary>Answers a group, on the pool's threads: what follows an answer there is no longer the writer's time.</summary>
    public static void AnswerAll(List<Work> group)
    {
        for (var from = 0; from < group.Count; from += AnswersAtOnce)
            ThreadPool.UnsafeQueueUserWorkItem(new Answers(group.GetRange(from, Math.Min(AnswersAtOnce, group.Count - from))), preferLocal: false);
    }

    protected abstract void Answer();

    sealed class Answers(List<Work> group) : IThreadPoolWorkItem
    {
        public void Execute() => group.ForEach(work => work.Answer());
    }
}

sealed class Work<T>(Func<T> run) : Work
{
    // Completed on the pool already: what awaits it may go on at once, and must not block.
    readonly TaskCompletionSource<T> _answer = new();
    T? _result;
    Exception? _problem;

    public Task<T> Task => _answer.Task;

    public override bool HasFailed => _problem is not null;

    public override void Run()
    {
        try
        {
            _result = run();
        }
        catch (Exception problem) when (problem is IdempotencyKeyReusedException or UndecidedException)
        {
            _problem = problem;
        }
    }

    public override void Fail(Exception problem) => _problem = problem;

    protected override void Answer()
    {
        if (_problem is null)
            _answer.TrySetResult(_result!);
        else
            _answer.TrySetException(_problem);
    }
}
