namespace Construction.Tests.Domain;

/// <summary>What one party says now, and which of its statements counts.</summary>
public sealed class StandingTests
{
    readonly Standing _said = new("crusoe");
    long _position;

    [Fact]
    public void The_later_data_date_counts()
    {
        Take(Some.Forecast("2026-10-01", "2026-03-01"));
        Take(Some.Forecast("2026-12-01", "2026-06-01"));

        Assert.Equal("2026-12-01", Forecast);
    }

    [Fact]
    public void What_arrives_late_with_an_older_data_date_displaces_nothing()
    {
        Take(Some.Forecast("2026-12-01", "2026-06-01") with { Percent = 40, Note = "june" });
        Take(Some.Forecast("2026-10-01", "2026-03-01") with { Percent = 10, Note = "march", Actual = Some.NoDate, Reason = "not yet" });

        Assert.Equal("2026-12-01", Forecast);
        Assert.Equal((40m, "june"), (_said.Percent!.Value, _said.Note!.Value));
        Assert.Equal(Some.Day("2026-06-01"), _said.Latest.DataDate);
    }

    [Fact]
    public void Within_a_data_date_the_senders_clock_decides_and_not_the_arrival()
    {
        Take(Some.Forecast("2026-12-01").At("2026-09-01T15:00:00Z"));
        Take(Some.Forecast("2026-10-01").At("2026-09-01T09:00:00Z"));

        Assert.Equal("2026-12-01", Forecast);
    }

    [Fact]
    public void The_senders_clock_is_an_instant_whatever_its_offset()
    {
        Take(Some.Forecast("2026-12-01").At("2026-09-01T09:00:00-05:00"));
        Take(Some.Forecast("2026-10-01").At("2026-09-01T13:00:00Z"));

        Assert.Equal("2026-12-01", Forecast);
    }

    [Fact]
    public void A_later_data_date_counts_more_than_a_later_senders_clock()
    {
        Take(Some.Forecast("2026-12-01", "2026-09-02").At("2026-09-02T09:00:00Z"));
        Take(Some.Forecast("2026-10-01", "2026-09-01").At("2026-09-05T09:00:00Z"));

        Assert.Equal("2026-12-01", Forecast);
    }

    [Fact]
    public void Without_the_senders_clock_the_later_arrival_counts()
    {
        Take(Some.Forecast("2026-12-01"));
        Take(Some.Forecast("2026-10-01"));

        Assert.Equal("2026-10-01", Forecast);
    }

    [Fact]
    public void Without_the_senders_clock_it_was_said_after_everything_that_had_arrived()
    {
        Take(Some.Forecast("2026-12-01").At("2026-09-01T15:00:00Z"));
        Take(Some.Forecast("2026-10-01"));
        Take(Some.Forecast("2026-11-01").At("2026-09-01T09:00:00Z"));

        Assert.Equal("2026-10-01", Forecast);
    }

    [Fact]
    public void A_field_left_out_says_nothing()
    {
        Take(Some.Forecast("2026-12-01", "2026-03-01") with { Percent = 40 });
        Take(Some.Note("steel is late", "2026-06-01"));

        Assert.Equal("2026-12-01", Forecast);
        Assert.Equal((40m, "steel is late"), (_said.Percent!.Value, _said.Note!.Value));
        Assert.Null(_said.Actual);
        Assert.Equal(Some.Day("2026-03-01"), _said.Forecast!.DataDate);
        Assert.Equal(Some.Day("2026-06-01"), _said.Latest.DataDate);
    }

    [Fact]
    public void A_forecast_of_null_says_that_there_is_no_date_now()
    {
        Take(Some.Forecast("2026-12-01", "2026-03-01"));
        Take(Some.Report("2026-06-01") with { Forecast = Some.NoDate });

        Assert.Null(_said.Leading);
        Assert.NotNull(_said.Forecast);
        Assert.Equal("2026-12-01", _said.FirstStated!.Value.Text);
    }

    [Fact]
    public void An_actual_leads_before_a_forecast_also_a_later_one()
    {
        Take(Some.Actual("2026-05-23", "2026-05-23"));
        Take(Some.Forecast("2026-12-01", "2026-06-01"));

        Assert.True(_said.IsActual);
        Assert.Equal("2026-05-23", _said.Leading!.Value.Text);
    }

    [Fact]
    public void An_actual_is_revised_by_a_later_one()
    {
        Take(Some.Actual("2025-06-28", "2025-12-13"));
        Take(Some.Actual("2025-09-26", "2026-04-28") with { Reason = "seen again" });

        Assert.True(_said.IsActual);
        Assert.Equal("2025-09-26", _said.Leading!.Value.Text);
    }

    [Fact]
    public void A_retracted_actual_gives_way_to_the_forecast()
    {
        Take(Some.Forecast("2026-12-01", "2026-03-01"));
        Take(Some.Actual("2026-05-23", "2026-05-23"));
        Take(Some.Report("2026-06-01") with { Actual = Some.NoDate, Reason = "test failed" });

        Assert.False(_said.IsActual);
        Assert.Equal("2026-12-01", _said.Leading!.Value.Text);
    }

    [Fact]
    public void A_hundred_percent_completes_nothing()
    {
        Take(Some.Forecast("2026-12-01") with { Percent = 100 });

        Assert.False(_said.IsActual);
        Assert.Equal(100m, _said.Percent!.Value);
    }

    [Fact]
    public void The_first_stated_date_is_the_one_of_the_oldest_data_date_whenever_it_arrived()
    {
        Take(Some.Forecast("2026-12-01", "2026-06-01"));
        Take(Some.Forecast("2026-10-01", "2026-03-01"));
        Take(Some.Forecast("2027-02-01", "2026-09-01"));

        Assert.Equal(("2026-10-01", 2), (_said.FirstStated!.Value.Text, _said.FirstStated.Position));
    }

    [Fact]
    public void A_date_stated_after_it_had_passed_is_no_plan()
    {
        Take(Some.Forecast("2026-08", "2026-09-21"));

        Assert.Null(_said.FirstStated);
        Assert.Equal("2026-08", Forecast);
    }

    [Theory]
    [InlineData("2026-09", true)]
    [InlineData("../2026-09-21", true)]
    [InlineData("2026-09-21", true)]
    [InlineData("2026-09-20", false)]
    public void A_date_of_which_a_day_was_still_ahead_is_a_plan(string forecast, bool isPlan)
    {
        Take(Some.Forecast(forecast, "2026-09-21"));

        Assert.Equal(isPlan, _said.FirstStated is not null);
    }

    [Fact]
    public void An_actual_is_no_first_stated_date()
    {
        Take(Some.Actual("2026-09-01", "2026-09-01"));

        Assert.Null(_said.FirstStated);
    }

    string? Forecast => _said.Forecast?.Value.Date?.Text;

    void Take(Report report) => _said.Take(report, ++_position);
}
