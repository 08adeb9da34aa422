using System.Globalization;
using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Bench.Growth;

/// <summary>
/// A log of many reports, written through the product's own classes: what it holds was decided on, its rows are chained, and
/// <c>verify</c> finds it sound. The same seed makes the same events.
/// </summary>
sealed class LongLog
{
    public const int Sites = 50, MilestonesOfSite = 100;

    const int RowsOfCommit = 20_000, Days = 600;

    static readonly string[] Phases = ["foundations", "structure", "mep", "energised", "ready-for-service"];
    static readonly string[] Reasons = ["transformer delivery", "weather", "permit", "labour", "design change", "tests passed"];

    readonly Random _random;
    readonly DateTimeOffset _end;
    readonly SqliteEventLog _log;
    readonly Programme _state = new();
    int _uncommitted;

    LongLog(SqliteEventLog log, int seed) =>
        // Up to yesterday: today's server must not find it in the future.
        (_log, _random, _end) = (log, new(seed), new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-1));

    /// <summary>Makes the log; what was posted is all in the past.</summary>
    public static void Write(string path, int reports, int seed)
    {
        using var log = SqliteEventLog.Open(path);
        var made = new LongLog(log, seed);
        log.Begin();
        foreach (var planned in Plan())
            made.Take(planned, made._end.AddDays(-Days), "programme-file");
        for (var number = 0; number < reports; number++)
            made.Report(number, made._end.AddDays(-Days + (double)number / reports * Days));
        log.Commit();
    }

    public static string PathOf(int site, int milestone) => $"/api/sites/{SiteId(site)}/milestones/{MilestoneId(milestone)}/reports";

    static IEnumerable<Event> Plan()
    {
        yield return new PartyNamed(new(Programme.Owner, "Programme owner", ["owner"]));
        foreach (var (id, role) in new[] { ("tenant", "tenant"), ("utility", "utility"), ("observer", "observer"), ("press", "press") })
            yield return new PartyNamed(new(id, id, [role]));
        for (var builder = 0; builder < 5; builder++)
            yield return new PartyNamed(new($"builder-{builder}", $"Builder {builder}", ["contractor"]));
        yield return new ProgrammeDescribed(new() { Id = "growth", Name = "Growth" });
        for (var site = 0; site < Sites; site++)
        {
            yield return new SiteAnnounced(new()
            {
                Id = SiteId(site),
                Name = $"Site {site}",
                Stage = "under-construction",
                Responsible = $"builder-{site % 5}",
                Parties = [new("tenant", "tenant", null), new($"builder-{site % 5}", "contractor", null)],
            });
            for (var milestone = 0; milestone < MilestonesOfSite; milestone++)
                yield return new MilestonePlanned(SiteId(site), new()
                {
                    Id = MilestoneId(milestone),
                    Name = $"Building {milestone / Phases.Length + 1} {Phases[milestone % Phases.Length]}",
                    Phase = Phases[milestone % Phases.Length],
                    Mw = [new(20, "it", null, null, null)],
                });
        }
    }

    void Report(int number, DateTimeOffset receivedAt)
    {
        var site = _random.Next(Sites);
        var dataDate = DateOnly.FromDateTime(receivedAt.UtcDateTime).AddDays(-_random.Next(4));
        var kind = _random.Next(10);
        var report = new Report
        {
            Party = _random.Next(10) switch { < 6 => $"builder-{site % 5}", 6 => "tenant", 7 => "utility", 8 => "observer", _ => "press" },
            DataDate = dataDate,
            // A third with the sender's clock, a third with a key, a third with both.
            ReportedAt = number % 3 != 1 ? receivedAt.AddSeconds(-_random.Next(3_600)) : null,
            Forecast = kind < 5 ? new(Ahead(dataDate)) : null,
            Actual = kind == 9 ? new(StatedDate.Day(dataDate.AddDays(-_random.Next(20)))) : null,
            Percent = kind is > 3 and < 9 ? _random.Next(1_000) / 10m : null,
            Reason = _random.Next(2) == 0 ? Reasons[_random.Next(Reasons.Length)] : null,
            Note = _random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"entry {number} of the site diary") : null,
            Evidence = _random.Next(20) == 0 ? [new("photo", $"https://example.org/{number}.jpg", null, receivedAt)] : [],
        };
        var position = Take(
            new MilestoneReported(SiteId(site), MilestoneId(_random.Next(MilestonesOfSite)), report), receivedAt, $"key-{_random.Next(20)}");
        if (position is { } taken && number % 3 != 0)
            _log.Remember(new(Number(), Number(), [Outcome.Took(taken)]));
    }

    // Said to the day, or as vaguely as people do.
    StatedDate Ahead(DateOnly from)
    {
        var day = from.AddDays(30 + _random.Next(400));
        return _random.Next(4) == 0 ? StatedDate.Parse($"{day.Year}-Q{(day.Month + 2) / 3}") : StatedDate.Day(day);
    }

    // A third of the reports have no clock of their own; a few of these repeat what was said last, and are no event.
    long? Take(Event proposed, DateTimeOffset at, string by)
    {
        var decision = _state.Decide(proposed, at);
        if (decision is not Decision.Take take)
            return decision is Decision.AlreadyHad ? null : throw new InvalidOperationException($"{proposed}: {decision}");
        var position = _state.Position + 1;
        _log.Append(new(position, DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), by, take.Event));
        _state.Apply(take.Event, position);
        if (++_uncommitted % RowsOfCommit == 0)
        {
            _log.Commit();
            _log.Begin();
        }
        return position;
    }

    UInt128 Number() => new((ulong)_random.NextInt64(), (ulong)_random.NextInt64());

    static string SiteId(int number) => $"site-{number}";

    static string MilestoneId(int number) => $"m-{number}";
}
