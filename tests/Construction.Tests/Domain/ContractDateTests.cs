namespace Construction.Tests.Domain;

/// <summary>The date that a contract names for a milestone.</summary>
public sealed class ContractDateTests
{
    readonly Told _told = Told.Programme();

    [Fact]
    public void The_last_that_was_set_stands_and_the_same_again_is_had()
    {
        var first = _told.Takes(Some.Contract("2026-12-31"));
        Assert.Equal(first, _told.Had(Some.Contract("2026-12-31")));
        var second = _told.Takes(Some.Contract("2027-Q1"));

        Assert.Equal((Some.Date("2027-Q1"), second), (_told.Milestone.Contract!.Set.Date, _told.Milestone.Contract.Position));
        // It came back.
        _told.Takes(Some.Contract("2026-12-31"));
    }

    [Fact]
    public void It_is_no_baseline_and_no_partys_word()
    {
        _told.Takes(Some.Forecast("2027-02-01"));
        var before = _told.Reading;
        _told.Takes(Some.Contract());

        Assert.Equal((before.Plan, before.Slip, before.Current), (_told.Reading.Plan, _told.Reading.Slip, _told.Reading.Current));
    }

    [Fact]
    public void It_names_a_known_site_milestone_and_party_and_a_withdrawn_milestone_takes_none()
    {
        Refused(Some.Contract() with { Site = "atlantis" }, Refusal.Unknown, "site", "atlantis");
        Refused(Some.Contract() with { Milestone = "roof" }, Refusal.Unknown, "milestone", "roof");
        Refused(Some.Contract() with { Party = "nobody" }, Refusal.Invalid, "party", "nobody");
        _told.Takes(Some.Withdrawal);

        Refused(Some.Contract(), Refusal.Conflict, "milestone", Some.Milestone);
    }

    void Refused(Event proposed, Refusal refusal, string field, string value)
    {
        var rejection = _told.Refuses(proposed);
        Assert.Equal((refusal, field, value), (rejection.Refusal, rejection.Field, rejection.Value));
    }
}
