namespace Construction.Tests.Domain;

/// <summary>What a party itself takes for possible.</summary>
public sealed class RangeTests
{
    readonly Told _told = Told.Programme();

    [Fact]
    public void The_range_of_the_latest_data_date_stands_and_of_these_the_last_that_came()
    {
        _told.Takes(Some.Range(likely: "2026-12-01", dataDate: "2026-09-01"));
        _told.Takes(Some.Range(likely: "2026-12-02", dataDate: "2026-10-01"));
        _told.Takes(Some.Range(likely: "2026-12-03", dataDate: "2026-08-01"));
        Assert.Equal(Some.Day("2026-12-02"), Likely());

        var last = _told.Takes(Some.Range(likely: "2026-12-04", dataDate: "2026-10-01"));

        Assert.Equal((Some.Day("2026-12-04"), last), (Likely(), _told.Milestone.RangeOf("crusoe")!.Position));
    }

    [Fact]
    public void Each_party_has_its_own()
    {
        _told.Takes(Some.Range());
        _told.Takes(Some.Range(likely: "2026-12-20") with { Party = "oracle" });

        Assert.Equal([("crusoe", Some.Day("2026-12-01")), ("oracle", Some.Day("2026-12-20"))], _told.Milestone.Ranges.Select(given => (given.Range.Party, given.Range.Likely)));
        Assert.Null(_told.Milestone.RangeOf("mortenson"));
    }

    [Fact]
    public void The_same_again_is_had_already_also_where_a_later_one_stands()
    {
        var first = _told.Takes(Some.Range(dataDate: "2026-09-01"));
        var second = _told.Takes(Some.Range(dataDate: "2026-10-01"));

        Assert.Equal((first, second), (_told.Had(Some.Range(dataDate: "2026-09-01")), _told.Had(Some.Range(dataDate: "2026-10-01"))));
        // What was corrected for a day comes back with another correction.
        _told.Takes(Some.Range(likely: "2026-12-09", dataDate: "2026-10-01"));
        _told.Takes(Some.Range(dataDate: "2026-10-01"));
    }

    [Fact]
    public void Its_days_may_be_one_and_rise_in_any_case()
    {
        _told.Takes(Some.Range("2026-12-01", "2026-12-01", "2026-12-01"));

        Refused(Some.Range("2026-12-02", "2026-12-01", "2026-12-03"), Refusal.Invalid, "optimistic", "2026-12-02");
        Refused(Some.Range("2026-12-01", "2026-12-04", "2026-12-03"), Refusal.Invalid, "pessimistic", "2026-12-03");
    }

    [Fact]
    public void It_names_a_known_site_milestone_and_party_and_a_data_date_that_has_come()
    {
        Refused(Some.Range() with { Site = "atlantis" }, Refusal.Unknown, "site", "atlantis");
        Refused(Some.Range() with { Milestone = "roof" }, Refusal.Unknown, "milestone", "roof");
        Refused(Some.Range() with { Party = "nobody" }, Refusal.Invalid, "party", "nobody");
        Refused(Some.Range(dataDate: "2026-11-25"), Refusal.Invalid, "dataDate", "2026-11-25");
        _told.Takes(Some.Range(dataDate: "2026-11-24"));
    }

    [Fact]
    public void A_withdrawn_milestone_takes_none()
    {
        _told.Takes(Some.Withdrawal);

        Refused(Some.Range(), Refusal.Conflict, "milestone", Some.Milestone);
    }

    DateOnly Likely() => _told.Milestone.RangeOf("crusoe")!.Range.Likely;

    void Refused(Event proposed, Refusal refusal, string field, string value)
    {
        var rejection = _told.Refuses(proposed);
        Assert.Equal((refusal, field, value), (rejection.Refusal, rejection.Field, rejection.Value));
    }
}
