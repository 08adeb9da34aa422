using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Dashboard.Faults;

/// <summary>
/// Pages without their looks: the published <c>store.js</c>, <c>live.js</c> and <c>badge.js</c> with the real SignalR client, in
/// a Node process with a clock of its own (<c>Page/page.mjs</c>).
/// </summary>
public sealed class Pages : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly SemaphoreSlim _turn = new(1);
    readonly Task<string> _errors;

    Pages(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What is missing of Node.js and the npm packages, in a sentence.</summary>
    public static string? Missing =>
        !Shell.Has("node") ? "needs Node.js 20.19 or later"
        : !Directory.Exists(Path.Combine(Modules, "@microsoft", "signalr")) ? "needs the npm packages (npm --prefix tests ci)"
        : null;

    static string Modules { get; } = FindModules();

    /// <summary>Opens some pages in one process, on the server or on what stands before it.</summary>
    /// <param name="prefix">A command to run them under, which has to become the process of the pages.</param>
    public static Pages Open(Ground ground, Uri address, int pages = 1, params IReadOnlyList<string> prefix)
    {
        string[] command = [
            .. prefix, "node",
            Path.Combine(AppContext.BaseDirectory, "Page", "page.mjs"), ground.PageRoot, Modules, $"{address}".TrimEnd('/'),
            pages.ToString(CultureInfo.InvariantCulture), $"{ground.Random.Next()}"];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return ground.Kept(new Pages(Process.Start(start)!));
    }

    /// <summary>What each page shows now.</summary>
    /// <param name="whole">With all its rows.</param>
    public async Task<IReadOnlyList<JsonNode>> Shown(bool whole = false) =>
        [.. (await Do(new() { ["do"] = "state", ["whole"] = whole })).AsArray().Select(page => page!)];

    /// <summary>What the first page's badge said so far, looked at ten times a second.</summary>
    public async Task<IReadOnlyList<Word>> Said() => [.. (await Do(new() { ["do"] = "said" }))[0]!.AsArray().Select(word => new Word(
        Moment(word!["from"]!), Moment(word["until"]!), (string)word["state"]!, (long)word["position"]!))];

    /// <summary>Lets the pages' clock run ahead.</summary>
    public Task Warp(double ms) => Do(new() { ["do"] = "warp", ["ms"] = ms });

    /// <summary>No more than a picture of a page: the process stands still, and what is sent to it waits in the system's buffers.</summary>
    public Task Freeze() => Shell.Run("kill", "-STOP", $"{_process.Id}");

    public Task Thaw() => Shell.Run("kill", "-CONT", $"{_process.Id}");

    /// <summary>A tab that thaws, a laptop that wakes: the browser tells.</summary>
    public Task Wake() => Do(new() { ["do"] = "wake" });

    /// <summary>Drops a share of all pushed rows, or every one, before the page hears of them; gives how many that were so far.</summary>
    public async Task<int> Drop(double share, bool all = false) =>
        (int)(await Do(new() { ["do"] = "drop", ["share"] = share, ["all"] = all }))["dropped"]!;

    /// <summary>Returns when every page shows the board; that it does not in time is a finding.</summary>
    /// <returns>How long it took the last of them, in ms.</returns>
    public async Task<double> Reach(Board board, double withinMs, string after)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var pages = await Shown(whole: true);
            var late = pages.FirstOrDefault(page => !board.IsShownBy(page));
            if (late is null)
                return clock.Elapsed.TotalMilliseconds;
            if (clock.Elapsed.TotalMilliseconds > withinMs)
                Assert.Fail($"{clock.Elapsed.TotalMilliseconds:F0} ms after {after} a page is \"{late["state"]}\" at {late["position"]} of {late["epoch"]}; the board is at {board.Position} of {board.Epoch}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _turn.Dispose();
    }

    async Task<JsonNode> Do(JsonObject order)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(order.ToJsonString());
            await _process.StandardInput.FlushAsync();
            while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            {
                var answer = JsonNode.Parse(line)!;
                Assert.True(answer["problem"] is null, $"the page broke: {answer["problem"]}");
                if (answer["done"] is { } done)
                    return done;
            }
            throw new InvalidOperationException($"the pages ended: {await _errors}");
        }
        finally
        {
            _turn.Release();
        }
    }

    static DateTimeOffset Moment(JsonNode ms) => DateTimeOffset.FromUnixTimeMilliseconds((long)ms);

    static string FindModules([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "node_modules"));
}

/// <summary>What a page's badge said from then until then, and the position that the page was at.</summary>
public sealed record Word(DateTimeOffset From, DateTimeOffset Until, string State, long Position);

/// <summary>The board as the server gives it, checked against our own fold of the log.</summary>
public sealed record Board(string Epoch, long Position, string Hash)
{
    public static async Task<Board> Of(Server server)
    {
        var board = (await server.Owner.Get("/api/board")).Being(200).Json;
        var rows = board["rows"]!.AsArray().Select(row => row!).ToList();
        var told = CanonicalJson.Hash(new Fold(await Oracle.Log(server)).State);
        Assert.True(told == CanonicalJson.Hash(Fold.OfBoard(rows)), $"the board is not what the log amounts to at position {board["position"]}");
        return new((string)board["epoch"]!, (long)board["position"]!, CanonicalJson.Hash(Follower.Ordered(rows)));
    }

    public bool IsShownBy(JsonNode page) =>
        (string?)page["epoch"] == Epoch && (long)page["position"]! == Position
        && CanonicalJson.Hash(Follower.Ordered(page["rows"]!.AsArray().Select(row => row!))) == Hash;
}
