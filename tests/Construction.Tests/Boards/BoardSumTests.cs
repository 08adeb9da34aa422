using System.Text.Json.Nodes;
using Dashboard.Board;
using Dashboard.Log;

namespace Construction.Tests.Boards;

/// <summary>What milestones add up to, on the rows of their site and of the programme.</summary>
public sealed class BoardSumTests
{
    static JsonNode Programme(IEnumerable<LogEntry> log) => Folded.Of(log).Since(Board.ProgrammeTopic, null).Rows()["programme//stargate"];

    static JsonNode Site(IEnumerable<LogEntry> log, string site) => Folded.Of(log).Since($"site:{site}", null).Rows()[$"site/{site}/{site}"];

    [Fact]
    public void Megawatts_are_added_within_a_basis_and_what_is_done_is_ready()
    {
        var power = Site(Shipped.Log, "abilene-tx")["power"]!.AsArray().ToDictionary(sum => sum!["basis"]!.GetValue<string>());

        Assert.Equal(["facility", "it"], power.Keys.Order());
        Assert.Equal((1_180m, 590m), (power["facility"]!["planned"]!.GetValue<decimal>(), power["facility"]!["ready"]!.GetValue<decimal>()));
        Assert.Equal((843m, 421m), (power["it"]!["planned"]!.GetValue<decimal>(), power["it"]!["ready"]!.GetValue<decimal>()));
        Assert.Equal("epoch-ai", Assert.Single(power["it"]!["parties"]!.AsArray())!.GetValue<string>());
    }

    [Fact]
    public void The_programme_adds_up_what_its_sites_do()
    {
        var programme = Programme(Shipped.Log);
        var facility = programme["power"]!.AsArray().Single(sum => sum!["basis"]!.GetValue<string>() == "facility")!;

        Assert.Equal((10_633m, 590m), (facility["planned"]!.GetValue<decimal>(), facility["ready"]!.GetValue<decimal>()));
        Assert.Equal(10, programme["sites"]!.GetValue<int>());
        Assert.Equal(Shipped.Milestones.Count(entry => entry.Milestone.Withdrawn is null), programme["milestones"]!.GetValue<int>());
    }

    [Fact]
    public void A_milestone_done_moves_the_sums_of_its_site_and_of_the_programme()
    {
        var log = Shipped.Log.With(Reported("abilene-tx", "buildings-5-8-ready-for-service", Some.Actual("2026-11-20", "2026-11-20", "epoch-ai")));
        var facility = Programme(log)["power"]!.AsArray().Single(sum => sum!["basis"]!.GetValue<string>() == "facility")!;

        Assert.Equal(1_180m, facility["ready"]!.GetValue<decimal>());
        Assert.Equal(log.Length, Site(log, "abilene-tx").Position());
        Assert.Equal(Programme(Shipped.Log)["done"]!.GetValue<int>() + 1, Programme(log)["done"]!.GetValue<int>());
    }

    [Fact]
    public void The_worst_of_the_programme_is_the_greatest_slip_also_where_a_sites_worst_grew_worse()
    {
        // Two sites with one late milestone each; the first one is the later then, and then the second one.
        LogEntry[] log = Small(("one", "2026-06-20"), ("two", "2026-06-10"));
        Assert.Equal("one", Programme(log)["worst"]!["site"]!.GetValue<string>());

        log = log.With(Reported("two", "m", Some.Forecast("2027-06-10", "2026-03-01")));

        Assert.Equal("two", Programme(log)["worst"]!["site"]!.GetValue<string>());
    }

    [Fact]
    public void The_next_of_the_programme_is_the_nearest_also_where_a_sites_next_moved()
    {
        LogEntry[] log = Small(("one", "2026-06-10"), ("two", "2026-06-20"));
        Assert.Equal("one", Programme(log)["next"]!["site"]!.GetValue<string>());

        log = log.With(Reported("one", "m", Some.Forecast("2027-06-10", "2026-03-01")));

        Assert.Equal("two", Programme(log)["next"]!["site"]!.GetValue<string>());
    }

    [Fact]
    public void A_withdrawn_site_takes_its_megawatts_and_dates_out_of_the_programme()
    {
        var uae = Shipped.State.Sites["uae"].Details;
        var programme = Programme(Shipped.Log.With(new SiteAnnounced(uae with { Stage = "withdrawn" })));
        var facility = programme["power"]!.AsArray().Single(sum => sum!["basis"]!.GetValue<string>() == "facility")!;

        Assert.Equal("uae", Programme(Shipped.Log)["next"]!["site"]!.GetValue<string>());
        Assert.Equal(10_633m - 1_400m, facility["planned"]!.GetValue<decimal>());
        Assert.NotEqual("uae", programme["next"]!["site"]!.GetValue<string>());
        Assert.Equal(10, programme["sites"]!.GetValue<int>());
    }

    [Fact]
    public void What_was_withdrawn_counts_neither_as_planned_nor_as_late()
    {
        LogEntry[] log = Small(("one", "2026-06-20"), ("two", "2026-06-10"));
        log = log.With(new MilestoneWithdrawn("one", "m", "scope dropped", "crusoe", Some.Today, null, null));

        Assert.Equal("two", Programme(log)["worst"]!["site"]!.GetValue<string>());
        Assert.Equal(1, Programme(log)["milestones"]!.GetValue<int>());
    }

    // Each site's one milestone was first stated for 1 June 2026.
    static LogEntry[] Small(params (string Site, string Forecast)[] sites)
    {
        IEnumerable<Event> site((string Site, string Forecast) entry) =>
        [
            new SiteAnnounced(new() { Id = entry.Site, Name = entry.Site, Stage = "announced", Responsible = "crusoe" }),
            new MilestonePlanned(entry.Site, new() { Id = "m", Name = "Ready", Phase = "ready-for-service" }),
            Reported(entry.Site, "m", Some.Forecast("2026-06-01", "2026-01-01")),
            Reported(entry.Site, "m", Some.Forecast(entry.Forecast, "2026-02-01")),
        ];
        return Array.Empty<LogEntry>().With(
        [
            new PartyNamed(Some.Party("crusoe", "developer")),
            new ProgrammeDescribed(new() { Id = "stargate", Name = "Stargate" }),
            .. sites.SelectMany(site),
        ]);
    }

    static MilestoneReported Reported(string site, string milestone, Report report) => new(site, milestone, report);
}
