using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>
/// WebSockets at <c>/live</c>, run by the hub's standard handler. Whether a viewer negotiated before does not matter: what
/// was negotiated says nothing that the socket needs. The other transports are the framework's.
/// </summary>
static class SocketEndpoint
{
    static readonly TimeSpan GoodbyeWithin = TimeSpan.FromSeconds(5);

    public static void UseLiveSockets(this IApplicationBuilder app)
    {
        var hub = app.ApplicationServices.GetRequiredService<HubConnectionHandler<LiveHub>>();
        var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.Zero });
        app.Use((context, next) => context.WebSockets.IsWebSocketRequest && context.Request.Path == "/live"
            ? Run(context, hub, stopping)
            : next(context));
    }

    static async Task Run(HttpContext context, HubConnectionHandler<LiveHub> hub, CancellationToken stopping)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new SocketConnection(context, socket, stopping);
        var receiving = connection.Receive();
        try
        {
            await hub.OnConnectedAsync(connection);
        }
        finally
        {
            await connection.Output.CompleteAsync();
            await connection.Input.CompleteAsync();
            await Close(socket, receiving);
        }
    }

    /// <summary>As the protocol wants it where the other side takes part, and without it where it does not.</summary>
    static async Task Close(WebSocket socket, Task receiving)
    {
        try
        {
            using var patience = new CancellationTokenSource(GoodbyeWithin);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            await receiving.WaitAsync(patience.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // It is gone already.
        }
        socket.Abort();
        await receiving;
    }
}
