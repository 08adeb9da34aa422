using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace Dashboard.Tests;

/// <summary>Slow viewers never hurt fast ones.</summary>
public sealed class SlowViewerTests
{
    const int Sleepers = 4, Reports = 60;

    [Fact]
    public async Task Viewers_that_never_read_delay_nobody()
    {
        await using var server = await DashboardServer.Start();
        var milestone = await Some.Milestone(server);
        // A row of some 150 kB, so that what is not read fills every buffer on the way (several megabytes on a loopback).
        var parties = (await server.Owner.Get("/api/programme")).Json["parties"]!.AsArray().Select(party => (string)party!["id"]!);
        var notes = parties.Select(party => new { site = Some.Site, milestone = milestone.Split('/')[^1], dataDate = Some.Today, note = new string('n', 3_900), party });
        (await server.Owner.Post("/api/reports", notes.ToList())).Being(200);
        var sleepers = new List<ClientWebSocket>();
        for (var count = 0; count < Sleepers; count++)
            sleepers.Add(await Asleep(server));
        await using var viewer = await Viewer.Following(server, "programme");
        var reached = (long)(await viewer.Rows())["position"]!;
        var slowest = TimeSpan.Zero;

        for (var count = 0; count < Reports; count++)
        {
            var posted = Stopwatch.StartNew();
            var position = (await server.Owner.Post($"{milestone}/reports", Some.Report())).Being(201).Position;
            while (reached < position)
                reached = (long)(await viewer.Rows())["position"]!;
            slowest = posted.Elapsed > slowest ? posted.Elapsed : slowest;
        }

        // An awaited broadcast would wait ten seconds for each of them.
        Assert.True(slowest < TimeSpan.FromSeconds(4), $"the slowest took {slowest}");
        Assert.All(sleepers, sleeper => Assert.Equal(WebSocketState.Open, sleeper.State));
        sleepers.ForEach(sleeper => sleeper.Dispose());
    }

    /// <summary>Follows, and from then on never reads; its receive buffer is as small as may be.</summary>
    static async Task<ClientWebSocket> Asleep(DashboardServer server)
    {
        var socket = new ClientWebSocket();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancelled) =>
            {
                var tcp = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { ReceiveBufferSize = 1_024 };
                await tcp.ConnectAsync(context.DnsEndPoint, cancelled);
                return new System.Net.Sockets.NetworkStream(tcp, ownsSocket: true);
            },
        }, disposeHandler: false);
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/live" }.Uri, http, CancellationToken.None);
        await Send("""{"protocol":"json","version":1}""");
        await Send("""{"type":1,"target":"Follow","arguments":["programme",null,0]}""");
        return socket;

        Task Send(string message) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }
}
