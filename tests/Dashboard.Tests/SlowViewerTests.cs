using System.Diagnostics;
using System.Net.Sockets;
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
        // So that what is not read fills every buffer on the way (several megabytes on a loopback).
        var milestone = await HeavyMilestone(server);
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

    [Fact]
    public async Task Who_asks_for_the_board_and_does_not_read_it_takes_a_piece_of_memory_and_not_a_whole_board()
    {
        const int readers = 40, milestones = 24, grownAtMost = 50 << 20;
        await using var server = await DashboardServer.Start("Limits:RatePerAddress=0");
        for (var count = 0; count < milestones; count++)
            await HeavyMilestone(server);
        var whole = (await server.Anyone.Get("/api/board")).Being(200).Whole.Length;
        var asked = new List<Socket>();
        var before = server.Memory;

        for (var count = 0; count < readers; count++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1_024 };
            asked.Add(socket);
            await socket.ConnectAsync(server.Address.Host, server.Address.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /api/board HTTP/1.1\r\nHost: {server.Address.Authority}\r\n\r\n"));
            // The answer has begun, and nothing more of it is read.
            Assert.Equal(1, await socket.ReceiveAsync(new byte[1]));
        }

        var grown = server.Memory - before;
        Assert.True(readers * (long)whole > 2 * grownAtMost, $"a board of {whole} bytes is too small to show anything");
        Assert.True(grown < grownAtMost, $"{readers} who do not read took {grown >> 20} MB for a board of {whole >> 10} kB");
        asked.ForEach(socket => socket.Dispose());
    }

    /// <summary>A milestone of which every party says as much as it may: a row of some 150 kB. Its address.</summary>
    static async Task<string> HeavyMilestone(DashboardServer server)
    {
        var milestone = await Some.Milestone(server);
        var parties = (await server.Owner.Get("/api/programme")).Json["parties"]!.AsArray().Select(party => (string)party!["id"]!);
        var notes = parties.Select(party => new { site = Some.Site, milestone = milestone.Split('/')[^1], dataDate = Some.Today, note = new string('n', 3_900), party });
        (await server.Owner.Post("/api/reports", notes.ToList())).Being(200);
        return milestone;
    }

    /// <summary>Follows, and from then on never reads; its receive buffer is as small as may be.</summary>
    static async Task<ClientWebSocket> Asleep(DashboardServer server)
    {
        var socket = new ClientWebSocket();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancelled) =>
            {
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1_024 };
                await tcp.ConnectAsync(context.DnsEndPoint, cancelled);
                return new NetworkStream(tcp, ownsSocket: true);
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
