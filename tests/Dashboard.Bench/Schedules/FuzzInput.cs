namespace Dashboard.Bench.Schedules;

/// <summary>One input, read and computed on a thread of its own, so that one that never ends is noticed.</summary>
sealed class FuzzInput(int number, byte[] bytes)
{
    public int Number => number;

    public byte[] Bytes => bytes;

    public TimeSpan Processor { get; private set; }

    public bool HasPlan { get; private set; }

    public Exception? Problem { get; private set; }

    /// <returns>False where it has not ended by then.</returns>
    public bool Run(TimeSpan atMost)
    {
        var thread = new Thread(Run) { IsBackground = true };
        thread.Start();
        return thread.Join(atMost);
    }

    void Run()
    {
        try
        {
            (Processor, HasPlan) = FuzzRun.Timed(bytes);
        }
        // Whatever it is, it is what is looked for.
        catch (Exception problem)
        {
            Problem = problem;
        }
    }
}
