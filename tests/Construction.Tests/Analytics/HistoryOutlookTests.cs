namespace Construction.Tests.Analytics;

/// <summary>What forecasts are made of beside reports, as the log is looked back on by each clock.</summary>
public sealed class HistoryOutlookTests
{
    readonly History _history = new();
    long _position;

    [Fact]
    public void A_range_counts_from_its_data_date_or_from_when_it_came()
    {
        Take("2026-06-01", new SiteAnnounced(Some.SiteDetails));
        Take("2026-06-01", new MilestonePlanned(Some.Site, Some.MilestoneDetails));
        Take("2026-06-20", Some.Range(likely: "2026-12-01", dataDate: "2026-06-10"));
        Take("2026-06-25", Some.Range(likely: "2026-12-05", dataDate: "2026-06-05"));

        Assert.Null(LikelyAt(Moment.EndOf(Some.Day("2026-06-19"))));
        Assert.Equal(Some.Day("2026-12-01"), LikelyAt(Moment.EndOf(Some.Day("2026-06-20"))));
        Assert.Equal(Some.Day("2026-12-01"), LikelyAt(Moment.EndOf(Some.Day("2026-06-30"))));
        Assert.Null(LikelyAt(new Moment.Data(Some.Day("2026-06-04"))));
        Assert.Equal(Some.Day("2026-12-05"), LikelyAt(new Moment.Data(Some.Day("2026-06-09"))));
        Assert.Equal(Some.Day("2026-12-01"), LikelyAt(new Moment.Data(Some.Day("2026-06-10"))));
    }

    [Fact]
    public void A_risk_is_there_from_when_it_was_entered_and_open_until_it_was_closed()
    {
        Take("2026-06-01", new SiteAnnounced(Some.SiteDetails));
        Take("2026-06-10", new RiskEntered(Some.Site, Some.Risk));
        Take("2026-06-12", new RiskEntered(Some.Site, Some.Risk with { Probability = 0.5m }));
        Take("2026-06-14", new RiskClosed(Some.Site, Some.Risk.Id, "settled"));

        foreach (var clock in (Func<string, Moment>[])[day => Moment.EndOf(Some.Day(day)), day => new Moment.Data(Some.Day(day))])
        {
            Assert.Null(RiskAt(clock("2026-06-09")));
            Assert.Equal((0.25m, false), (RiskAt(clock("2026-06-10"))!.Details.Probability, RiskAt(clock("2026-06-10"))!.Closed is not null));
            Assert.Equal((0.5m, false), (RiskAt(clock("2026-06-13"))!.Details.Probability, RiskAt(clock("2026-06-13"))!.Closed is not null));
            Assert.Equal("settled", RiskAt(clock("2026-06-14"))!.Closed!.Reason);
        }
    }

    [Fact]
    public void A_risk_that_was_closed_on_a_day_before_it_was_entered_by_a_clock_that_was_set_back_is_not_there_yet()
    {
        Take("2026-06-01", new SiteAnnounced(Some.SiteDetails));
        Take("2026-06-20", new RiskEntered(Some.Site, Some.Risk));
        Take("2026-06-10", new RiskClosed(Some.Site, Some.Risk.Id, "settled"));

        Assert.Null(RiskAt(new Moment.Data(Some.Day("2026-06-15"))));
        Assert.NotNull(RiskAt(new Moment.Data(Some.Day("2026-06-20")))!.Closed);
    }

    [Fact]
    public void The_date_of_a_contract_is_known_from_when_it_was_entered()
    {
        Take("2026-06-01", new SiteAnnounced(Some.SiteDetails));
        Take("2026-06-01", new MilestonePlanned(Some.Site, Some.MilestoneDetails));
        Take("2026-06-10", Some.Contract("2026-12-31"));
        Take("2026-06-12", Some.Contract("2027-Q1"));

        foreach (var clock in (Func<string, Moment>[])[day => Moment.EndOf(Some.Day(day)), day => new Moment.Data(Some.Day(day))])
        {
            Assert.Null(ContractAt(clock("2026-06-09")));
            Assert.Equal(("2026-12-31", Some.Instant("2026-06-10T12:00:00Z")), (ContractAt(clock("2026-06-11"))!.Set.Date.Text, ContractAt(clock("2026-06-11"))!.EnteredAt));
            Assert.Equal("2027-Q1", ContractAt(clock("2026-06-12"))!.Set.Date.Text);
        }
    }

    ContractDate? ContractAt(Moment moment)
    {
        var alone = _history.MilestoneAt(moment, Some.Site, Some.Milestone)?.Contract;
        Assert.Equal(StateAt(moment).MilestoneOf(Some.Site, Some.Milestone)?.Contract, alone);
        return alone;
    }

    EnteredRisk? RiskAt(Moment moment) => StateAt(moment).SiteOf(Some.Site)?.Risks.GetValueOrDefault(Some.Risk.Id);

    // By the milestone alone, and by the state that the whole of the past amounts to.
    DateOnly? LikelyAt(Moment moment)
    {
        var alone = _history.MilestoneAt(moment, Some.Site, Some.Milestone)?.RangeOf("crusoe")?.Range.Likely;
        Assert.Equal(StateAt(moment).MilestoneOf(Some.Site, Some.Milestone)?.RangeOf("crusoe")?.Range.Likely, alone);
        return alone;
    }

    Programme StateAt(Moment moment)
    {
        var state = new Programme();
        foreach (var happening in _history.At(moment).Plan)
            state.Apply(happening.Event, happening.Position, happening.ReceivedAt);
        return state;
    }

    void Take(string day, Event happened) => _history.Take(happened, ++_position, Some.Instant($"{day}T12:00:00Z"), loaded: false);
}
