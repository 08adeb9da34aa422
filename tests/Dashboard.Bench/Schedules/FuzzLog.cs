using System.Text.RegularExpressions;

namespace Dashboard.Bench.Schedules;

/// <summary>What came of the inputs.</summary>
sealed partial class FuzzLog(int seed)
{
    const int MostFailures = 40;
    const int MemorySamples = 12;
    const long Rise = 8_000_000;

    static readonly TimeSpan s_betweenSamples = TimeSpan.FromSeconds(5);

    readonly HashSet<string> _failures = [];
    readonly List<long> _memory = [];
    readonly PriorityQueue<(int Number, TimeSpan Took), TimeSpan> _slowest = new();
    TimeSpan _nextSample = s_betweenSamples;
    int _inputs, _plans, _failed;

    public void Take(FuzzInput input, TimeSpan longest)
    {
        _inputs++;
        _plans += input.HasPlan ? 1 : 0;
        _slowest.Enqueue((input.Number, input.Processor), input.Processor);
        if (_slowest.Count > 5)
            _slowest.Dequeue();
        if (input.Problem is { } problem)
            Fail(input, $"{problem.GetType().Name}: {problem.Message}\n{problem.StackTrace}");
        else if (input.Processor > longest)
            Fail(input, $"took {input.Processor.TotalSeconds:N1} s");
    }

    public void Fail(FuzzInput input, string why)
    {
        _failed++;
        // One of a kind is enough: what it says without numbers, and where.
        if (_failures.Count >= MostFailures || !_failures.Add(input.Problem is null ? $"{input.Number}" : $"{Place().Match(why)} {Letters(why)}"))
            return;
        var file = Path.Combine(Path.GetTempPath(), $"fuzz-{input.Number}.bin");
        File.WriteAllBytes(file, input.Bytes);
        Console.WriteLine($"Input {input.Number} {why}\n  again: tests/bench.sh fuzz --replay {file}   or   fuzz --seed {input.Number} --inputs 1");
    }

    static string Letters(string why) => string.Concat(why.TakeWhile(sign => sign is not ('\'' or '\n')).Where(char.IsLetter));

    [GeneratedRegex(@"at Construction\.(Import|Analytics)\S+")]
    private static partial Regex Place();

    public bool IsDueForMemory(TimeSpan elapsed) => elapsed >= _nextSample;

    public void TakeMemory()
    {
        _memory.Add(PeakMemory.Held());
        // Rarer as time goes on, so that there are as many of a long run as of a short one.
        if (_memory.Count == 2 * MemorySamples)
            for (var at = MemorySamples - 1; at >= 0; at--)
                _memory.RemoveAt(2 * at);
        _nextSample += s_betweenSamples * Math.Max(1, (int)(_nextSample / s_betweenSamples) / MemorySamples);
    }

    public int End(TimeSpan elapsed)
    {
        var isRising = IsRising();
        Console.WriteLine(
            $"{_inputs:N0} inputs in {elapsed.TotalSeconds:N0} s (to {seed + _inputs - 1}): {_plans:N0} plans computed, {_inputs - _plans - _failed:N0} refused, {_failed:N0} failed"
            + $" in {_failures.Count} ways; slowest {string.Join(", ", Slowest())}; memory {string.Join(" ", _memory.Select(held => $"{held / 1e6:N1}"))} MB{(isRising ? ": IT RISES" : "")}.");
        return _failed == 0 && !isRising ? 0 : 1;
    }

    // Each later third holds more than the one before it.
    bool IsRising()
    {
        if (_memory.Count < 6)
            return false;
        var third = _memory.Count / 3;
        var (early, middle, late) = (_memory[..third].Max(), _memory[third..(2 * third)].Max(), _memory[(2 * third)..].Min());
        return middle > early + Rise / 2 && late > middle + Rise / 2;
    }

    List<string> Slowest()
    {
        var slowest = new List<string>();
        while (_slowest.TryDequeue(out var input, out _))
            slowest.Insert(0, $"{input.Took.TotalMilliseconds:N0} ms ({input.Number})");
        return slowest;
    }
}
