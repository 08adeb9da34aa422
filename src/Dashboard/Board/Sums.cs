using Construction.Domain;

namespace Dashboard.Board;

/// <summary>What a site's milestones add up to.</summary>
sealed record SiteSum(IReadOnlyList<PowerSum> Power, int Milestones, int Done, string? Next, string? Worst)
{
    public static SiteSum Of(IReadOnlyCollection<(Milestone Milestone, MilestoneReading Reading)> milestones)
    {
        var inScope = milestones.Where(entry => entry.Reading.Status != MilestoneStatus.Withdrawn).ToList();
        return new(
            [.. PowerOf(inScope)],
            inScope.Count,
            inScope.Count(entry => entry.Reading.Status == MilestoneStatus.Done),
            inScope.Where(IsNext).OrderBy(entry => entry.Milestone.Details.Phase == "full-capacity")
                .ThenBy(entry => entry.Reading.Current!.Date.Latest ?? DateOnly.MaxValue)
                .ThenBy(entry => entry.Reading.Current!.Date.Earliest ?? DateOnly.MinValue)
                .Select(entry => entry.Milestone.Details.Id).FirstOrDefault(),
            inScope.Where(entry => entry.Reading.Slip?.Sense == SlipSense.Late)
                .OrderByDescending(entry => entry.Reading.Slip!.ToDays ?? int.MaxValue)
                .ThenByDescending(entry => entry.Reading.Slip!.FromDays)
                .Select(entry => entry.Milestone.Details.Id).FirstOrDefault());
    }

    public bool Equals(SiteSum? other) =>
        other is not null && PowerSums.Same(Power, other.Power)
        && (Milestones, Done, Next, Worst) == (other.Milestones, other.Done, other.Next, other.Worst);

    public override int GetHashCode() => HashCode.Combine(Milestones, Done, Next, Worst);

    static bool IsNext((Milestone Milestone, MilestoneReading Reading) entry) =>
        entry.Reading.Status == MilestoneStatus.Forecast && Vocabulary.ServicePhases.Contains(entry.Milestone.Details.Phase);

    // Each basis by itself: megawatts of different bases are never added.
    static IEnumerable<PowerSum> PowerOf(List<(Milestone Milestone, MilestoneReading Reading)> inScope) =>
        from entry in inScope
        from power in entry.Milestone.Details.Mw
        group (power.Value, entry.Reading.Status == MilestoneStatus.Done, entry.Reading.Current?.Party) by power.Basis into basis
        orderby Array.IndexOf(Vocabulary.PowerBases, basis.Key)
        select new PowerSum(
            basis.Key,
            basis.Sum(part => part.Value),
            basis.Where(part => part.Item2).Sum(part => part.Value),
            [.. basis.Where(part => part.Item2).Select(part => part.Party!).Distinct().Order(StringComparer.Ordinal)]);
}

/// <summary>What the sites add up to.</summary>
sealed record ProgrammeSum(
    IReadOnlyList<PowerSum> Power, int Sites, int Milestones, int Done, MilestoneName? Next, MilestoneName? Worst)
{
    public static ProgrammeSum Of(
        IReadOnlyCollection<(SiteDetails Site, SiteSum Sum)> sites, Func<string, string, MilestoneReading> reading)
    {
        // A site that was withdrawn left the scope with its megawatts.
        var live = sites.Where(site => site.Site.Stage != "withdrawn").ToList();
        return new(
            [.. live.SelectMany(site => site.Sum.Power).GroupBy(power => power.Basis)
                .OrderBy(basis => Array.IndexOf(Vocabulary.PowerBases, basis.Key))
                .Select(basis => new PowerSum(
                    basis.Key, basis.Sum(power => power.Planned), basis.Sum(power => power.Ready),
                    [.. basis.SelectMany(power => power.Parties).Distinct().Order(StringComparer.Ordinal)]))],
            sites.Count,
            sites.Sum(site => site.Sum.Milestones),
            sites.Sum(site => site.Sum.Done),
            live.Where(site => site.Sum.Next is not null).Select(site => new MilestoneName(site.Site.Id, site.Sum.Next!))
                .OrderBy(name => reading(name.Site, name.Milestone).Current!.Date.Latest ?? DateOnly.MaxValue).FirstOrDefault(),
            live.Where(site => site.Sum.Worst is not null).Select(site => new MilestoneName(site.Site.Id, site.Sum.Worst!))
                .OrderByDescending(name => reading(name.Site, name.Milestone).Slip!.ToDays ?? int.MaxValue).FirstOrDefault());
    }

    public bool Equals(ProgrammeSum? other) =>
        other is not null && PowerSums.Same(Power, other.Power)
        && (Sites, Milestones, Done, Next, Worst) == (other.Sites, other.Milestones, other.Done, other.Next, other.Worst);

    public override int GetHashCode() => HashCode.Combine(Sites, Milestones, Done, Next, Worst);
}

static class PowerSums
{
    public static bool Same(IReadOnlyList<PowerSum> left, IReadOnlyList<PowerSum> right) =>
        left.Count == right.Count
        && left.Zip(right).All(pair =>
            (pair.First.Basis, pair.First.Planned, pair.First.Ready) == (pair.Second.Basis, pair.Second.Planned, pair.Second.Ready)
            && pair.First.Parties.SequenceEqual(pair.Second.Parties));
}
