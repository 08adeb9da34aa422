using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests;

/// <summary>The official client with MessagePack gets, field for field, what others get in JSON.</summary>
public sealed class PackedTests(StargateServer shared) : IClassFixture<StargateServer>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly DashboardServer _server = shared.Server;

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Rows_and_pulses_come_packed_as_they_come_in_JSON(HttpTransportType transport)
    {
        var milestone = await Some.Milestone(_server);
        var messages = Channel.CreateUnbounded<(string Method, JsonNode Message)>();
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(_server.Address, "/live"), transport).AddMessagePackProtocol().Build();
        foreach (var method in new[] { "rows", "pulse" })
            connection.On<object>(method, message => messages.Writer.TryWrite((method, Unpacked(message)!)));
        await connection.StartAsync();
        await connection.InvokeAsync("Follow", "programme", null, 0L);

        var first = await Next("rows");
        Same((await _server.Anyone.Get("/api/board")).Json, first);

        var posted = (await _server.Owner.Post($"{milestone}/reports", new { dataDate = Some.Today, percent = 12.5, note = "Grüße, \"wörtlich\" 🏗" })).Being(201);
        var rows = await Next("rows");
        Assert.Equal(posted.Position, (long)rows["position"]!);
        Same((await _server.Anyone.Get($"/api/board?since={rows["previous"]}&epoch={rows["epoch"]}")).Json, rows);
        // Forecasts are made meanwhile: pulses tell of each.
        JsonNode pulse;
        do
            pulse = await Next("pulse");
        while ((long)pulse["head"]! < posted.Position);
        Assert.Contains(Answer.Names(pulse), (string[])["epoch head serverTime topic", "epoch forecast head serverTime topic"]);
        var refused = await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync("Follow", "weather", null, 0L));
        Assert.Contains("there is no topic", refused.Message, StringComparison.Ordinal);

        async Task<JsonNode> Next(string method)
        {
            while (true)
                if (await messages.Reader.ReadAsync().AsTask().WaitAsync(Patience) is var (name, message) && name == method)
                    return message;
        }
    }

    static void Same(JsonNode json, JsonNode packed)
    {
        foreach (var message in new[] { json, packed })
            message.AsObject().Remove("serverTime");
        Assert.True(JsonNode.DeepEquals(json, packed), $"{packed.ToJsonString()}\nis not\n{json.ToJsonString()}");
    }

    static JsonNode? Unpacked(object? packed) => packed switch
    {
        null => null,
        string text => text,
        bool truth => truth,
        double number => number,
        IDictionary<object, object> map => new JsonObject(map.Select(field => KeyValuePair.Create((string)field.Key, Unpacked(field.Value)))),
        IEnumerable<object> list => new JsonArray([.. list.Select(Unpacked)]),
        _ => Convert.ToInt64(packed, System.Globalization.CultureInfo.InvariantCulture),
    };
}
