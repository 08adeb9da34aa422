namespace Construction.Tests.Analytics;

/// <summary>Sites that are told things, with parties of every rank: what the milestones are as of then is read by the domain's own rules.</summary>
sealed class ToldSites
{
    public const string Site = Some.Site;
    public const string Service = "ready-for-service";

    static readonly (string Id, string Role)[] s_parties =
        [("owner", "owner"), ("crusoe", "developer"), ("oracle", "tenant"), ("mortenson", "contractor"), ("epoch-ai", "observer"), ("press", "press")];

    public ToldSites(params string[] sites)
    {
        foreach (var (id, role) in s_parties)
            Takes(new PartyNamed(Some.Party(id, role)));
        foreach (var site in sites.DefaultIfEmpty(Site))
            Takes(new SiteAnnounced(Some.SiteDetails with { Id = site }));
    }

    public Programme State { get; } = new();

    public IReadOnlyList<MilestoneAsOf> AsOf => MilestoneAsOf.AllOf(State);

    public ToldSites Plans(string id, decimal mw = 100, string basis = "facility", string phase = Service, string site = Site) =>
        Plans(id, [new(mw, basis, null, null, null)], phase, site);

    public ToldSites Plans(string id, Power[] mw, string phase = Service, string site = Site) =>
        Takes(new MilestonePlanned(site, new() { Id = id, Name = id, Phase = phase, Mw = mw }));

    public ToldSites Baseline(string id, string date, string version = "1", string site = Site) =>
        Takes(new BaselineSet(site, id, Some.Date(date), version, "approved", "owner", Some.Day("2026-01-15")));

    public ToldSites Says(string id, Report report, string site = Site) => Takes(new MilestoneReported(site, id, report));

    public ToldSites Withdraws(string id, string site = Site) =>
        Takes(new MilestoneWithdrawn(site, id, "scope dropped", "crusoe", Some.Day("2026-04-03"), null, null));

    public ToldSites Takes(Event happened)
    {
        Assert.IsType<Decision.Take>(State.Decide(happened, Some.Now));
        State.Apply(happened, State.Position + 1);
        return this;
    }

    /// <summary>The shipped programme as it stood at the end of a day, by the dates for which things were said.</summary>
    public static IReadOnlyList<MilestoneAsOf> ShippedAt(string day)
    {
        var state = new Programme();
        foreach (var happened in Shipped.File.Plan.Prepend(new PartyNamed(Some.Party(Programme.Owner, "owner")))
            .Concat(Shipped.File.History.Where(dated => dated.Day <= Some.Day(day)).Select(dated => dated.Event)))
        {
            Assert.IsType<Decision.Take>(state.Decide(happened, Some.Now));
            state.Apply(happened, state.Position + 1);
        }
        return MilestoneAsOf.AllOf(state);
    }
}
