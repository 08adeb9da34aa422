using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>Runs checks and mutants, says what came of each in a line, and counts.</summary>
public sealed class Score
{
    public int Passed { get; private set; }
    public int Failed { get; private set; }
    public int Skipped { get; private set; }

    /// <summary>The check on the sound build: it must hold.</summary>
    public async Task Run(Fault fault, Builds builds, Options options)
    {
        if (fault.Missing is { } missing)
        {
            Skip($"{fault.Number,2}  {fault.Name}", missing);
            return;
        }
        var clock = Stopwatch.StartNew();
        try
        {
            var held = await Check(fault, null, builds, options);
            Passed++;
            Console.WriteLine($"{fault.Number,2}  {fault.Name}: {held}   ({clock.Elapsed.TotalSeconds:F1} s)");
        }
        catch (Exception problem)
        {
            Failed++;
            Console.WriteLine($"{fault.Number,2}  {fault.Name}: FAILED after {clock.Elapsed.TotalSeconds:F1} s: {(IsFinding(problem) ? problem.Message : problem)}");
        }
    }

    /// <summary>The check on a build that is wrong: it must find that.</summary>
    public async Task Catch(Fault fault, Mutant mutant, Builds builds, Options options)
    {
        if (fault.Missing is { } missing)
        {
            Skip($"    mutant \"{mutant.Name}\"", missing);
            return;
        }
        var clock = Stopwatch.StartNew();
        string outcome;
        try
        {
            outcome = $"NOT CAUGHT: {await Check(fault, mutant, builds, options)}";
            Failed++;
        }
        catch (Exception problem) when (IsFinding(problem))
        {
            outcome = $"caught: {problem.Message.ReplaceLineEndings(" ")}";
            Passed++;
        }
        catch (Exception problem)
        {
            // The check itself broke: that shows nothing about the mutant.
            outcome = $"NOT CAUGHT, the check broke: {problem}";
            Failed++;
        }
        Console.WriteLine($"    mutant \"{mutant.Name}\" {(outcome.Length > 400 ? outcome[..400] + "…" : outcome)}   ({clock.Elapsed.TotalSeconds:F1} s)");
    }

    static async Task<string> Check(Fault fault, Mutant? mutant, Builds builds, Options options)
    {
        await using var ground = new Ground(builds, mutant, options.IsFull, (options.Seed * 31) + fault.Number);
        return await fault.Check(ground);
    }

    // A server that should be there and does not answer is a finding too.
    static bool IsFinding(Exception problem) => problem is Xunit.Sdk.XunitException or HttpRequestException;

    void Skip(string what, string reason)
    {
        Skipped++;
        Console.WriteLine($"{what}: skipped, {reason}");
    }
}
