using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Construction.Tests.Import;

namespace Dashboard.Tests;

/// <summary>Schedules on their way: sent, looked at, accepted.</summary>
public static class Sending
{
    public static Task<Answer> SendFile(this Client client, string site, byte[] file, string query = "", string name = "month.xer") => client.Send(
        HttpMethod.Post, $"/api/sites/{site}/schedules?file={Uri.EscapeDataString(name)}{query}",
        new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    public static Task<Answer> SendFile(this Client client, string site, Xer file, string query = "") => client.SendFile(site, file.Bytes, query);

    public static Task<Answer> AcceptFile(this Client client, string site, string id, object? body = null, params (string Name, string Value)[] headers) =>
        client.Post($"/api/sites/{site}/schedules/{id}/accept", body ?? new { }, headers);

    /// <summary>Sends and accepts a file, and gives what came of it.</summary>
    public static async Task<Answer> Takes(this Client client, string site, byte[] file, object? body = null, string query = "", string name = "month.xer")
    {
        var sent = (await client.SendFile(site, file, query, name)).Being(200);
        return (await client.AcceptFile(site, (string)sent.Json["id"]!, body)).Being(201);
    }

    public static Task<Answer> Takes(this Client client, string site, Xer file, object? body = null) => client.Takes(site, file.Bytes, body);

    /// <summary>The site's milestones as the board shows them, by id.</summary>
    public static async Task<Dictionary<string, JsonNode>> Rows(this DashboardServer server, string site) =>
        (await server.Owner.Get($"/api/board?topic=site:{site}")).Being(200).Json["rows"]!.AsArray()
            .Where(row => (string)row!["kind"]! == "milestone").ToDictionary(row => (string)row!["id"]!, row => row!);

    /// <summary>Announces a site of which Crusoe is responsible.</summary>
    public static async Task<string> NewSite(DashboardServer server)
    {
        var site = Some.Id("site");
        (await server.Owner.Put($"/api/sites/{site}", new { name = "A site of the tests", stage = "under-construction", responsible = "crusoe" })).Being(201);
        return site;
    }

    /// <summary>Foundations, and what is energised after them.</summary>
    public static Xer Month(int day) => new Xer("TEST", Some.Day(day))
        .Task("A1", "Pour slab", 20).On(Some.Day(90)).Milestone("M1", "Foundations complete", "A1").On(Some.Day(100))
        .Task("A2", "Cable", 20, "M1").On(Some.Day(190)).In("Power").Milestone("M2", "Building 1 energised", "A2").On(Some.Day(200)).In("Power");
}
