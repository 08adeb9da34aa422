using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>What parties, sites and milestones are called, and where the page shows them.</summary>
public sealed class Names(
    IReadOnlyDictionary<string, string> parties, IReadOnlyDictionary<string, string> sites,
    IReadOnlyDictionary<(string Site, string Milestone), string> milestones)
{
    /// <summary>The names on a board, good also when it has moved on.</summary>
    public static Names Of(BoardReading board) => Of(board.State);

    public static Names Of(Programme state) => new(
        state.Parties.Values.ToDictionary(party => party.Id, party => party.Name),
        state.Sites.Values.ToDictionary(site => site.Details.Id, site => site.Details.ShortName ?? site.Details.Name),
        state.Sites.Values.SelectMany(site => site.Milestones.Values.Select(milestone => (site, milestone)))
            .ToDictionary(at => (at.site.Details.Id, at.milestone.Details.Id), at => at.milestone.Details.Name));

    public string Party(string id) => parties.GetValueOrDefault(id) ?? id.Replace('-', ' ');

    /// <summary>The site's short name.</summary>
    public string Site(string id) => sites.GetValueOrDefault(id) ?? id;

    public string Milestone(string site, string id) => milestones.GetValueOrDefault((site, id)) ?? id.Replace('-', ' ');

    /// <summary>The page's address of a site, within this server.</summary>
    public static string PathOf(string site) => $"/sites/{Uri.EscapeDataString(site)}";

    /// <summary>The page's address of a milestone, within this server.</summary>
    public static string PathOf(string site, string milestone) => $"{PathOf(site)}/milestones/{Uri.EscapeDataString(milestone)}";
}
