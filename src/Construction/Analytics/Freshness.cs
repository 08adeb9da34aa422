using Construction.Domain;

namespace Construction.Analytics;

public enum FreshnessState
{
    /// <summary>Heard within one cadence.</summary>
    Fresh,

    /// <summary>Within two.</summary>
    Ageing,

    /// <summary>Not within two.</summary>
    Stale,

    /// <summary>Nothing that it speaks for is open: nothing is to be heard.</summary>
    Complete,

    /// <summary>It ought to speak and never has.</summary>
    Unheard,
}

/// <summary>How current a party's word on a site is.</summary>
/// <param name="Rank">Its highest at a milestone that it speaks for, of the open ones where there are any.</param>
/// <param name="DaysSince">From the last data date to today; a data date of tomorrow counts as today's.</param>
/// <param name="StaleSince">The first day on which it was stale; null where it is not.</param>
/// <param name="OverdueDays">Since when a report has been due, in days; null where none is.</param>
/// <param name="OpenMilestones">Those that it speaks for.</param>
public sealed record SourceFreshness(
    string Site,
    string Party,
    Rank Rank,
    FreshnessState State,
    Cadence Cadence,
    DateOnly? LastDataDate,
    int? DaysSince,
    DateOnly? StaleSince,
    int? OverdueDays,
    IReadOnlyList<string> OpenMilestones)
{
    /// <summary>It watches and does not build: an observer, or the press.</summary>
    public bool IsOnlooker => Rank is Rank.Observer or Rank.Press;

    public bool IsSilent => State is FreshnessState.Stale or FreshnessState.Unheard;
}

/// <summary>
/// Freshness per party and site: fresh up to one cadence after the last data date, ageing up to two, stale beyond.
/// </summary>
/// <param name="Sources">By site, in the order given, then by party in order of first mention.</param>
/// <param name="Silent">Who is stale or was never heard: responsible parties first, then by how long a report has been due.</param>
public sealed record Freshness(IReadOnlyList<SourceFreshness> Sources, IReadOnlyList<SourceFreshness> Silent)
{
    /// <param name="milestones">All of a site, or of several, with what was known on the day.</param>
    /// <param name="today">The day for which it is asked.</param>
    /// <param name="setCadence">The cadence that was set for a site (first) and party, in days; null where none was.</param>
    public static Freshness Of(IEnumerable<MilestonePast> milestones, DateOnly today, Func<string, string, int?>? setCadence = null)
    {
        var sites = new OrderedDictionary<string, OrderedDictionary<string, Source>>();
        foreach (var milestone in milestones)
        {
            if (!sites.TryGetValue(milestone.Site, out var parties))
                sites.Add(milestone.Site, parties = []);
            foreach (var past in milestone.Parties)
            {
                if (!parties.TryGetValue(past.Party, out var source))
                    parties.Add(past.Party, source = new());
                source.Take(milestone, past);
            }
        }
        SourceFreshness[] sources =
        [
            .. from site in sites
               from party in site.Value
               select party.Value.Read(site.Key, party.Key, today, setCadence?.Invoke(site.Key, party.Key)),
        ];
        return new(
            sources,
            [
                .. sources.Where(source => source.IsSilent)
                    .OrderBy(source => source.Rank != Rank.Responsible)
                    // Who was never heard has been overdue for longer than anybody knows.
                    .ThenByDescending(source => source.OverdueDays ?? int.MaxValue),
            ]);
    }

    /// <summary>What is gathered of one party on one site.</summary>
    sealed class Source
    {
        readonly SortedSet<DateOnly> _dataDates = [];
        readonly List<string> _open = [];
        Rank? _rank, _rankWhereOpen;

        public void Take(MilestonePast milestone, PartyPast past)
        {
            _rank = Higher(_rank, past.Rank);
            if (milestone.IsOpen)
            {
                _open.Add(milestone.Milestone);
                _rankWhereOpen = Higher(_rankWhereOpen, past.Rank);
            }
            // Reports are in order of data date: the last distinct ones of all are among the last of each milestone.
            var (read, last) = (0, DateOnly.MaxValue);
            for (var index = past.Reports.Count - 1; index >= 0 && read < Cadence.DatesRead; index--)
            {
                if (past.Reports[index].DataDate == last)
                    continue;
                last = past.Reports[index].DataDate;
                _dataDates.Add(last);
                read++;
            }
        }

        public SourceFreshness Read(string site, string party, DateOnly today, int? setDays)
        {
            DateOnly[] dates = [.. _dataDates.Reverse().Take(Cadence.DatesRead)];
            var cadence = Cadence.Of(dates, setDays);
            DateOnly? last = dates.Length == 0 ? null : dates[0];
            int? days = last is null ? null : Math.Max(0, today.DayNumber - last.Value.DayNumber);
            var state = StateOf(days, cadence.Days);
            return new(
                site, party, _rankWhereOpen ?? _rank ?? Rank.Party, state, cadence, last, days,
                state == FreshnessState.Stale ? last?.AddDays((2 * cadence.Days) + 1) : null,
                state is FreshnessState.Ageing or FreshnessState.Stale ? days - cadence.Days : null,
                _open);
        }

        FreshnessState StateOf(int? days, int cadence) =>
            _open.Count == 0 ? FreshnessState.Complete
            : days is not { } age ? FreshnessState.Unheard
            : age <= cadence ? FreshnessState.Fresh
            : age <= 2L * cadence ? FreshnessState.Ageing
            : FreshnessState.Stale;

        static Rank Higher(Rank? one, Rank other) => one < other ? one.Value : other;
    }
}
