using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

/// <summary>
/// A site's risks where its milestones stand in a network that runs around the clock. Its durations have ranges, so what a risk adds
/// is told by the same trials with it and without.
/// </summary>
public sealed class SiteRisksInNetworkTests
{
    const string Chain = "A 10; M 0 A; B 10 M; N 0 B";
    static readonly DateOnly s_dataDate = DateOnly.FromDateTime(Schedules.Plans.Start);

    [Fact]
    public void A_risk_of_a_milestone_delays_it_and_what_waits_for_it()
    {
        var later = Later(Chain, Certain(30, "m"));

        Assert.Equal([30, 30], [later["m"], later["n"]]);
    }

    [Fact]
    public void A_risk_of_what_comes_last_delays_nothing_before_it()
    {
        var later = Later(Chain, Certain(30, "n"));

        Assert.Equal([0, 30], [later["m"], later["n"]]);
    }

    [Fact]
    public void A_risk_of_all_milestones_counts_once_along_a_way()
    {
        var later = Later(Chain, Certain(30));

        Assert.Equal([30, 30], [later["m"], later["n"]]);
    }

    [Fact]
    public void Where_neither_waits_for_the_other_a_risk_delays_both()
    {
        var later = Later("A 10; M 0 A; B 10 A; N 0 B", Certain(30));

        Assert.Equal([30, 30], [later["m"], later["n"]]);
    }

    [Fact]
    public void It_comes_after_what_leads_to_a_milestones_finish()
    {
        var later = Later("A 10; M 0 A:FF; B 10 M; N 0 B", Certain(30, "m"));

        Assert.Equal([30, 30], [later["m"], later["n"]]);
    }

    [Fact]
    public void It_comes_after_the_day_that_was_forecast_too()
    {
        // Sixty days after the network has it.
        var told = Sites();
        told.Says("m", Some.Forecast($"{s_dataDate.AddDays(70):O}", $"{s_dataDate.AddDays(1):O}"));

        var without = Forecasts(Chain, told, [])["m"];
        var with = Forecasts(Chain, told, [Certain(30, "m")])["m"];

        Assert.Equal(s_dataDate.AddDays(70), without.Finish.P50);
        Assert.Equal(s_dataDate.AddDays(100), with.Finish.P50);
    }

    [Fact]
    public void A_forecast_names_the_risks_of_what_its_milestone_waits_for()
    {
        var forecasts = Forecasts(Chain, Sites(), [Certain(30, "n") with { Id = "last" }, Certain(20, "m") with { Id = "first" }]);

        Assert.Equal(["first"], forecasts["m"].Risks.Select(risk => risk.Id));
        Assert.Equal(["last", "first"], forecasts["n"].Risks.Select(risk => risk.Id));
    }

    [Fact]
    public void What_was_reached_is_hit_no_more()
    {
        var told = Sites();
        told.Says("m", Some.Actual($"{s_dataDate.AddDays(1):O}", $"{s_dataDate.AddDays(2):O}"));

        var forecast = Assert.Single(Forecasts(Chain, told, [Certain(30, "m")])).Value;

        Assert.Equal(("n", 0), (forecast.Milestone, forecast.Risks.Count));
        Assert.Equal(Forecasts(Chain, told, [])["n"].Finish.P80, forecast.Finish.P80);
    }

    [Fact]
    public void A_range_that_a_party_gives_changes_nothing_in_a_network()
    {
        var given = Some.Range() with { Milestone = "m" };

        Assert.Equal(Forecasts(Chain, Sites(), [])["m"].Finish.Bins, Forecasts(Chain, Sites(), [], given)["m"].Finish.Bins);
    }

    // By milestone, in whole days: how much later on average.
    static Dictionary<string, double> Later(string words, RiskDetails risk)
    {
        var (without, with) = (Forecasts(words, Sites(), []), Forecasts(words, Sites(), [risk]));
        return with.ToDictionary(of => of.Key, of => Math.Round((of.Value.Finish.MeanMinute - without[of.Key].Finish.MeanMinute) / 1440, 3));
    }

    static RiskDetails Certain(int days, params string[] milestones) =>
        Some.Risk with { Probability = 1, Impact = new(days, days, days), Milestones = milestones };

    static ToldSites Sites() => new ToldSites().Plans("m").Plans("n");

    static Dictionary<string, MilestoneForecast> Forecasts(string words, ToldSites told, RiskDetails[] risks, params RangeGiven[] ranges)
    {
        var details = Some.Schedule with { Project = Schedules.Plans.Project, DataDate = s_dataDate };
        var schedule = new ForecastSchedule(details, Schedules.Plans.Of(words).Path(), [("M", "m"), ("N", "n")], told.AsOf, s_dataDate);
        var input = new SiteForecastInput(Some.Site, told.AsOf, _ => "crusoe", [schedule], new Dictionary<string, ForecastRecord>(), s_dataDate)
        {
            Ranges = ranges.ToDictionary(range => range.Milestone, range => new GivenRange(range, long.MaxValue)), Risks = risks,
        };
        return new SiteForecast(input).Jobs.Where(job => job.Run is not null).SelectMany(job => job.Merge([job.Run!(0, 1_000)]))
            .ToDictionary(forecast => forecast.Milestone);
    }
}
