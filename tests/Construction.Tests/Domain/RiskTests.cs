namespace Construction.Tests.Domain;

/// <summary>What may happen at a site: entered, revised, closed.</summary>
public sealed class RiskTests
{
    readonly Told _told = Told.Programme();

    [Fact]
    public void A_risk_is_entered_and_revised_and_had_where_nothing_differs()
    {
        _told.Takes(new RiskEntered(Some.Site, Some.Risk));
        _told.Had(new RiskEntered(Some.Site, Some.Risk));
        _told.Takes(new RiskEntered(Some.Site, Some.Risk with { Milestones = [] }));
        _told.Takes(new RiskEntered(Some.Site, Some.Risk with { Milestones = [], Impact = Some.Risk.Impact with { Most = 91 } }));

        Assert.Equal((91, null), (Only.Details.Impact.Most, Only.Closed));
    }

    [Fact]
    public void A_risk_is_closed_once_and_its_id_is_not_used_again()
    {
        Refused(new RiskClosed(Some.Site, Some.Risk.Id, null), Refusal.Unknown, "risk", Some.Risk.Id);
        _told.Takes(new RiskEntered(Some.Site, Some.Risk));
        _told.Takes(new RiskClosed(Some.Site, Some.Risk.Id, "settled"));

        _told.Had(new RiskClosed(Some.Site, Some.Risk.Id, "again"));
        Refused(new RiskEntered(Some.Site, Some.Risk), Refusal.Conflict, "id", Some.Risk.Id);
        Assert.Equal("settled", Only.Closed!.Reason);
    }

    [Fact]
    public void It_names_a_known_site_known_milestones_and_a_known_party()
    {
        Refused(new RiskEntered("atlantis", Some.Risk), Refusal.Unknown, "site", "atlantis");
        Refused(new RiskClosed("atlantis", Some.Risk.Id, null), Refusal.Unknown, "site", "atlantis");
        Refused(new RiskEntered(Some.Site, Some.Risk with { Milestones = [Some.Milestone, "roof"] }), Refusal.Unknown, "milestone", "roof");
        Refused(new RiskEntered(Some.Site, Some.Risk with { Party = "nobody" }), Refusal.Invalid, "party", "nobody");
    }

    [Fact]
    public void Its_probability_is_one_and_its_impact_rises_from_nothing()
    {
        Refused(Some.Risk with { Probability = -0.01m }, "probability", "-0.01");
        Refused(Some.Risk with { Probability = 1.01m }, "probability", "1.01");
        Refused(Some.Risk with { Impact = new(-1, 2, 3) }, "impact.least", "-1");
        Refused(Some.Risk with { Impact = new(3, 2, 3) }, "impact.least", "3");
        Refused(Some.Risk with { Impact = new(1, 4, 3) }, "impact.most", "3");
        Refused(Some.Risk with { Impact = new(1, 2, 3_651) }, "impact.most", "3651");

        _told.Takes(new RiskEntered(Some.Site, Some.Risk with { Probability = 0, Impact = new(0, 0, 0) }));
        _told.Takes(new RiskEntered(Some.Site, Some.Risk with { Probability = 1, Impact = new(3_650, 3_650, 3_650) }));
    }

    EnteredRisk Only => Assert.Single(_told.State.Sites[Some.Site].Risks.Values);

    void Refused(RiskDetails risk, string field, string value) => Refused(new RiskEntered(Some.Site, risk), Refusal.Invalid, field, value);

    void Refused(Event proposed, Refusal refusal, string field, string value)
    {
        var rejection = _told.Refuses(proposed);
        Assert.Equal((refusal, field, value), (rejection.Refusal, rejection.Field, rejection.Value));
    }
}
