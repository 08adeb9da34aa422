using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Dashboard.Faults;

/// <summary>
/// Reports at a steady pace, each timed, on a thread of its own: thousands of viewers in this process do not hold it up. Every
/// one has to be taken.
/// </summary>
sealed class SteadyPosts : IDisposable
{
    readonly HttpClient _client;
    readonly TimeSpan _pause;
    readonly ManualResetEventSlim _goesOn = new();
    readonly List<double> _times = [];
    readonly Thread _thread;
    TaskCompletionSource<long> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _ends;
    Exception? _problem;
    int _said;

    public SteadyPosts(Server server, int aSecond)
    {
        _pause = TimeSpan.FromSeconds(1.0 / aSecond);
        _client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(20) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Server.OwnerKey);
        _thread = new Thread(Run) { IsBackground = true, Name = "posts" };
    }

    public int Count
    {
        get
        {
            lock (_times)
                return _times.Count;
        }
    }

    /// <summary>In milliseconds, since it went on.</summary>
    public double P99 => _times.Order().ElementAt((int)Math.Ceiling(_times.Count * 0.99) - 1);

    /// <summary>The slowest in the order in which they were sent, with their numbers.</summary>
    public string Slowest => string.Join(", ", _times.Select((time, number) => (time, number)).OrderByDescending(post => post.time).Take(8)
        .OrderBy(post => post.number).Select(post => $"{post.time:F0} ms for the {post.number + 1}."));

    public void Begin()
    {
        _goesOn.Set();
        _thread.Start();
    }

    /// <summary>The server is away; what is under way may fail, and does not count.</summary>
    public void Pause() => _goesOn.Reset();

    public void GoOn()
    {
        lock (_times)
        {
            _times.Clear();
            _problem = null;
        }
        _goesOn.Set();
    }

    /// <summary>The position of the next report that is taken.</summary>
    public async Task<long> Next()
    {
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return await _next.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void End()
    {
        _ends = true;
        _goesOn.Set();
        _thread.Join();
        Observe();
    }

    public void Observe() => Assert.True(_problem is null, $"a report was not taken: {_problem?.Message}");

    public void Dispose()
    {
        _ends = true;
        _goesOn.Set();
        if (_thread.IsAlive)
            _thread.Join();
        _client.Dispose();
        _goesOn.Dispose();
    }

    void Run()
    {
        while (!_ends)
        {
            _goesOn.Wait();
            var clock = Stopwatch.StartNew();
            try
            {
                var position = Post();
                lock (_times)
                    _times.Add(clock.Elapsed.TotalMilliseconds);
                _next.TrySetResult(position);
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                lock (_times)
                    _problem ??= _goesOn.IsSet ? problem : null;
            }
            Thread.Sleep(_pause);
        }
    }

    long Post()
    {
        var body = $$"""{"dataDate":"{{DateTime.UtcNow:yyyy-MM-dd}}","percent":{{_said % 101}},"note":"report {{_said++}}"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/sites/{Load.Site}/milestones/milestone-0/reports")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var answer = _client.Send(request);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        return answer.IsSuccessStatusCode ? (long)JsonNode.Parse(text)!["position"]! : throw new HttpRequestException($"{(int)answer.StatusCode} {text}");
    }
}
