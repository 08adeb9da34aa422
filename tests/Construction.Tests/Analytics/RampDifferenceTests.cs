namespace Construction.Tests.Analytics;

public sealed class RampDifferenceTests
{
    const string Abilene = "abilene-tx";

    static readonly DateOnly EndOf2026 = new(2026, 12, 31), EndOf2027 = new(2027, 12, 31);

    // Epoch AI, facility power: the vintages up to 21 January 2026 have 2,121 MW at Abilene by 3 March 2027, that of 3 April 2026 ends with
    // 1,180 MW by 1 July 2026. 2,121 − 1,180 = 941 MW are Buildings 9-10, dropped by OpenAI and Oracle. They had no IT figure.
    [Fact]
    public void The_dropped_Buildings_9_and_10_at_Abilene_are_941_megawatts_of_scope_and_no_slip()
    {
        var (before, after) = (AbileneAt("2026-04-02"), AbileneAt("2026-04-03"));

        var difference = RampDifference.Between(before.Current, after.Current, EndOf2027);

        Assert.Equal((2_121m, 1_180m, 0m, -941m), (difference.Before, difference.After, difference.Slip, difference.Scope));
        var change = Assert.Single(difference.Changes);
        Assert.Equal(("buildings-9-10-ready-for-service", RampReason.Dropped), (change.Milestone, change.Reason));
        Assert.Equal((941m, null, Some.Day("2027-03-03"), null), (change.MwBefore, change.MwAfter, change.DayBefore, change.DayAfter));
    }

    // From April to November 2026 both happened. By the end of 2026: 1,180 MW then (9-10 came only in 2027), 590 now, since Buildings 5-8
    // went from 1 July 2026 to March 2027 at the latest. By the end of 2027 5-8 are there again, and 9-10 are not.
    [Fact]
    public void At_Abilene_590_megawatts_slipped_by_the_end_of_2026_and_941_left_the_scope_by_the_end_of_2027()
    {
        var (before, now) = (AbileneAt("2026-04-02"), AbileneAt("2026-11-23"));

        var in2026 = RampDifference.Between(before.Current, now.Current, EndOf2026);
        var in2027 = RampDifference.Between(before.Current, now.Current, EndOf2027);

        Assert.Equal((1_180m, 590m, -590m, 0m), (in2026.Before, in2026.After, in2026.Slip, in2026.Scope));
        Assert.Equal((2_121m, 1_180m, 0m, -941m), (in2027.Before, in2027.After, in2027.Slip, in2027.Scope));
    }

    // The plan: 3-4 (295, 1 April 2026), 5-8 (590, 1 July 2026), 9-10 (941, 3 March 2027); of 1 and 2 nobody had stated a date before.
    // 1,826 planned by the end of 2027, 1,180 expected: −646 = −941 dropped + 147 + 148 without a plan, and no slip.
    [Fact]
    public void Against_the_plan_of_the_same_moment_they_are_scope_too_beside_what_nobody_had_planned()
    {
        var now = AbileneAt("2026-11-23");

        var difference = RampDifference.Between(now.Plan, now.Current, EndOf2027);

        Assert.Equal((1_826m, 1_180m, 0m, -646m), (difference.Before, difference.After, difference.Slip, difference.Scope));
        Assert.Equal((-941m, 295m), (difference.ScopeOf(RampReason.Dropped), difference.ScopeOf(RampReason.Added)));
        Assert.Equal(
            ["buildings-9-10-ready-for-service", "building-2-ready-for-service", "building-1-ready-for-service"],
            difference.Changes.Select(change => change.Milestone));
    }

    [Theory]
    [InlineData("2026-12-31", -100)] // Before: there, after: not yet.
    [InlineData("2027-03-30", -100)]
    [InlineData("2027-03-31", 0)]
    [InlineData("2026-12-30", 0)] // In neither.
    public void What_only_went_to_another_day_is_slip_between_the_two_days(string day, int slip)
    {
        var (before, after) = (Ramp(told => told.Says("one", Some.Forecast("2026-12-31"))), Ramp(told => told.Says("one", Some.Forecast("2027-03-31"))));

        var difference = RampDifference.Between(before.Current, after.Current, Some.Day(day));

        Assert.Equal((slip, 0m), (difference.Slip, difference.Scope));
        Assert.All(difference.Changes, change => Assert.Equal(RampReason.Moved, change.Reason));
    }

    // 100 MW by the end of 2026 become 70 MW by March 2027. What both have is 70. By the end of 2026: 0 − 100 = −70 slip − 30 scope. By the
    // end of 2027: 70 − 100 = no slip, −30 scope.
    [Fact]
    public void What_got_smaller_and_later_slips_with_what_is_left_and_changes_its_scope_by_the_rest()
    {
        var (before, after) = (Sized(100, "2026-12-31"), Sized(70, "2027-03-31"));

        var (in2026, in2027) = (RampDifference.Between(before, after, EndOf2026), RampDifference.Between(before, after, EndOf2027));

        Assert.Equal((-70m, -30m, RampReason.Resized), (in2026.Slip, in2026.Scope, in2026.Changes[0].Reason));
        Assert.Equal((0m, -30m, RampReason.Resized), (in2027.Slip, in2027.Scope, in2027.Changes[0].Reason));
    }

    // The other way round: 70 MW by the end of 2026 become 100 MW by March 2027. By the end of 2026: 0 − 70 = −70 slip; the 30 more come in 2027.
    [Fact]
    public void What_got_larger_and_later_slips_with_what_it_was_and_adds_the_rest_where_it_comes()
    {
        var (before, after) = (Sized(70, "2026-12-31"), Sized(100, "2027-03-31"));

        var (in2026, in2027) = (RampDifference.Between(before, after, EndOf2026), RampDifference.Between(before, after, EndOf2027));

        Assert.Equal((-70m, 0m), (in2026.Slip, in2026.Scope));
        Assert.Equal((0m, 30m), (in2027.Slip, in2027.Scope));
    }

    [Fact]
    public void A_date_that_was_taken_back_is_slip_for_it_is_still_in_scope()
    {
        var before = Ramp(told => told.Says("one", Some.Forecast("2026-12-31", "2026-03-01")));
        var after = Ramp(told => told.Says("one", Some.Forecast("2026-12-31", "2026-03-01"))
            .Says("one", Some.Report("2026-06-01") with { Forecast = Some.NoDate }));

        var difference = RampDifference.Between(before.Current, after.Current, EndOf2027);

        Assert.Equal((-100m, 0m), (difference.Slip, difference.Scope));
        Assert.Equal(RampReason.Undated, difference.Changes[0].Reason);
    }

    [Fact]
    public void Time_that_passes_without_an_actual_is_slip()
    {
        // A forecast for 1 March 2026, looked at on 1 February and on 1 April, when it counts from 2 April.
        var milestones = new ToldSites().Plans("one").Says("one", Some.Forecast("2026-03-01", "2026-01-15")).AsOf;
        var before = Construction.Analytics.Ramp.Of(milestones, "facility", Some.Day("2026-02-01"));
        var after = Construction.Analytics.Ramp.Of(milestones, "facility", Some.Day("2026-04-01"));

        Assert.Equal(-100, RampDifference.Between(before.Current, after.Current, Some.Day("2026-04-01")).Slip);
        Assert.Equal(0, RampDifference.Between(before.Current, after.Current, Some.Day("2026-04-02")).Slip);
    }

    [Fact]
    public void Curves_of_different_bases_are_not_compared()
    {
        var ramp = Ramp(told => told.Says("one", Some.Forecast("2026-12-31")));
        var other = Construction.Analytics.Ramp.Of([], "it", Some.Today);

        Assert.Throws<ArgumentException>(() => RampDifference.Between(ramp.Current, other.Current, EndOf2026));
    }

    static Ramp AbileneAt(string day) => Construction.Analytics.Ramp.Of(
        ToldSites.ShippedAt(day).Where(milestone => milestone.Site == Abilene), "facility", Some.Day(day));

    static Ramp Ramp(Action<ToldSites> tell)
    {
        var told = new ToldSites().Plans("one");
        tell(told);
        return Construction.Analytics.Ramp.Of(told.AsOf, "facility", Some.Today);
    }

    static RampCurve Sized(decimal mw, string forecast) =>
        Construction.Analytics.Ramp.Of(new ToldSites().Plans("one", mw).Says("one", Some.Forecast(forecast)).AsOf, "facility", Some.Today).Current;
}
