using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dashboard.Faults;

/// <summary>
/// A viewer with the official client and a model of its own. It keeps to what README.md says of the hub: a message applies from
/// an older position of its topic, anything else is fetched; when the connection is gone it comes back by itself.
/// </summary>
public sealed class Follower : IAsyncDisposable
{
    static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(200);

    readonly Server _server;
    readonly string _topic;
    readonly CancellationTokenSource _over = new();
    readonly SemaphoreSlim _turn = new(1);
    readonly Dictionary<string, JsonNode> _rows = [];
    readonly Task _following;
    string? _epoch;
    long _position;

    public Follower(Server server, string topic = "programme")
    {
        (_server, _topic) = (server, topic);
        _following = Task.Run(Follow);
    }

    /// <summary>How often it started over, how often it fetched what it had missed, and how many pulses it heard.</summary>
    public int Resets { get; private set; }
    public int Fetches { get; private set; }
    public int Pulses { get; private set; }

    public string? Epoch => _epoch;

    public long Position => Volatile.Read(ref _position);

    /// <summary>Rows by what they are, without the stories: of these a viewer keeps more than a snapshot holds.</summary>
    public static JsonObject Ordered(IEnumerable<JsonNode> rows) => new(rows
        .Where(row => (string)row["kind"]! != "story")
        .Select(row => KeyValuePair.Create<string, JsonNode?>(KeyOf(row), row.DeepClone())));

    /// <summary>Returns when its model is that of this position; that it is not within 5 s is a finding.</summary>
    public async Task Reaches(string epoch, long position, string hash, int withinSeconds = 5)
    {
        var patience = Environment.TickCount64 + (withinSeconds * 1000);
        while (Environment.TickCount64 < patience && !(_epoch == epoch && Position >= position))
            await Task.Delay(20);
        await _turn.WaitAsync();
        try
        {
            Assert.True(_epoch == epoch && _position == position, $"a viewer is at {_position} of {_epoch}, the board at {position} of {epoch}");
            Assert.True(CanonicalJson.Hash(Ordered(_rows.Values)) == hash, $"a viewer shows other rows than the board at position {position}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _following;
        _over.Dispose();
        _turn.Dispose();
    }

    async Task Follow()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                await FollowOnce();
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                // The server is away: again in a moment.
            }
            await Task.WhenAny(Task.Delay(PauseBeforeRetry, _over.Token));
        }
    }

    async Task FollowOnce()
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(_server.Address, "/live"), HttpTransportType.WebSockets).Build();
        var closed = new TaskCompletionSource();
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        connection.On<JsonObject>("rows", Apply);
        connection.On<JsonObject>("pulse", Hear);
        await connection.StartAsync(_over.Token);
        await connection.InvokeAsync("Follow", _topic, _epoch, _position, _over.Token);
        await closed.Task.WaitAsync(_over.Token);
    }

    async Task Apply(JsonObject message)
    {
        if (!await TryApply(message))
            await Fetch();
    }

    async Task Hear(JsonObject pulse)
    {
        Pulses++;
        if ((string?)pulse["epoch"] != _epoch || (long)pulse["head"]! > Position)
            await Fetch();
    }

    async Task Fetch()
    {
        Fetches++;
        var since = _epoch is null ? "" : $"&since={Position}&epoch={_epoch}";
        await TryApply((await _server.Anyone.Get($"/api/board?topic={_topic}{since}")).Being(200).Json.AsObject());
    }

    // False where it does not follow on what is here.
    async Task<bool> TryApply(JsonObject message)
    {
        await _turn.WaitAsync();
        try
        {
            var (epoch, position) = ((string)message["epoch"]!, (long)message["position"]!);
            if ((bool)message["reset"]!)
            {
                _rows.Clear();
                Resets++;
            }
            else if (epoch != _epoch || (long)message["previous"]! > _position)
            {
                return false;
            }
            else if (position <= _position)
            {
                return true;
            }
            foreach (var row in message["rows"]!.AsArray())
                _rows[KeyOf(row!)] = row!.DeepClone();
            _epoch = epoch;
            Volatile.Write(ref _position, position);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    static string KeyOf(JsonNode row) => $"{row["kind"]}/{row["site"]}/{row["id"]}";
}
