using System.Globalization;

namespace Dashboard.Tests;

/// <summary>Valid values, each its own, so that tests of one server do not meet.</summary>
public static class Some
{
    public const string Site = "abilene-tx", OtherSite = "milam-tx";

    static int _number;

    /// <summary>Today by the server's clock, which these tests share.</summary>
    public static string Today => Day(0);

    public static string Day(int fromToday) =>
        DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Id(string kind) => $"{kind}-{Interlocked.Increment(ref _number)}";

    public static (string, string) IdempotencyKey(string? value = null) => ("Idempotency-Key", value ?? $"key-{Guid.NewGuid():N}");

    /// <summary>A report that nothing is wrong with.</summary>
    public static object Report(string? note = null) => new { dataDate = Today, forecast = "2027-03-31", note = note ?? Id("note") };

    /// <summary>Plans a milestone and gives its address.</summary>
    public static async Task<string> Milestone(DashboardServer server, string site = Site)
    {
        var path = $"/api/sites/{site}/milestones/{Id("milestone")}";
        (await server.Owner.Put(path, new { name = "A milestone of the tests", phase = "ready-for-service" })).Being(201);
        return path;
    }

    /// <summary>Announces a site with one milestone, and gives both ids.</summary>
    public static async Task<(string Site, string Milestone)> NewSite(DashboardServer server)
    {
        var (site, milestone) = (Id("site"), Id("milestone"));
        (await server.Owner.Put($"/api/sites/{site}", new { name = "A site of the tests", stage = "announced" })).Being(201);
        (await server.Owner.Put($"/api/sites/{site}/milestones/{milestone}", new { name = "Ready", phase = "ready-for-service" })).Being(201);
        return (site, milestone);
    }

    /// <summary>Issues a key and gives its id and itself.</summary>
    public static async Task<(string Id, string Key)> Key(
        DashboardServer server, string party = "crusoe", string[]? sites = null, DateTimeOffset? expiresAt = null)
    {
        object asked = sites is null ? new { party, label = "of the tests", expiresAt } : new { party, label = "of the tests", sites, expiresAt };
        var answer = (await server.Owner.Post("/api/keys", asked)).Being(201).Json;
        return ((string)answer["id"]!, (string)answer["key"]!);
    }

    /// <summary>Issues a key and gives somebody who holds it.</summary>
    public static async Task<Client> KeyHolder(DashboardServer server, string party = "crusoe", params string[] sites) =>
        server.With((await Key(server, party, sites.Length > 0 ? sites : null)).Key);
}
