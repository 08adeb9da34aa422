using Construction.Analytics.Risk;
using Construction.Tests.Analytics.Schedules;

namespace Construction.Tests.Analytics.Risk;

/// <summary>In a network that runs around the clock: A of ten days, then M; B of ten, then N; and O beside them.</summary>
public sealed class WhatIfTests
{
    const string Chain = "A 10; M 0 A; B 10 M; N 0 B; O 5";

    [Fact]
    public void A_duration_moves_what_waits_for_it_and_nothing_else()
    {
        var effects = Site().Effects(Lasts("B", 20));

        Assert.Equal(["b", "n"], effects.Values.Where(effect => effect.Moves).Select(effect => effect.Milestone).Order());
        Assert.Equal((10, 0), (effects["n"].PlannedDays, effects["m"].PlannedDays));
        Assert.True(effects["n"].P80Days > 5, $"{effects["n"]}");
        Assert.True(effects["n"].After!.OfPlan <= effects["n"].Before!.OfPlan);
        Assert.Equal((Site().If(Lasts("B", 20)).Changes[0].Name, 10m), ("Activity B", Site().If(Lasts("B", 20)).Changes[0].DaysBefore));
    }

    [Fact]
    public void A_date_keeps_a_milestone_from_being_reached_earlier_and_moves_what_waits_for_it()
    {
        var effects = Site().Effects(Reached("m", 40));

        Assert.Equal(Supposed.DataDate.AddDays(40), effects["m"].After!.Planned);
        Assert.True(effects["m"].After!.P10 >= Supposed.DataDate.AddDays(40));
        Assert.True(effects["n"].PlannedDays is > 28 and < 33, $"{effects["n"]}");
        Assert.False(effects["a"].Moves || effects["o"].Moves);
    }

    [Fact]
    public void A_date_earlier_than_the_network_allows_moves_nothing() =>
        Assert.DoesNotContain(Site().Effects(Reached("n", 2)).Values, effect => effect.Moves);

    [Fact]
    public void A_date_stands_in_the_place_of_the_one_that_was_reported()
    {
        var told = new ToldSites().Plans("m").Plans("n");
        told.Says("m", Some.Forecast($"{Supposed.DataDate.AddDays(60):O}", $"{Supposed.DataDate.AddDays(1):O}"));
        var site = Site(told);

        var (earlier, same) = (site.Effects(Reached("m", 40)), site.Effects(Reached("m", 60)));

        Assert.Equal((-20, 0), (earlier["m"].PlannedDays, same["m"].PlannedDays));
        Assert.DoesNotContain(same.Values, effect => effect.Moves);
        Assert.Equal($"{Supposed.DataDate.AddDays(60):O}", site.If(Reached("m", 40)).Changes[0].DateBefore!.Text);
    }

    [Fact]
    public void It_is_the_forecast_that_there_would_be_if_the_date_were_reported()
    {
        var told = new ToldSites().Plans("m").Plans("n");
        var supposed = Site(told).If(Reached("m", 40)).Input;
        told.Says("m", Some.Forecast($"{Supposed.DataDate.AddDays(40):O}", $"{Supposed.DataDate.AddDays(1):O}"));

        Assert.Equal(Finishes(Site(told)), Finishes(supposed));
    }

    [Fact]
    public void What_there_is_stays_as_it_was()
    {
        var site = Site();
        var before = Finishes(site);

        site.Effects(Lasts("A", 100), Reached("n", 400));

        Assert.Equal(before, Finishes(site));
        Assert.Equal(10 * 1440, site.Schedules[0].Network.Activities.Single(activity => activity.Code == "A").Remaining);
    }

    [Fact]
    public void A_milestone_without_network_or_date_gets_a_forecast()
    {
        var told = new ToldSites().Plans("alone");
        var site = Site(told) with { Schedules = [] };

        var effect = Assert.Single(site.Effects(Reached("alone", 40))).Value;

        Assert.Equal((null, null, Supposed.DataDate.AddDays(40)), (effect.Before, effect.Schedule, effect.After!.Planned));
        Assert.True(effect.Moves);
        Assert.Null(effect.P80Days);
    }

    [Fact]
    public void A_duration_is_counted_in_days_of_the_activitys_own_calendar()
    {
        var site = Supposed.Site(Schedules.Plans.Standard("A 10; M 0 A"));

        var activity = site.If(Lasts("A", 12.5m)).Input.Schedules[0].Network.Activities.Single(activity => activity.Code == "A");

        Assert.Equal(12.5m * 480, activity.Remaining);
    }

    [Fact]
    public void A_finish_that_the_file_expects_gives_way_to_what_is_said_to_be_left()
    {
        var plan = Schedules.Plans.Of(Chain).With("A", activity => activity with { ExpectedFinish = Schedules.Plans.Start.AddDays(15) })
            .WithProject(project => project with { Options = project.Options with { UseExpectedFinish = true } });

        Assert.Equal(5, Supposed.Site(plan).Effects(Lasts("A", 20))["a"].PlannedDays);
    }

    static SiteForecastInput Site(ToldSites? told = null) => Supposed.Site(Schedules.Plans.Of(Chain), told);

    static WhatIfChange.Duration Lasts(string code, decimal days) => new(code, days);

    static WhatIfChange.Date Reached(string milestone, int day) => new(milestone, Supposed.DataDate.AddDays(day));

    static IEnumerable<(string, string)> Finishes(SiteForecastInput input) =>
        Supposed.Run(input).Select(forecast => (forecast.Milestone, string.Join(' ', forecast.Finish.Bins))).Order();
}
