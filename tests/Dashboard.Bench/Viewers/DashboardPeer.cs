using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dashboard.Bench.Viewers;

/// <summary>The published server with a programme of many small milestones, of which each report changes the next.</summary>
sealed class DashboardPeer : Peer
{
    public const string Key = "bench-key-bench-key-bench-key-bench-key";

    static readonly object[] Parties = [new { id = "builder", name = "Builder", roles = (string[])["contractor"] }];

    readonly int _sites, _milestones;

    DashboardPeer(ServerProcess process, int sites, int milestones) : base(process) => (_sites, _milestones) = (sites, milestones);

    public override string Name => "dashboard";

    public override string Path => "/live";

    public override IReadOnlyList<string> Hello { get; } =
        ["""{"protocol":"json","version":1}""", """{"type":1,"target":"Follow","arguments":["programme",null,0]}"""];

    public override bool AnswersPosition => true;

    public static async Task<DashboardPeer> Start(string program, int milestones, string? core)
    {
        var sites = Math.Max(1, milestones / 50);
        var file = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Programme(sites, milestones / sites));
            return new(await ServerProcess.Dashboard(program, Key, core, "--Data:Programme", file), sites, milestones / sites);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public override byte[] Update(long number) => Post(PlaceOf(number), Body(number, null), $"Authorization: Bearer {Key}\r\n");

    /// <summary>Many reports in one request, on milestones next to each other.</summary>
    public byte[] Batch(long first, int count) => Post(
        "/api/reports",
        new StringBuilder("[").AppendJoin(',', Enumerable.Range(0, count).Select(index => Body(first + index, first + index))).Append(']').ToString(),
        $"Authorization: Bearer {Key}\r\n");

    public byte[] Board() => Encoding.ASCII.GetBytes($"GET /api/board HTTP/1.1\r\nHost: {Address.Authority}\r\n\r\n");

    string PlaceOf(long number) =>
        $"/api/sites/site-{number / _milestones % _sites}/milestones/m-{number % _milestones}/reports";

    string Body(long number, long? placed) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["dataDate"] = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["percent"] = number / (_sites * _milestones) % 1_000 / 10m,
    }.Concat(placed is { } of
        ? new Dictionary<string, object> { ["site"] = $"site-{of / _milestones % _sites}", ["milestone"] = $"m-{of % _milestones}" }
        : []).ToDictionary());

    static string Programme(int sites, int milestones) => JsonSerializer.Serialize(new
    {
        format = 1,
        sources = new { },
        parties = Parties,
        programme = new { id = "bench", name = "Bench" },
        sites = Enumerable.Range(0, sites).Select(site => new
        {
            id = $"site-{site}",
            name = $"Site {site}",
            stage = "announced",
            responsible = "builder",
            milestones = Enumerable.Range(0, milestones).Select(milestone => new
            {
                id = $"m-{milestone}",
                name = $"Milestone {milestone}",
                phase = "energised",
                reports = new[] { new { party = "builder", dataDate = "2026-01-15", forecast = "2027-06-30" } },
            }),
        }),
    });
}
