using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Faults;

/// <summary>A report of the load: who says what of which milestone, and the body that goes on the wire, the same each time.</summary>
public sealed record Statement(string Id, string Party, string Milestone, string? IdempotencyKey, string Body);

/// <summary>
/// Concurrent senders, each as a contractor's tool should be: it sends a report until it has an answer, the very same each
/// time, and only then the next. Some mark a report with an Idempotency-Key, some with <c>reportedAt</c>, some with both.
/// </summary>
public sealed class Load : IAsyncDisposable
{
    public const string Site = "yard";
    public static readonly string[] Parties = ["north", "south", "east"];
    static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(20);

    readonly Server _server;
    readonly ConcurrentDictionary<string, Statement> _sent = new();
    readonly Dictionary<string, Client> _clients = [];
    readonly CancellationTokenSource _over = new();
    readonly DateTimeOffset _began = DateTimeOffset.UtcNow;
    readonly Random _random;
    readonly string[] _milestones;
    // One for each sender while it has a report in hand.
    readonly SemaphoreSlim _turns = new(0);
    List<Task> _senders = [];

    Load(Server server, Ground ground, int milestones)
    {
        (_server, _random) = (server, new Random(ground.Random.Next()));
        _milestones = [.. Enumerable.Range(0, milestones).Select(number => $"milestone-{number}")];
        Acknowledged = ground.Kept(new Acknowledgements(Path.Combine(ground.Directory, $"acknowledged-{Guid.NewGuid():N}")));
    }

    public Acknowledgements Acknowledged { get; }

    /// <summary>Everything that was sent at least once, by id.</summary>
    public IReadOnlyDictionary<string, Statement> Sent => _sent;

    /// <summary>How many attempts were answered 503 or 429, and how many got no answer.</summary>
    public int Refused => _refused;
    public int Unanswered => _unanswered;

    /// <summary>The longest time that an attempt without an answer was on its way.</summary>
    public TimeSpan LongestUnanswered { get; private set; }

    int _refused, _unanswered;

    /// <summary>Names parties, plans milestones and issues keys on a server that has nothing yet.</summary>
    public static async Task<Load> On(Server server, Ground ground, int milestones = 12)
    {
        var load = ground.Kept(new Load(server, ground, milestones));
        foreach (var party in Parties)
            (await server.Owner.Put($"/api/parties/{party}", new { name = party })).Being(201);
        (await server.Owner.Put($"/api/sites/{Site}", new { name = "Yard", stage = "announced" })).Being(201);
        foreach (var milestone in load._milestones)
            (await server.Owner.Put($"/api/sites/{Site}/milestones/{milestone}", new { name = milestone, phase = "ready-for-service" })).Being(201);
        foreach (var party in Parties)
            load._clients[party] = server.With((string)(await server.Owner.Post("/api/keys", new { party })).Being(201).Json["key"]!);
        return load;
    }

    /// <summary>Starts senders that go on until <see cref="Finish"/>.</summary>
    public void Begin(int senders)
    {
        _turns.Release(senders);
        _senders = [.. _senders, .. Enumerable.Range(_senders.Count, senders).Select(sender => Task.Run(() => Send(sender)))];
    }

    /// <summary>Returns when every sender has the answer to its last report; no other is sent until <see cref="GoOn"/>.</summary>
    public async Task Pause(int withinSeconds = 30)
    {
        for (var sender = 0; sender < _senders.Count; sender++)
        {
            await Observe();
            Assert.True(await _turns.WaitAsync(TimeSpan.FromSeconds(withinSeconds)), $"after {withinSeconds} s a sender still waits for its answer");
        }
    }

    public void GoOn() => _turns.Release(_senders.Count);

    /// <summary>Returns when so many more have been acknowledged; a sender that fails meanwhile fails here.</summary>
    public async Task More(int count, int withinSeconds = 60)
    {
        var (goal, patience) = (Acknowledged.Count + count, Environment.TickCount64 + (withinSeconds * 1000));
        while (Acknowledged.Count < goal)
        {
            await Observe();
            Assert.True(Environment.TickCount64 < patience, $"{Acknowledged.Count - goal + count} of {count} reports were acknowledged in {withinSeconds} s");
            await Task.Delay(5);
        }
    }

    /// <summary>Throws what a sender met, if any did.</summary>
    public async Task Observe()
    {
        foreach (var sender in _senders.Where(sender => sender.IsFaulted))
            await sender;
    }

    /// <summary>No new reports; returns when the last ones have been acknowledged too.</summary>
    public async Task Finish(int withinSeconds = 30)
    {
        await _over.CancelAsync();
        try
        {
            await Task.WhenAll(_senders).WaitAsync(TimeSpan.FromSeconds(withinSeconds));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"after {withinSeconds} s there are reports that the server does not take");
        }
    }

    /// <summary>Sends one statement once; its status and text, or no status where there was no answer.</summary>
    public async Task<(int? Status, string Text)> Post(Statement statement)
    {
        // What is refused because its key stands for something else is not what was sent first.
        _sent.TryAdd(statement.Id, statement);
        var begun = Stopwatch.GetTimestamp();
        Answer answer;
        try
        {
            var path = $"/api/sites/{Site}/milestones/{statement.Milestone}/reports";
            answer = statement.IdempotencyKey is { } key
                ? await _clients[statement.Party].Post(path, statement.Body, ("Idempotency-Key", key))
                : await _clients[statement.Party].Post(path, statement.Body);
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            Interlocked.Increment(ref _unanswered);
            lock (_random)
                LongestUnanswered = Stopwatch.GetElapsedTime(begun) is var time && time > LongestUnanswered ? time : LongestUnanswered;
            return (null, problem.Message);
        }
        if (answer.Status is 503 or 429)
        {
            Interlocked.Increment(ref _refused);
            Assert.True(answer.Headers.RetryAfter is not null, $"a refusal does not say when to send again: {answer.Status} {answer.Text}");
        }
        else if (answer.Status is 200 or 201)
            await Take(statement, answer);
        return (answer.Status, answer.Text);
    }

    /// <summary>A new statement of a sender; nobody else says the same.</summary>
    public Statement Next(int sender, int number)
    {
        lock (_random)
        {
            var (id, party) = ($"{sender}-{number}", Parties[sender % Parties.Length]);
            var milestone = _milestones[_random.Next(_milestones.Length)];
            var day = Day(_began.AddDays(-_random.Next(3)));
            // A time of its own for each, in no order: two of one instant would be ordered by their content.
            var reportedAt = _began.AddHours(-1).AddMilliseconds(-(((number * 1000L) + sender) * 10) - _random.Next(10));
            var how = sender % 3;
            var said = _random.Next(3) switch
            {
                0 => $"\"forecast\":\"{Day(_began.AddDays(_random.Next(30, 900)))}\"",
                1 => $"\"percent\":{_random.Next(101)}",
                _ => $"\"forecast\":\"2027-Q{_random.Next(1, 5)}\",\"percent\":{_random.Next(100)}.5",
            };
            var when = how > 0 ? $",\"reportedAt\":\"{reportedAt:yyyy-MM-ddTHH:mm:ss.fffZ}\"" : "";
            return new(id, party, milestone, how < 2 ? $"load-{id}" : null, $$"""{"dataDate":"{{day}}",{{said}},"note":"{{id}}"{{when}}}""");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        // What they still meet while the server goes away is nobody's concern any more.
        await Task.WhenAny(Task.WhenAll(_senders), Task.Delay(200));
        _over.Dispose();
    }

    async Task Send(int sender)
    {
        for (var number = 0; !_over.IsCancellationRequested; number++)
        {
            await _turns.WaitAsync();
            var statement = Next(sender, number);
            while (await Post(statement) is var (status, text) && status is not (200 or 201))
            {
                Assert.True(status is null or 503 or 429, $"{statement.Body} is answered {status} {text}");
                await Task.Delay(PauseBeforeRetry);
            }
            _turns.Release();
        }
    }

    async Task Take(Statement statement, Answer answer)
    {
        var said = (string?)answer.Json["report"]?["note"];
        Assert.True(said == statement.Id, $"the answer to {statement.Id} tells of {said}");
        await Acknowledged.Add(statement.Id, answer.Position);
    }

    static string Day(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
