using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Dashboard.Tests;

/// <summary>Forecasts are made in the background, some time after what they go by was said.</summary>
static class Forecasts
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A site and a milestone that Crusoe is responsible for.</summary>
    public static async Task<(string Site, string Milestone)> SiteOfCrusoe(DashboardServer server)
    {
        var (site, milestone) = (Some.Id("site"), Some.Id("milestone"));
        (await server.Owner.Put($"/api/sites/{site}", new { name = "A site of the tests", stage = "announced", responsible = "crusoe" })).Being(201);
        (await server.Owner.Put($"/api/sites/{site}/milestones/{milestone}", new { name = "Ready", phase = "ready-for-service" })).Being(201);
        return (site, milestone);
    }

    /// <summary>The forecast of the site's only milestone, once it is as wanted.</summary>
    public static async Task<JsonNode> Until(DashboardServer server, string site, Func<JsonNode, bool> isWanted)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var forecasts = (await server.Anyone.Get($"/api/sites/{site}/forecast")).Being(200).Json["milestones"]!.AsArray();
            if (forecasts is [{ } only] && isWanted(only))
                return only;
            Assert.True(waited.Elapsed < Patience, $"the forecast is {forecasts.ToJsonString()}");
            await Task.Delay(100);
        }
    }
}
