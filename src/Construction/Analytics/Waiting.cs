using Construction.Domain;

namespace Construction.Analytics;

/// <summary>Something reported complete that the owner has neither accepted nor rejected.</summary>
/// <param name="Days">So many days it has waited; 0 on the first.</param>
public sealed record WaitingCompletion(Site Site, MilestoneDetails Milestone, Completion Completion, int Days)
{
    /// <summary>All of them, the longest first; of the same day in the order of sites and milestones.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="today">The day up to which is counted, UTC.</param>
    public static IReadOnlyList<WaitingCompletion> Of(Programme state, DateOnly today) =>
    [
        .. from site in state.Sites.Values
           // What left the scope is not waited for.
           where site.Details.Stage != "withdrawn"
           from milestone in site.Milestones.Values
           let completion = state.Read(site, milestone).Completion
           where completion is { IsWaiting: true }
           // Received yesterday by a clock that was set back since: not before its time.
           let days = Math.Max(0, today.DayNumber - completion.Since.DayNumber)
           orderby days descending
           select new WaitingCompletion(site, milestone.Details, completion, days),
    ];
}
