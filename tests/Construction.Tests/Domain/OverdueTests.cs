namespace Construction.Tests.Domain;

/// <summary>Overdue: the date that was last stated has passed and nobody reported an actual. Never "done".</summary>
public sealed class OverdueTests
{
    readonly Told _told = Told.Programme();

    [Theory]
    [InlineData("2026-08-31", "2026-09-01")]
    [InlineData("2026-08", "2026-09-01")]
    [InlineData("2026-Q4", "2027-01-01")]
    [InlineData("2028-02", "2028-03-01")]
    [InlineData("2026-10-01/2027-03-31", "2027-04-01")]
    [InlineData("../2026-09-30", "2026-10-01")]
    public void A_milestone_is_overdue_from_the_day_after_the_last_day_that_was_meant(string forecast, string from)
    {
        _told.Takes(Some.Forecast(forecast));

        Assert.Equal(Some.Day(from), _told.Reading.OverdueFrom);
    }

    [Fact]
    public void The_press_does_not_end_an_overdue_that_another_partys_date_began()
    {
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-01"));
        _told.Takes(Some.Actual("2026-03-09", "2026-03-10", "press"));

        Assert.Equal(Some.Day("2026-03-02"), _told.Reading.OverdueFrom);
    }

    [Fact]
    public void What_only_the_press_speaks_of_is_not_overdue_once_the_press_calls_it_done()
    {
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-01", "press"));
        _told.Takes(Some.Actual("2026-03-09", "2026-03-10", "press"));

        Assert.Null(_told.Reading.OverdueFrom);
    }

    [Fact]
    public void A_date_without_a_latest_day_is_never_overdue()
    {
        _told.Takes(Some.Forecast("2026-01-01/..", "2025-12-01"));

        Assert.Null(_told.Reading.OverdueFrom);
    }

    [Fact]
    public void The_date_that_was_last_stated_counts_and_not_the_first()
    {
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-01"));
        _told.Takes(Some.Forecast("2026-12-01", "2026-02-01"));

        Assert.Equal(Some.Day("2026-12-02"), _told.Reading.OverdueFrom);
    }

    [Fact]
    public void A_forecast_counts_before_the_baseline()
    {
        _told.Takes(Some.Baseline("2026-06-30"));
        _told.Takes(Some.Forecast("2026-12-01"));

        Assert.Equal(Some.Day("2026-12-02"), _told.Reading.OverdueFrom);
    }

    [Fact]
    public void A_milestone_of_which_there_is_only_a_baseline_becomes_overdue()
    {
        _told.Takes(Some.Baseline("2026-06-30"));

        Assert.Equal((MilestoneStatus.Planned, Some.Day("2026-07-01")), (_told.Reading.Status, _told.Reading.OverdueFrom!.Value));
    }

    [Fact]
    public void A_milestone_of_which_only_the_press_speaks_becomes_overdue_by_its_last_word()
    {
        _told.Takes(Some.Forecast("2026-08", "2026-06-01", "press"));
        _told.Takes(Some.Forecast("2026-09", "2026-07-01", "press"));

        Assert.Equal((MilestoneStatus.Press, Some.Day("2026-10-01")), (_told.Reading.Status, _told.Reading.OverdueFrom!.Value));
    }

    [Fact]
    public void The_press_does_not_count_where_somebody_else_gives_a_date()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-06-01", "epoch-ai"));
        _told.Takes(Some.Forecast("2026-08", "2026-07-01", "press"));

        Assert.Equal(Some.Day("2026-12-02"), _told.Reading.OverdueFrom);
    }

    [Fact]
    public void A_date_that_was_taken_back_is_not_overdue()
    {
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-01"));
        _told.Takes(Some.Report("2026-02-01") with { Forecast = Some.NoDate });

        Assert.Null(_told.Reading.OverdueFrom);
    }

    [Theory]
    [InlineData("crusoe")]
    [InlineData("epoch-ai")]
    public void What_somebody_reports_as_done_is_not_overdue(string party)
    {
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-01"));
        _told.Takes(Some.Actual("2026-03-09", "2026-03-10", party));

        Assert.Null(_told.Reading.OverdueFrom);
    }

    [Fact]
    public void A_retracted_actual_is_overdue_again()
    {
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-01"));
        _told.Takes(Some.Actual("2026-02-20", "2026-02-20"));
        _told.Takes(Some.Report("2026-03-15") with { Actual = Some.NoDate, Reason = "test failed" });

        Assert.Equal((MilestoneStatus.Forecast, Some.Day("2026-03-02")), (_told.Reading.Status, _told.Reading.OverdueFrom!.Value));
    }

    [Fact]
    public void A_hundred_percent_does_not_keep_it_from_being_overdue()
    {
        _told.Takes(Some.Forecast("2026-03-01", "2026-01-01"));
        _told.Takes(Some.Report("2026-03-15") with { Percent = 100 });

        Assert.Equal(Some.Day("2026-03-02"), _told.Reading.OverdueFrom);
    }
}
