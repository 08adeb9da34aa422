namespace Construction.Tests.Analytics;

/// <summary>What counts and what it adds up to; worked by hand for 23 November 2026.</summary>
public sealed class MwDaysLateTests
{
    readonly ToldSites _told = new();

    MwDaysLate Late => MwDaysLate.Of(_told.AsOf, "facility", Some.Today);

    [Fact]
    public void What_is_early_makes_up_for_nothing()
    {
        // 20 days late with 10 MW; 100 days early with 1,000 MW; 30 days early to come.
        _told.Plans("late", 10).Baseline("late", "2026-10-01").Says("late", Some.Actual("2026-10-21", "2026-11-01"));
        _told.Plans("early", 1_000).Baseline("early", "2026-08-01").Says("early", Some.Actual("2026-04-23", "2026-05-01"));
        _told.Plans("to-come", 1_000).Baseline("to-come", "2027-02-01").Says("to-come", Some.Forecast("2027-01-02"));

        Assert.Equal((Exactly(200), Bounds.None), (Late.Incurred, Late.ToCome));
        Assert.Equal(["late"], Late.Milestones.Select(milestone => milestone.Milestone));
        Assert.Equal(2_010, Late.Planned);
    }

    [Fact]
    public void What_has_no_plan_or_no_report_or_was_withdrawn_is_named_and_not_counted()
    {
        _told.Plans("unplanned", 147).Says("unplanned", Some.Actual("2026-06-28"));
        _told.Plans("silent", 7);
        _told.Plans("withdrawn", 941).Baseline("withdrawn", "2026-03-03").Withdraws("withdrawn");
        _told.Plans("none", []).Baseline("none", "2026-03-03");

        Assert.Equal((Bounds.None, Bounds.None, 0m, 0), (Late.Incurred, Late.ToCome, Late.Planned, Late.Milestones.Count));
        Assert.Equal([("unplanned", 147m), ("silent", 7)], Late.Unplanned.Select(mw => (mw.Milestone, mw.Mw)));
        Assert.Equal([new(ToldSites.Site, "withdrawn", 941)], Late.Withdrawn);
    }

    [Theory]
    [InlineData("energised")]
    [InlineData("handed-over")]
    [InlineData("it-load-live")]
    [InlineData("full-capacity")]
    public void Only_ready_for_service_counts_and_the_megawatts_of_other_phases_are_named(string phase)
    {
        _told.Plans("other", 1_764, phase: phase).Baseline("other", "2026-06-30");

        Assert.Equal((Bounds.None, Bounds.None, 0m), (Late.Incurred, Late.ToCome, Late.Planned));
        Assert.Equal([new(ToldSites.Site, "other", 1_764)], Late.OtherPhases);
    }

    [Fact]
    public void A_milestone_on_two_bases_counts_with_the_one_that_is_asked_for()
    {
        _told.Plans("one", [new(295, "facility", null, null, null), new(210, "it", null, null, null)])
            .Baseline("one", "2026-04-01").Says("one", Some.Actual("2026-05-23"));

        Assert.Equal(Exactly(52 * 295), Late.Incurred);
        Assert.Equal(Exactly(52 * 210), MwDaysLate.Of(_told.AsOf, "it", Some.Today).Incurred);
        Assert.Equal(Bounds.None, MwDaysLate.Of(_told.AsOf, "nameplate", Some.Today).Incurred);
    }

    [Fact]
    public void The_heaviest_stands_first_by_what_it_can_amount_to_at_most()
    {
        _told.Plans("small", 10).Baseline("small", "2026-06-30").Says("small", Some.Forecast("2026-09-30"));   // 1,460 and more
        _told.Plans("certain", 50).Baseline("certain", "2026-06-30").Says("certain", Some.Actual("2026-08-29")); // 60 · 50 = 3,000
        _told.Plans("coarse", 10).Baseline("coarse", "2026").Says("coarse", Some.Forecast("2026-12-31"));        // 0 to 364 · 10 = 3,640

        Assert.Equal(["coarse", "certain", "small"], Late.Milestones.Select(milestone => milestone.Milestone));
        Assert.Equal([new(0, 3_640, false), Exactly(3_000), new(1_460, 1_460, true)], Late.Milestones.Select(milestone => milestone.MwDays));
    }

    [Fact]
    public void Without_milestones_nothing_is_late() =>
        Assert.Equal((Bounds.None, Bounds.None, 0), (Late.Incurred, Late.ToCome, Late.Milestones.Count));

    // Facility power. Buildings 3-4: 52 · 295 = 15,340. Buildings 5-8 (590 MW), plan 1 July 2026, forecast 1 October 2026 to 31 March 2027:
    // 145 · 590 = 85,550 incurred, 0 to 128 · 590 = 75,520 to come. Shackelford building 1 (196 MW), plan 1 January 2027, forecast 2027-H1:
    // 0 to 180 · 196 = 35,280 to come. Abu Dhabi 1-2 (280 MW) is forecast for the day that was stated first.
    // Planned 295 + 590 + 196 + 280 = 1,361. Campuses: 1,764 + 1,200 + 2,210 + 1,383 + 1,300 + 1,120 = 8,977.
    [Fact]
    public void The_shipped_programme_has_100_890_megawatt_days_behind_it_and_up_to_110_800_to_come()
    {
        var late = MwDaysLate.Of(MilestoneAsOf.AllOf(Shipped.State), "facility", Some.Today);

        Assert.Equal((Exactly(100_890), new Bounds(0, 110_800, false), 1_361m), (late.Incurred, late.ToCome, late.Planned));
        Assert.Equal(
            ["buildings-5-8-ready-for-service", "building-1-ready-for-service", "buildings-3-4-ready-for-service"],
            late.Milestones.Select(milestone => milestone.Milestone));
        Assert.Equal((295m, 941m, 8_977m), (late.Unplanned.Sum(mw => mw.Mw), late.Withdrawn.Sum(mw => mw.Mw), late.OtherPhases.Sum(mw => mw.Mw)));
    }

    static Bounds Exactly(decimal amount) => new(amount, amount, IsOpen: false);
}
