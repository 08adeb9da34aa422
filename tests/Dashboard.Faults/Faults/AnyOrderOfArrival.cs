using System.Globalization;
using System.Text.Json.Nodes;

namespace Dashboard.Faults;

/// <summary>
/// The same statements, each with <c>reportedAt</c>, come to several sites in different orders, from several senders at once,
/// late, and some of them several times. Every site ends in one state, and that is what the statements amount to.
/// </summary>
public sealed class AnyOrderOfArrival : Fault
{
    // Few, so that many statements meet on one milestone, party and day, where the rule decides.
    const int Milestones = 3, Days = 4, Senders = 6;
    const string Twins = "twins";
    static readonly string[] Parties = ["north", "south", "east"];

    // Names of fields that tell of the order of arrival, or of the site.
    static readonly string[] Arrival = ["position", "report", "order", "site", "id"];

    public static readonly Mutant OrderByArrival = new("order by arrival time",
        new Change(
            "src/Construction/Domain/Standing.cs",
            "? new(report.DataDate, reportedAt, report.Fingerprint(), position)",
            "? (MUTANT ? new Order(report.DataDate, default, UInt128.MaxValue, position) : new Order(report.DataDate, reportedAt, report.Fingerprint(), position))"));

    public override int Number => 6;

    public override string Name => "any order of arrival";

    public override IReadOnlyList<Mutant> Mutants => [OrderByArrival];

    public override async Task<string> Check(Ground ground)
    {
        var server = await ground.Start();
        var sites = Enumerable.Range(0, 3).Select(number => $"yard-{number}").ToList();
        await Plan(server, sites);
        var statements = Statements(ground.Random, ground.Times(120, 300));
        var deliveries = 0;
        foreach (var site in sites)
        {
            // Each at least once, a tenth of them four times.
            List<Said> order = [.. statements, .. statements.Where(_ => ground.Random.Next(100) < 10).SelectMany(said => new[] { said, said, said })];
            var shuffled = order.ToArray();
            ground.Random.Shuffle(shuffled);
            await Deliver(server, site, shuffled);
            deliveries += shuffled.Length;
        }
        var rows = (await server.Owner.Get("/api/board")).Being(200).Json["rows"]!.AsArray().Select(row => row!).ToList();
        var hashes = sites.Select(site => CanonicalJson.Hash(StateOf(rows, site))).ToList();
        Assert.True(
            hashes.Distinct().Count() == 1,
            $"{statements.Count} statements in three orders gave other states: {string.Join(", ", hashes.Select(hash => hash[..12]))}");
        var (told, shown) = (WithoutArrival(Expected(statements)), WithoutArrival(Fold.OfBoard(rows.Where(row => (string?)row["site"] == sites[0] && (string)row["id"]! != Twins))));
        Assert.True(
            CanonicalJson.Hash(told) == CanonicalJson.Hash(shown),
            $"the board is not what the statements amount to:\n{CanonicalJson.Write(shown)}\n{CanonicalJson.Write(told)}");
        return $"{Ground.Count(deliveries, "deliveries")} of {statements.Count} statements to three sites, each in its own order, one state {hashes[0][..12]}, as our own fold has it";
    }

    static async Task Plan(Server server, IEnumerable<string> sites)
    {
        foreach (var party in Parties)
            (await server.Owner.Put($"/api/parties/{party}", new { name = party })).Being(201);
        foreach (var site in sites)
        {
            (await server.Owner.Put($"/api/sites/{site}", new { name = "Yard", shortName = "Yard", stage = "announced", responsible = "south" })).Being(201);
            foreach (var milestone in Enumerable.Range(0, Milestones).Select(number => $"milestone-{number}").Append(Twins))
                (await server.Owner.Put($"/api/sites/{site}/milestones/{milestone}", new { name = milestone, phase = "ready-for-service" })).Being(201);
        }
    }

    static List<Said> Statements(Random random, int count)
    {
        var today = DateTimeOffset.UtcNow.Date;
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var day = today.AddDays(-random.Next(Days));
            // Of one instant there are only twins: these are ordered by what they say, and our fold has no opinion.
            var isTwin = number % 10 == 0;
            var at = isTwin ? day.AddHours(12) : day.AddSeconds(random.Next(86_400)).AddMilliseconds(number);
            var body = new JsonObject
            {
                ["party"] = Parties[random.Next(Parties.Length)],
                ["dataDate"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["reportedAt"] = at.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["note"] = $"statement {number}",
            };
            if (random.Next(3) > 0)
                body["forecast"] = random.Next(12) == 0 ? null : today.AddDays(random.Next(-40, 700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (random.Next(3) == 0)
                body["percent"] = random.Next(101);
            if (random.Next(8) == 0)
            {
                body["actual"] = random.Next(3) == 0 ? null : day.AddDays(-random.Next(30)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                body["reason"] = "as it was seen";
            }
            return new Said(isTwin ? Twins : $"milestone-{random.Next(Milestones)}", body);
        })];
    }

    static async Task Deliver(Server server, string site, IReadOnlyList<Said> order)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var index && index < order.Count)
            {
                var answer = await server.Owner.Post($"/api/sites/{site}/milestones/{order[index].Milestone}/reports", order[index].Body.ToJsonString());
                Assert.True(answer.Status is 200 or 201, $"{answer.Status} {answer.Text}");
            }
        })));
    }

    /// <summary>Everything a site's rows say, of the site itself and its milestones, but for what tells of arrival.</summary>
    static JsonArray StateOf(List<JsonNode> rows, string site) => new([.. rows
        .Where(row => (string?)row["site"] == site && (string)row["kind"]! is "site" or "milestone" && (string?)row["site"] == site)
        .OrderBy(row => (string)row["kind"]! == "site" ? "" : (string)row["id"]!, StringComparer.Ordinal)
        .Select(WithoutArrival)]);

    static JsonObject Expected(IEnumerable<Said> statements) => new Fold(statements.Where(said => said.Milestone != Twins).Select((said, index) =>
        (JsonNode)new JsonObject
        {
            ["type"] = "milestone-reported",
            ["position"] = index + 1L,
            ["site"] = "yard-0",
            ["milestone"] = said.Milestone,
            ["report"] = said.Body.DeepClone(),
        })).State;

    static JsonNode? WithoutArrival(JsonNode? value) => value switch
    {
        JsonObject fields => new JsonObject(fields.Where(field => !Arrival.Contains(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, WithoutArrival(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutArrival)]),
        _ => value?.DeepClone(),
    };

    sealed record Said(string Milestone, JsonObject Body);
}
