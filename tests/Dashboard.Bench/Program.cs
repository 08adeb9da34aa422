using System.Diagnostics;
using System.Globalization;
using Dashboard.Bench;
using Dashboard.Bench.Director;
using Dashboard.Bench.Growth;
using Dashboard.Bench.Risk;
using Dashboard.Bench.Schedules;
using Dashboard.Bench.Viewers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["bare", var address])
{
    BareServer.Run(address);
    return 0;
}
if (args is ["stock", var stockAddress])
{
    StockPeer.Run(stockAddress);
    return 0;
}
if (args is ["viewers", var followed, .. var scenarios])
    return await ViewersRun.Run(followed, scenarios);
if (args is ["growth", var grown, .. var sizes])
    return await GrowthRun.Run(grown, sizes);
if (args is ["risk", var forecasting, .. var ofRisk])
    return await RiskRun.Run(forecasting, ofRisk);
if (args is ["fuzz", .. var ofFuzz])
    return FuzzRun.Run(ofFuzz);
if (args is ["schedules", .. var ofSchedules])
    return SchedulesRun.Run(ofSchedules);
if (args is ["director", var directed, .. var looks])
    return await DirectorRun.Run(directed, looks);
// For a profiler: only the load, on a server that runs already.
if (args is ["load", var target, var targetKey, var path, var length])
{
    var posters = Enumerable.Range(0, 64).Select(_ => new Poster(new Uri(target), path, targetKey)).ToList();
    await Task.WhenAll(posters.Select(poster => Task.Run(() => poster.Run(TimeSpan.FromSeconds(int.Parse(length, CultureInfo.InvariantCulture)), TimeSpan.Zero))));
    Console.WriteLine($"{posters.Sum(poster => poster.Milliseconds.Count)} posts");
    return 0;
}
if (args is not [var program, .. var rest] || !File.Exists(program))
{
    Console.Error.WriteLine("Usage: tests/bench.sh [--quick]   (builds, publishes and calls this with the published Dashboard.dll)");
    return 1;
}

var quick = rest.Contains("--quick");
var warmUp = TimeSpan.FromSeconds(quick ? 5 : 30);
var round = TimeSpan.FromSeconds(quick ? 3 : 10);
var rounds = quick ? 3 : 5;
const int connections = 64;
const string key = "bench-key-bench-key-bench-key-bench-key";
string[] milestones = ["buildings-5-8-ready-for-service", "campus-complete", "substation-complete", "building-1-ready-for-service"];
string[] places = [.. milestones.Select(milestone => $"/api/sites/abilene-tx/milestones/{milestone}/reports")];

Console.WriteLine($"Machine: {Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}; load, server and browser share it; {Figures.Speed():N0} million steps of a plain loop a second now.");
using var dashboard = await ServerProcess.Dashboard(program, key);
using var bare = await ServerProcess.Bare();

await Load(dashboard.Address, places, warmUp, TimeSpan.Zero, connections);
await Load(bare.Address, ["/bare"], warmUp, TimeSpan.Zero, connections);
var ratios = new List<double>();
for (var number = 1; number <= rounds; number++)
{
    var (plain, plainCost) = await Cost(bare, ["/bare"]);
    var (durable, durableCost) = await Cost(dashboard, places);
    ratios.Add(durable / plain);
    Console.WriteLine(
        $"Round {number}: bare {plain:N0} posts/s, {plainCost:N0} µs of processor each; durable {durable:N0} posts/s, {durableCost:N0} µs each; ratio {ratios[^1]:F2}");
}
Console.WriteLine($"Durable posts beside the bare endpoint, {connections} connections: ratio {Median(ratios):F2} (median of {rounds} rounds)");

var paced = await Load(dashboard.Address, places, round, TimeSpan.FromMilliseconds(20), 2);
Console.WriteLine($"POST to acknowledged, about {paced.PerSecond:N0} posts/s: p50 {At(paced.Milliseconds, 0.5):F1} ms, p99 {At(paced.Milliseconds, 0.99):F1} ms");

var pixel = await PixelRun.Measure(dashboard.Address, key, warmUp, quick ? 40 : 300);
Console.WriteLine(pixel is null
    ? "POST to pixel: not measured, no Chromium at /usr/bin/chromium"
    : $"POST to pixel in Chromium: p50 {At(pixel, 0.5):F1} ms, p99 {At(pixel, 0.99):F1} ms ({pixel.Count} posts)");
return 0;

async Task<(double PerSecond, double MicrosecondsEach)> Cost(ServerProcess server, string[] paths)
{
    var before = server.Processor;
    var (perSecond, all) = await Load(server.Address, paths, round, TimeSpan.Zero, connections);
    return (perSecond, (server.Processor - before).TotalMicroseconds / all.Count);
}

static async Task<(double PerSecond, List<double> Milliseconds)> Load(
    Uri server, string[] paths, TimeSpan duration, TimeSpan pause, int connections)
{
    var posters = Enumerable.Range(0, connections).Select(index => new Poster(server, paths[index % paths.Length], key)).ToList();
    var clock = Stopwatch.StartNew();
    await Task.WhenAll(posters.Select(poster => Task.Run(() => poster.Run(duration, pause))));
    var seconds = clock.Elapsed.TotalSeconds;
    posters.ForEach(poster => poster.Dispose());
    var all = posters.SelectMany(poster => poster.Milliseconds).Order().ToList();
    return (all.Count / seconds, all);
}

static double Median(List<double> values) => At([.. values.Order()], 0.5);

static double At(List<double> ordered, double share) => ordered[Math.Min(ordered.Count - 1, (int)(ordered.Count * share))];
