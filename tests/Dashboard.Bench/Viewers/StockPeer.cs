using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Bench.Viewers;

/// <summary>What most would write: a stock hub that sends every update to all.</summary>
sealed class StockPeer(ServerProcess process) : Peer(process)
{
    public override string Name => "stock Clients.All";

    public override string Path => "/stock";

    public override IReadOnlyList<string> Hello { get; } = ["""{"protocol":"json","version":1}"""];

    public override bool AnswersPosition => false;

    public override byte[] Update(long number) => Post("/publish", Plain.Update(number));

    public static async Task<StockPeer> Start(string? core) => new(await ServerProcess.Of("stock", core));

    /// <summary>The server itself, in a process of its own.</summary>
    public static void Run(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddSignalR();
        var app = builder.Build();
        var updates = Channel.CreateUnbounded<JsonElement>();
        app.MapHub<StockHub>("/stock");
        app.MapPost("/publish", (JsonElement update) => updates.Writer.TryWrite(update.Clone()));
        app.MapGet("/health/ready", () => "ready");
        var hub = app.Services.GetRequiredService<IHubContext<StockHub>>();
        _ = Task.Run(async () =>
        {
            await foreach (var update in updates.Reader.ReadAllAsync())
                await hub.Clients.All.SendAsync("rows", update);
        });
        app.Run();
    }

    sealed class StockHub : Hub;
}

/// <summary>An update of about 400 bytes for servers that know nothing of milestones.</summary>
static class Plain
{
    public static string Update(long number) =>
        $$"""{"topic":"programme","position":{{number}},"rows":[{"kind":"milestone","id":"m-{{number % 1000}}","site":"site-1","name":"Milestone","phase":"energised","responsible":"builder","status":"forecast","current":{"kind":"forecast","date":{"text":"2027-06-30","precision":"day"},"party":"builder","rank":"responsible","dataDate":"2026-01-15"},"percent":{"value":40,"party":"builder"},"said":[{"party":"builder","rank":"responsible"}]}]}""";
}
