using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Construction.Tests.Import.Written;

namespace Dashboard.Bench.Risk;

/// <summary>
/// From the report to the push: a site with one schedule, a viewer on its topic, one report after the other. The clock runs from
/// before the report is posted until the viewer hears that there is a forecast for it.
/// </summary>
sealed class ForecastRun : IDisposable
{
    const int Warming = 5, Reports = 25;
    const string Site = "bench-site", Key = "bench-key-bench-key-bench-key-bench-key";

    // The forecaster rests after each run, for three times as long as it took.
    static readonly TimeSpan s_pause = TimeSpan.FromSeconds(3);

    readonly HttpClient _http;
    readonly ClientWebSocket _viewer = new();
    readonly byte[] _received = new byte[1 << 20];
    int _count;

    ForecastRun(Uri server)
    {
        _http = new() { BaseAddress = server };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
    }

    public void Dispose()
    {
        _http.Dispose();
        _viewer.Dispose();
    }

    /// <param name="program">The published server.</param>
    public static async Task Run(string program, IEnumerable<int> sizes)
    {
        Console.WriteLine("\nFrom the report to the push of its forecast, 10,000 trials, server and viewer on the same processors:");
        Console.WriteLine($"{"activities",10} {"p50",9} {"worst",9} {"computing",10}");
        foreach (var size in sizes)
        {
            using var server = await ServerProcess.Dashboard(program, Key);
            using var run = new ForecastRun(server.Address);
            var milestone = await run.Accept(size);
            await run.Follow(server.Address);
            var (milliseconds, computing) = await run.Measure(milestone);
            Console.WriteLine($"{size,10:N0} {milliseconds[milliseconds.Count / 2],6:N0} ms {milliseconds[^1],6:N0} ms {computing[computing.Count / 2],7:N0} ms");
        }
    }

    async Task<string> Accept(int activities)
    {
        await Sent(HttpMethod.Put, $"/api/sites/{Site}", JsonContent.Create(new { name = "Site of the measurement", stage = "under-construction" }));
        using var file = new MemoryStream();
        using (var to = new StreamWriter(file, leaveOpen: true))
            WrittenXer.Write(WrittenPlan.Of(activities), to);
        var schedules = $"/api/sites/{Site}/schedules";
        var preview = await Sent(
            HttpMethod.Post, schedules,
            new ByteArrayContent(file.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });
        await Sent(HttpMethod.Post, $"{schedules}/{preview["id"]}/accept", JsonContent.Create(new { }));
        return (string)preview["milestones"]![0]!["milestone"]!;
    }

    async Task Follow(Uri server)
    {
        await _viewer.ConnectAsync(new Uri($"ws://{server.Authority}/live"), CancellationToken.None);
        await Say("""{"protocol":"json","version":1}""");
        await Say($$"""{"type":1,"target":"Follow","arguments":["site:{{Site}}",null,0]}""");
    }

    async Task<(List<double> Milliseconds, List<double> Computing)> Measure(string milestone)
    {
        var (milliseconds, computing) = (new List<double>(), new List<double>());
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        for (var number = 0; number < Warming + Reports; number++)
        {
            await Task.Delay(s_pause);
            var clock = Stopwatch.StartNew();
            var reported = await Sent(HttpMethod.Post, $"/api/sites/{Site}/milestones/{milestone}/reports", JsonContent.Create(new
            {
                dataDate = Day(day), forecast = Day(day.AddDays(400 + number)), reason = "measured",
            }));
            await Heard((long)reported["position"]!);
            if (number < Warming)
                continue;
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
            computing.Add((double)JsonNode.Parse(await _http.GetStringAsync(new Uri($"/api/sites/{Site}/forecast", UriKind.Relative)))!["tookMs"]!);
        }
        return ([.. milliseconds.Order()], [.. computing.Order()]);
    }

    /// <summary>Until a pulse speaks of the forecast for a position, or of a later one.</summary>
    async Task Heard(long position)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var end = Array.IndexOf(_received, (byte)0x1e, 0, _count);
            if (end < 0)
            {
                _count += (await _viewer.ReceiveAsync(_received.AsMemory(_count), patience.Token)).Count;
                continue;
            }
            var message = JsonNode.Parse(Encoding.UTF8.GetString(_received, 0, end))!;
            _received.AsSpan(end + 1, _count - end - 1).CopyTo(_received);
            _count -= end + 1;
            if (message["target"]?.GetValue<string>() == "pulse" && (long?)message["arguments"]![0]!["forecast"] >= position)
                return;
        }
    }

    async Task Say(string message) => await _viewer.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, CancellationToken.None);

    async Task<JsonNode> Sent(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{method} {path}: {text}");
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
