namespace Construction.Tests.Analytics;

public sealed class DateMoveTests
{
    [Theory]
    [InlineData("2026-12-01", "2026-12-31", MoveSense.Later, 30, 30)]
    [InlineData("2026-12-31", "2026-12-01", MoveSense.Earlier, -30, -30)]
    [InlineData("2026-12-01", "2026-12-01", MoveSense.Unchanged, 0, 0)]
    [InlineData("2026-Q4", "2027-Q1", MoveSense.Later, 1, 181)] // 31 December to 1 January; 1 October to 31 March: 31 + 30 + 31 + 31 + 28 + 30.
    [InlineData("2027-Q1", "2026-Q4", MoveSense.Earlier, -181, -1)]
    [InlineData("2026-12-31", "2026-Q4", MoveSense.Unknown, -91, 0)]
    [InlineData("2026-Q4", "2026-12-15", MoveSense.Unknown, -16, 75)]
    [InlineData("2026", "2026", MoveSense.Unchanged, 0, 0)]
    public void A_date_moved_by_the_interval_between_what_was_said_then_and_what_is_said_now(string then, string now, MoveSense sense, int from, int to)
    {
        var move = DateMove.Between(Saying(then), Saying(now));

        Assert.Equal((sense, from, to), (move.Sense, move.By!.FromDays, move.By.ToDays));
        Assert.Equal((false, false), (move.IsReplanned, move.IsOtherParty));
    }

    [Fact]
    public void Ends_that_are_open_leave_the_move_open()
    {
        Assert.Equal((MoveSense.Later, 1, null), Told("2026-12-31", "2027-01-01/.."));
        Assert.Equal((MoveSense.Unknown, null, null), Told("../2026-06-30", "../2026-09-30"));
        Assert.Equal((MoveSense.Unchanged, 0, 0), Told("../2026-06-30", "../2026-06-30"));

        static (MoveSense, int?, int?) Told(string then, string now) =>
            DateMove.Between(Saying(then), Saying(now)) is var move ? (move.Sense, move.By?.FromDays, move.By?.ToDays) : default;
    }

    [Fact]
    public void Where_there_was_no_date_or_is_none_the_move_is_unknown()
    {
        var silent = Read(new ToldSites().Plans("one"));

        Assert.Equal(new(MoveSense.Unknown, null, false, false), DateMove.Between(null, Saying("2026-12-31")));
        Assert.Equal(new(MoveSense.Unknown, null, false, false), DateMove.Between(silent, Saying("2026-12-31")));
        Assert.Equal(new(MoveSense.Unknown, null, false, false), DateMove.Between(Saying("2026-12-31"), silent));
    }

    [Fact]
    public void An_actual_later_than_the_forecast_was_moved_later()
    {
        var done = Read(new ToldSites().Plans("one").Says("one", Some.Actual("2026-08-09")));

        Assert.Equal((MoveSense.Later, 9), DateMove.Between(Saying("2026-07-31"), done) is var move ? (move.Sense, move.By!.FromDays) : default);
    }

    // A later baseline makes 30 days late into none; the date stands where it stood.
    [Fact]
    public void A_new_baseline_moves_no_date_and_is_said_apart()
    {
        var told = new ToldSites().Plans("one").Baseline("one", "2026-12-01").Says("one", Some.Forecast("2026-12-31"));
        var then = Read(told);
        var now = Read(told.Baseline("one", "2026-12-31", "2"));

        Assert.Equal((30, 0), (then.Slip!.FromDays, now.Slip!.FromDays));
        Assert.Equal(new(MoveSense.Unchanged, new(0, 0, SlipUnit.Day), IsReplanned: true, IsOtherParty: false), DateMove.Between(then, now));
    }

    [Fact]
    public void A_date_that_another_party_leads_with_now_is_said_to_be_another_partys()
    {
        var told = new ToldSites().Plans("one").Baseline("one", "2026-06-30").Says("one", Some.Forecast("2026-12-01", party: "epoch-ai"));
        var then = Read(told);
        var now = Read(told.Says("one", Some.Forecast("2026-12-31", party: "crusoe")));

        Assert.Equal((MoveSense.Later, true), DateMove.Between(then, now) is var move ? (move.Sense, move.IsOtherParty) : default);
    }

    static MilestoneReading Saying(string forecast) =>
        Read(new ToldSites().Plans("one").Baseline("one", "2026-06-30").Says("one", Some.Forecast(forecast)));

    static MilestoneReading Read(ToldSites told) => told.AsOf[0].Reading;
}
