using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Live;

/// <summary>
/// A WebSocket as the hub's handler sees a connection. The framework's own transport copies every message through two more
/// pipes and wakes two more loops for it; here the hub writes to the socket, and only what comes in passes a pipe.
/// </summary>
sealed class SocketConnection : ConnectionContext, IDuplexPipe,
    IHttpContextFeature, IConnectionUserFeature, ITransferFormatFeature, IConnectionHeartbeatFeature, IConnectionLifetimeNotificationFeature
{
    const int LeastRead = 512;

    // Enough for the largest message that the hub takes; who sends faster than the hub works waits here.
    static readonly PipeOptions Incoming = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 8_192, resumeWriterThreshold: 4_096,
        minimumSegmentSize: LeastRead, useSynchronizationContext: false);

    readonly WebSocket _socket;
    readonly Pipe _input = new(Incoming);
    readonly SocketOutput _output;
    Action? _heartbeat;
    IDictionary<object, object?>? _items;

    public SocketConnection(HttpContext context, WebSocket socket, CancellationToken stopping)
    {
        HttpContext = context;
        _socket = socket;
        _output = new(socket, this);
        ConnectionClosedRequested = stopping;
        Features = new SocketFeatures(this);
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    public override IFeatureCollection Features { get; }

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new ConnectionItems();
        set => _items = value;
    }

    public override IDuplexPipe Transport
    {
        get => this;
        set => throw new NotSupportedException();
    }

    public PipeReader Input => _input.Reader;

    public PipeWriter Output => _output;

    public HttpContext? HttpContext { get; set; }

    public ClaimsPrincipal? User
    {
        get => HttpContext?.User;
        set => throw new NotSupportedException();
    }

    public TransferFormat SupportedFormats => TransferFormat.Text | TransferFormat.Binary;

    public TransferFormat ActiveFormat { get; set; } = TransferFormat.Text;

    /// <summary>The server stops: the hub then says goodbye, and that the viewer may come back.</summary>
    public CancellationToken ConnectionClosedRequested { get; set; }

    public void OnHeartbeat(Action<object> action, object state) => _heartbeat += () => action(state);

    public void RequestClose() => Abort();

    /// <summary>About once a second: the hub's own pings, and the end of who has been silent for too long.</summary>
    public void Beat() => _heartbeat?.Invoke();

    public override void Abort(ConnectionAbortedException abortReason) => _socket.Abort();

    /// <summary>Passes on what comes in, until the viewer closes or is gone.</summary>
    public async Task Receive()
    {
        var writer = _input.Writer;
        Exception? problem = null;
        try
        {
            while (true)
            {
                // Nothing is held for a viewer who says nothing.
                var received = await _socket.ReceiveAsync(Memory<byte>.Empty, default);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                received = await _socket.ReceiveAsync(writer.GetMemory(LeastRead), default);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                writer.Advance(received.Count);
                if ((await writer.FlushAsync()).IsCompleted)
                    break;
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // It went without a close, or sent what no WebSocket sends.
            problem = new ConnectionResetException(broken.Message, broken);
        }
        await writer.CompleteAsync(problem);
    }
}
