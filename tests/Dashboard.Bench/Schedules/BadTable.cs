using Construction.Import;

namespace Dashboard.Bench.Schedules;

/// <summary>What becomes of files as they should not be: each a refusal or a finding in plain words, at once and without much memory.</summary>
static class BadTable
{
    const long MostMemory = 64 << 20;

    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    public static bool Print()
    {
        // What is compiled and held once is no file's.
        foreach (var input in BadInputs.All.Where(input => !input.Name.Contains("1 GB", StringComparison.Ordinal)))
            using (var file = input.Open())
                ScheduleFile.Read(file);
        Console.WriteLine($"{"file",-55} {"time",9} {"memory",9}  what is said");
        var (count, wrong) = (0, 0);
        foreach (var row in BadInputs.All.Select(Try))
        {
            Console.WriteLine($"{row.Name,-55} {row.Took.TotalMilliseconds,6:N0} ms {row.Memory / 1e6,6:N1} MB  {(row.Wrong.Length > 0 ? $"WRONG, {row.Wrong}: " : "")}{row.Said}");
            (count, wrong) = (count + 1, wrong + (row.Wrong.Length > 0 ? 1 : 0));
        }
        Console.WriteLine(wrong == 0
            ? $"All {count} end in plain words within {s_longest.TotalSeconds:N0} s of the processor and {MostMemory >> 20} MB above the file (five and four times that where there are as many activities as may be)."
            : $"{wrong} of {count} do not end as they should.");
        return wrong == 0;
    }

    static (string Name, TimeSpan Took, long Memory, string Said, string Wrong) Try(BadInput input)
    {
        using var file = input.Open();
        var (took, memory, said) = (TimeSpan.Zero, 0L, "");
        try
        {
            (var imported, memory, _) = PeakMemory.Of(() =>
            {
                var before = ThreadClock.Now;
                var read = ScheduleFile.Read(file);
                took = ThreadClock.Now - before;
                return read;
            });
            said = imported is Imported.Refused { Rejection: var rejection } ? $"refused: {rejection.Value} {rejection.Rule}"
                : Found(((Imported.Read)imported).Plan.Findings, input.Says);
        }
        // Whatever it is, it is what is looked for.
        catch (Exception problem)
        {
            return (input.Name, took, memory, problem.ToString(), "an exception");
        }
        var wrong = !said.Contains(input.Says, StringComparison.Ordinal) || said.Length == 0 ? $"nothing of '{input.Says}'"
            : took > s_longest * (input.IsLarge ? 5 : 1) ? "too slow"
            : memory > MostMemory * (input.IsLarge ? 4 : 1) ? "too much memory"
            : "";
        return (input.Name, took, memory, said, wrong);
    }

    static string Found(IReadOnlyList<Finding> findings, string looked)
    {
        if (findings.Count == 0)
            return "";
        var found = findings.FirstOrDefault(finding => finding.Text.Contains(looked, StringComparison.Ordinal)) ?? findings[0];
        return $"read; {found.Severity} {found.Subject}: {found.Text}; {found.Done}{(findings.Count > 1 ? $" (and {findings.Count - 1} more)" : "")}";
    }
}
