using Construction.Analytics;
using Construction.Domain;

namespace Dashboard.Analysis;

/// <summary>What an analysis is made of: a moment's milestones as far as who asks may see them, and what was said up to it.</summary>
/// <param name="Sites">In the programme's order.</param>
/// <param name="Today">The day of the moment, UTC.</param>
/// <param name="Moment">Null for now.</param>
/// <param name="RankOf">The rank of a party (third) at a milestone (second) of a site (first).</param>
sealed record Study(
    IReadOnlyList<SiteDetails> Sites, IReadOnlyList<MilestoneAsOf> Milestones, DateOnly Today, Moment? Moment, DateTimeOffset At,
    IReadOnlyDictionary<(string Site, string Milestone), IReadOnlyList<Baseline>> Baselines, Func<string, string, string, Rank> RankOf)
{
    /// <summary>Reads it off a board, with nothing left that the board changes.</summary>
    public static Study Of(Board.Board board, DateTimeOffset now, Func<string, bool> maySee) => board.Read(reading =>
    {
        var state = reading.State;
        var sites = state.Sites.Values.Where(site => maySee(site.Details.Id)).ToList();
        var ranks = new Dictionary<(string, string, string), Rank>();
        var baselines = new Dictionary<(string, string), IReadOnlyList<Baseline>>();
        foreach (var site in sites)
            foreach (var milestone in site.Milestones.Values)
            {
                baselines.Add((site.Details.Id, milestone.Details.Id), [.. milestone.Baselines]);
                foreach (var standing in milestone.Standings)
                    ranks.Add((site.Details.Id, milestone.Details.Id, standing.Party), state.RankOf(site, milestone, standing.Party));
            }
        var at = board.Looked?.At ?? now;
        return new Study(
            [.. sites.Select(site => site.Details)],
            [
                .. from site in sites
                   from milestone in site.Milestones.Values
                   select new MilestoneAsOf(site.Details.Id, milestone.Details, state.Read(site, milestone)),
            ],
            DateOnly.FromDateTime(at.UtcDateTime), board.Looked?.Moment, at, baselines,
            // Who speaks only after this was read has no rank in it yet.
            (site, milestone, party) => ranks.GetValueOrDefault((site, milestone, party), Rank.Party));
    });

    /// <summary>The milestones with all that was said of them up to the moment.</summary>
    public IEnumerable<MilestonePast> Pasts(History history, string? site = null) =>
        from milestone in Milestones
        where site is null || milestone.Site == site
        let pasts = history.PastOf(milestone.Site, milestone.Id, Moment, party => RankOf(milestone.Site, milestone.Id, party))
        let responsible = milestone.Details.Responsible ?? Sites.First(of => of.Id == milestone.Site).Responsible
        select new MilestonePast(
            milestone.Site, milestone.Id, milestone.Reading,
            // Who ought to speak and never has is silent too.
            responsible is null || pasts.Any(past => past.Party == responsible) ? pasts : [.. pasts, new(responsible, Rank.Responsible, [])]);
}
