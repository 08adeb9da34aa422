namespace Construction.Tests.Analytics;

/// <summary>Three sites and what is made of them; four weeks ago nothing was planned unless a test keeps what there was.</summary>
public abstract class SlipTest
{
    internal ToldSites Told { get; } = new("a", "b", "c");

    protected IReadOnlyList<MilestoneAsOf> Then { get; set; } = [];

    /// <summary>The parties that have fallen silent, by site.</summary>
    protected HashSet<(string Site, string Party)> Silent { get; } = [];

    protected SlipTable Table =>
        SlipTable.Of(["a", "b", "c"], Told.AsOf, Then, "facility", Some.Today, (site, party) => Silent.Contains((site, party)));

    /// <summary>The one cell of site a.</summary>
    protected SlipCell Cell() => Assert.Single(Table.Rows.Single(row => row.Site == "a").Cells).All;

    /// <summary>At site a, without megawatts.</summary>
    internal ToldSites Plan(string id, string phase = ToldSites.Service) => Told.Plans(id, 0, phase: phase, site: "a");

    /// <summary>Against a baseline of 31 December 2026, without megawatts.</summary>
    protected void Slipping(string id, string forecast, string phase = ToldSites.Service, string site = "a", string party = "crusoe") =>
        Told.Plans(id, 0, phase: phase, site: site).Baseline(id, "2026-12-31", site: site).Says(id, Some.Forecast(forecast, party: party), site);

    /// <summary>Ten days late.</summary>
    protected void Late(string id, decimal mw, string site) =>
        Told.Plans(id, mw, site: site).Baseline(id, "2026-12-31", site: site).Says(id, Some.Forecast("2027-01-10"), site);
}
