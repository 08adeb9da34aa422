using Construction.Analytics.Risk;

namespace Construction.Tests.Analytics.Risk;

/// <summary>A site's forecast reacts to what is said of it.</summary>
public sealed class SiteForecastTests
{
    const string Likely = "2027-03-01";

    readonly Told _told = Told.Programme();

    public SiteForecastTests() => _told.Takes(Some.Forecast(Likely));

    [Fact]
    public void Without_a_range_the_reference_class_spreads_the_date()
    {
        var forecast = Only();

        Assert.Equal(RangeOrigin.ReferenceClass, forecast.Range.Origin);
        Assert.InRange(Days(forecast), 150, 250);
    }

    [Fact]
    public void A_range_that_the_responsible_party_gives_narrows_or_widens_it()
    {
        var narrow = Only(Some.Range("2027-02-19", Likely, "2027-03-11"));
        var wide = Only(Some.Range("2026-12-01", Likely, "2028-12-31"));

        Assert.Equal((RangeOrigin.Given, "range given by crusoe as of 2026-09-01"), (narrow.Range.Origin, narrow.Range.Words));
        // A symmetric triangle of ten days to either side: its middle is its likely day, and P10 and P90 lie 10 − 20·√(0.1/2) = 5.5 days off.
        Assert.Equal(Some.Day(Likely), narrow.Finish.P50);
        Assert.InRange(Days(narrow), 10, 12);
        Assert.InRange(Days(wide), 400, 500);
    }

    [Fact]
    public void Where_a_newer_date_is_current_it_is_of_slips_against_the_likely_day()
    {
        _told.Takes(Some.Forecast(Likely, "2026-10-01"));

        // Thirty days after its likely day at worst, whatever day that was.
        var forecast = Only(Some.Range("2027-01-01", "2027-01-01", "2027-01-31"));

        Assert.Equal(Some.Day("2027-03-01"), forecast.Planned);
        Assert.Equal((Some.Day("2027-03-01"), Some.Day("2027-03-31")), (forecast.Finish.Day(0.0001), forecast.Finish.Day(1)));
    }

    [Fact]
    public void Days_that_were_given_after_the_date_that_is_current_hold_as_they_are()
    {
        // Its likely day is seven months after the day that was forecast, and nothing lies before the optimistic one.
        var forecast = Only(Some.Range("2027-08-01", "2027-10-01", "2029-06-01"));

        Assert.Equal(Some.Day("2027-10-01"), forecast.Planned);
        Assert.InRange(forecast.Finish.Day(0.0001), Some.Day("2027-08-01"), Some.Day("2027-08-10"));
        Assert.InRange(forecast.Finish.Day(1), Some.Day("2029-05-01"), Some.Day("2029-06-01"));
    }

    [Fact]
    public void What_the_same_party_states_later_on_the_same_day_shifts_them()
    {
        var given = new GivenRange(Some.Range("2027-01-01", "2027-01-01", "2027-01-31"), _told.State.Position);
        _told.Takes(Some.Forecast("2027-05-01"));

        var forecast = Assert.Single(Run(Input() with { Ranges = new Dictionary<string, GivenRange> { [Some.Milestone] = given } }));

        Assert.Equal((Some.Day("2027-05-01"), Some.Day("2027-05-31")), (forecast.Planned, forecast.Finish.Day(1)));
    }

    [Fact]
    public void A_range_alone_is_a_forecast()
    {
        _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "roof" }));
        var given = new GivenRange(Some.Range("2027-08-01", "2027-10-01", "2029-06-01") with { Milestone = "roof" }, 1);

        var forecasts = Run(Input() with { Ranges = new Dictionary<string, GivenRange> { ["roof"] = given } });

        Assert.Equal(Some.Day("2027-10-01"), Assert.Single(forecasts, forecast => forecast.Milestone == "roof").Planned);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_risk_that_happens_for_certain_shifts_what_it_hits_by_its_impact(bool named)
    {
        var without = Only();
        var with = Only(Certain(30) with { Milestones = named ? [Some.Milestone] : [] });

        Assert.Equal(without.Finish.MeanMinute + 30 * 1440, with.Finish.MeanMinute, 6);
        Assert.Equal(without.Finish.P80.AddDays(30), with.Finish.P80);
        // What always happens has nothing to be compared with.
        Assert.Equal([new("grid-late", "Grid connection later", 1, null)], with.Risks);
        Assert.Empty(without.Risks);
    }

    [Fact]
    public void A_risk_tells_in_how_many_trials_it_happened_and_by_how_many_days_these_are_later()
    {
        var risk = Assert.Single(Only(Some.Risk with { Impact = new(50, 60, 70), Probability = 0.3m }).Risks);

        // Four standard errors of a share of 0.3, and of a difference of means whose deviation is 71 days.
        Assert.InRange(risk.Happened, 0.3 - 0.0184, 0.3 + 0.0184);
        Assert.InRange(risk.DaysLater!.Value, 60 - 6.5, 60 + 6.5);
    }

    [Fact]
    public void A_risk_is_none_of_a_milestone_that_it_does_not_hit()
    {
        _told.Takes(new MilestonePlanned(Some.Site, Some.MilestoneDetails with { Id = "roof" }));
        _told.Takes(new MilestoneReported(Some.Site, "roof", Some.Forecast(Likely)));
        var forecasts = Run(Input() with { Risks = [Certain(30) with { Milestones = ["roof"] }] }).ToDictionary(forecast => forecast.Milestone);

        Assert.Equal(Only().Finish.P80, forecasts[Some.Milestone].Finish.P80);
        Assert.Empty(forecasts[Some.Milestone].Risks);
        Assert.Equal("grid-late", Assert.Single(forecasts["roof"].Risks).Id);
    }

    [Fact]
    public void The_probability_of_a_contracts_date_is_the_share_of_trials_that_keep_it()
    {
        // Below its likely day lies half of a symmetric triangle; below half of the way to its end 1 − ½·½² = 0.875.
        var forecast = Only(Some.Range("2027-01-30", Likely, "2027-03-31"));

        Assert.InRange(forecast.ProbabilityOf(Some.Date("2027-03-16"))!.Value, 0.875 - 0.03, 0.875 + 0.03);
        Assert.Equal((0, 1, null), (forecast.ProbabilityOf(Some.Date("2027-01-28")), forecast.ProbabilityOf(Some.Date("2027-03")), forecast.ProbabilityOf(Some.Date("2027-01-01/.."))));
    }

    static RiskDetails Certain(int days) => Some.Risk with { Probability = 1, Impact = new(days, days, days) };

    static int Days(MilestoneForecast forecast) => forecast.Finish.P90.DayNumber - forecast.Finish.P10.DayNumber;

    MilestoneForecast Only(params RangeGiven[] ranges) =>
        Assert.Single(Run(Input() with { Ranges = ranges.ToDictionary(range => range.Milestone, range => new GivenRange(range, _told.State.Position)) }), forecast => forecast.Milestone == Some.Milestone);

    MilestoneForecast Only(RiskDetails risk) => Assert.Single(Run(Input() with { Risks = [risk] }), forecast => forecast.Milestone == Some.Milestone);

    SiteForecastInput Input() => new(
        Some.Site, MilestoneAsOf.AllOf(_told.State), _ => "crusoe", [], new Dictionary<string, ForecastRecord>(), Some.Today);

    static List<MilestoneForecast> Run(SiteForecastInput input) =>
        [.. new SiteForecast(input).Jobs.Where(job => job.Run is not null).SelectMany(job => job.Merge([job.Run!(0, SiteForecast.Trials)]))];
}
