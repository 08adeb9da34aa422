using Construction.Tests.Boards;
using Dashboard.Board;

namespace Construction.Tests.Domain;

/// <summary>What is said after the fact, for the past, or of what cannot be known yet.</summary>
public sealed class LateWordsTests
{
    readonly Told _told = Told.Programme();

    [Theory]
    [InlineData("crusoe")]
    [InlineData("epoch-ai")]
    public void A_forecast_said_after_the_actual_is_no_plan_for_it(string party)
    {
        _told.Takes(Some.Actual("2025-12-30", "2026-01-01"));
        _told.Takes(Some.Forecast("2026-12-31", "2026-02-01", party));

        Assert.Equal((MilestoneStatus.Done, null, null), (_told.Reading.Status, _told.Reading.Plan, _told.Reading.Slip));
    }

    [Fact]
    public void A_party_new_to_a_milestone_is_measured_against_who_gave_a_date_before()
    {
        _told.Takes(Some.Forecast("2026-07-01", "2025-12-13", "epoch-ai"));
        _told.Takes(Some.Forecast("2027-02-15", "2026-11-23"));

        Assert.Equal(("epoch-ai", 229), (_told.Reading.Plan!.Party, _told.Reading.Slip!.FromDays));
    }

    [Theory]
    [InlineData("2026-01-01/2100-12-31", "2026-11-23")]
    [InlineData("2026-11-20", "2026-01-01")]
    public void An_actual_that_cannot_have_been_known_is_refused(string actual, string dataDate)
    {
        Assert.Equal("actual", _told.Refuses(Some.Actual(actual, dataDate)).Field);
    }

    [Fact]
    public void An_actual_of_the_running_month_is_taken()
    {
        _told.Takes(Some.Actual("2026-11", "2026-11-20"));
    }

    [Fact]
    public void The_story_of_an_older_data_date_claims_no_change()
    {
        var log = Shipped.Log.With(
            new MilestoneReported("abilene-tx", "campus-complete", Some.Forecast("2026-04", "2025-02-01")),
            new MilestoneReported("abilene-tx", "campus-complete", Some.Forecast("2027-04", "2026-11-01")));
        var rows = Folded.Of(log).Since(Board.ProgrammeTopic, null).Rows();

        Assert.Null(rows[$"story/abilene-tx/{log[^2].Position}"]["was"]!["forecast"]);
        Assert.Equal("2026-12-01/2026-12-31", rows[$"story/abilene-tx/{log[^1].Position}"]["was"]!["forecast"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void What_was_sent_without_its_day_is_the_same_tomorrow()
    {
        var baseline = Some.Baseline();
        _told.Takes(baseline);
        _told.Had(baseline with { Approved = baseline.Approved.AddDays(1) });

        _told.Takes(Some.Withdrawal);
        _told.Had(Some.Withdrawal with { Date = Some.Withdrawal.Date.AddDays(1) });
    }

    [Fact]
    public void A_cleared_flag_is_not_raised_again_under_its_id()
    {
        _told.Takes(new FlagRaised(Some.Site, Some.Flag));
        _told.Takes(new FlagCleared(Some.Site, Some.Flag.Id, "settled"));

        Assert.Equal(Refusal.Conflict, _told.Refuses(new FlagRaised(Some.Site, Some.Flag)).Refusal);
    }

    [Fact]
    public void There_is_one_programme_and_its_id_stays()
    {
        _told.Takes(new ProgrammeDescribed(Some.Programme));
        _told.Takes(new ProgrammeDescribed(Some.Programme with { Id = "", Name = "Renamed" }));

        Assert.Equal(("stargate", "Renamed"), (_told.State.Details!.Id, _told.State.Details.Name));
        Assert.Equal("id", _told.Refuses(new ProgrammeDescribed(Some.Programme with { Id = "other" })).Field);
    }
}
