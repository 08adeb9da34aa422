using Construction.Analytics.Schedules;
using Construction.Domain;
using Construction.Import;

namespace Construction.Analytics.Risk;

/// <summary>From the risks that were entered at a site to those of a simulation. One that hits nothing there is left out.</summary>
static class SiteRisks
{
    /// <summary>Over milestones alone: each that is hit is delayed by itself, in calendar days.</summary>
    /// <param name="milestones">By place.</param>
    public static IReadOnlyList<DiscreteRisk> Over(IEnumerable<RiskDetails> risks, IReadOnlyList<string> milestones) =>
    [
        .. from risk in risks
           let hits = Enumerable.Range(0, milestones.Count).Where(place => HitsMilestone(risk, milestones[place])).ToList()
           where hits.Count > 0
           select Of(risk, hits),
    ];

    /// <summary>
    /// In a network it hits the activities that stand for its milestones, in working days of their calendars. Of those where one waits
    /// for another, it hits the first alone, which delays the other through the network: one delay is not counted again at each
    /// milestone along the way.
    /// </summary>
    public static IReadOnlyList<DiscreteRisk> Within(IEnumerable<RiskDetails> risks, ForecastSchedule schedule) =>
    [
        .. from risk in risks
           let places = schedule.Places.Where(place => HitsMilestone(risk, place.Key) && !schedule.Network.Activities[place.Value].IsComplete)
               .Select(place => place.Value).ToHashSet()
           where places.Count > 0
           let behind = BehindOf(schedule.Network, places)
           select Of(risk, [.. places.Where(place => !behind[place]).Order()]),
    ];

    /// <summary>By place: whether it is hit, or waits for what is.</summary>
    public static bool[] Struck(Network network, DiscreteRisk risk)
    {
        var hits = risk.Hits.ToHashSet();
        var struck = BehindOf(network, hits);
        foreach (var place in hits)
            struck[place] = true;
        return struck;
    }

    static bool HitsMilestone(RiskDetails risk, string milestone) => risk.Milestones.Count == 0 || risk.Milestones.Contains(milestone);

    static DiscreteRisk Of(RiskDetails risk, IReadOnlyList<int> hits) => new(
        risk.Id, risk.Name, (double)risk.Probability,
        new DurationRange.Triangular((double)risk.Impact.Least, (double)risk.Impact.Likely, (double)risk.Impact.Most) { Unit = RangeUnit.Days },
        hits);

    // Places are in an order in which each comes after what it waits for.
    static bool[] BehindOf(Network network, HashSet<int> hits)
    {
        var behind = new bool[network.Count];
        for (var place = 0; place < network.Count; place++)
            foreach (ref readonly var link in network.Predecessors(place))
                if (ForwardRules.Drives(network, link) && !network.Activities[link.From].IsComplete)
                    behind[place] |= behind[link.From] || hits.Contains(link.From) && IsDelayedBy(network, link);
        return behind;
    }

    // What is hit takes longer: who follows its start does not wait. A finish milestone starts when it finishes.
    static bool IsDelayedBy(Network network, in NetworkLink link) =>
        ForwardRules.IsFromFinish(link.Type) || network.Activities[link.From].Kind == ActivityKind.FinishMilestone;
}
