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
