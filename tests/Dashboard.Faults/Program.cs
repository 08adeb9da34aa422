using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dashboard.Faults;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = Options.Read(args);
if (options is null)
{
    Console.Error.WriteLine("Usage: tests/faults.sh [--full] [--only 1,4,8] [--seed N] [--no-mutants]");
    return 2;
}

var faults = typeof(Fault).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fault)) && !type.IsAbstract)
    .Select(type => (Fault)Activator.CreateInstance(type)!).OrderBy(fault => fault.Number)
    .Where(fault => options.Only.Count == 0 || options.Only.Contains(fault.Number)).ToList();
if (faults.Count == 0)
{
    Console.Error.WriteLine($"There is no check with the number {string.Join(", ", options.Only)}.");
    return 2;
}

Console.WriteLine($"Faults, {(options.IsFull ? "full" : "short")} form, seed {options.Seed} (--seed {options.Seed} repeats it)");
var builds = new Builds(RepositoryOf(), options.Builds);
var clock = Stopwatch.StartNew();
await builds.PublishSound();
// All of them, also where only some are asked for: a text that has gone is found at once.
if (options.WithMutants)
    await builds.PublishMutants([.. faults.Where(fault => fault.Missing is null).SelectMany(fault => fault.Mutants).DistinctBy(mutant => mutant.Name)]);
Console.WriteLine($"Published {(options.WithMutants ? "the server, and one with the mutants" : "the server")}, {clock.Elapsed.TotalSeconds:F0} s\n");

var score = new Score();
foreach (var fault in faults)
{
    await score.Run(fault, builds, options);
    if (options.WithMutants)
        foreach (var mutant in fault.Mutants)
            await score.Catch(fault, mutant, builds, options);
}
Console.WriteLine($"\n{score.Passed} passed, {score.Failed} failed, {score.Skipped} skipped");
return score.Failed == 0 ? 0 : 1;

static string RepositoryOf([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
