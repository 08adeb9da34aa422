using Dashboard.Log;

namespace Construction.Tests.Logs;

/// <summary>The shipped programme and what was reported since: random, and the same for the same seed.</summary>
static class GrownLog
{
    public const int Reports = 400;

    static readonly string[] Parties = ["crusoe", "oracle", "epoch-ai", Programme.Owner];

    /// <summary>All of it, with a time of receipt that lies before an earlier one: the clock was set back.</summary>
    public static IReadOnlyList<LogEntry> Entries { get; } = Grow(new(5));

    /// <summary>Requests that were remembered with them, by the position of the event.</summary>
    public static RememberedRequest RequestOf(long position) => new((UInt128)position << 64, (UInt128)position, [Outcome.Took(position)]);

    public static bool HasRequest(LogEntry entry) => entry.Position > Shipped.Log.Count && entry.Position % 3 == 0;

    /// <summary>Appends what comes after a position, up to another.</summary>
    public static void Append(SqliteEventLog log, int from, int to)
    {
        log.Begin();
        foreach (var entry in Entries.Skip(from).Take(to - from))
        {
            log.Append(entry);
            if (HasRequest(entry))
                log.Remember(RequestOf(entry.Position));
        }
        log.Commit();
    }

    /// <summary>A report as a random party may send it.</summary>
    public static MilestoneReported Report(Random random)
    {
        var (site, milestone) = Shipped.Milestones.ElementAt(random.Next(Shipped.Milestones.Count() / 4));
        var dataDate = Some.Day("2026-06-01").AddDays(random.Next(20));
        return new(site.Details.Id, milestone.Details.Id, new()
        {
            Party = Parties[random.Next(Parties.Length)],
            DataDate = dataDate,
            ReportedAt = random.Next(2) == 0 ? new(dataDate, new(random.Next(3), 0), TimeSpan.FromHours(random.Next(2))) : null,
            Forecast = random.Next(2) == 0 ? random.Next(9) == 0 ? Some.NoDate : Some.Said($"2027-Q{1 + random.Next(4)}") : null,
            Actual = random.Next(9) == 0 ? Some.Said($"{dataDate.AddDays(-random.Next(9)):yyyy-MM-dd}") : null,
            Percent = random.Next(2) == 0 ? random.Next(20) * 5.0m : null,
            Note = $"note {random.Next(3)}",
            Evidence = random.Next(5) == 0 ? [Some.Evidence(Vocabulary.EvidenceKinds[random.Next(5)])] : [],
            Source = random.Next(4) == 0 ? Some.Source : null,
        });
    }

    static List<LogEntry> Grow(Random random)
    {
        var (entries, state) = (Shipped.Log.ToList(), new Programme());
        foreach (var entry in entries)
            state.Apply(entry.Event, entry.Position);
        var (site, milestone) = Shipped.Milestones.First();
        var (withdrawn, planned) = (Shipped.Milestones.ElementAt(3), Shipped.Milestones.ElementAt(4));
        for (var number = 0; number < Reports; number++)
        {
            Take(Report(random));
            // What is not reported comes between.
            Event? other = number switch
            {
                50 => new BaselineSet(site.Details.Id, milestone.Details.Id, Some.Date("2026-12-31"), "1", "signed", Programme.Owner, Some.Day("2026-05-01")),
                // The second is of an earlier data date, and stands for the past only.
                55 or 60 => new RangeGiven(
                    site.Details.Id, milestone.Details.Id, "crusoe", Some.Day(number == 55 ? "2026-06-12" : "2026-06-05"), Some.Day("2026-12-01"),
                    Some.Day("2027-01-15").AddDays(number), Some.Day("2027-06-30")),
                65 or 110 => new ContractDateSet(site.Details.Id, milestone.Details.Id, Some.Date(number == 65 ? "2027-Q1" : "2027-02-28"), "Lease", "oracle"),
                // Of all milestones, and of one; closed with a reason, and without.
                15 => new RiskEntered(site.Details.Id, Some.Risk with { Id = "early", Milestones = [] }),
                19 or 120 => new RiskEntered(site.Details.Id, Some.Risk with { Milestones = [milestone.Details.Id], Probability = number == 120 ? 0.5m : 0.1m }),
                25 => new RiskClosed(site.Details.Id, "early", "settled"),
                140 => new RiskClosed(site.Details.Id, Some.Risk.Id, null),
                // The longest of what waits is accepted, the next rejected; one is judged again later.
                70 => new CompletionAccepted(Waiting(0).Site.Details.Id, Waiting(0).Milestone.Id, null, Programme.Owner, Some.Day("2026-06-03"), "seen"),
                80 => Rejection(1, "no test record"),
                90 => Rejection(2, "not cooled"),
                100 => new PartyNamed(new("epoch-ai", "Epoch", ["press"])),
                150 => new MilestoneWithdrawn(withdrawn.Site.Details.Id, withdrawn.Milestone.Details.Id, "dropped", "crusoe", Some.Day("2026-06-02"), null, null),
                200 => new MilestonePlanned(planned.Site.Details.Id, planned.Milestone.Details with { Name = "Under another name" }),
                250 => new SiteAnnounced(site.Details with { Stage = "paused" }),
                300 => new FlagRaised(site.Details.Id, Some.Flag with { Id = "grown", Milestone = milestone.Details.Id }),
                350 => new FlagCleared(site.Details.Id, "grown", "settled"),
                // The last event changes no row.
                Reports - 1 => new AliasSet(site.Details.Id, milestone.Details.Id, Some.Activity),
                _ => null,
            };
            if (other is not null)
                Take(other);
        }
        return entries;

        WaitingCompletion Waiting(int place) => WaitingCompletion.Of(state, Some.Today)[place];

        CompletionRejected Rejection(int place, string reason) =>
            new(Waiting(place).Site.Details.Id, Waiting(place).Milestone.Id, Waiting(place).Completion.Report, Programme.Owner, Some.Day("2026-06-04"), reason);

        void Take(Event proposed)
        {
            if (state.Decide(proposed, Some.Now) is not Decision.Take take)
                return;
            var receivedAt = entries.Count == Shipped.Log.Count + 20 ? Some.Now.AddDays(10) : Some.Now.AddSeconds(entries.Count);
            entries.Add(new(entries.Count + 1, receivedAt, $"key-{random.Next(3)}", take.Event));
            state.Apply(take.Event, entries.Count, receivedAt);
        }
    }
}
