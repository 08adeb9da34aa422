using System.Net.WebSockets;

namespace Dashboard.Tests;

/// <summary>Pages of other origins do not connect: neither the negotiation nor the socket.</summary>
public sealed class OriginTests(OriginTests.NamedOrigins shared) : IClassFixture<OriginTests.NamedOrigins>
{
    readonly DashboardServer _server = shared.Server;

    public sealed class NamedOrigins() : SharedServer("Access:Origins=https://dashboard.example.com, https://wall.example.com", "Data:Programme=none");

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:{port}")]
    [InlineData("http://127.0.0.1:{port}.example.com")]
    [InlineData("https://dashboard.example.com.evil.example.com")]
    [InlineData("http://dashboard.example.com")]
    public async Task A_foreign_origin_is_refused_on_negotiate_and_on_the_socket(string origin)
    {
        var foreign = Of(origin)!;
        (await Negotiate(foreign)).BeingProblem(403);
        (await _server.Anyone.Get("/live?id=any", ("Origin", foreign))).BeingProblem(403);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => Socket(foreign));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}")]
    [InlineData("https://dashboard.example.com")]
    [InlineData("https://wall.example.com")]
    [InlineData(null)]
    public async Task The_servers_own_origin_a_named_one_and_none_may_connect(string? origin)
    {
        (await Negotiate(Of(origin))).Being(200);
        await Socket(Of(origin));
    }

    string? Of(string? origin) => origin?.Replace("{port}", $"{_server.Address.Port}", StringComparison.Ordinal);

    Task<Answer> Negotiate(string? origin) => origin is null
        ? _server.Anyone.Post("/live/negotiate?negotiateVersion=1", "")
        : _server.Anyone.Post("/live/negotiate?negotiateVersion=1", "", ("Origin", origin));

    async Task Socket(string? origin)
    {
        using var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(_server.Address) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        Assert.Equal(WebSocketState.Open, socket.State);
    }
}
