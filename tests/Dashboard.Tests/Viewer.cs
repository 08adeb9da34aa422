using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dashboard.Tests;

/// <summary>Somebody who looks, with the official client; what arrives is kept in order.</summary>
public sealed class Viewer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly HubConnection _connection;
    readonly Channel<(string Method, JsonNode Message)> _messages = Channel.CreateUnbounded<(string, JsonNode)>();
    readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="address">Of the server.</param>
    /// <param name="key">Null for none.</param>
    /// <param name="transports">How it may connect.</param>
    /// <param name="set">Sets what else there is to be set.</param>
    public Viewer(Uri address, string? key, HttpTransportType transports, Action<HttpConnectionOptions>? set = null)
    {
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/live"), transports, options =>
            {
                options.AccessTokenProvider = key is null ? null : () => Task.FromResult<string?>(key);
                set?.Invoke(options);
            })
            .Build();
        foreach (var method in new[] { "rows", "pulse" })
            _connection.On<JsonObject>(method, message => _messages.Writer.TryWrite((method, message)));
        _connection.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Completed when the server has let go of the connection.</summary>
    public Task Closed => _closed.Task.WaitAsync(Patience);

    public static Viewer Of(DashboardServer server, string? key = null, HttpTransportType transports = HttpTransportType.WebSockets) =>
        new(server.Address, key, transports);

    /// <summary>Connects and follows.</summary>
    public static async Task<Viewer> Following(DashboardServer server, string topic, string? epoch = null, long position = 0)
    {
        var viewer = Of(server);
        await viewer.Connect();
        await viewer.Follow(topic, epoch, position);
        return viewer;
    }

    public Task Connect() => _connection.StartAsync();

    public Task Follow(string topic, string? epoch = null, long position = 0) => _connection.InvokeAsync("Follow", topic, epoch, position);

    /// <summary>The next message, whatever it is.</summary>
    public async Task<(string Method, JsonNode Message)> Next() => await _messages.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next message with rows; pulses before it are passed over.</summary>
    public async Task<JsonNode> Rows()
    {
        while (true)
        {
            var (method, message) = await Next();
            if (method == "rows")
                return message;
        }
    }

    /// <summary>What has arrived already.</summary>
    public IReadOnlyList<(string Method, JsonNode Message)> Arrived()
    {
        var arrived = new List<(string, JsonNode)>();
        while (_messages.Reader.TryRead(out var message))
            arrived.Add(message);
        return arrived;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
