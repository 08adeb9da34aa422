using Construction.Analytics;
using Construction.Domain;

namespace Dashboard.Board;

/// <summary>Notes and sources of a past moment, which stay in the log until somebody wants them.</summary>
/// <param name="read">Reads them.</param>
sealed class PastWords(ReadReports read)
{
    readonly Dictionary<MilestoneFold, IReadOnlyList<long>> _left = [];

    /// <param name="milestone">Was taken without.</param>
    /// <param name="positions">Of the reports that hold them.</param>
    public void Leave(MilestoneFold milestone, IReadOnlyList<long> positions)
    {
        if (positions.Count > 0)
            _left.Add(milestone, positions);
    }

    /// <summary>Puts them in: a milestone's, a site's, or all.</summary>
    public void Read(Programme state, string? site, string? milestone)
    {
        if (_left.Count == 0)
            return;
        var wanted = _left.Where(of => (site is null || of.Key.Site.Details.Id == site) && (milestone is null || of.Key.Milestone.Details.Id == milestone)).ToList();
        var words = read([.. wanted.SelectMany(of => of.Value).Distinct()]);
        foreach (var (fold, _) in wanted)
        {
            // In brief a row is the same before and after.
            _ = fold.Row.BriefJson;
            state.TakeWords(fold.Site.Details.Id, fold.Milestone.Details.Id, words);
            fold.Read();
            fold.Row.Forget();
            _left.Remove(fold);
        }
    }
}
