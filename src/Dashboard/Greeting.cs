using Construction.Domain;
using Dashboard.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dashboard;

/// <summary>What the person who started the server reads.</summary>
static class Greeting
{
    const string ExampleSite = "abilene-tx", ExampleMilestone = "buildings-5-8-ready-for-service";

    public static void Print(WebApplication app, Settings settings, string? newOwnerKey)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal);
        // Whoever reads standard output as JSON reads nothing else there.
        var said = Hosting.LogsAreJson(app.Configuration) ? Console.Error : Console.Out;
        said.WriteLine($"Dashboard   {address}");
        said.WriteLine($"Log         {settings.DataDirectory}");
        if (newOwnerKey is not null)
            said.WriteLine($"Owner key   {newOwnerKey}   (shown this once; keep it)");
        else
            said.WriteLine(settings.OwnerKey is null
                ? "Owner key   as shown at the first start (lost: stop, and run with new-owner-key)"
                : "Owner key   from Access:OwnerKey");
        var board = app.Services.GetRequiredService<Board.Board>();
        if (!board.Read(reading => reading.State.MilestoneOf(ExampleSite, ExampleMilestone) is { Withdrawn: null }))
            return;
        var today = StatedDate.Day(DateOnly.FromDateTime(DateTime.UtcNow)).Text;
        said.WriteLine("\nOpen the page, then paste this to see a report arrive:\n");
        said.WriteLine(
            $$"""
              curl -X POST {{address}}/api/sites/{{ExampleSite}}/milestones/{{ExampleMilestone}}/reports \
                -H 'Authorization: Bearer {{newOwnerKey ?? "YOUR-KEY"}}' -H 'Content-Type: application/json' \
                -d '{"dataDate":"{{today}}","forecast":"2027-02-15","reason":"trying the dashboard"}'

            """);
    }

    /// <summary>Replaces the owner's key and shows the new one.</summary>
    public static async Task<int> NewOwnerKey(KeyRing keys, Settings settings)
    {
        if (settings.OwnerKey is not null)
            throw new StartupException("Access:OwnerKey is set: the owner's key is the one in the settings.");
        Console.WriteLine($"Owner key   {await keys.ReplaceOwnerKey()}   (shown this once; the old one is good no more)");
        return 0;
    }
}
