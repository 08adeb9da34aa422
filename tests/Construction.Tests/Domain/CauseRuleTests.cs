namespace Construction.Tests.Domain;

/// <summary>A party whose date moves later for certain by more than 14 days should say why: it is marked, not refused.</summary>
public sealed class CauseRuleTests
{
    readonly Told _told = Told.Programme();

    // 1 December + 14 days = 15 December. December 2026 ends on the 31st; of January 2027 the 1st is 1 day after that, of the
    // range from the 15th 15 days; Q4 ends on 31 December too.
    [Theory]
    [InlineData("2026-12-01", "2026-12-15", false)]
    [InlineData("2026-12-01", "2026-12-16", true)]
    [InlineData("2026-12-01", "2026-11-01", false)]
    [InlineData("2026-12", "2027-01", false)]
    [InlineData("2026-12", "2027-01-14/2027-03-31", false)]
    [InlineData("2026-12", "2027-01-15/2027-03-31", true)]
    [InlineData("2026-Q4", "2027-Q1", false)]
    [InlineData("2026-Q4", "2027-Q2", true)]
    [InlineData("2026-12-01", "../2027-12-31", false)]
    [InlineData("2026-12-01/..", "2027-12-31", false)]
    public void A_forecast_is_measured_against_the_partys_last_by_what_is_certain(string before, string now, bool missing)
    {
        _told.Takes(Some.Forecast(before, "2026-08-01"));

        Assert.Equal(missing, IsMarked(Some.Forecast(now)));
    }

    [Fact]
    public void Who_names_a_cause_is_not_marked()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-08-01"));

        Assert.False(IsMarked(Some.Forecast("2027-03-01") with { Cause = "permit" }));
        Assert.True(IsMarked(Some.Forecast("2027-06-01") with { Reason = "the permit is late", AttributedTo = "mortenson" }));
    }

    [Fact]
    public void A_first_word_and_one_after_there_was_no_date_are_no_slip()
    {
        Assert.False(IsMarked(Some.Forecast("2026-12-01", "2026-07-01")));
        _told.Takes(Some.Report("2026-08-01") with { Forecast = Some.NoDate });

        Assert.False(IsMarked(Some.Forecast("2027-12-01")));
    }

    [Fact]
    public void What_others_say_does_not_count()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-08-01", "oracle"));
        _told.Takes(Some.Baseline("2026-06-30"));

        Assert.False(IsMarked(Some.Forecast("2027-12-01")));
    }

    [Fact]
    public void What_arrives_late_with_an_older_data_date_moves_nothing()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-09-01"));

        Assert.False(IsMarked(Some.Forecast("2027-12-01", "2026-06-01")));
        Assert.False(IsMarked(Some.Forecast("2027-12-01", "2026-06-01").At("2026-09-30T00:00:00Z")));
    }

    [Fact]
    public void An_actual_is_measured_against_the_forecast_and_a_revised_one_against_the_actual()
    {
        _told.Takes(Some.Forecast("2026-08-01", "2026-07-01"));
        Assert.True(IsMarked(Some.Actual("2026-08-16", "2026-08-20")));
        Assert.False(IsMarked(Some.Actual("2026-08-30", "2026-09-01")));
        Assert.True(IsMarked(Some.Actual("2026-09-14", "2026-09-15")));
    }

    [Fact]
    public void Percent_notes_and_retractions_ask_for_no_cause()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-07-01"));
        _told.Takes(Some.Actual("2026-08-28", "2026-08-29"));

        Assert.False(IsMarked(Some.Note("all is well") with { Percent = 90 }));
        Assert.False(IsMarked(Some.Report("2026-09-02") with { Actual = Some.NoDate, Reason = "test failed" }));
    }

    [Fact]
    public void Loaded_history_is_not_asked()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-08-01") with { KnownAt = Some.Day("2026-08-02") });

        Assert.False(IsMarked(Some.Forecast("2027-12-01") with { KnownAt = Some.Day("2026-09-02") }));
        Assert.True(IsMarked(Some.Forecast("2028-12-01", "2026-10-01")));
    }

    [Fact]
    public void The_number_of_days_can_be_set()
    {
        var told = Told.Programme(causeBeyondDays: 30);
        told.Takes(Some.Forecast("2026-12-01", "2026-08-01"));
        told.Takes(Some.Forecast("2026-12-31", "2026-09-01"));
        Assert.Null(told.Taken!.CauseMissing);

        told.Takes(Some.Forecast("2027-01-31", "2026-10-01"));

        Assert.True(told.Taken!.CauseMissing);
    }

    [Fact]
    public void A_marked_report_is_recognised_when_it_is_sent_again()
    {
        _told.Takes(Some.Forecast("2026-12-01", "2026-08-01"));
        var marked = _told.Takes(Some.Forecast("2027-12-01"));

        Assert.Equal(marked, _told.Had(Some.Forecast("2027-12-01")));
    }

    [Fact]
    public void Whom_a_cause_is_attributed_to_is_a_party_of_the_programme()
    {
        var rejection = _told.Refuses(Some.Forecast("2026-12-01") with { Cause = "utility", AttributedTo = "nobody" });

        Assert.Equal((Refusal.Invalid, "attributedTo"), (rejection.Refusal, rejection.Field));
        _told.Takes(Some.Forecast("2026-12-01") with { Cause = "utility", AttributedTo = "mortenson" });
    }

    bool IsMarked(Report report)
    {
        _told.Takes(report);
        return _told.Taken!.CauseMissing == true;
    }
}
