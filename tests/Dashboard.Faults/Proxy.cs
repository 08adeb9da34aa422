using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Faults;

/// <summary>
/// Stands between viewers and the server on TCP, and can fail as networks do: cut every connection and take no new one, or go on
/// taking connections and pass nothing, in either direction, without closing any.
/// </summary>
public sealed class Proxy : IAsyncDisposable
{
    readonly Uri _server;
    readonly CancellationTokenSource _over = new();
    readonly ConcurrentDictionary<Socket, Socket?> _pairs = new();
    TcpListener? _listener;
    TaskCompletionSource _open = Opened();

    public Proxy(Uri server)
    {
        _server = server;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = Accept(_listener);
    }

    public Uri Address { get; }

    /// <summary>Every connection ends, and new ones are refused.</summary>
    public void Cut()
    {
        _listener?.Stop();
        _listener = null;
        foreach (var (client, server) in _pairs)
            Close(client, server);
    }

    /// <summary>Nothing is passed any more, and nothing closes.</summary>
    public void Hold() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The server lets go of whom it has not heard for a minute. What it says then does not come through.</summary>
    public void ForgetByServer()
    {
        foreach (var server in _pairs.Values)
            server?.Close();
    }

    public void Heal()
    {
        _open.TrySetResult();
        if (_listener is not null)
            return;
        _listener = new TcpListener(IPAddress.Loopback, Address.Port);
        _listener.Start();
        _ = Accept(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _open.TrySetResult();
        Cut();
        _over.Dispose();
    }

    static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult();
        return open;
    }

    async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptSocketAsync());
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    async Task Serve(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _pairs[client] = null;
        try
        {
            await _open.Task;
            await server.ConnectAsync(_server.Host, _server.Port);
            _pairs[client] = server;
            await Task.WhenAny(Pass(client, server), Pass(server, client));
        }
        catch (SocketException)
        {
            // The server is away.
        }
        // An end is news too.
        await _open.Task;
        _pairs.TryRemove(client, out _);
        Close(client, server);
    }

    async Task Pass(Socket from, Socket to)
    {
        var bytes = new byte[32_768];
        try
        {
            while (await from.ReceiveAsync(bytes) is var count and > 0)
            {
                await _open.Task;
                await to.SendAsync(bytes.AsMemory(0, count));
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Either side has gone.
        }
    }

    // With a reset, as a cut does it.
    static void Close(Socket client, Socket? server)
    {
        foreach (var socket in new[] { client, server })
            socket?.Close(0);
    }
}
