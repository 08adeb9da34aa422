using Construction.Domain;

namespace Dashboard.Board;

/// <summary>What a site's milestones add up to.</summary>
sealed record SiteSum(IReadOnlyList<PowerSum> Power, int Milestones, int Done, string? Next, string? Worst)
{
    public bool Equals(SiteSum? other) =>
        other is not null && PowerSums.Same(Power, other.Power)
        && (Milestones, Done, Next, Worst) == (other.Milestones, other.Done, other.Next, other.Worst);

    public override int GetHashCode() => HashCode.Combine(Milestones, Done, Next, Worst);
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
